import type { WireContact } from '../../xero/wire.ts';
import { normaliseGuid } from '../ids.ts';
import { readMoney, round, toNumber, zero } from '../money.ts';

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

/** C32 X30: what Xero says a contact owes; nothing where Xero shows no balances. Null of one whose data was erased. */
export function balanceOf(contact: WireContact): Balance | null {
  if (contact.ContactStatus === 'GDPRREQUEST') return null;
  const { Outstanding, Overdue } = contact.Balances?.AccountsReceivable ?? {};
  const cents = (amount: number | undefined) => toNumber(round(readMoney(amount) ?? zero));
  return { amountDue: cents(Outstanding), amountOverdue: cents(Overdue) };
}
