import type { DocumentType } from '../mapping/types.ts';
import { type Database, withoutNulls } from './database.ts';
import { keyOf, type RowKey } from './row-key.ts';

export interface RegisteredDocument extends RowKey {
  entitySet?: string;
  type: DocumentType;
  xeroId: string;
  number?: string;
  createdByUs: boolean;
  /** Dataverse's versionnumber of the newest body sent (N2). */
  versionNumber?: number;
  /** What that body left in Xero, as xc_sent; read by row only. */
  sent?: string;
  /** UpdatedDateUTC and state (see answeredState) of the newest answer that held the document. */
  answeredOn?: Date;
  answeredState?: string;
  isOpen: boolean;
}

const columns = `organisation as "organisationId", environment, row_table as "table", row_id as "rowId", generation, entity_set as "entitySet",
  xero_type as type, xero_id as "xeroId", number, created_by_us as "createdByUs", version_number as "versionNumber",
  answered_on as "answeredOn", answered_state as "answeredState", is_open as "isOpen"`;

/** What is registered of a row's document. */
export interface NewDocument extends RowKey {
  entitySet?: string | undefined;
  type: DocumentType;
  xeroId: string;
  number?: string | undefined;
  createdByUs?: boolean;
  versionNumber?: number | undefined;
  sent?: string | undefined;
}

const rowKey = (row: RowKey) => [...keyOf(row), row.generation];
const values = (document: NewDocument) => [
  ...rowKey(document),
  document.entitySet ?? null,
  document.type,
  document.xeroId.toLowerCase(),
  document.number ?? null,
];

/**
 * Registers which Xero document a row has, or what is newly known of it; the highest version number stays.
 * Answers false, and changes nothing, when that Xero document already belongs to another row or generation.
 */
export async function upsertDocument(database: Database, document: NewDocument): Promise<boolean> {
  try {
    await database.query(
      `insert into documents (organisation, environment, row_table, row_id, generation, entity_set, xero_type, xero_id, number, created_by_us, version_number, sent)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (organisation, environment, row_table, row_id, generation) do update set
         entity_set = coalesce(excluded.entity_set, documents.entity_set), xero_type = excluded.xero_type, xero_id = excluded.xero_id,
         number = coalesce(excluded.number, documents.number), created_by_us = documents.created_by_us or excluded.created_by_us,
         sent = case when excluded.version_number < documents.version_number then documents.sent else coalesce(excluded.sent, documents.sent) end,
         version_number = greatest(excluded.version_number, documents.version_number)`,
      [...values(document), document.createdByUs ?? false, document.versionNumber ?? null, document.sent ?? null],
    );
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '23505') return false;
    throw error;
  }
}

/**
 * Learns a document from its mark in Xero. What the register already says stays: a copy that finance made of an invoice bears the
 * same mark. Answers whether the document is the row's.
 */
export async function learnDocument(database: Database, document: NewDocument): Promise<boolean> {
  await database.query(
    `insert into documents (organisation, environment, row_table, row_id, generation, entity_set, xero_type, xero_id, number)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    values(document),
  );
  const found = await findByRow(database, document);
  return found?.xeroId === document.xeroId.toLowerCase();
}

export async function findByRow(database: Database, row: RowKey): Promise<RegisteredDocument | undefined> {
  const [found] = await database.query<RegisteredDocument>(
    `select ${columns}, sent from documents where organisation = $1 and environment = $2 and row_table = $3 and row_id = $4 and generation = $5`,
    rowKey(row),
  );
  return found && withoutNulls(found);
}

export async function findByXeroId(database: Database, organisationId: string, xeroId: string): Promise<RegisteredDocument | undefined> {
  return (await findByXeroIds(database, organisationId, [xeroId]))[0];
}

export async function findByXeroIds(database: Database, organisationId: string, xeroIds: string[]): Promise<RegisteredDocument[]> {
  const rows = await database.query<RegisteredDocument>(
    `select ${columns} from documents where organisation = $1 and xero_id = any($2::text[])`,
    [organisationId.toLowerCase(), xeroIds.map((id) => id.toLowerCase())],
  );
  return rows.map(withoutNulls);
}

/** Documents that may still change by payments and credits, as the register knows; for the daily compare, `limit` at a time after an id. */
export async function openDocuments(database: Database, organisationId: string, limit: number, after = ''): Promise<RegisteredDocument[]> {
  const rows = await database.query<RegisteredDocument>(
    `select ${columns} from documents where organisation = $1 and is_open and xero_id > $3 order by xero_id limit $2`,
    [organisationId.toLowerCase(), limit, after],
  );
  return rows.map(withoutNulls);
}

/**
 * Remembers what an answer of ours held, so that its echo is not offered as a change. An older answer changes nothing.
 * `isOpen` false ends the daily compare of a document that can no longer change.
 */
export async function recordAnswered(
  database: Database,
  answered: { organisationId: string; xeroId: string; updatedOn: Date; state: string; isOpen?: boolean },
): Promise<void> {
  await database.query(
    `update documents set answered_on = $3, answered_state = $4, is_open = coalesce($5, is_open)
     where organisation = $1 and xero_id = $2 and (answered_on is null or answered_on <= $3)`,
    [answered.organisationId.toLowerCase(), answered.xeroId.toLowerCase(), answered.updatedOn, answered.state, answered.isOpen ?? null],
  );
}

/**
 * Says that a reconciliation begins; true when another one of the same document began less than two minutes before (N2), undefined
 * when the register has no such document.
 */
export async function noteReconciling(database: Database, organisationId: string, xeroId: string, now: Date): Promise<boolean | undefined> {
  const rows = await database.query<{ before: Date | null }>(
    `update documents set reconciling_at = $3 from (select reconciling_at as before, organisation, xero_id from documents
       where organisation = $1 and xero_id = $2 for update) as former
     where documents.organisation = former.organisation and documents.xero_id = former.xero_id returning former.before`,
    [organisationId.toLowerCase(), xeroId.toLowerCase(), now],
  );
  if (!rows[0]) return undefined;
  const { before } = rows[0];
  return before !== null && now.getTime() - before.getTime() < 120_000;
}
