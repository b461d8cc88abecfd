import { type Database, withoutNulls } from './database.ts';
import { keyOf, type RowOf } from './row-key.ts';

/** A row and which kind of Xero object it is linked to. */
export interface ContactLinkKey extends RowOf {
  kind: 'contact' | 'item';
}

export interface ContactLink extends ContactLinkKey {
  xeroId: string;
  createdByUs: boolean;
  /** What Dynamics is known to have, in the organisation's currency; absent where it has nothing. */
  amountDue?: number | null | undefined;
  amountOverdue?: number | null | undefined;
  currency?: string | null | undefined;
}

const columns = `organisation as "organisationId", environment, row_table as "table", row_id as "rowId", kind, xero_id as "xeroId",
  created_by_us as "createdByUs", amount_due as "amountDue", amount_overdue as "amountOverdue", currency`;

const linkKey = (link: ContactLinkKey): string[] => [...keyOf(link), link.kind];

/**
 * Registers which Xero contact or item a row is linked to, or what is newly known of it: without amounts those that were known stay,
 * with any of them all three are as given.
 */
export async function upsertContactLink(database: Database, link: ContactLink): Promise<void> {
  const withAmounts = [link.amountDue, link.amountOverdue, link.currency].some((one) => one !== undefined);
  await upsert(database, [link], withAmounts);
}

/** Registers links as Dynamics has them, amounts included, in one statement; a row named twice counts as it came last. Answers how many were new. */
export async function registerContactLinks(database: Database, links: ContactLink[]): Promise<number> {
  const byKey = new Map(links.map((link) => [linkKey(link).join('|'), link]));
  // In one order, so that two calls at once never wait for each other's rows.
  const sorted = [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, link]) => link);
  return sorted.length === 0 ? 0 : upsert(database, sorted, true);
}

async function upsert(database: Database, links: ContactLink[], withAmounts: boolean): Promise<number> {
  const rows = links.map((link) => {
    const [organisation, environment, row_table, row_id, kind] = linkKey(link);
    const { xeroId, createdByUs: created_by_us, amountDue: amount_due, amountOverdue: amount_overdue, currency } = link;
    return {
      ...{ organisation, environment, row_table, row_id, kind, xero_id: xeroId.toLowerCase(), created_by_us },
      ...{ amount_due, amount_overdue, currency },
    };
  });
  const written = await database.query<{ isNew: boolean }>(
    `insert into contact_links (organisation, environment, row_table, row_id, kind, xero_id, created_by_us, amount_due, amount_overdue, currency)
     select organisation, environment, row_table, row_id, kind, xero_id, created_by_us, amount_due, amount_overdue, currency
     from json_populate_recordset(null::contact_links, $1::json)
     on conflict (organisation, environment, row_table, row_id, kind) do update set
       xero_id = excluded.xero_id,
       created_by_us = excluded.created_by_us or (contact_links.created_by_us and contact_links.xero_id = excluded.xero_id),
       amount_due = case when $2 then excluded.amount_due else contact_links.amount_due end,
       amount_overdue = case when $2 then excluded.amount_overdue else contact_links.amount_overdue end,
       currency = case when $2 then excluded.currency else contact_links.currency end
     returning (xmax = 0) as "isNew"`,
    [JSON.stringify(rows), withAmounts],
  );
  return written.filter((row) => row.isNew).length;
}

/** Forgets the links of rows that have ended. */
export async function removeContactLinks(database: Database, links: ContactLinkKey[]): Promise<void> {
  await database.query(
    `delete from contact_links where (organisation, environment, row_table, row_id, kind) in
       (select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]))`,
    [0, 1, 2, 3, 4].map((part) => links.map((link) => linkKey(link)[part])),
  );
}

/** Forgets the link of a row that has ended. */
export const removeContactLink = (database: Database, link: ContactLinkKey): Promise<void> => removeContactLinks(database, [link]);

/** What the register knows of one row's link. */
export async function linkOfRow(database: Database, link: ContactLinkKey): Promise<ContactLink | undefined> {
  const [found] = await database.query<ContactLink>(
    `select ${columns} from contact_links where organisation = $1 and environment = $2 and row_table = $3 and row_id = $4 and kind = $5`,
    linkKey(link),
  );
  return found && withoutNulls(found);
}

/** Every row, of whatever environment, that is linked to a Xero contact or item. */
export function linksToXeroId(
  database: Database,
  organisationId: string,
  kind: ContactLinkKey['kind'],
  xeroId: string,
): Promise<ContactLink[]> {
  return contactLinks(database, { organisationId, kind, xeroIds: [xeroId] });
}

/** Links of an organisation by row: those of one environment, of one kind, to the Xero objects named, at most `limit`; all without. */
export async function contactLinks(
  database: Database,
  wanted: { organisationId: string; kind: ContactLinkKey['kind']; environment?: string | undefined; xeroIds?: string[]; limit?: number },
): Promise<ContactLink[]> {
  const rows = await database.query<ContactLink>(
    `select ${columns} from contact_links where organisation = $1 and kind = $2
       and ($3::text is null or environment = $3) and ($4::text[] is null or xero_id = any($4))
     order by environment, row_table, row_id limit $5`,
    [
      wanted.organisationId.toLowerCase(),
      wanted.kind,
      wanted.environment?.toLowerCase() ?? null,
      wanted.xeroIds?.map((id) => id.toLowerCase()) ?? null,
      wanted.limit ?? null,
    ],
  );
  return rows.map(withoutNulls);
}
