import { asInvoice } from './documents.ts';
import { listed } from './elements.ts';
import { XeroError } from './error.ts';
import { fourDecimals, readAll } from './requests.ts';
import type { XeroSession } from './session.ts';
import type { WireContact, WireInvoice, WirePayment } from './wire.ts';

/** Sales invoices of exactly this number, in any status; Xero frees a number with a void or a delete, so there can be several. */
export async function invoicesByNumber(session: XeroSession, number: string): Promise<WireInvoice[]> {
  const filter = number.includes(',') ? { where: `InvoiceNumber==${quoted(number)}` } : { InvoiceNumbers: number };
  const body = await session.send({ method: 'GET', path: 'Invoices', query: { ...filter, ...fourDecimals, page: 1 } });
  const plain = (text = '') => text.trim().toLowerCase();
  return listed<WireInvoice>(body, 'Invoices').filter((one) => one.Type === 'ACCREC' && plain(one.InvoiceNumber) === plain(number));
}

/** Invoices and bills of a contact that this app made, changed since `since`; all of them without it. */
export function invoicesOfContact(session: XeroSession, contactId: string, since?: Date): Promise<WireInvoice[]> {
  return readAll(session, 'Invoices', { ContactIDs: contactId, createdByMyApp: true, ...fourDecimals }, since);
}

/** Credit notes of a contact, whoever made them, changed since `since`; all of them without it. Xero has neither marks nor filters for them. */
export async function creditNotesOfContact(session: XeroSession, contactId: string, since?: Date): Promise<WireInvoice[]> {
  const query = { where: `Contact.ContactID==guid("${contactId}")`, ...fourDecimals };
  return (await readAll(session, 'CreditNotes', query, since)).map(asInvoice);
}

/** Where the customer of an approved sales invoice sees it; null where Xero has no such page. */
export async function onlineInvoiceUrl(session: XeroSession, invoiceId: string): Promise<string | null> {
  try {
    const body = await session.send({ method: 'GET', path: `Invoices/${encodeURIComponent(invoiceId)}/OnlineInvoice` });
    return listed<{ OnlineInvoiceUrl?: string }>(body, 'OnlineInvoices')[0]?.OnlineInvoiceUrl || null;
  } catch (error) {
    if (error instanceof XeroError && (error.kind === 'not-found' || error.kind === 'validation')) return null;
    throw error;
  }
}

/** Contacts whose name or account number is exactly this; Xero compares without case. Archived ones are in the list. */
export async function contactsWhere(session: XeroSession, field: 'Name' | 'AccountNumber', value: string): Promise<WireContact[]> {
  const query = { where: `${field}==${quoted(value)}`, includeArchived: true, page: 1 };
  return listed<WireContact>(await session.send({ method: 'GET', path: 'Contacts', query }), 'Contacts');
}

/**
 * Every payment of an invoice, deleted ones included, each with the account it was paid to: an invoice itself shows neither.
 * Xero answers the account of a payment with its id and code; its name is in the list of accounts.
 */
export function paymentsOf(session: XeroSession, invoiceId: string): Promise<WirePayment[]> {
  return readAll(session, 'Payments', { where: `Invoice.InvoiceID==guid("${invoiceId}")` });
}

/** A string in a where filter. */
const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
