import { toIso } from './dates.ts';
import { type LinkKind, linkId, normaliseGuid } from './ids.ts';
import { highestGeneration } from './mark.ts';
import { asRows, guid, lookup, number, option, type Row, text, yesNo } from './row.ts';
import type { DocumentType } from './types.ts';

/** What an xc_link row ties a Dataverse row to. */
export const xeroTypes = ['Contact', 'Item', 'Invoice', 'Bill', 'Credit note'] as const;
export type XeroType = (typeof xeroTypes)[number];

export const kindOf = (type: XeroType | null): LinkKind => (type === 'Contact' ? 'contact' : type === 'Item' ? 'item' : 'document');

/** An xc_link row, read. */
export type Link = ReturnType<typeof readLink>;

/** An xc_link row's columns, whatever it ties together. */
export function readLink(row: Row) {
  const type = option(row, 'xc_xerotype', xeroTypes.length);
  return {
    id: guid(row, 'xc_linkid') ?? '',
    organisationId: lookup(row, 'xc_organisationid'),
    table: text(row, 'xc_table')?.toLowerCase() ?? '',
    rowId: guid(row, 'xc_rowid') ?? '',
    xeroType: type === null ? null : (xeroTypes[type] ?? null),
    /** Null while there is none. */
    xeroId: guid(row, 'xc_xeroid'),
    parentRowId: guid(row, 'xc_parentrowid'),
    createdByUs: yesNo(row, 'xc_createdbyus') ?? false,
    /** The toggle last seen. */
    toggled: yesNo(row, 'xc_toggled') ?? false,
    generation: Math.min(highestGeneration, Math.max(1, Math.trunc(number(row, 'xc_generation') ?? 1))),
    sent: text(row, 'xc_sent'),
    versionSent: text(row, 'xc_versionsent'),
    xeroUpdatedOn: toIso(row.xc_xeroupdatedon),
    amountDue: number(row, 'xc_amountdue'),
    amountOverdue: number(row, 'xc_amountoverdue'),
    currency: text(row, 'xc_currency'),
    row,
  };
}

export interface LinkKey {
  organisationId: string;
  table: string;
  rowId: string;
  kind: LinkKind;
}

/** The links of one row, of whatever organisation, among anything a body may carry. */
function linksOf(all: Link[], { table, rowId, kind }: LinkKey): Link[] {
  const isOfRow = (link: Link) => link.table === table.toLowerCase() && link.rowId === normaliseGuid(rowId);
  return all.filter((link) => isOfRow(link) && kindOf(link.xeroType) === kind);
}

/** The link of one row in one organisation: by its computed id, else by its columns. */
export function findLink(links: unknown, key: LinkKey): Link | null {
  const id = linkId(key.organisationId, key.table, key.rowId, key.kind);
  const all = asRows(links).map(readLink);
  const organisationId = normaliseGuid(key.organisationId);
  return all.find((link) => link.id === id) ?? linksOf(all, key).find((link) => link.organisationId === organisationId) ?? null;
}

/** X1: the link that ties the row's document to another organisation, if one does. */
export function foreignLink(links: unknown, key: LinkKey): Link | null {
  const organisationId = normaliseGuid(key.organisationId);
  const isForeign = (link: Link) => link.xeroId !== null && link.organisationId !== null && link.organisationId !== organisationId;
  return linksOf(asRows(links).map(readLink), key).find(isForeign) ?? null;
}

/**
 * X1 C30: the Xero contact of an account or contact in one organisation: the ID on the row, unless that is its contact in another
 * organisation, else the link's.
 */
export function storedContact(row: Row, links: unknown, key: Omit<LinkKey, 'kind'>): string | null {
  const ofRow = { ...key, kind: 'contact' as const };
  const stored = guid(row, 'xc_xerocontactid');
  return stored && !isElsewhere(stored, links, ofRow) ? stored : (findLink(links, ofRow)?.xeroId ?? null);
}

/** X1: whether a row's Xero object is the one of another organisation, by the row's links. */
export function isElsewhere(xeroId: string, links: unknown, key: LinkKey): boolean {
  const organisationId = normaliseGuid(key.organisationId);
  const of = linksOf(asRows(links).map(readLink), key).filter((link) => link.xeroId === xeroId);
  return of.length > 0 && of.every((link) => link.organisationId !== null && link.organisationId !== organisationId);
}

/** Whether a link's document is an invoice, a bill or a credit note. */
export function documentTypeOf({ xeroType }: Pick<Link, 'xeroType'>): DocumentType {
  if (xeroType === 'Bill') return 'bill';
  return xeroType === 'Credit note' ? 'credit-note' : 'invoice';
}
