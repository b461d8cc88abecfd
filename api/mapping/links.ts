import { toIso } from './dates.ts';
import { type LinkKind, linkId, normaliseGuid } from './ids.ts';
import { asRows, decimal, guid, lookup, number, option, type Row, text, yesNo } from './row.ts';

/** What an xc_link row ties a Dataverse row to. */
export const xeroTypes = ['Contact', 'Item', 'Invoice', 'Bill', 'Credit note'] as const;
export type XeroType = (typeof xeroTypes)[number];

/** An xc_link row, read. */
export interface Link {
  id: string;
  organisationId: string | null;
  table: string;
  rowId: string;
  xeroType: XeroType | null;
  /** The Xero id, or null while there is none. */
  xeroId: string | null;
  parentRowId: string | null;
  createdByUs: boolean;
  /** The toggle last seen. */
  toggled: boolean;
  generation: number;
  sent: string | null;
  versionSent: string | null;
  xeroUpdatedOn: string | null;
  amountDue: number | null;
  amountOverdue: number | null;
  currency: string | null;
  row: Row;
}

const kindOf = (type: XeroType | null): LinkKind => (type === 'Contact' ? 'contact' : type === 'Item' ? 'item' : 'document');

function readLink(row: Row): Link {
  const type = option(row, 'xc_xerotype', xeroTypes.length);
  return {
    id: guid(row, 'xc_linkid') ?? '',
    organisationId: lookup(row, 'xc_organisationid'),
    table: text(row, 'xc_table')?.toLowerCase() ?? '',
    rowId: guid(row, 'xc_rowid') ?? '',
    xeroType: type === null ? null : (xeroTypes[type] ?? null),
    xeroId: guid(row, 'xc_xeroid'),
    parentRowId: guid(row, 'xc_parentrowid'),
    createdByUs: yesNo(row, 'xc_createdbyus') ?? false,
    toggled: yesNo(row, 'xc_toggled') ?? false,
    generation: Math.max(1, Math.trunc(number(row, 'xc_generation') ?? 1)),
    sent: text(row, 'xc_sent'),
    versionSent: text(row, 'xc_versionsent'),
    xeroUpdatedOn: toIso(row.xc_xeroupdatedon),
    amountDue: decimal(row, 'xc_amountdue')?.toNumber() ?? null,
    amountOverdue: decimal(row, 'xc_amountoverdue')?.toNumber() ?? null,
    currency: text(row, 'xc_currency'),
    row,
  };
}

/** The link rows among anything a body may carry. */
const readLinks = (links: unknown): Link[] => asRows(links).map(readLink);

export interface LinkKey {
  organisationId: string;
  table: string;
  rowId: string;
  kind: LinkKind;
}

/** The link of one row in one organisation: by its computed id, else by its columns. */
export function findLink(links: unknown, key: LinkKey): Link | null {
  const id = linkId(key.organisationId, key.table, key.rowId, key.kind);
  const all = readLinks(links);
  return (
    all.find((link) => link.id === id) ??
    all.find(
      (link) =>
        link.table === key.table.toLowerCase() &&
        link.rowId === normaliseGuid(key.rowId) &&
        kindOf(link.xeroType) === key.kind &&
        link.organisationId === normaliseGuid(key.organisationId),
    ) ??
    null
  );
}

/** X1: the link that ties the row's document to another organisation, if one does. */
export function foreignLink(links: unknown, key: LinkKey): Link | null {
  return (
    readLinks(links).find(
      (link) =>
        link.table === key.table.toLowerCase() &&
        link.rowId === normaliseGuid(key.rowId) &&
        kindOf(link.xeroType) === key.kind &&
        link.xeroId !== null &&
        link.organisationId !== null &&
        link.organisationId !== normaliseGuid(key.organisationId),
    ) ?? null
  );
}
