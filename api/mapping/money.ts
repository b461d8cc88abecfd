import Big from 'big.js';

/** An exact decimal amount in the currency of its document. Made by `money`, never from a sum of floating numbers. */
export type Money = Big;

export const zero: Money = new Big(0);

/** Decimal notation, exponents included; anything else is no number. */
const decimalPattern = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;

/** Reads a number or a decimal text; null for everything else (empty, NaN, Infinity, grouped digits). */
export function readMoney(value: unknown): Money | null {
  if (typeof value === 'number') return Number.isFinite(value) ? new Big(value) : null;
  if (typeof value !== 'string') return null;
  const digits = value.trim();
  if (digits.length > 60 || !decimalPattern.test(digits)) return null;
  return new Big(
    digits
      .replace(/^\+/, '')
      .replace(/\.(?=e|$)/i, '')
      .replace(/^(-?)\./, '$10.'),
  );
}

/** An amount that is known to be a number. Throws a RangeError otherwise. */
export function money(value: number | string | Money): Money {
  if (value instanceof Big) return value;
  const amount = readMoney(value);
  if (!amount) throw new RangeError('an amount must be a decimal number');
  return amount;
}

/** Rounds half away from zero, as Xero does. */
export function round(amount: Money, places = 2): Money {
  return amount.round(places, Big.roundHalfUp);
}

/** Exact sum; of none, zero. */
export function sum(amounts: Iterable<Money>): Money {
  let total = zero;
  for (const amount of amounts) total = total.plus(amount);
  return total;
}

/** How many decimals an amount has: 1.50 has one. */
export function decimals(amount: Money): number {
  return Math.max(0, amount.c.length - 1 - amount.e);
}

/** For the wire: a JSON number, -0 as 0. */
export function toNumber(amount: Money): number {
  return amount.eq(0) ? 0 : amount.toNumber();
}

/** For people: two decimals, more where there are more, and thousands set apart: 15,000.00. */
export function toText(amount: Money): string {
  const [whole = '', fraction] = amount.toFixed(Math.max(2, decimals(amount))).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

/**
 * Splits a whole into parts in proportion to weights: to the cent, and the parts add up to the whole exactly.
 * Weights below zero take no part while another is above it; if all are zero the first takes everything.
 */
export function split(whole: Money, weights: Money[]): Money[] {
  if (weights.length === 0) return [];
  const anyPositive = weights.some((weight) => weight.gt(0));
  const shares = weights.map((weight) => (anyPositive ? (weight.gt(0) ? weight : zero) : weight.abs()));
  const total = sum(shares);
  if (total.eq(0)) return weights.map((_, index) => (index === 0 ? whole : zero));
  let reached = zero;
  let given = zero;
  return shares.map((share) => {
    reached = reached.plus(share);
    const upTo = reached.eq(total) ? whole : round(whole.times(reached).div(total));
    const part = upTo.minus(given);
    given = upTo;
    return part;
  });
}
