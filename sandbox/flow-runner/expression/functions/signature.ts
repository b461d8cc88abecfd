import { isBlob } from '../blob.ts';
import type { Context } from '../context.ts';
import { ExpressionError } from '../error.ts';
import { kindOf, type Value } from '../value.ts';

interface Parameter {
  name: string;
  /** Kind words the argument may be of: a kind, `number`, `binary` (a content envelope) or `any`. */
  kinds: readonly string[];
}

export interface FunctionEntry {
  name: string;
  parameters: readonly Parameter[];
  min: number;
  max: number;
  /** The arguments come unevaluated, and are called when they are needed. */
  lazy: boolean;
  call: (args: readonly (() => Value)[], context: Context) => Value;
}

/** Reads `text: string, start: integer, length?: integer, more...: any`. The last parameter may repeat (`...`). */
function parameters(signature: string): { list: Parameter[]; min: number; max: number } {
  const list: Parameter[] = [];
  let min = 0;
  let max = 0;
  for (const part of signature.split(',').filter((text) => text.trim())) {
    const [, name = '', optional, repeats, kinds = 'any'] = /^\s*(\w+)(\?)?(\.\.\.)?:\s*([\w|]+)\s*$/.exec(part) ?? [];
    list.push({ name, kinds: kinds.split('|') });
    if (!optional) min++;
    max = repeats ? Number.POSITIVE_INFINITY : max + 1;
  }
  return { list, min, max };
}

const words: Record<string, string> = { integer: 'an integer', array: 'an array', object: 'an object', binary: 'binary content' };
const described = (kinds: readonly string[]) => kinds.map((kind) => words[kind] ?? `a ${kind}`).join(' or ');

function fits(value: Value, kind: string): boolean {
  const actual = kindOf(value);
  if (kind === 'any' || kind === actual) return true;
  if (kind === 'number') return actual === 'integer' || actual === 'float' || actual === 'decimal';
  return kind === 'binary' && isBlob(value);
}

/** Throws unless `value` is of one of the kinds the parameter takes, naming function and argument. */
function check(entry: FunctionEntry, index: number, value: Value): void {
  const parameter = entry.parameters[Math.min(index, entry.parameters.length - 1)];
  if (!parameter || parameter.kinds.some((kind) => fits(value, kind))) return;
  throw new ExpressionError(
    `function '${entry.name}' expects its argument ${index + 1} ('${parameter.name}') to be ${described(parameter.kinds)}; it is ${kindOf(value)}`,
  );
}

/** What is wrong with the number of arguments, or undefined. */
export function arityProblem(entry: FunctionEntry, count: number): string | undefined {
  if (count >= entry.min && count <= entry.max) return undefined;
  const wanted =
    entry.min === entry.max
      ? `${entry.min}`
      : entry.max === Number.POSITIVE_INFINITY
        ? `at least ${entry.min}`
        : `${entry.min} to ${entry.max}`;
  return `function '${entry.name}' expects ${wanted} argument${/\b1$/.test(wanted) ? '' : 's'}, not ${count}`;
}

/** One table entry: name, signature and what it does with arguments that fit the signature. */
export function define<A extends readonly (Value | undefined)[]>(
  name: string,
  signature: string,
  run: (args: A, context: Context) => Value,
): FunctionEntry {
  const { list, min, max } = parameters(signature);
  const entry: FunctionEntry = {
    name,
    parameters: list,
    min,
    max,
    lazy: false,
    call: (thunks, context) => {
      const args = thunks.map((thunk) => thunk());
      args.forEach((value, index) => {
        check(entry, index, value);
      });
      return run(args as unknown as A, context);
    },
  };
  return entry;
}

/** As `define`, for a function that evaluates only the arguments it needs; `read(i)` evaluates and checks one. */
export function defineLazy(name: string, signature: string, run: (read: (index: number) => Value, count: number) => Value): FunctionEntry {
  const { list, min, max } = parameters(signature);
  const entry: FunctionEntry = {
    name,
    parameters: list,
    min,
    max,
    lazy: true,
    call: (thunks) => {
      const read = (index: number) => {
        const value = thunks[index]?.() ?? null;
        check(entry, index, value);
        return value;
      };
      return run(read, thunks.length);
    },
  };
  return entry;
}

/** A function of the language that needs what only the real host has: refused by name. */
export function refuse(name: string, why: string): FunctionEntry {
  const call = () => {
    throw new ExpressionError(`function '${name}' is not available here: ${why}`);
  };
  return { name, parameters: [], min: 0, max: Number.POSITIVE_INFINITY, lazy: true, call };
}
