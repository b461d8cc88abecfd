import { readInstant } from '../mapping/dates.ts';
import { settleDoubts } from '../once/settle-doubts.ts';
import { addChanges } from '../store/changes.ts';
import type { XeroSession } from '../xero/session.ts';
import { type CatchUp, withinTime } from './catch-up.ts';
import { typeOf } from './xero-reads.ts';

/** Looks up, reading only, what became of sends that were never answered (N1); what is found comes into the stream with its row. */
export async function settleDoubtsInto(services: CatchUp, organisationIds: string[], until: Date): Promise<void> {
  const { clock, database, log } = services;
  try {
    const sessions = await withinTime(clock, until, Promise.all(organisationIds.map((id) => services.session(id))));
    const limited = sessions.map(
      (session): XeroSession => ({ ...session, send: (request) => withinTime(clock, until, session.send(request)) }),
    );
    const changes = (await settleDoubts(services, limited)).map(({ row, invoice }) => ({
      organisationId: row.organisationId.toLowerCase(),
      xeroType: typeOf(invoice),
      xeroId: `${invoice.InvoiceID}`.toLowerCase(),
      updatedOn: readInstant(invoice.UpdatedDateUTC) ?? undefined,
      source: 'Read' as const,
      receivedAt: clock.now(),
    }));
    if (changes.length > 0) await addChanges(database, changes);
  } catch (error) {
    log.warn({ err: error }, 'doubts could not be looked up');
  }
}
