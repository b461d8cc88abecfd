import { kindOf, type Numeric, toDouble } from '../value.ts';
import type { Culture } from './culture.ts';

/** A number as 0.digits × 10^point, without leading or trailing zeros; zero has no digits. */
export interface Digits {
  negative: boolean;
  digits: string;
  point: number;
}

export function digitsOf(value: Numeric): Digits {
  const text = kindOf(value) === 'float' ? toDouble(value).toExponential() : value.toString();
  const [, sign, whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? [];
  const all = whole + fraction;
  const digits = all.replace(/^0+/, '');
  const point = whole.length - (all.length - digits.length) + Number(exponent);
  return { negative: sign === '-', digits: digits.replace(/0+$/, ''), point: digits ? point : 0 };
}

/** The digits before and after the point, rounded to `decimals` places, halves away from zero. `whole` is empty for a number below 1. */
export function rounded(number: Digits, decimals: number): { whole: string; fraction: string } {
  const keep = number.point + decimals;
  let digits = number.digits.slice(0, Math.max(0, keep));
  if (keep >= 0 && (number.digits[keep] ?? '0') >= '5') digits = (BigInt(digits.padEnd(keep, '0') || '0') + 1n).toString();
  else digits = digits.padEnd(Math.max(0, keep), '0').replace(/^0+(?=\d)/, '');
  const text = (digits || '0').padStart(decimals + 1, '0');
  return { whole: text.slice(0, text.length - decimals).replace(/^0+/, ''), fraction: decimals > 0 ? text.slice(-decimals) : '' };
}

/** Whether a digit with `after` whole digits behind it is followed by a group separator. */
export function endsGroup(after: number, culture: Culture): boolean {
  const [first, next] = culture.groupSizes;
  return after === first || (after > first && (after - first) % next === 0);
}

export function grouped(whole: string, culture: Culture): string {
  return [...whole].map((digit, index) => (endsGroup(whole.length - 1 - index, culture) ? digit + culture.group : digit)).join('');
}
