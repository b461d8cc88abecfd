import { type Query, useQuery } from './query.ts';
import { readXero, type XeroInvoice, type XeroPayment } from './xero.ts';

interface XeroAllocation {
  AllocationID: string;
  Amount: number;
  Date: string;
  Invoice: { InvoiceID: string; InvoiceNumber?: string };
}

/** Xero's own form of credit notes, prepayments and overpayments, as far as it differs from an invoice's. */
interface XeroCredit extends Omit<XeroInvoice, 'InvoiceID' | 'InvoiceNumber' | 'AmountDue' | 'AmountPaid'> {
  ID: string;
  CreditNoteNumber?: string;
  RemainingCredit: number;
  Allocations?: XeroAllocation[];
  Payments?: XeroPayment[];
}

/** Any document in one form: of credit, what is left is due, refunds are paid, allocations are credited. */
export interface XeroDocument extends XeroInvoice {
  Allocations?: XeroAllocation[];
}

const sum = (amounts: { Amount: number }[] = []) => Math.round(amounts.reduce((total, { Amount }) => total + Amount, 0) * 100) / 100;

const asDocument = (credit: XeroCredit): XeroDocument => ({
  ...credit,
  InvoiceID: credit.ID,
  InvoiceNumber: credit.CreditNoteNumber ?? '',
  AmountDue: credit.RemainingCredit,
  AmountPaid: sum(credit.Payments),
  AmountCredited: sum(credit.Allocations),
});

async function readDocuments(organisation: string): Promise<XeroDocument[]> {
  const [invoices, notes, advances] = await Promise.all([
    readXero<XeroInvoice>(organisation, 'invoices'),
    readXero<XeroCredit>(organisation, 'credit-notes'),
    readXero<XeroCredit>(organisation, 'advances'),
  ]);
  return [...invoices, ...notes.map(asDocument), ...advances.map(asDocument)];
}

/** Invoices, bills, credit notes, prepayments and overpayments of one organisation. */
export const useDocuments = (organisation: string | undefined): Query<XeroDocument[]> =>
  useQuery(organisation && `${organisation}/documents`, () => readDocuments(organisation ?? ''), ['xero']);

/** What Xero's screens call a document. */
const names: Record<string, string> = {
  ACCREC: 'Invoice',
  ACCPAY: 'Bill',
  ACCRECCREDIT: 'Credit note',
  ACCPAYCREDIT: 'Supplier credit note',
  'RECEIVE-PREPAYMENT': 'Prepayment',
  'SPEND-PREPAYMENT': 'Prepayment to a supplier',
  'RECEIVE-OVERPAYMENT': 'Overpayment',
  'SPEND-OVERPAYMENT': 'Overpayment to a supplier',
};

export const nameOf = ({ Type }: XeroInvoice): string => names[Type] ?? 'Document';
export const titleOf = (document: XeroInvoice): string =>
  document.InvoiceNumber ? `${nameOf(document)} ${document.InvoiceNumber}` : nameOf(document);

/** Documents of customers; the others are of suppliers. */
export const isSale = ({ Type }: XeroInvoice): boolean => Type.startsWith('ACCREC') || Type.startsWith('RECEIVE');
export const isInvoice = ({ Type }: XeroInvoice): boolean => Type === 'ACCREC' || Type === 'ACCPAY';
export const isCredit = (document: XeroInvoice): boolean => !isInvoice(document);
/** Money in advance has neither lines nor approval. */
export const isAdvance = ({ Type }: XeroInvoice): boolean => Type.includes('PAYMENT');

/** Whether one may be applied to the other: Xero wants the same contact, currency and side. */
export const fits = (credit: XeroInvoice, invoice: XeroInvoice): boolean =>
  credit.Contact.ContactID === invoice.Contact.ContactID &&
  credit.CurrencyCode === invoice.CurrencyCode &&
  isSale(credit) === isSale(invoice);

/** Approved, and something of it is left. */
export const isLeft = ({ Status, AmountDue }: XeroInvoice): boolean => Status === 'AUTHORISED' && AmountDue > 0;
