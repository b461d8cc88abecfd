import { Decimal } from '../decimal.ts';
import { toDecimal } from '../equality.ts';
import { ExpressionError } from '../error.ts';
import { toText } from '../text.ts';
import { float, integer, isNumeric, kindOf, toDouble, type Value } from '../value.ts';
import { type Culture, cultureOf } from './culture.ts';
import { readDouble, readNumber } from './number-parse.ts';
import { define } from './signature.ts';

/** Text goes through a double, as in the real runtime: digits beyond its precision are lost, a fraction or a value outside int64 is refused. */
function toInteger(value: Value, culture: Culture): Value {
  if (kindOf(value) === 'integer') return value;
  const number = isNumeric(value) ? toDouble(value) : readDouble(value as string, culture, false);
  if (number === undefined) throw new ExpressionError(`'${String(value)}' can't be read as an integer`);
  if (Number.isNaN(number)) return integer(-(2n ** 63n));
  if (!Number.isInteger(number)) throw new ExpressionError(`${toText(value)} isn't a whole number`);
  return integer(BigInt(number));
}

function toFloat(value: Value, locale: string | undefined): Value {
  if (isNumeric(value)) return float(toDouble(value));
  const text = value as string;
  const number = locale === undefined && /infinity\s*$/i.test(text) ? undefined : readDouble(text, cultureOf(locale ?? ''));
  if (number === undefined) throw new ExpressionError(`'${text}' can't be read as a number`);
  return float(number);
}

function asDecimal(value: Value): Value {
  if (isNumeric(value)) return toDecimal(value);
  const digits = readNumber(value as string, cultureOf(''), { trailingSign: true, point: true, exponent: false });
  const written = /[.](\d*)/.test(value as string) ? digits : digits?.replace(/\.0$/, '');
  const decimal = written === undefined ? undefined : Decimal.parse(written);
  if (!decimal) throw new ExpressionError(`'${String(value)}' can't be read as a decimal`);
  return decimal;
}

function toBoolean(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (isNumeric(value)) return toDouble(value) !== 0;
  const word = (value as string).trim().toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  throw new ExpressionError(`'${String(value)}' is neither true nor false`);
}

export const conversionFunctions = [
  define('int', 'value: string|number, locale?: string', ([value, locale]: [Value, string?]) => toInteger(value, cultureOf(locale ?? ''))),
  define('float', 'value: string|number, locale?: string', ([value, locale]: [Value, string?]) => toFloat(value, locale)),
  define('decimal', 'value: string|number', ([value]: [Value]) => asDecimal(value)),
  define('bool', 'value: string|number|boolean', ([value]: [Value]) => toBoolean(value)),
  define('string', 'value: any', ([value]: [Value]) => toText(value)),
  define('array', 'value: any', ([value]: [Value]) => [value]),
  define('createArray', 'object...: any', (values: Value[]) => values),
  define('utf8Length', 'value: string', ([value]: [string]) => Buffer.byteLength(value, 'utf8')),
  define('utf16Length', 'value: string', ([value]: [string]) => value.length),
];
