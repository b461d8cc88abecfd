import type { ActionRecord, Context } from '../context.ts';
import { ExpressionError } from '../error.ts';
import { findKey } from '../properties.ts';
import { isObject, type Value } from '../value.ts';
import { define, refuse } from './signature.ts';

type Named = Record<string, unknown> | undefined;

function lookup(source: Named, name: string, what: string): Value {
  const key = source && findKey(source, name);
  if (source && key !== undefined) return (source[key] ?? null) as Value;
  const known = Object.keys(source ?? {}).slice(0, 20);
  throw new ExpressionError(`there is no ${what} '${name}'${known.length > 0 ? `; there are: ${known.join(', ')}` : ''}`);
}

function actionRecord(context: Context, name: string): ActionRecord {
  const record = lookup(context.actions, name, 'action');
  if (!isObject(record)) return { name, outputs: record };
  return { name, ...record };
}

/** The `body` of outputs, null where there is none. */
export function bodyOf(outputs: unknown): Value {
  if (!isObject(outputs)) return null;
  return outputs[findKey(outputs, 'body') ?? 'body'] ?? null;
}

export const outputsOf = (context: Context, action: string) => (actionRecord(context, action).outputs ?? null) as Value;
export const triggerOutputsOf = (context: Context) => (context.triggerOutputs ?? null) as Value;

function item(context: Context): Value {
  if ('item' in context) return (context.item ?? null) as Value;
  const innermost = Object.keys(context.items ?? {}).at(-1);
  if (innermost === undefined) throw new ExpressionError("'item' is only known inside a loop, Select or Filter array");
  return (context.items?.[innermost] ?? null) as Value;
}

function result(context: Context, scope: string): Value {
  const records = context.results?.(scope);
  if (!records) throw new ExpressionError(`there is no scope or loop '${scope}' whose results are known`);
  return records as Value[];
}

export const referenceFunctions = [
  define('triggerOutputs', '', (_, context) => triggerOutputsOf(context)),
  define('triggerBody', '', (_, context) => bodyOf(context.triggerOutputs)),
  define('trigger', '', (_, context) => ({ ...context.trigger, outputs: triggerOutputsOf(context) }) as Value),
  define('outputs', 'actionName: string', ([name]: [string], context) => outputsOf(context, name)),
  define('body', 'actionName: string', ([name]: [string], context) => bodyOf(outputsOf(context, name))),
  define('actions', 'actionName: string', ([name]: [string], context) => actionRecord(context, name) as Value),
  define('parameters', 'parameterName: string', ([name]: [string], context) => lookup(context.parameters, name, 'parameter')),
  define('variables', 'variableName: string', ([name]: [string], context) => lookup(context.variables, name, 'variable')),
  define('items', 'loopName: string', ([name]: [string], context) => lookup(context.items, name, 'loop')),
  define('item', '', (_, context) => item(context)),
  define('iterationIndexes', 'loopName: string', ([name]: [string], context) => lookup(context.iterationIndexes, name, 'Until loop')),
  define('result', 'scopedActionName: string', ([name]: [string], context) => result(context, name)),
  define('workflow', '', (_, context) => (context.workflow ?? {}) as Value),
  refuse('action', 'the action being run is not part of the evaluated context'),
  refuse('listCallbackUrl', 'callback addresses are made by the real host'),
  refuse('actionBody', "use body('name')"),
  refuse('actionOutputs', "use outputs('name')"),
  refuse('appsetting', 'settings of a Logic Apps host are not part of a cloud flow'),
  refuse('xslt', 'transformations need an integration account'),
];
