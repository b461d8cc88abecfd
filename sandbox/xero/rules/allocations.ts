import { randomUUID } from 'node:crypto';
import type { Allocation, Document } from '../entities.ts';
import type { Books } from '../store.ts';
import { isSale } from './accounts.ts';
import { round } from './amounts.ts';
import { readDate } from './dates.ts';
import { number, object, text } from './fields.ts';
import { lockedReason } from './locks.ts';
import { assumed, known } from './messages.ts';
import { type Json, notFound, Reasons, Refusal } from './refusal.ts';
import { isInvoice, settle, settled } from './settlement.ts';

/**
 * Applies credit to an invoice. Xero: Amount, Invoice and Date are required; both documents are authorised, of the same
 * contact, currency and side; the amount is at most what is left on either.
 */
export function allocate(books: Books, source: Document, json: Json): Allocation {
  const reasons = new Reasons();
  const reference = object(json, 'Invoice');
  const id = reference && text(reference, 'InvoiceID');
  const number_ = reference && text(reference, 'InvoiceNumber');
  const invoice = books.documents.find(
    (one) => isInvoice(one) && (id ? one.id === id.toLowerCase() : number_ !== undefined && one.number === number_),
  );
  const amount = number(json, 'Amount');
  const date = readDate(json.Date, 'Allocations.Date');
  reasons.unless(amount !== undefined, assumed.required('Amount'));
  reasons.unless(date !== undefined, assumed.required('Date'));
  if (!invoice) reasons.add(reference ? assumed.invoiceMissing : assumed.required('Invoice'));
  reasons.throwIfAny();

  checkAllocation(books, source, invoice as Document, { amount: amount as number, date: date as string });
  const allocation = books.allocations.put({
    id: randomUUID(),
    sourceId: source.id,
    invoiceId: (invoice as Document).id,
    amount: round(amount as number),
    date: date as string,
  });
  settle(books, source.id, true);
  settle(books, allocation.invoiceId, true);
  return allocation;
}

function checkAllocation(books: Books, source: Document, invoice: Document, sent: { amount: number; date: string }): void {
  const reasons = new Reasons();
  reasons.unless(source.status === 'AUTHORISED' && invoice.status === 'AUTHORISED', assumed.allocationStatus);
  reasons.unless(isSale(source.type) === isSale(invoice.type), assumed.allocationKind);
  reasons.unless(source.contactId === invoice.contactId && source.currencyCode === invoice.currencyCode, assumed.allocationContact);
  reasons.unless(sent.amount > 0, assumed.positive('Amount'));
  reasons.unless(sent.amount <= settled(books, source).open, assumed.remaining);
  reasons.unless(sent.amount <= settled(books, invoice).open, known.tooMuch);
  const lock = lockedReason(books.organisation, sent.date);
  if (lock) reasons.add(lock);
  reasons.throwIfAny();
}

/** Takes an allocation back; both documents are open again. 404 when the source has no such allocation. */
export function removeAllocation(books: Books, source: Document, allocationId: string): Allocation {
  const allocation = books.allocations.get(allocationId);
  if (!allocation || allocation.sourceId !== source.id) throw notFound();
  const lock = lockedReason(books.organisation, allocation.date);
  if (lock) throw new Refusal(lock);
  books.allocations.remove(allocationId);
  settle(books, source.id, true);
  settle(books, allocation.invoiceId, true);
  return allocation;
}
