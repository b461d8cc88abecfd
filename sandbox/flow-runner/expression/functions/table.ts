import type { Context } from '../context.ts';
import { ExpressionError } from '../error.ts';
import type { Value } from '../value.ts';
import { collectionFunctions } from './collection.ts';
import { contentFunctions } from './content.ts';
import { conversionFunctions } from './conversion.ts';
import { dateFunctions } from './date.ts';
import { formFunctions } from './form.ts';
import { logicFunctions } from './logic.ts';
import { manipulationFunctions } from './manipulation.ts';
import { mathFunctions } from './math.ts';
import { referenceFunctions } from './reference.ts';
import { arityProblem, type FunctionEntry } from './signature.ts';
import { stringFunctions } from './string.ts';
import { uriFunctions } from './uri.ts';
import { xmlFunctions } from './xml.ts';

const table = new Map<string, FunctionEntry>(
  [
    stringFunctions,
    collectionFunctions,
    logicFunctions,
    conversionFunctions,
    contentFunctions,
    mathFunctions,
    dateFunctions,
    uriFunctions,
    manipulationFunctions,
    xmlFunctions,
    formFunctions,
    referenceFunctions,
  ]
    .flat()
    .map((entry) => [entry.name.toLowerCase(), entry]),
);

/** A function of the language by name, in any case. */
export function findFunction(name: string): FunctionEntry | undefined {
  return table.get(name.toLowerCase());
}

/** The names of all functions the language has here, in their usual spelling. */
export function functionNames(): string[] {
  return [...table.values()].map((entry) => entry.name);
}

/** Calls a function; its arguments are evaluated from left to right, or as it needs them. Throws ExpressionError naming function and argument. */
export function callFunction(name: string, args: readonly (() => Value)[], context: Context): Value {
  const entry = findFunction(name);
  if (!entry) throw new ExpressionError(`there is no function '${name}'`);
  const problem = arityProblem(entry, args.length);
  if (problem) throw new ExpressionError(problem);
  try {
    return entry.call(args, context);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const known = error.position !== undefined || error.message.includes(`function '`);
    throw known ? error : new ExpressionError(`function '${entry.name}': ${error.message}`);
  }
}
