import type { WireInvoice } from '../xero/wire.ts';
import { toIso } from './dates.ts';
import { linkId } from './ids.ts';
import { type Link, type XeroType, xeroTypes } from './links.ts';
import { firstOption } from './row.ts';
import { writeSent } from './sent.ts';
import type { SyncStatus } from './status.ts';
import { firstCharacters } from './text-limits.ts';
import type { Schemas, Sent } from './types.ts';

export type LinkRow = Schemas['LinkRow'];

const xeroTypeValue = (type: XeroType): number => firstOption + xeroTypes.indexOf(type);

export interface DocumentLinkInput {
  organisationId: string;
  table: string;
  rowId: string;
  /** What people call the row: its number or name. */
  name: string;
  /** The toggle as the row has it now. */
  toggled: boolean;
  generation: number;
  /** The invoice in Xero; null while there is none. */
  xero: WireInvoice | null;
  /** What was last sent; undefined keeps what the link had. */
  sent?: Sent;
  /** The row's versionnumber, as text. */
  version: string | null;
  status: SyncStatus;
  previous: Link | null;
}

/** The complete xc_link row of an order or Dynamics invoice and its Xero invoice. */
export function documentLink(input: DocumentLinkInput): LinkRow {
  const { organisationId, table, rowId, previous, xero, status } = input;
  return {
    xc_linkid: linkId(organisationId, table, rowId, 'document'),
    xc_name: firstCharacters(input.name || rowId, 200),
    xc_organisationid: organisationId,
    xc_table: table,
    xc_rowid: rowId,
    xc_xerotype: xeroTypeValue('Invoice'),
    xc_xeroid: xero?.InvoiceID ?? previous?.xeroId ?? null,
    xc_parentrowid: previous?.parentRowId ?? null,
    xc_createdbyus: true,
    xc_toggled: input.toggled,
    xc_generation: input.generation,
    xc_sent: input.sent ? writeSent(input.sent) : (previous?.sent ?? null),
    xc_versionsent: input.sent ? input.version : (previous?.versionSent ?? null),
    xc_xeroupdatedon: toIso(xero?.UpdatedDateUTC) ?? previous?.xeroUpdatedOn ?? null,
    xc_amountdue: previous?.amountDue ?? null,
    xc_amountoverdue: previous?.amountOverdue ?? null,
    xc_currency: xero?.CurrencyCode ?? previous?.currency ?? null,
    ...status,
  };
}

export interface ContactLinkInput {
  organisationId: string;
  table: 'account' | 'contact';
  rowId: string;
  name: string;
  contactId: string;
  /** True only where this connector made the contact in Xero. */
  createdByUs: boolean;
  /** ISO 8601 or Xero's own form. */
  xeroUpdatedOn?: string | null;
  parentRowId?: string | null;
  status: SyncStatus;
  previous: Link | null;
}

/** The complete xc_link row of an account or contact and its Xero contact. */
export function contactLink(input: ContactLinkInput): LinkRow {
  const { organisationId, table, rowId, previous } = input;
  return {
    xc_linkid: linkId(organisationId, table, rowId, 'contact'),
    xc_name: firstCharacters(input.name || rowId, 200),
    xc_organisationid: organisationId,
    xc_table: table,
    xc_rowid: rowId,
    xc_xerotype: xeroTypeValue('Contact'),
    xc_xeroid: input.contactId,
    xc_parentrowid: input.parentRowId ?? previous?.parentRowId ?? null,
    xc_createdbyus: input.createdByUs || (previous?.xeroId === input.contactId && previous.createdByUs),
    xc_toggled: previous?.toggled ?? false,
    xc_generation: previous?.generation ?? 1,
    xc_sent: previous?.sent ?? null,
    xc_versionsent: previous?.versionSent ?? null,
    xc_xeroupdatedon: toIso(input.xeroUpdatedOn) ?? previous?.xeroUpdatedOn ?? null,
    xc_amountdue: previous?.amountDue ?? null,
    xc_amountoverdue: previous?.amountOverdue ?? null,
    xc_currency: previous?.currency ?? null,
    ...input.status,
  };
}
