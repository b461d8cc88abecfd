import type { WireInvoice } from '../xero/wire.ts';
import { toIso } from './dates.ts';
import { filled } from './filled.ts';
import { type LinkKind, linkId, sameGuid } from './ids.ts';
import { type Link, type XeroType, xeroTypes } from './links.ts';
import { writeSent } from './merge/sent.ts';
import { firstOption } from './row.ts';
import type { SyncStatus } from './status.ts';
import { firstCharacters } from './text-limits.ts';
import type { Schemas, Sent } from './types.ts';
import { documentType } from './xero-document.ts';

export type LinkRow = Schemas['LinkRow'];

interface LinkInput {
  organisationId: string;
  table: string;
  rowId: string;
  /** What people call the row: its number or name. */
  name: string;
  status: SyncStatus;
  previous: Link | null;
}

/** The complete xc_link row: what the link had, with what is known now. */
function linkRow(input: LinkInput, kind: LinkKind, type: XeroType, now: Partial<LinkRow>): LinkRow {
  const { organisationId, table, rowId, previous } = input;
  return {
    xc_linkid: linkId(organisationId, table, rowId, kind),
    xc_name: firstCharacters(input.name || rowId, 200),
    xc_organisationid: organisationId,
    xc_table: table,
    xc_rowid: rowId,
    xc_xerotype: firstOption + xeroTypes.indexOf(type),
    xc_xeroid: previous?.xeroId ?? null,
    xc_parentrowid: previous?.parentRowId ?? null,
    xc_createdbyus: true,
    xc_toggled: previous?.toggled ?? false,
    xc_generation: previous?.generation ?? 1,
    xc_sent: previous?.sent ?? null,
    xc_versionsent: previous?.versionSent ?? null,
    xc_xeroupdatedon: previous?.xeroUpdatedOn ?? null,
    xc_amountdue: previous?.amountDue ?? null,
    xc_amountoverdue: previous?.amountOverdue ?? null,
    xc_currency: previous?.currency ?? null,
    ...now,
    ...input.status,
  };
}

export interface DocumentLinkInput extends LinkInput {
  /** The toggle as the row has it now. */
  toggled: boolean;
  generation: number;
  /** The invoice in Xero; null while there is none. */
  xero: WireInvoice | null;
  /** What was last sent; undefined keeps what the link had. */
  sent?: Sent | undefined;
  /** The row's versionnumber, as text. */
  version: string | null;
  /** U2: the document was taken back; the link keeps its generation, and the version so that an older state does nothing. */
  isWithdrawn?: boolean;
}

const typesOfDocuments = { invoice: 'Invoice', bill: 'Bill', 'credit-note': 'Credit note' } as const;

/** The complete xc_link row of an order or Dynamics invoice and its Xero invoice, bill or credit note. */
export function documentLink(input: DocumentLinkInput): LinkRow {
  const { xero, sent, version } = input;
  const type = xero ? typesOfDocuments[documentType(xero)] : (input.previous?.xeroType ?? 'Invoice');
  return linkRow(input, 'document', type, {
    xc_toggled: input.toggled,
    xc_generation: input.generation,
    ...filled({ xc_xeroid: xero?.InvoiceID, xc_xeroupdatedon: toIso(xero?.UpdatedDateUTC), xc_currency: xero?.CurrencyCode }),
    ...(sent ? { xc_sent: writeSent(sent), xc_versionsent: version } : {}),
    ...(input.isWithdrawn ? { xc_xeroid: null, xc_sent: null, xc_versionsent: version ?? input.previous?.versionSent ?? null } : {}),
  });
}

export interface ContactLinkInput extends LinkInput {
  table: 'account' | 'contact';
  /** Null where the row is no Xero contact of its own, or no longer. */
  contactId: string | null;
  /** True only where this connector made the contact in Xero. */
  createdByUs: boolean;
  /** The account of whose Xero contact the row is a person, null for none; undefined keeps what the link had. */
  parentRowId?: string | null;
  /** As `writeSentContact` writes it; null forgets it, undefined keeps what the link had. */
  sent?: string | null | undefined;
  /** The row's versionnumber, as text; undefined keeps what the link had. */
  version?: string | null | undefined;
  /** ISO 8601 or Xero's own form. */
  xeroUpdatedOn?: string | null | undefined;
}

/** The complete xc_link row of an account or contact: which Xero contact it is, and of which account it is a person. */
export function contactLink(input: ContactLinkInput): LinkRow {
  const { contactId, createdByUs, previous, parentRowId, sent, version } = input;
  return linkRow(input, 'contact', 'Contact', {
    xc_xeroid: contactId,
    xc_createdbyus: createdByUs || (sameGuid(previous?.xeroId, contactId) && previous?.createdByUs === true),
    ...(parentRowId === undefined ? {} : { xc_parentrowid: parentRowId }),
    ...(sent === undefined ? {} : { xc_sent: sent }),
    ...(version === undefined ? {} : { xc_versionsent: version }),
    ...filled({ xc_xeroupdatedon: toIso(input.xeroUpdatedOn) }),
  });
}

export interface ItemLinkInput extends LinkInput {
  itemId: string;
  /** True only where this connector made the item in Xero. */
  createdByUs: boolean;
  /** As `writeSentItem` writes it. */
  sent: string;
  /** The row's versionnumber, as text. */
  version: string | null;
  xeroUpdatedOn?: string | null;
}

/** The complete xc_link row of a product and its Xero item. */
export function itemLink(input: ItemLinkInput): LinkRow {
  return linkRow(input, 'item', 'Item', {
    xc_xeroid: input.itemId,
    xc_createdbyus: input.createdByUs,
    xc_sent: input.sent,
    xc_versionsent: input.version,
    ...filled({ xc_xeroupdatedon: toIso(input.xeroUpdatedOn) }),
  });
}
