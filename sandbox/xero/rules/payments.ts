import { randomUUID } from 'node:crypto';
import type { Document, Payment } from '../entities.ts';
import type { Books } from '../store.ts';
import { accountByCode, takesPayments } from './accounts.ts';
import { round } from './amounts.ts';
import { readDate, today } from './dates.ts';
import { flag, number, object, text } from './fields.ts';
import { lockedReason } from './locks.ts';
import { assumed, known } from './messages.ts';
import { type Json, notFound, Reasons, Refusal } from './refusal.ts';
import { settle, settled } from './settlement.ts';

/**
 * Records a payment on an invoice, or a refund of a credit note, pre- or overpayment. Xero: the document is authorised, the
 * account is a bank account or takes payments, the amount is at most what is open; at nothing open the document is PAID.
 */
export function createPayment(books: Books, json: Json, announce: boolean): Payment {
  const reasons = new Reasons();
  const document = documentOf(books, json);
  const account = object(json, 'Account') ?? {};
  const code = text(account, 'Code') ?? text(json, 'Code');
  const target = books.accounts.get(text(account, 'AccountID')) ?? (code ? accountByCode(books, code) : undefined);
  const date = readDate(json.Date, 'Payments.Date') ?? today(books.now(), books.organisation.Timezone);
  const amount = number(json, 'Amount');
  if (document.status !== 'AUTHORISED') reasons.add(assumed.paymentStatus);
  const lock = lockedReason(books.organisation, date);
  if (lock) reasons.add(lock);
  if (amount === undefined) reasons.add(assumed.required('Amount'));
  else if (amount <= 0) reasons.add(assumed.positive('Amount'));
  else if (round(amount) > settled(books, document).open) reasons.add(known.tooMuch);
  reasons.throwIfAny();
  if (!takesPayments(target)) throw new Refusal(known.paymentAccount, 101);

  const payment = books.payments.put({
    id: randomUUID(),
    documentId: document.id,
    accountId: target.AccountID,
    date,
    amount: round(amount as number),
    reference: text(json, 'Reference') ?? '',
    currencyRate: number(json, 'CurrencyRate') ?? document.currencyRate,
    isReconciled: flag(json, 'IsReconciled') ?? false,
    status: 'AUTHORISED',
    updated: books.now(),
  });
  settle(books, document.id, announce);
  return payment;
}

function documentOf(books: Books, json: Json): Document {
  for (const [field, idField] of Object.entries({
    Invoice: 'InvoiceID',
    CreditNote: 'CreditNoteID',
    Prepayment: 'PrepaymentID',
    Overpayment: 'OverpaymentID',
  })) {
    const reference = object(json, field);
    const id = reference && (text(reference, idField) ?? text(reference, 'ID'));
    const number = (reference && text(reference, `${field}Number`)) ?? text(json, `${field}Number`);
    if (!id && !number) continue;
    const found = id
      ? books.documents.get(id)
      : books.documents.find((one) => one.number === number && one.status !== 'VOIDED' && one.status !== 'DELETED');
    if (found) return found;
    throw new Refusal(field === 'CreditNote' ? known.creditNoteMissing : assumed.invoiceMissing);
  }
  throw new Refusal(assumed.required('Invoice'));
}

/** Takes a payment back. Xero: a payment can only be deleted, once; its document is open again. 404 when it is unknown. */
export function deletePayment(books: Books, id: string, announce: boolean): Payment {
  const payment = books.payments.get(id);
  if (!payment) throw notFound();
  if (payment.status === 'DELETED') throw new Refusal(assumed.paymentDeleted);
  const lock = lockedReason(books.organisation, payment.date);
  if (lock) throw new Refusal(lock);
  const deleted = books.payments.put({ ...payment, status: 'DELETED', updated: books.now() });
  settle(books, payment.documentId, announce);
  return deleted;
}
