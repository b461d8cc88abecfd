import type { DocumentType } from '../mapping/types.ts';
import type { Database } from './database.ts';

/** What can change: a document, or money that is applied to one. */
type ChangedType = DocumentType | 'prepayment' | 'overpayment';

export interface NewChange {
  organisationId: string;
  /** Unknown for a webhook of an invoice or a bill. */
  xeroType?: ChangedType | undefined;
  xeroId: string;
  updatedOn?: Date | undefined;
  /** Status and amounts (see answeredState), where the source had read them. */
  state?: string | undefined;
  source: 'Webhook' | 'Read' | 'Compare';
  /** The app whose key signed a webhook. */
  clientId?: string | undefined;
  /** Two changes of the same key are one. */
  eventKey?: string | undefined;
  receivedAt: Date;
}

export interface Change extends NewChange {
  seq: number;
}

const sequencing = 7_204_915;

/** The `state` of a change that is offered although an answer has held it: the rows in Dynamics may not show it. */
export const rowsMayBeBehind = 'rows may be behind';

/** Adds changes in one statement; those whose key is there already are left out. */
export async function addChanges(database: Database, changes: NewChange[]): Promise<void> {
  if (changes.length === 0) return;
  await database.query(
    `insert into changes (organisation, xero_type, xero_id, updated_on, state, source, client_id, event_key, received_at)
     select "organisationId", "xeroType", "xeroId", "updatedOn", state, source, "clientId", "eventKey", "receivedAt"
     from jsonb_to_recordset($1::jsonb) as change("organisationId" text, "xeroType" text, "xeroId" text, "updatedOn" timestamptz,
       state text, source text, "clientId" text, "eventKey" text, "receivedAt" timestamptz)
     on conflict (event_key) do nothing`,
    [JSON.stringify(changes)],
  );
}

/** What a poll wants to know first, in one statement of indexed look-ups. */
export interface Glance {
  store: string;
  /** The last place given. */
  last: number;
  /** Whether a change may be waiting after `seq`. */
  waiting: boolean;
  /** Whether an intent is in doubt. */
  doubts: boolean;
  /** Whether an organisation is due for a read or a compare. */
  due: boolean;
}

export async function glance(database: Database, organisationIds: string[], seq: number, now: Date): Promise<Glance> {
  const [row] = await database.query<Glance>(
    `select (select id from store)::text as store,
       (select case when is_called then last_value else 0 end from change_seq) as last,
       exists (select 1 from changes where seq is null) or exists (select 1 from changes where seq > $2 and organisation = any($1::text[])) as waiting,
       exists (select 1 from intents where state = 'sent' and organisation = any($1::text[]) and (held_until is null or held_until <= $3)) as doubts,
       (select count(*) from reads where organisation = any($1::text[]) and next_read_at > $3 and next_compare_at > $3) < $4 as due`,
    [organisationIds, seq, now, organisationIds.length],
  );
  return row as Glance;
}

/** Gives every change that has been committed since its place in the stream; after this no change can appear before one that has a place. */
export async function placeChanges(database: Database): Promise<void> {
  await database.transaction(async (inside) => {
    await inside.query('select pg_advisory_xact_lock($1)', [sequencing]);
    await inside.query(
      `update changes set seq = placed.seq
       from (select id, nextval('change_seq') as seq from (select id from changes where seq is null order by id) as waiting) as placed
       where changes.id = placed.id`,
    );
  });
}

/**
 * The documents that changed after `seq`, each once, at its last change, in the order of these; at most `limit`.
 * A webhook counts only for the app that signed it.
 */
export async function changesAfter(
  database: Database,
  from: { organisationIds: string[]; clientId: string; seq: number; limit: number },
): Promise<Change[]> {
  return database.query<Change>(
    `select * from (
       select distinct on (organisation, xero_id) seq, organisation as "organisationId", xero_type as "xeroType", xero_id as "xeroId",
         updated_on as "updatedOn", coalesce(max(state) filter (where state = $5) over (partition by organisation, xero_id), state) as state,
         source, received_at as "receivedAt"
       from changes where seq > $1 and organisation = any($2::text[]) and (client_id is null or client_id = $3)
       order by organisation, xero_id, seq desc) as latest
     order by seq limit $4`,
    [from.seq, from.organisationIds, from.clientId, from.limit, rowsMayBeBehind],
  );
}

/** The place just before whatever came at `time` or later. */
export async function placeBefore(database: Database, time: Date): Promise<number> {
  const [row] = await database.query<{ seq: number | null }>(
    `select coalesce((select min(seq) - 1 from changes where received_at >= $1 and seq is not null),
       (select case when is_called then last_value else 0 end from change_seq)) as seq`,
    [time],
  );
  return row?.seq ?? 0;
}

/** Changes are kept 30 days. */
export async function forgetChanges(database: Database, before: Date): Promise<void> {
  await database.query('delete from changes where received_at < $1', [before]);
}

/** When the newest webhook of an organisation came that the app's key signed, as far back as changes are kept. */
export async function lastWebhook(database: Database, organisationId: string, clientId: string): Promise<Date | null> {
  const [row] = await database.query<{ at: Date | null }>(
    `select max(received_at) as at from changes where organisation = $1 and client_id = $2 and source = 'Webhook'`,
    [organisationId.toLowerCase(), clientId],
  );
  return row?.at ?? null;
}
