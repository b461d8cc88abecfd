import { access } from './access.ts';
import type { Context } from './context.ts';
import { ExpressionError } from './error.ts';
import { callFunction } from './functions/table.ts';
import { type Node, parse } from './parser.ts';
import { define, toPlain, toText } from './text.ts';
import { kindOf, type Value, type ValueObject } from './value.ts';

function evaluateNode(node: Node, context: Context): Value {
  switch (node.type) {
    case 'literal':
      return node.value;
    case 'access': {
      const target = evaluateNode(node.target, context);
      const key = evaluateNode(node.key, context);
      return placed(node, () => access(target, key, node.forgiving));
    }
    case 'call': {
      const args = node.args.map((arg) => () => evaluateNode(arg, context));
      return placed(node, () => callFunction(node.name, args, context));
    }
  }
}

/** An error learns the place of the innermost node that it passes through. */
function placed(node: Node, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw error.position === undefined ? new ExpressionError(error.message, error.expression, node.position) : error;
  }
}

function evaluateString(text: string, context: Context): Value {
  const parsed = parse(text);
  try {
    if (parsed.type === 'text') return parsed.text;
    if (parsed.type === 'expression') return evaluateNode(parsed.node, context);
    return parsed.parts.map((part) => (typeof part === 'string' ? part : toText(evaluateNode(part, context)))).join('');
  } catch (error) {
    throw error instanceof ExpressionError ? error.within(text) : wrap(error, text);
  }
}

function wrap(error: unknown, text: string): ExpressionError {
  if (error instanceof RangeError && /call stack/i.test(error.message)) return new ExpressionError('nested too deeply', text);
  return new ExpressionError(error instanceof Error ? error.message : String(error), text);
}

function evaluateDeep(value: unknown, context: Context): Value {
  if (typeof value === 'string') return evaluateString(value, context);
  if (Array.isArray(value)) return value.map((item) => evaluateDeep(item, context));
  if (kindOf(value) !== 'object') return value === undefined || kindOf(value) === 'null' ? null : (value as Value);
  const result: ValueObject = {};
  for (const [key, inner] of Object.entries(value as object))
    define(result, toText(evaluateString(key, context)), evaluateDeep(inner, context));
  return result;
}

/**
 * Evaluates any JSON of a flow definition: every string in it, keys too, is text, an expression or a template. The result keeps the language's
 * own numbers (Float, Decimal, 64-bit integers as bigint): write it with `toJson`. Throws nothing but ExpressionError.
 */
export function evaluateExact(value: unknown, context: Context): Value {
  try {
    return evaluateDeep(value, context);
  } catch (error) {
    throw error instanceof ExpressionError ? error : wrap(error, '');
  }
}

/** As `evaluateExact`, and the result is plain JSON: every number is a JavaScript number, so digits beyond 2^53 are rounded. */
export function evaluate(value: unknown, context: Context): unknown {
  const exact = evaluateExact(value, context);
  try {
    return toPlain(exact);
  } catch (error) {
    throw wrap(error, '');
  }
}
