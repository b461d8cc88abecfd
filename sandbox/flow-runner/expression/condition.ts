import type { Context } from './context.ts';
import { ExpressionError } from './error.ts';
import { evaluateExact } from './evaluate.ts';
import { callFunction, findFunction } from './functions/table.ts';
import { isObject, kindOf, type Value } from './value.ts';

const ofConditions = new Set(['and', 'or', 'not']);

function evaluateOperand(operand: unknown, context: Context): Value {
  return isObject(operand) && isOperation(operand) ? evaluateObject(operand, context) : evaluateExact(operand, context);
}

/** An object of one key that names a function: `{ "equals": [a, b] }`. */
function isOperation(value: object): boolean {
  const [name, ...others] = Object.keys(value);
  return name !== undefined && others.length === 0 && findFunction(name) !== undefined;
}

function evaluateObject(condition: object, context: Context): Value {
  const [name = ''] = Object.keys(condition);
  if (!isOperation(condition))
    throw new ExpressionError(`a condition is an object of one function, not of '${Object.keys(condition).join("', '")}'`);
  const operands = Object.values(condition)[0] as unknown;
  const list = Array.isArray(operands) ? operands : [operands];
  const read = ofConditions.has(name.toLowerCase()) ? evaluateCondition : evaluateOperand;
  return callFunction(
    name,
    list.map((operand) => () => read(operand, context)),
    context,
  );
}

/**
 * The condition of an If or Until as flows store it: `{ "and": [ { "equals": ["@…", 1] }, … ] }` (nested, lists or single operands), or an expression
 * as text. Throws ExpressionError when it doesn't come out as true or false.
 */
export function evaluateCondition(condition: unknown, context: Context): boolean {
  const value = isObject(condition) ? evaluateObject(condition, context) : evaluateExact(condition, context);
  if (typeof value !== 'boolean') throw new ExpressionError(`a condition must be true or false; it is ${kindOf(value)}`);
  return value;
}
