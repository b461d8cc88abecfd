import { listed } from './elements.ts';
import type { XeroSession } from './session.ts';
import type { WireCreditNote, WireInvoice, WirePayment } from './wire.ts';

/** Xero's address breaks off at about 52 ids. */
export const idsAtOnce = 40;
const pageSize = 200;

/** Invoices and bills by id, at most 40; an id that Xero does not know is left out. */
export async function readInvoices(session: XeroSession, xeroIds: string[]): Promise<WireInvoice[]> {
  if (xeroIds.length === 0) return [];
  const body = await session.send({ method: 'GET', path: 'Invoices', query: { IDs: xeroIds.join(',') } });
  return listed<WireInvoice>(body, 'Invoices');
}

/** The lists that say when Xero changed something. */
export type ChangedList = 'Invoices' | 'CreditNotes' | 'Payments';
export type ChangedRow = WireInvoice & WireCreditNote & WirePayment;

/** One page of what Xero changed since `since`, oldest first, and whether it is the last. */
export async function changedPage(
  session: XeroSession,
  kind: ChangedList,
  since: Date,
  page: number,
): Promise<{ rows: ChangedRow[]; isLast: boolean }> {
  const query = { order: 'UpdatedDateUTC ASC', page, pageSize };
  const rows = listed<ChangedRow>(await session.send({ method: 'GET', path: kind, query, ifModifiedSince: since }), kind);
  return { rows, isLast: rows.length < pageSize };
}
