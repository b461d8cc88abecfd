import { Decimal } from './decimal.ts';
import { ExpressionError } from './error.ts';
import { isNumeric, kindOf, type Numeric, toDouble, type Value } from './value.ts';

/** A number of any kind as a decimal. Throws when it is outside a decimal's range. */
export function toDecimal(value: Numeric): Decimal {
  if (value instanceof Decimal) return value;
  if (kindOf(value) === 'integer') return new Decimal(BigInt(value as number | bigint), 0);
  return Decimal.fromDouble(toDouble(value));
}

function compareNumbers(a: Numeric, b: Numeric): number {
  const kinds = [kindOf(a), kindOf(b)];
  if (kinds.includes('decimal')) return toDecimal(a).compare(toDecimal(b));
  if (kinds.includes('float')) {
    const [x, y] = [toDouble(a), toDouble(b)];
    return x < y ? -1 : x > y ? 1 : x === y ? 0 : Number.NaN;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** -1, 0 or 1 for two numbers or two texts (texts by code unit); NaN when a NaN is involved. Other kinds have no order: throws. */
export function compare(a: Value, b: Value): number {
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  throw new ExpressionError(`a value of kind ${kindOf(a)} can't be compared with one of kind ${kindOf(b)}; two numbers or two strings can`);
}

/** Equality of values: numbers by amount whatever their kind, texts with case, arrays and objects by content. */
export function equal(a: Value, b: Value): boolean {
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b) === 0;
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return false;
  if (kind === 'null') return true;
  if (kind === 'array') {
    const [x, y] = [a as Value[], b as Value[]];
    return x.length === y.length && x.every((item, index) => equal(item, y[index] ?? null));
  }
  if (kind === 'object') {
    const [x, y] = [a as Record<string, Value>, b as Record<string, Value>];
    const keys = Object.keys(x);
    return keys.length === Object.keys(y).length && keys.every((key) => Object.hasOwn(y, key) && equal(x[key] ?? null, y[key] ?? null));
  }
  return a === b;
}

/** Values that are equal have the same key (different ones may share it, where numbers differ beyond a double's digits). */
function bucketKey(value: Value): string {
  if (isNumeric(value)) return `n${toDouble(value)}`;
  if (Array.isArray(value)) return `[${value.map(bucketKey).join()}]`;
  if (kindOf(value) !== 'object') return JSON.stringify(value ?? null);
  const object = value as Record<string, Value>;
  return `{${Object.keys(object)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${bucketKey(object[key] ?? null)}`)
    .join()}}`;
}

/** A set of values by `equal`, whose look-ups don't slow down with its size. */
export class ValueSet {
  readonly #buckets = new Map<string, Value[]>();

  constructor(values: readonly Value[] = []) {
    for (const value of values) this.add(value);
  }

  has(value: Value): boolean {
    return this.#buckets.get(bucketKey(value))?.some((other) => equal(other, value)) ?? false;
  }

  /** False when the value was there already. */
  add(value: Value): boolean {
    const key = bucketKey(value);
    const bucket = this.#buckets.get(key);
    if (!bucket) this.#buckets.set(key, [value]);
    else if (bucket.some((other) => equal(other, value))) return false;
    else bucket.push(value);
    return true;
  }
}
