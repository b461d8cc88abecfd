import type { WireInvoice } from '../xero/wire.ts';
import { xeroDay } from './dates.ts';
import type { Schemas } from './types.ts';
import { amountOf, type XeroContext } from './xero-document.ts';
import { contactAddress, invoiceAddress } from './xero-links.ts';

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
    xc_xerourl: xero.InvoiceID ? invoiceAddress(shortCode, xero.InvoiceID) : null,
    xc_xerototal: amountOf(xero.Total),
    xc_xerototaltax: amountOf(xero.TotalTax),
  };
}

/** P33: the Xero contact on the customer's form. */
export function customerWriteBack(
  customer: { table: 'account' | 'contact'; id: string },
  contactId: string,
  shortCode: string | undefined,
): Schemas['CustomerWriteBack'] {
  return { table: customer.table, id: customer.id, xc_xerocontactid: contactId, xc_xerourl: contactAddress(shortCode, contactId) };
}
