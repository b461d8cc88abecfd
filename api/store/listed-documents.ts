import type { Database } from './database.ts';
import type { NewDocument } from './documents.ts';

/** A document as Dynamics has it: `shownOn` is Xero's UpdatedDateUTC of the state that its rows show, null while they show none. */
export interface ListedDocument extends NewDocument {
  shownOn: Date | null;
}

/**
 * Learns documents from their links, all in one statement. A document that belongs to another row stays there, and a row keeps the document
 * that it is known to have. Where Dynamics shows an older state than an answer of ours held, that answer is forgotten, so that the next
 * compare offers the document again. Answers how many were new.
 */
export async function registerDocuments(database: Database, documents: ListedDocument[]): Promise<number> {
  if (documents.length === 0) return 0;
  const rows = documents.map((document) => ({
    organisation: document.organisationId.toLowerCase(),
    environment: document.environment.toLowerCase(),
    row_table: document.table.toLowerCase(),
    row_id: document.rowId.toLowerCase(),
    generation: document.generation,
    xero_type: document.type,
    xero_id: document.xeroId.toLowerCase(),
    created_by_us: document.createdByUs ?? false,
    version_number: document.versionNumber ?? null,
    shown_on: document.shownOn?.toISOString() ?? null,
  }));
  // In one order, so that two calls at once never wait for each other's rows.
  rows.sort((one, other) => (one.xero_id < other.xero_id ? -1 : one.xero_id > other.xero_id ? 1 : 0));
  const [counted] = await database.query<{ added: number }>(
    `with listed as (
       select * from json_to_recordset($1::json) as listed(organisation text, environment text, row_table text, row_id text, generation integer,
         xero_type text, xero_id text, created_by_us boolean, version_number bigint, shown_on timestamptz)
     ), added as (
       insert into documents (organisation, environment, row_table, row_id, generation, xero_type, xero_id, created_by_us, version_number)
       select organisation, environment, row_table, row_id, generation, xero_type, xero_id, created_by_us, version_number from listed
       on conflict do nothing returning 1
     ), known as (
       update documents as known set
         created_by_us = known.created_by_us or listed.created_by_us,
         version_number = greatest(known.version_number, listed.version_number),
         answered_on = case when ${isBehind} then null else known.answered_on end,
         answered_state = case when ${isBehind} then null else known.answered_state end,
         is_open = known.is_open or ${isBehind}
       from listed
       where known.organisation = listed.organisation and known.environment = listed.environment and known.row_table = listed.row_table
         and known.row_id = listed.row_id and known.generation = listed.generation and known.xero_id = listed.xero_id
     )
     select count(*)::integer as added from added`,
    [JSON.stringify(rows)],
  );
  return counted?.added ?? 0;
}

/** Dynamics keeps times to the second. */
const isBehind = `(known.answered_on is not null and (listed.shown_on is null or listed.shown_on < date_trunc('second', known.answered_on)))`;
