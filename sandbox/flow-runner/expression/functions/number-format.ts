import { ExpressionError } from '../error.ts';
import { doubleText } from '../text.ts';
import { type Integer, kindOf, type Numeric, toDouble } from '../value.ts';
import { type Culture, currencyPattern } from './culture.ts';
import { formatCustom } from './number-custom.ts';
import { type Digits, digitsOf, grouped, rounded } from './number-digits.ts';

function fixed(number: Digits, decimals: number, culture: Culture, group: boolean): string {
  const { whole, fraction } = rounded(number, decimals);
  const text = group ? grouped(whole || '0', culture) : whole || '0';
  return fraction ? text + culture.decimal + fraction : text;
}

const isZero = (number: Digits, decimals: number) => !/[1-9]/.test(Object.values(rounded(number, decimals)).join(''));
const signed = (number: Digits, decimals: number, text: string) => (number.negative && !isZero(number, decimals) ? `-${text}` : text);

function scientific(number: Digits, decimals: number, culture: Culture, letter: string): string {
  const shifted = { ...number, point: 1 };
  let { whole, fraction } = rounded(shifted, decimals);
  let exponent = number.digits === '' ? 0 : number.point - 1;
  if (whole.length > 1) {
    whole = '1';
    exponent++;
  }
  const mantissa = fraction ? `${whole || '0'}${culture.decimal}${fraction}` : whole || '0';
  return `${number.negative ? '-' : ''}${mantissa}${letter}${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(3, '0')}`;
}

function general(value: Numeric, number: Digits, precision: number, culture: Culture, letter: string): string {
  if (precision === 0 || number.digits.length <= precision) {
    const text = kindOf(value) === 'float' ? doubleText(toDouble(value)) : value.toString();
    return text.replace('.', culture.decimal);
  }
  const exponent = number.point - 1;
  if (exponent > -5 && exponent < precision) {
    const { whole, fraction } = rounded(number, Math.max(0, precision - number.point));
    const rest = fraction.replace(/0+$/, '');
    return `${number.negative ? '-' : ''}${whole || '0'}${rest ? culture.decimal + rest : ''}`;
  }
  const text = scientific(number, precision - 1, culture, letter === 'G' ? 'E' : 'e');
  return text
    .replace(/(\D)0+(?=[eE])/, (_, point: string) => (point === culture.decimal ? '' : point))
    .replace(/([eE][+-])0(?=\d\d)/, '$1');
}

function wholeOnly(value: Numeric, letter: string): bigint {
  if (kindOf(value) !== 'integer') throw new ExpressionError(`the format '${letter}' needs an integer`);
  return BigInt(value as Integer);
}

function formatStandard(value: Numeric, letter: string, precision: number | undefined, culture: Culture): string {
  const number = digitsOf(value);
  const decimals = precision ?? 2;
  switch (letter.toUpperCase()) {
    case 'C': {
      const currency = currencyPattern(culture, number.negative && !isZero(number, precision ?? 2));
      return currency.pattern.replace('n', () => fixed(number, precision ?? currency.decimals, culture, true));
    }
    case 'D': {
      const text = wholeOnly(value, letter).toString();
      const digits = text.replace('-', '').padStart(decimals === 2 && precision === undefined ? 1 : decimals, '0');
      return text.startsWith('-') ? `-${digits}` : digits;
    }
    case 'E':
      return scientific(number, precision ?? 6, culture, letter);
    case 'F':
      return signed(number, decimals, fixed(number, decimals, culture, false));
    case 'N':
      return signed(number, decimals, fixed(number, decimals, culture, true));
    case 'P': {
      const percent = { ...number, point: number.point + 2 };
      const text = fixed(percent, decimals, culture, true);
      return signed(percent, decimals, /^(en|)(-|$)/.test(culture.name) ? `${text}%` : `${text} %`);
    }
    case 'G':
      return general(value, number, precision ?? 0, culture, letter);
    case 'R':
      return general(value, number, 0, culture, 'G');
    case 'X':
    case 'B': {
      const base = letter.toUpperCase() === 'X' ? 16 : 2;
      const text = BigInt.asUintN(64, wholeOnly(value, letter))
        .toString(base)
        .padStart(precision ?? 1, '0');
      return letter === 'X' ? text.toUpperCase() : text;
    }
    default:
      throw new ExpressionError(`'${letter}' isn't a numeric format`);
  }
}

/** A number by a .NET standard (`C2`, `N0`, `P1`…) or custom (`#,##0.00;(0)`) format. Rounds halves away from zero. Throws on an unknown format. */
export function formatNumber(value: Numeric, format: string, culture: Culture): string {
  if (!Number.isFinite(toDouble(value))) return doubleText(toDouble(value));
  const standard = /^([A-Za-z])(\d{0,3})$/.exec(format || 'G');
  if (standard) return formatStandard(value, standard[1] ?? '', standard[2] ? Number(standard[2]) : undefined, culture);
  return formatCustom(digitsOf(value), format, culture);
}
