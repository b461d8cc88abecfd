import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';

/** Takes a named lease for `ms`, and answers the way to give it back; undefined while another holds it. A crash frees it in time. */
export async function takeLease(database: Database, name: string, now: Date, ms: number): Promise<(() => Promise<void>) | undefined> {
  const holder = randomUUID();
  const rows = await database.query(
    `insert into leases (name, holder, held_until) values ($1, $2, $3)
     on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until where leases.held_until <= $4
     returning name`,
    [name, holder, new Date(now.getTime() + ms), now],
  );
  if (rows.length === 0) return undefined;
  return async () => {
    await database.query('delete from leases where name = $1 and holder = $2', [name, holder]);
  };
}
