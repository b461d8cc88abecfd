import { fitsInteger } from '../value.ts';
import { type Culture, cultureOf } from './culture.ts';

interface Styles {
  trailingSign: boolean;
  point: boolean;
  exponent: boolean;
}

const spaces = new Set([' ', '\u00A0', '\u202F']);
const isGroup = (char: string | undefined, culture: Culture) =>
  char !== undefined && (char === culture.group || (spaces.has(culture.group) && spaces.has(char)));

/**
 * Number text as .NET reads it, to plain digits for `Number`; undefined when it isn't one. Group separators may stand anywhere after the first digit
 * and before the point, so `12,3,4,5678` counts.
 */
export function readNumber(text: string, culture: Culture, styles: Styles): string | undefined {
  if (text.length > 1000) return undefined;
  const source = text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, '');
  let at = 0;
  let sign = '';
  if (source[at] === '+' || source[at] === '-') sign = source[at++] ?? '';
  let whole = '';
  let fraction = '';
  const digits = () => {
    const start = at;
    while (/^\d$/.test(source[at] ?? '')) at++;
    return source.slice(start, at);
  };
  whole = digits();
  while (whole && isGroup(source[at], culture)) {
    at++;
    whole += digits();
  }
  if (styles.point && source.startsWith(culture.decimal, at)) {
    at += culture.decimal.length;
    fraction = digits();
  }
  if (!whole && !fraction) return undefined;
  let exponent = '';
  const found = styles.exponent ? /^[eE][+-]?\d+/.exec(source.slice(at)) : null;
  if (found) {
    exponent = found[0];
    at += exponent.length;
  }
  if (styles.trailingSign && !sign && (source[at] === '+' || source[at] === '-')) sign = source[at++] ?? '';
  return at === source.length ? `${sign === '-' ? '-' : ''}${whole || '0'}.${fraction || '0'}${exponent}` : undefined;
}

/** Text to a double, `NaN` and infinities in the culture's words included; undefined when it isn't a number. */
export function readDouble(text: string, culture: Culture, trailingSign = true): number | undefined {
  const word = text.trim().toLowerCase();
  if (word === 'nan') return Number.NaN;
  const infinity = culture.infinity.toLowerCase();
  if (word === infinity || word === `+${infinity}`) return Number.POSITIVE_INFINITY;
  if (word === `-${infinity}`) return Number.NEGATIVE_INFINITY;
  const digits = readNumber(text, culture, { trailingSign, point: true, exponent: true });
  return digits === undefined ? undefined : Number(digits);
}

export function isFloatText(text: string, culture: Culture): boolean {
  return readDouble(text, culture) !== undefined;
}

/** Whether text is a whole number of at most 64 bits; thousands separators and an exponent may be in it, a point may not. */
export function isIntegerText(text: string): boolean {
  const digits = readNumber(text, cultureOf(''), { trailingSign: false, point: false, exponent: true });
  if (digits === undefined) return false;
  if (/[eE]/.test(digits)) return Number.isInteger(Number(digits)) && Math.abs(Number(digits)) < 2 ** 63;
  return fitsInteger(BigInt(digits.replace('.0', '')));
}
