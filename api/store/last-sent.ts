import { type Database, withoutNulls } from './database.ts';
import { keyOf, type RowOf } from './row-key.ts';

interface LastSent {
  /** As xc_sent has it. */
  sent?: string;
  /** Dataverse's versionnumber of the newest body that was brought to Xero (N2). */
  versionNumber?: number;
}

/** What is remembered of the last sending of an account, contact or product. */
export async function findLastSent(database: Database, row: RowOf): Promise<LastSent | undefined> {
  const [found] = await database.query<LastSent>(
    `select sent, version_number as "versionNumber" from contact_sent
     where organisation = $1 and environment = $2 and row_table = $3 and row_id = $4`,
    keyOf(row),
  );
  return found && withoutNulls(found);
}

/** Remembers what was brought to Xero; the highest version number stays. */
export async function recordLastSent(database: Database, row: RowOf, sent: string, versionNumber?: number): Promise<void> {
  await database.query(
    `insert into contact_sent (organisation, environment, row_table, row_id, sent, version_number) values ($1, $2, $3, $4, $5, $6)
     on conflict (organisation, environment, row_table, row_id) do update set
       sent = excluded.sent, version_number = greatest(excluded.version_number, contact_sent.version_number)`,
    [...keyOf(row), sent, versionNumber ?? null],
  );
}

/** Forgets a row whose link has ended. */
export async function removeLastSent(database: Database, row: RowOf): Promise<void> {
  await database.query(
    'delete from contact_sent where organisation = $1 and environment = $2 and row_table = $3 and row_id = $4',
    keyOf(row),
  );
}
