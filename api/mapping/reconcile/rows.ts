import { normaliseGuid } from '../ids.ts';
import { asRow, guid, type Row } from '../row.ts';
import { documentType } from '../xero-document.ts';
import type { ReconcileInput } from './input.ts';

export interface ShowingRows {
  /** The row that the document was made from. */
  record: Row | null;
  /** That row, where it is an order. */
  order: Row | null;
  /** The Dynamics invoice: the row itself, or the one that was made from the order; a bill or credit note of an order has none. */
  invoice: Row | null;
  /** Whether the row is still on this Xero document, not on a later generation. */
  isCurrent: boolean;
}

/** P14 P15: which rows show the document. */
export function showingRows({ request, xero }: Pick<ReconcileInput, 'request' | 'xero'>): ShowingRows {
  const record = asRow(request.record);
  const ofOrder = asRow(request.dynamicsInvoice);
  const own = guid(record, 'xc_xeroinvoiceid');
  const isCurrent = own === null || own === normaliseGuid(xero.InvoiceID);
  if (request.table === 'invoice') return { record, order: null, invoice: isCurrent ? (record ?? ofOrder) : null, isCurrent };
  return { record, order: record, invoice: documentType(xero) === 'invoice' ? ofOrder : null, isCurrent };
}
