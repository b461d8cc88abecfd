import type { Payment } from '../entities.ts';
import { round } from '../rules/amounts.ts';
import { paymentTypes } from '../rules/payment-types.ts';
import type { Json } from '../rules/refusal.ts';
import type { Books } from '../store.ts';
import { contactReference } from './contact.ts';
import { dayMoment, moment, utcSecond } from './dates.ts';
import { emptyInvoice, formatDocument } from './document.ts';

/** A payment in Xero's form. Its account's name shows on its own page only; in a list there are id and code. */
export function formatPayment(books: Books, payment: Payment, view: 'single' | 'list'): Json {
  const document = books.documents.get(payment.documentId);
  const account = books.accounts.get(payment.accountId);
  if (!document || !account) throw new Error(`payment ${payment.id} lost its document or account`);
  const name = view === 'single' ? { Name: account.Name } : {};
  return {
    PaymentID: payment.id,
    Date: dayMoment(payment.date),
    BankAmount: bankAmount(),
    Amount: payment.amount,
    Reference: payment.reference,
    CurrencyRate: payment.currencyRate,
    PaymentType: paymentTypes[document.type],
    Status: payment.status,
    UpdatedDateUTC: moment(payment.updated),
    UpdatedDateUTCString: utcSecond(payment.updated),
    HasAccount: true,
    IsReconciled: payment.isReconciled,
    Account: { AccountID: account.AccountID, Code: account.Code, ...name },
    Invoice: view === 'single' ? wholeInvoice() : shortInvoice(),
    HasValidationErrors: false,
  };

  /** In the currency of the bank account: CurrencyRate says how much of the document's one unit of the base currency buys. */
  function bankAmount(): number {
    const base = books.organisation.BaseCurrency;
    const foreign = document?.currencyCode !== base && (account?.CurrencyCode ?? base) === base;
    return foreign ? round(payment.amount / payment.currencyRate) : payment.amount;
  }

  function shortInvoice(): Json {
    const { type, id, number, contactId, currencyCode } = document as NonNullable<typeof document>;
    return {
      Type: type,
      InvoiceID: id,
      InvoiceNumber: number,
      ...emptyInvoice,
      Contact: contactReference(books, contactId),
      CurrencyCode: currencyCode,
    };
  }

  function wholeInvoice(): Json {
    const one = document as NonNullable<typeof document>;
    const { CreditNoteID: _id, CreditNoteNumber: _number, ID: _same, ...rest } = formatDocument(books, one, { view: 'single', places: 2 });
    const contact = {
      ContactID: one.contactId,
      Name: books.contacts.get(one.contactId)?.name ?? '',
      ContactPersons: [],
      HasValidationErrors: false,
    };
    return { ...rest, Type: one.type, InvoiceID: one.id, InvoiceNumber: one.number, Contact: contact };
  }
}
