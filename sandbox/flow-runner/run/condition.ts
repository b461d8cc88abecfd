import type { Context } from '../expression/context.ts';
import { ActionError } from './outcome.ts';

type Evaluate = (value: unknown, extra?: Partial<Context>) => unknown;

/** What a condition made of JSON may be made of, with the number of operands. */
export const comparisons: Record<string, number> = {
  equals: 2,
  greater: 2,
  greaterOrEquals: 2,
  less: 2,
  lessOrEquals: 2,
  contains: 2,
  startsWith: 2,
  endsWith: 2,
  empty: 1,
};

/** A condition's result must be true or false. */
export function requireBoolean(value: unknown, what: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new ActionError(
    'InvalidTemplate',
    `The result of the '${what}' expression must be true or false, not ${JSON.stringify(value)?.slice(0, 60)}.`,
  );
}

function compare(name: string, operands: unknown, evaluate: Evaluate): boolean {
  if (comparisons[name] === undefined) throw new ActionError('InvalidTemplate', `A condition knows no '${name}'.`);
  const values = (Array.isArray(operands) ? operands : [operands]).map((operand) => evaluate(operand));
  const parameters = Object.fromEntries(values.map((value, index) => [`operand${index}`, value]));
  const call = `@${name}(${Object.keys(parameters)
    .map((key) => `parameters('${key}')`)
    .join(',')})`;
  return requireBoolean(evaluate(call, { parameters }), name);
}

/** Evaluates a condition: an expression, or JSON such as `{ and: [{ equals: [a, b] }] }`; `and` and `or` stop as soon as they can. */
export function evaluateCondition(expression: unknown, evaluate: Evaluate): boolean {
  if (typeof expression !== 'object' || expression === null) return requireBoolean(evaluate(expression), 'condition');
  const [[name, operands] = ['', undefined]] = Object.entries(expression);
  const inner = Array.isArray(operands) ? operands : [operands];
  if (name === 'and') return inner.every((part) => evaluateCondition(part, evaluate));
  if (name === 'or') return inner.some((part) => evaluateCondition(part, evaluate));
  if (name === 'not') return !evaluateCondition(inner[0], evaluate);
  return compare(name, operands, evaluate);
}
