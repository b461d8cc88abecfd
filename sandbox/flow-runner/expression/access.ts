import { ExpressionError } from './error.ts';
import { findProperty } from './properties.ts';
import { kindOf, type Value, type ValueObject } from './value.ts';

/**
 * `target.key` or `target[key]`. With `forgiving` (`?`) a missing property, a null parent and an index outside the array are null;
 * a wrong kind (property of a text or number, name on an array) is an error all the same.
 */
export function access(target: Value, key: Value, forgiving: boolean): Value {
  const missing = (what: string): Value => {
    if (forgiving) return null;
    throw new ExpressionError(what);
  };
  const label = typeof key === 'string' ? `property '${key}'` : `index ${String(key)}`;
  switch (kindOf(target)) {
    case 'null':
      return missing(`cannot read ${label} of null`);
    case 'object': {
      if (typeof key !== 'string') throw new ExpressionError(`a property of an object is named by a string, not by ${kindOf(key)}`);
      const value = findProperty(target as ValueObject, key);
      return value === undefined
        ? missing(
            `${label} doesn't exist; there are: ${Object.keys(target as ValueObject)
              .slice(0, 20)
              .join(', ')}`,
          )
        : value;
    }
    case 'array': {
      if (kindOf(key) !== 'integer') throw new ExpressionError(`an array is read by an integer index, not by ${label}`);
      const items = target as Value[];
      const index = Number(key);
      return index >= 0 && index < items.length ? (items[index] ?? null) : missing(`${label} is outside the array of ${items.length}`);
    }
    default:
      throw new ExpressionError(`cannot read ${label} of a value of kind ${kindOf(target)}`);
  }
}
