import type { WireInvoice } from '../xero/wire.ts';
import { xeroDay } from './dates.ts';
import { type Mark, parseMark } from './mark.ts';
import { readMoney, zero } from './money.ts';
import { entitySetOf } from './row.ts';
import type { Schemas } from './types.ts';
import { amountDue, isVoided, type XeroContext, xeroDocument } from './xero-document.ts';

export type InvoiceState = Schemas['InvoiceState'];
export type Settlement = Schemas['Settlement'];
export type PaymentStatus = InvoiceState['paymentStatus'];

/** xc_paymentstatus, in the order of its options. */
export const paymentStatuses = ['Not paid', 'Partially paid', 'Paid', 'Voided'] as const;

/** P17: how far an invoice is paid. Xero keeps a part-paid one AUTHORISED. */
export function paymentStatus(xero: WireInvoice): PaymentStatus {
  if (isVoided(xero)) return 'Voided';
  if (xero.Status === 'PAID') return 'Paid';
  if (xero.Status !== 'AUTHORISED') return 'Not paid';
  const settled = (readMoney(xero.AmountPaid) ?? zero).plus(readMoney(xero.AmountCredited) ?? zero);
  if (settled.lte(0)) return 'Not paid';
  return amountDue(xero) > 0 ? 'Partially paid' : 'Paid';
}

/** Whether finance approved it. */
export const isApproved = (xero: WireInvoice): boolean => xero.Status === 'AUTHORISED' || xero.Status === 'PAID';

export interface InvoiceStateInput extends XeroContext {
  xero: WireInvoice;
  settlements: Settlement[];
  onlineInvoiceUrl?: string | null;
  /** Where the address could not be sent, the row as the register knows it. */
  mark?: Pick<Mark, 'table' | 'rowId' | 'generation'> | null;
}

/** What GetInvoice answers of a Xero invoice. Throws where Xero's answer has no id. */
export function invoiceState(input: InvoiceStateInput): InvoiceState {
  const { xero, settlements, onlineInvoiceUrl = null } = input;
  const document = xeroDocument(xero, input);
  if (!document) throw new TypeError('an invoice of Xero has an InvoiceID');
  const mark = parseMark(xero.Url) ?? input.mark ?? null;
  return {
    ...document,
    reference: xero.Reference || null,
    paymentStatus: paymentStatus(xero),
    contactId: xero.Contact?.ContactID ?? null,
    contactName: xero.Contact?.Name ?? null,
    date: xeroDay(xero.Date ?? xero.DateString),
    dueDate: xeroDay(xero.DueDate ?? xero.DueDateString),
    onlineInvoiceUrl,
    table: mark?.table ?? null,
    entitySet: entitySetOf(mark?.table) ?? null,
    rowId: mark?.rowId ?? null,
    generation: mark?.generation ?? null,
    settlements,
  };
}
