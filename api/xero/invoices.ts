import { listed, written } from './elements.ts';
import { XeroError } from './error.ts';
import type { XeroSession } from './session.ts';
import type { WireInvoice } from './wire.ts';

/** Without unitdp=4 Xero rounds unit prices to two decimals; with summarizeErrors=false a refusal is an element, not a bare 400. */
const reading = { unitdp: 4 };
const writing = { summarizeErrors: false, unitdp: 4 };
const pageSize = 200;

/** The invoice or bill with its lines, or nothing when the organisation has none of that id. */
export async function getInvoice(session: XeroSession, invoiceId: string): Promise<WireInvoice | undefined> {
  try {
    const body = await session.send({ method: 'GET', path: `Invoices/${encodeURIComponent(invoiceId)}`, query: reading });
    return listed<WireInvoice>(body, 'Invoices')[0];
  } catch (error) {
    if (error instanceof XeroError && error.kind === 'not-found') return undefined;
    throw error;
  }
}

/** Sales invoices of exactly this number, in any status; Xero frees a number with a void or a delete, so there can be several. */
export async function invoicesByNumber(session: XeroSession, number: string): Promise<WireInvoice[]> {
  const filter = number.includes(',') ? { where: `InvoiceNumber==${quoted(number)}` } : { InvoiceNumbers: number };
  const body = await session.send({ method: 'GET', path: 'Invoices', query: { ...filter, ...reading, page: 1 } });
  return listed<WireInvoice>(body, 'Invoices').filter((one) => one.Type === 'ACCREC' && sameNumber(one.InvoiceNumber, number));
}

/** Invoices and bills of a contact that this app made, changed since `since`; all of them without it. */
export async function invoicesOfContact(session: XeroSession, contactId: string, since?: Date): Promise<WireInvoice[]> {
  const found: WireInvoice[] = [];
  for (let page = 1; ; page++) {
    const query = { ContactIDs: contactId, createdByMyApp: true, ...reading, page, pageSize };
    const body = await session.send({ method: 'GET', path: 'Invoices', query, ifModifiedSince: since });
    const rows = listed<WireInvoice>(body, 'Invoices');
    found.push(...rows);
    if (rows.length < pageSize) return found;
  }
}

/** The exact text of a create, so that the same bytes can be sent again. */
export function createBody(invoice: WireInvoice): string {
  return JSON.stringify({ Invoices: [invoice] });
}

/** PUT refuses a number that exists, where POST would overwrite that invoice. */
export async function createInvoice(session: XeroSession, body: string, idempotencyKey: string): Promise<WireInvoice> {
  const answer = await session.send({ method: 'PUT', path: 'Invoices', query: writing, body, idempotencyKey });
  return written<WireInvoice>(answer, 'Invoices', 'InvoiceID');
}

/**
 * Existing lines that the update does not name are deleted by Xero; without LineItems it leaves them as they are.
 * Xero: a single update has no summarizeErrors, a refusal is a 400 with the element in it.
 */
export async function updateInvoice(session: XeroSession, invoiceId: string, body: string, idempotencyKey: string): Promise<WireInvoice> {
  const path = `Invoices/${encodeURIComponent(invoiceId)}`;
  const answer = await session.send({ method: 'POST', path, query: reading, body, idempotencyKey });
  return written<WireInvoice>(answer, 'Invoices', 'InvoiceID');
}

/** A string in a where filter. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function sameNumber(a: string | undefined, b: string): boolean {
  return a?.trim().toLowerCase() === b.trim().toLowerCase();
}
