import type { WireInvoice } from '../../xero/wire.ts';
import { isApproved, paymentStatus } from '../invoice-state.ts';
import { readMoney, toText, zero } from '../money.ts';
import type { Problem } from '../problems.ts';
import { asRow, number, type Row, text } from '../row.ts';
import { describe, type SyncStatus, syncStatus, syncStatuses } from '../status.ts';
import { amountDue, documentType } from '../xero-document.ts';
import { isTakenBack } from './columns.ts';
import type { ReconcileInput } from './input.ts';

const names = { invoice: 'The invoice', bill: 'The bill', 'credit-note': 'The credit note' };

function creditMessage(xero: WireInvoice, number: string): string {
  const currency = xero.CurrencyCode ? ` ${xero.CurrencyCode}` : '';
  const texts = [xero.AmountCredited, xero.AmountPaid, amountDue(xero)].map((one) => `${toText(readMoney(one) ?? zero)}${currency}`);
  const [credited, refunded, left] = texts;
  if (paymentStatus(xero) === 'Not paid') return `${number} is approved in Xero and not used.`;
  return `${number} is ${paymentStatus(xero) === 'Paid' ? '' : 'partially '}used in Xero: ${credited} on invoices, ${refunded} refunded, ${left} left.`;
}

/** What the row says of the document, in a sentence. */
export function stateMessage(xero: WireInvoice): string {
  const number = xero.InvoiceNumber || names[documentType(xero)];
  if (documentType(xero) === 'credit-note' && isApproved(xero)) return creditMessage(xero, number);
  const currency = xero.CurrencyCode ? ` ${xero.CurrencyCode}` : '';
  switch (paymentStatus(xero)) {
    case 'Voided':
      return `${number} was ${xero.Status === 'VOIDED' ? 'voided' : 'deleted'} in Xero.`;
    case 'Paid':
      return `${number} is paid in Xero.`;
    case 'Partially paid': {
      const credited = readMoney(xero.AmountCredited) ?? zero;
      const settled = (readMoney(xero.AmountPaid) ?? zero).plus(credited);
      const how = credited.eq(0) ? 'paid' : 'paid or credited';
      return `${number} is partially paid in Xero: ${toText(settled)}${currency} ${how}, ${toText(readMoney(amountDue(xero)) ?? zero)}${currency} outstanding.`;
    }
    default:
      return xero.Status === 'AUTHORISED' ? `${number} is approved in Xero and not paid.` : `${number} is in Xero, not approved yet.`;
  }
}

/** The status columns of a row; a problem that another operation found there stays until that one succeeds. */
export function rowStatus(row: Row | null, { request, xero, now }: ReconcileInput, problems: Problem[]): SyncStatus {
  const open = asRow(request.problem);
  if (isTakenBack(row, xero)) return syncStatus('withdrawn', text(row, 'xc_syncmessage') ?? '', [], row, now);
  const status = syncStatus('updated', describe(stateMessage(xero), problems), problems, row, now);
  const isOthers = text(open, 'xc_operation') === 'SyncInvoice' && !text(open, 'xc_resolvedon');
  if (problems.length > 0 || !isOthers || number(row, 'xc_syncstatus') !== syncStatuses.problem) return status;
  return { ...status, xc_syncstatus: syncStatuses.problem, xc_syncmessage: text(row, 'xc_syncmessage') ?? text(open, 'xc_message') ?? '' };
}
