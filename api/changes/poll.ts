import type { Logger } from 'pino';
import { type Clock, within } from '../clock.ts';
import type { Database } from '../store/database.ts';
import type { XeroSession } from '../xero/session.ts';

/** One poll of the stream: what it wants, and what it reads with. */
export interface Poll {
  clock: Clock;
  database: Database;
  log: Logger;
  clientId: string;
  organisationIds: string[];
  onlySynced: boolean;
  /** Reading in Xero ends then; what is not known by then is offered later. */
  until: Date;
  /** A session whose calls, and the getting of it, reject with `timeIsUp` when `until` comes first. */
  session(organisationId: string): Promise<XeroSession>;
}

export const timeIsUp = new Error('the time of this poll is up');

/** Sessions as a poll has them. */
export function sessionsUntil(clock: Clock, until: Date, open: Poll['session']): Poll['session'] {
  const limited = <T>(work: Promise<T>) => within(clock, until.getTime() - clock.now().getTime(), work, () => timeIsUp);
  return async (organisationId) => {
    const session = await limited(open(organisationId));
    return { ...session, send: (request) => limited(session.send(request)) };
  };
}
