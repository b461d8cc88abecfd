import type { WireInvoice } from '../../xero/wire.ts';
import { paymentStatus, type Settlement } from '../invoice-state.ts';
import { type Money, readMoney, sum, toText, zero } from '../money.ts';
import { problem, type Warning, warning } from '../problems.ts';
import type { Findings } from '../types.ts';
import { documentType } from '../xero-document.ts';

const amount = (value: unknown): Money => readMoney(value) ?? zero;

const ofKind = (settlements: Settlement[], credit: boolean): Money =>
  sum(settlements.filter((one) => (one.kind !== 'payment') === credit).map((one) => amount(one.amount)));

/**
 * S1: total − paid − credited = due, and the payments make up what is paid. A voided or deleted invoice owes nothing, whatever it
 * came to. Xero shows credits a moment later than the amount; that is a warning. The allocations of a credit note are rows of the invoices
 * that they pay.
 */
export function checkBalance(xero: WireInvoice, settlements: Settlement[]): Findings {
  if (paymentStatus(xero) === 'Voided') return { problems: [], warnings: [] };
  const warnings: Warning[] = [];
  const faults: string[] = [];
  const [total, paid, credited] = [amount(xero.Total), amount(xero.AmountPaid), amount(xero.AmountCredited)];
  const due = readMoney(xero.AmountDue);
  if (due && !total.minus(paid).minus(credited).eq(due)) {
    faults.push(`Total ${toText(total)}, paid ${toText(paid)}, credited ${toText(credited)} and due ${toText(due)} do not agree`);
  }
  const payments = ofKind(settlements, false);
  if (!payments.eq(paid)) faults.push(`The payments come to ${toText(payments)}, but Xero says that ${toText(paid)} is paid`);
  const credits = ofKind(settlements, true);
  if (documentType(xero) !== 'credit-note' && !credits.eq(credited)) {
    warnings.push(warning('credits-not-shown', { credited: toText(credited), found: toText(credits) }));
  }
  return { problems: faults.map((what) => problem('settlements-differ', { what })), warnings };
}
