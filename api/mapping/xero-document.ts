import type { WireInvoice } from '../xero/wire.ts';
import { toIso } from './dates.ts';
import { money, readMoney, toNumber, zero } from './money.ts';
import type { DocumentType, Schemas } from './types.ts';
import { documentAddress } from './xero-links.ts';

export type XeroDocument = NonNullable<Schemas['XeroDocument']>;

export interface XeroContext {
  organisationId: string;
  /** The organisation's ShortCode, for addresses in Xero. */
  shortCode?: string;
}

/** C9: what a document is, by Xero's own name of its type. */
export function documentType({ Type }: WireInvoice): DocumentType {
  if (Type?.endsWith('CREDIT')) return 'credit-note';
  return Type === 'ACCPAY' ? 'bill' : 'invoice';
}

export const isDraft = ({ Status }: WireInvoice): boolean => Status === 'DRAFT' || Status === 'SUBMITTED';
/** Voided or deleted: nothing of it counts any more. */
export const isVoided = ({ Status }: WireInvoice): boolean => Status === 'VOIDED' || Status === 'DELETED';

/** An amount of Xero as it is in an answer: 0 where Xero leaves it out. */
export const amountOf = (value: number | undefined): number => toNumber(readMoney(value) ?? zero);

/** What an approved invoice still has open; Xero leaves AmountDue out of some answers, then it follows from the others. */
export function amountDue(xero: WireInvoice): number {
  if (xero.AmountDue !== undefined && xero.AmountDue !== null) return amountOf(xero.AmountDue);
  const paid = money(amountOf(xero.AmountPaid)).plus(amountOf(xero.AmountCredited));
  return toNumber(money(amountOf(xero.Total)).minus(paid));
}

/** The Xero document of an answer. Null for one without an id, which is none. */
export function xeroDocument(xero: WireInvoice | null | undefined, { organisationId, shortCode }: XeroContext): XeroDocument | null {
  if (!xero?.InvoiceID) return null;
  return {
    organisationId,
    type: documentType(xero),
    invoiceId: xero.InvoiceID,
    invoiceNumber: xero.InvoiceNumber || null,
    status: xero.Status ?? '',
    currency: xero.CurrencyCode ?? '',
    subTotal: amountOf(xero.SubTotal),
    totalTax: amountOf(xero.TotalTax),
    total: amountOf(xero.Total),
    amountPaid: amountOf(xero.AmountPaid),
    amountCredited: amountOf(xero.AmountCredited),
    amountDue: amountDue(xero),
    updatedOn: toIso(xero.UpdatedDateUTC),
    url: documentAddress(shortCode, documentType(xero), xero.InvoiceID),
  };
}
