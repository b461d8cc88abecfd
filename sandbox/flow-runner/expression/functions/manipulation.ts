import { ExpressionError } from '../error.ts';
import { findKey, withoutProperty, withProperty } from '../properties.ts';
import type { Value, ValueObject } from '../value.ts';
import { define } from './signature.ts';

function addProperty(object: ValueObject, property: string, value: Value): Value {
  if (findKey(object, property) !== undefined) throw new ExpressionError(`the object already has the property '${property}'`);
  return withProperty(object, property, value);
}

export const manipulationFunctions = [
  define('addProperty', 'object: object, property: string, value: any', ([object, property, value]: [ValueObject, string, Value]) =>
    addProperty(object, property, value),
  ),
  define('setProperty', 'object: object, property: string, value: any', ([object, property, value]: [ValueObject, string, Value]) =>
    withProperty(object, property, value),
  ),
  define('removeProperty', 'object: object, property: string', ([object, property]: [ValueObject, string]) =>
    withoutProperty(object, property),
  ),
  define('mergeObjects', 'object1: object, object2: object', ([first, second]: [ValueObject, ValueObject]) =>
    Object.entries(second).reduce((merged, [key, value]) => withProperty(merged, key, value), first),
  ),
];
