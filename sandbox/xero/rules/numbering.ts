import type { Document, DocumentType } from '../entities.ts';
import type { Books } from '../store.ts';

const gone = (document: Document): boolean => document.status === 'VOIDED' || document.status === 'DELETED';
const sameNumber = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Who holds a number. Xero: unique for sales invoices, and for credit notes; free again after void or delete; never for bills. */
export function holderOfNumber(books: Books, type: DocumentType, number: string): Document | undefined {
  if (!number || type === 'ACCPAY') return undefined;
  const credit = type.endsWith('CREDIT');
  return books.documents.find(
    (one) => (credit ? one.type.endsWith('CREDIT') : one.type === type) && !gone(one) && sameNumber(one.number, number),
  );
}

/** The next number Xero assigns: INV-0001, CN-0001; bills have none. */
export function assignNumber(books: Books, type: DocumentType): string {
  if (type !== 'ACCREC' && type !== 'ACCRECCREDIT') return '';
  for (;;) {
    const { organisation } = books;
    const { numbers } = organisation;
    const credit = type === 'ACCRECCREDIT';
    const number = credit
      ? `${numbers.creditNotePrefix}${String(numbers.nextCreditNote).padStart(4, '0')}`
      : `${numbers.invoicePrefix}${String(numbers.nextInvoice).padStart(4, '0')}`;
    books.organisation = {
      ...organisation,
      numbers: credit ? { ...numbers, nextCreditNote: numbers.nextCreditNote + 1 } : { ...numbers, nextInvoice: numbers.nextInvoice + 1 },
    };
    if (!books.documents.find((one) => one.type === type && sameNumber(one.number, number))) return number;
  }
}
