import type { Context } from '../sandbox/flow-runner/expression/context.ts';
import { ExpressionError } from '../sandbox/flow-runner/expression/error.ts';
import { evaluateExact } from '../sandbox/flow-runner/expression/evaluate.ts';
import { parseJson } from '../sandbox/flow-runner/expression/json-text.ts';
import { toJson } from '../sandbox/flow-runner/expression/text.ts';
import { isObject, type ValueObject } from '../sandbox/flow-runner/expression/value.ts';

const parts = ['triggerOutputs', 'trigger', 'actions', 'variables', 'parameters', 'items', 'item', 'iterationIndexes', 'workflow'] as const;
const named = new Set(['trigger', 'actions', 'variables', 'parameters', 'items', 'iterationIndexes']);

/** The context a request gives. An action may be `{ "outputs": … }` or just its outputs' `{ "body": … }`. */
function contextOf(given: ValueObject): Context {
  const context: Record<string, unknown> = {};
  for (const part of parts) {
    const value = given[part];
    if (value === undefined || (value === null && part !== 'item')) continue;
    if (named.has(part) && !isObject(value)) throw new ExpressionError(`"context.${part}" must be an object`);
    context[part] = value;
  }
  const actions = isObject(given.actions) ? Object.entries(given.actions) : [];
  const bare = (record: unknown) => isObject(record) && 'body' in record && !('outputs' in record);
  context.actions = Object.fromEntries(
    actions.map(([name, record]) => [name, bare(record) ? { ...(record as ValueObject), outputs: record } : record]),
  );
  return context;
}

/**
 * One request of `npm run --silent expression` and its answer: `{"expression": …, "context"?: {"triggerOutputs", "actions", "variables", "parameters",
 * "items"}}` gives `{"value": …}` or `{"error": "…"}`. `expression` is any JSON; the strings in it are evaluated.
 */
function answer(line: string): string {
  try {
    const request = parseJson(line);
    if (!isObject(request) || !Object.hasOwn(request, 'expression'))
      throw new ExpressionError('a line must be an object with "expression"');
    const given = request.context ?? {};
    if (!isObject(given)) throw new ExpressionError('"context" must be an object');
    return `{"value":${toJson(evaluateExact(request.expression, contextOf(given)))}}`;
  } catch (error) {
    const place = error instanceof ExpressionError && error.position !== undefined ? ` (at character ${error.position})` : '';
    return `{"error":${JSON.stringify((error instanceof Error ? error.message : String(error)) + place)}}`;
  }
}

process.stdout.on('error', () => process.exit(0));
process.stdin.setEncoding('utf8');
let rest = '';
let first = true;
for await (const chunk of process.stdin) {
  // Editors on Windows begin a file with a byte order mark.
  const text = first ? String(chunk).replace(/^\uFEFF/, '') : String(chunk);
  first = false;
  const lines = (rest + text).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) process.stdout.write(`${answer(line)}\n`);
}
if (rest !== '') process.stdout.write(`${answer(rest)}\n`);
