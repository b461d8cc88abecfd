import { compare, equal, ValueSet } from '../equality.ts';
import { ExpressionError } from '../error.ts';
import { findKey } from '../properties.ts';
import { define as setProperty, toText } from '../text.ts';
import { type Integer, isObject, kindOf, type Value, type ValueObject } from '../value.ts';
import { define } from './signature.ts';

type Collection = string | Value[];

function contains(collection: Value, value: Value): boolean {
  if (Array.isArray(collection)) return collection.some((item) => equal(item, value));
  if (typeof value !== 'string')
    throw new ExpressionError(`a ${kindOf(collection)} can only contain a string, not a value of kind ${kindOf(value)}`);
  return typeof collection === 'string' ? collection.includes(value) : Object.hasOwn(collection as ValueObject, value);
}

function empty(collection: Value): boolean {
  if (collection === null) return true;
  return (typeof collection === 'string' || Array.isArray(collection) ? collection : Object.keys(collection)).length === 0;
}

/** false before true, null before everything; two kinds together have no order. */
function order(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return compare(a, b);
}

function sort(collection: Value[], sortBy?: string): Value[] {
  const keyOf = (item: Value): Value => {
    if (sortBy === undefined) return item;
    if (!isObject(item)) throw new ExpressionError(`only objects can be sorted by '${sortBy}'; one item is ${kindOf(item)}`);
    return item[findKey(item, sortBy) ?? ''] ?? null;
  };
  return [...collection].sort((a, b) => order(keyOf(a), keyOf(b)));
}

function chunk(collection: Collection, length: number): Value[] {
  if (length < 1) throw new ExpressionError("'length' must be at least 1");
  const chunks: Value[] = [];
  for (let at = 0; at < collection.length; at += length) chunks.push(collection.slice(at, at + length));
  return chunks;
}

function count(value: Integer): number {
  if (value < 0) throw new ExpressionError("'count' must not be negative");
  return Number(value);
}

function sameKind(collections: (Value[] | ValueObject)[]): boolean {
  const arrays = collections.filter(Array.isArray).length;
  if (arrays > 0 && arrays < collections.length) throw new ExpressionError('all collections must be arrays, or all objects');
  return arrays > 0;
}

function union(collections: (Value[] | ValueObject)[]): Value {
  if (sameKind(collections)) {
    const seen = new ValueSet();
    return (collections as Value[][]).flat().filter((item) => seen.add(item));
  }
  const result: ValueObject = {};
  for (const object of collections as ValueObject[]) for (const [key, value] of Object.entries(object)) setProperty(result, key, value);
  return result;
}

function intersection(collections: (Value[] | ValueObject)[]): Value {
  const [first, ...others] = collections;
  if (sameKind(collections)) {
    const sets = (others as Value[][]).map((other) => new ValueSet(other));
    const seen = new ValueSet();
    return (first as Value[]).filter((item) => sets.every((set) => set.has(item)) && seen.add(item));
  }
  const result: ValueObject = {};
  for (const [key, value] of Object.entries(first as ValueObject)) {
    if ((others as ValueObject[]).every((other) => Object.hasOwn(other, key) && equal(other[key] ?? null, value)))
      setProperty(result, key, value);
  }
  return result;
}

export const collectionFunctions = [
  define('contains', 'collection: array|string|object, value: any', ([collection, value]: [Value, Value]) => contains(collection, value)),
  define('length', 'collection: array|string', ([collection]: [Collection]) => collection.length),
  define('sort', 'collection: array, sortBy?: string', ([collection, sortBy]: [Value[], string?]) => sort(collection, sortBy)),
  define('reverse', 'collection: array', ([collection]: [Value[]]) => collection.toReversed()),
  define('empty', 'collection: object|array|string|null', ([collection]: [Value]) => empty(collection)),
  define('intersection', 'collection: array|object, more...: array|object', (collections: (Value[] | ValueObject)[]) =>
    intersection(collections),
  ),
  define('union', 'collection: array|object, more...: array|object', (collections: (Value[] | ValueObject)[]) => union(collections)),
  define(
    'first',
    'collection: array|string',
    ([collection]: [Collection]) => collection[0] ?? (typeof collection === 'string' ? '' : null),
  ),
  define(
    'last',
    'collection: array|string',
    ([collection]: [Collection]) => collection.at(-1) ?? (typeof collection === 'string' ? '' : null),
  ),
  define('take', 'collection: array|string, count: integer', ([collection, n]: [Collection, Integer]) => collection.slice(0, count(n))),
  define('skip', 'collection: array|string, count: integer', ([collection, n]: [Collection, Integer]) => collection.slice(count(n))),
  define('join', 'collection: array, delimiter: string', ([collection, delimiter]: [Value[], string]) =>
    collection.map(toText).join(delimiter),
  ),
  define('chunk', 'collection: array|string, length: integer', ([collection, length]: [Collection, Integer]) =>
    chunk(collection, Number(length)),
  ),
];
