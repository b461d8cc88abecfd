import { createInterface } from 'node:readline';
import type { Context } from '../sandbox/flow-runner/expression/context.ts';
import { ExpressionError } from '../sandbox/flow-runner/expression/error.ts';
import { evaluateExact } from '../sandbox/flow-runner/expression/evaluate.ts';
import { parseJson } from '../sandbox/flow-runner/expression/json-text.ts';
import { toJson } from '../sandbox/flow-runner/expression/text.ts';
import { isObject } from '../sandbox/flow-runner/expression/value.ts';

/**
 * `npm run --silent expression`: reads JSON lines `{"expression": …, "context"?: {"triggerOutputs", "actions", "variables", "parameters", "items"}}` from
 * standard input and answers each, in order, with `{"value": …}` or `{"error": "…"}`. `expression` is any JSON; the strings in it are evaluated.
 */
function answer(line: string): string {
  try {
    const request = parseJson(line);
    if (!isObject(request) || !Object.hasOwn(request, 'expression'))
      throw new ExpressionError('a line must be an object with "expression"');
    const context = request.context ?? {};
    if (!isObject(context)) throw new ExpressionError('"context" must be an object');
    return `{"value":${toJson(evaluateExact(request.expression, context as Context))}}`;
  } catch (error) {
    return `{"error":${JSON.stringify(error instanceof Error ? error.message : String(error))}}`;
  }
}

process.stdout.on('error', () => process.exit(0));
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() !== '') process.stdout.write(`${answer(line)}\n`);
}
