import type { Decimal } from './decimal.ts';
import { Decimal as DecimalClass } from './decimal.ts';
import { ExpressionError } from './error.ts';

/** A float whose number alone would not tell it from an integer: `1.0`, NaN, the infinities. Other floats are plain numbers with a fraction. */
export class Float {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/**
 * A value of the language. An integer is a whole `number` within ±2^53, a `bigint` beyond it (int64 at most); a float is a `number` with a fraction or a `Float`.
 * Plain JSON is a value as it stands, so contexts need no conversion.
 */
export type Value = null | boolean | string | number | bigint | Float | Decimal | Value[] | ValueObject;
export interface ValueObject {
  [key: string]: Value;
}
export type Integer = number | bigint;
export type Numeric = Integer | Float | Decimal;

export type Kind = 'null' | 'boolean' | 'string' | 'integer' | 'float' | 'decimal' | 'array' | 'object';

/** The kind of any value; what JSON cannot hold (undefined, functions) counts as null. */
export function kindOf(value: unknown): Kind {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'bigint':
      return 'integer';
    case 'number':
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? 'integer' : 'float';
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return 'array';
      if (value instanceof Float) return 'float';
      return value instanceof DecimalClass ? 'decimal' : 'object';
    default:
      return 'null';
  }
}

export function isObject(value: unknown): value is ValueObject {
  return kindOf(value) === 'object';
}

export function isNumeric(value: unknown): value is Numeric {
  const kind = kindOf(value);
  return kind === 'integer' || kind === 'float' || kind === 'decimal';
}

const int64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** Whether a whole number fits the language's integers (int64). */
export function fitsInteger(value: bigint): boolean {
  return value >= int64.min && value <= int64.max;
}

/** A whole number as a value. Throws when it leaves int64. */
export function integer(value: bigint): Integer {
  if (!fitsInteger(value)) throw new ExpressionError(`integer overflow: ${value} doesn't fit in 64 bits`);
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

/** A floating-point number as a value, kept apart from the integers. */
export function float(value: number): number | Float {
  return Number.isInteger(value) || !Number.isFinite(value) ? new Float(value) : value;
}

/** Any number of the language as an IEEE double. */
export function toDouble(value: Numeric): number {
  if (value instanceof Float) return value.value;
  return value instanceof DecimalClass ? Number(value.toString()) : Number(value);
}
