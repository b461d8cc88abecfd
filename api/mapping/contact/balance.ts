import type { WireContact, WireInvoice } from '../../xero/wire.ts';
import { xeroDay } from '../dates.ts';
import { normaliseGuid } from '../ids.ts';
import { type Money, readMoney, round, sum, toNumber, zero } from '../money.ts';

/** What a customer owes, in the organisation's currency. */
export interface Balance {
  amountDue: number;
  amountOverdue: number;
}

/** Merges can follow merges; more than this is a circle. */
const longestTrail = 5;

/** M1: the contact that a contact was merged into, as far as it is known; `missing` is the id of one that is still to be read. */
export function survivorOf(contact: WireContact, known: Map<string, WireContact>): { contact: WireContact; missing: string | null } {
  let current = contact;
  for (let step = 0; step < longestTrail; step++) {
    const next = normaliseGuid(current.MergedToContactID);
    if (!next) break;
    const followed = known.get(next);
    if (!followed) return { contact: current, missing: next };
    current = followed;
  }
  return { contact: current, missing: null };
}

/** Whether Xero says that a contact owes anything as a customer. */
export const owesSales = ({ Balances }: WireContact): boolean => Boolean(Balances?.AccountsReceivable?.Outstanding);

/**
 * C32 X30: what Xero says a contact owes, in the organisation's currency; nothing where Xero shows no balances. Null of one whose data was erased.
 * Xero's Balances add up amounts of every currency as they stand, so each open invoice in a foreign currency (`foreign`) is taken off and
 * added again at its own CurrencyRate: how much of its currency one unit of the organisation's buys. It is overdue when it was due before
 * `today` (YYYY-MM-DD, where the organisation is).
 */
export function balanceOf(contact: WireContact, foreign: WireInvoice[], today: string): Balance | null {
  if (contact.ContactStatus === 'GDPRREQUEST') return null;
  const { Outstanding, Overdue } = contact.Balances?.AccountsReceivable ?? {};
  const cents = (raw: number | undefined, invoices: WireInvoice[]) =>
    toNumber(round((readMoney(raw) ?? zero).plus(sum(invoices.map(conversion)))));
  const late = foreign.filter((one) => (xeroDay(one.DueDate ?? one.DueDateString) ?? today) < today);
  return { amountDue: cents(Outstanding, foreign), amountOverdue: cents(Overdue, late) };
}

/** What an invoice's amount due becomes in the organisation's currency, less that amount as it stands. */
function conversion({ AmountDue, CurrencyRate }: WireInvoice): Money {
  const due = readMoney(AmountDue) ?? zero;
  const rate = readMoney(CurrencyRate);
  return rate?.gt(0) ? round(due.div(rate)).minus(due) : zero;
}
