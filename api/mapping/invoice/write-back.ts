import type { WireInvoice } from '../../xero/wire.ts';
import { xeroDay } from '../dates.ts';
import type { Schemas } from '../types.ts';
import { amountOf, documentType, type XeroContext } from '../xero-document.ts';
import { contactAddress, documentAddress } from '../xero-links.ts';

export type InvoiceWriteBack = NonNullable<Schemas['InvoiceWriteBack']>;

/** Every column that SyncInvoice owns, with the value Xero has. Null without an invoice: then only the status is written. */
export function invoiceWriteBack(xero: WireInvoice | null | undefined, context: XeroContext): InvoiceWriteBack | null {
  return xero?.InvoiceID ? invoiceColumns(xero, context) : null;
}

export function invoiceColumns(xero: WireInvoice, { shortCode }: XeroContext): Required<InvoiceWriteBack> {
  return {
    xc_xeroinvoiceid: xero.InvoiceID ?? null,
    xc_xeroinvoicenumber: xero.InvoiceNumber || null,
    xc_xeroduedate: xeroDay(xero.DueDate ?? xero.DueDateString),
    xc_xerourl: xero.InvoiceID ? documentAddress(shortCode, documentType(xero), xero.InvoiceID) : null,
    xc_xerototal: amountOf(xero.Total),
    xc_xerototaltax: amountOf(xero.TotalTax),
  };
}

/** U2: a row that was taken back names no document in Xero. */
export const noInvoice: Required<InvoiceWriteBack> = {
  xc_xeroinvoiceid: null,
  xc_xeroinvoicenumber: null,
  xc_xeroduedate: null,
  xc_xerourl: null,
  xc_xerototal: null,
  xc_xerototaltax: null,
};

/** P33: the Xero contact on the customer's form. */
export function customerWriteBack(
  customer: { table: 'account' | 'contact'; id: string },
  contactId: string,
  shortCode: string | undefined,
): Schemas['CustomerWriteBack'] {
  return { table: customer.table, id: customer.id, xc_xerocontactid: contactId, xc_xerourl: contactAddress(shortCode, contactId) };
}
