import { compare, equal } from '../equality.ts';
import type { Value } from '../value.ts';
import { define, defineLazy } from './signature.ts';

const comparable = 'value: number|string, compareTo: number|string';

/** Text and boolean are equal when the text is the boolean's JSON (`'true'` and `true`). */
function looselyEqual(a: Value, b: Value): boolean {
  if (typeof a === 'boolean' && typeof b === 'string') return String(a) === b;
  if (typeof a === 'string' && typeof b === 'boolean') return a === String(b);
  return equal(a, b);
}

/** Evaluates from left to right until one argument settles it. */
function until(settles: boolean) {
  return (read: (index: number) => Value, count: number): Value => {
    for (let index = 0; index < count; index++) if (read(index) === settles) return settles;
    return !settles;
  };
}

export const logicFunctions = [
  defineLazy('if', 'expression: boolean, valueIfTrue: any, valueIfFalse: any', (read) => read(read(0) === true ? 1 : 2)),
  defineLazy('and', 'expression...: boolean', until(false)),
  defineLazy('or', 'expression...: boolean', until(true)),
  defineLazy('coalesce', 'object...: any', (read, count) => {
    for (let index = 0; index < count; index++) {
      const value = read(index);
      if (value !== null) return value;
    }
    return null;
  }),
  define('not', 'expression: boolean', ([expression]: [boolean]) => !expression),
  define('equals', 'object1: any, object2: any', ([a, b]: [Value, Value]) => looselyEqual(a, b)),
  define('less', comparable, ([a, b]: [Value, Value]) => compare(a, b) < 0),
  define('lessOrEquals', comparable, ([a, b]: [Value, Value]) => compare(a, b) <= 0),
  define('greater', comparable, ([a, b]: [Value, Value]) => compare(a, b) > 0),
  define('greaterOrEquals', comparable, ([a, b]: [Value, Value]) => compare(a, b) >= 0),
];
