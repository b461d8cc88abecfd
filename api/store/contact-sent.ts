import { type Database, withoutNulls } from './database.ts';

/** A row of an environment; `environment` is the host, ids are GUIDs. */
interface ContactRow {
  organisationId: string;
  environment: string;
  table: string;
  rowId: string;
}

interface RegisteredContact {
  /** As xc_sent has it. */
  sent?: string;
  /** Dataverse's versionnumber of the newest body that was brought to Xero (N2). */
  versionNumber?: number;
}

const keyOf = ({ organisationId, environment, table, rowId }: ContactRow): string[] =>
  [organisationId, environment, table, rowId].map((part) => part.toLowerCase());

/** What is remembered of the last sending of a row's Xero contact. */
export async function findContactSent(database: Database, row: ContactRow): Promise<RegisteredContact | undefined> {
  const [found] = await database.query<RegisteredContact>(
    `select sent, version_number as "versionNumber" from contact_sent
     where organisation = $1 and environment = $2 and row_table = $3 and row_id = $4`,
    keyOf(row),
  );
  return found && withoutNulls(found);
}

/** Remembers what was brought to Xero; the highest version number stays. */
export async function recordContactSent(database: Database, row: ContactRow, sent: string, versionNumber?: number): Promise<void> {
  await database.query(
    `insert into contact_sent (organisation, environment, row_table, row_id, sent, version_number) values ($1, $2, $3, $4, $5, $6)
     on conflict (organisation, environment, row_table, row_id) do update set
       sent = excluded.sent, version_number = greatest(excluded.version_number, contact_sent.version_number)`,
    [...keyOf(row), sent, versionNumber ?? null],
  );
}

/** Forgets a row whose link has ended. */
export async function removeContactSent(database: Database, row: ContactRow): Promise<void> {
  await database.query(
    'delete from contact_sent where organisation = $1 and environment = $2 and row_table = $3 and row_id = $4',
    keyOf(row),
  );
}
