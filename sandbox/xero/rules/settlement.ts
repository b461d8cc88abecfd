import type { Allocation, Document, Payment } from '../entities.ts';
import type { Books } from '../store.ts';
import { round, sum } from './amounts.ts';

export const isInvoice = (document: Document): boolean => document.type === 'ACCREC' || document.type === 'ACCPAY';
export const isCreditNote = (document: Document): boolean => document.type === 'ACCRECCREDIT' || document.type === 'ACCPAYCREDIT';
export const isPrepayment = (document: Document): boolean => document.type.endsWith('-PREPAYMENT');
export const isOverpayment = (document: Document): boolean => document.type.endsWith('-OVERPAYMENT');

export const paymentsOf = (books: Books, document: Document): Payment[] =>
  books.payments.filter((payment) => payment.documentId === document.id && payment.status === 'AUTHORISED');

export const creditsOn = (books: Books, document: Document): Allocation[] =>
  books.allocations.filter((one) => one.invoiceId === document.id);

export const allocationsFrom = (books: Books, document: Document): Allocation[] =>
  books.allocations.filter((one) => one.sourceId === document.id);

/** Whether a credit note pays some of it; prepayments and overpayments don't count. */
export const isCreditedByNote = (books: Books, document: Document): boolean =>
  creditsOn(books, document).some((one) => isCreditNote(books.documents.get(one.sourceId) as Document));

export interface Settled {
  paid: number;
  credited: number;
  allocated: number;
  /** What is open: amount due of an invoice, remaining credit of anything else. Always total − paid − credited − allocated. */
  open: number;
}

export function settled(books: Books, document: Document): Settled {
  const paid = sum(paymentsOf(books, document).map((payment) => payment.amount));
  const credited = sum(creditsOn(books, document).map((one) => one.amount));
  const allocated = sum(allocationsFrom(books, document).map((one) => one.amount));
  return { paid, credited, allocated, open: round(document.total - paid - credited - allocated) };
}

/**
 * Brings status and paid-on date in line with what is paid and credited, and stamps the change.
 * Xero: PAID at nothing open, AUTHORISED again once something is taken back; a part-paid document stays AUTHORISED.
 */
export function settle(books: Books, id: string, announce: boolean): Document {
  const document = books.documents.get(id) as Document;
  const { open, paid, credited, allocated } = settled(books, document);
  const closed = open === 0 && paid + credited + allocated > 0;
  const next = books.documents.put({
    ...document,
    status: closed ? 'PAID' : 'AUTHORISED',
    fullyPaidOn: closed ? lastDate(books, document) : undefined,
    updated: books.now(),
  });
  if (announce) announceDocument(books, next, 'UPDATE');
  return next;
}

function lastDate(books: Books, document: Document): string {
  const dates = [...paymentsOf(books, document), ...creditsOn(books, document), ...allocationsFrom(books, document)].map((one) => one.date);
  return dates.sort().at(-1) ?? document.date;
}

/** Tells webhooks of a document. Only a credit note's event says more than its id. */
export function announceDocument(books: Books, document: Document, type: 'CREATE' | 'UPDATE'): void {
  if (isInvoice(document)) books.announce({ category: 'INVOICE', type, id: document.id });
  if (isCreditNote(document)) {
    books.announce({ category: 'CREDITNOTE', type, id: document.id, data: { Type: document.type, Status: document.status } });
  }
  if (isPrepayment(document)) books.announce({ category: 'PREPAYMENT', type, id: document.id });
  if (isOverpayment(document)) books.announce({ category: 'OVERPAYMENT', type, id: document.id });
}
