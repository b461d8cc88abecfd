import type { Action, Trigger } from '../definition.ts';
import { ExpressionError } from '../expression/error.ts';
import { arityProblem } from '../expression/functions/signature.ts';
import { findFunction } from '../expression/functions/table.ts';
import { type Node, type Parsed, parse } from '../expression/parser.ts';

/** One string of a definition that holds an expression. */
export interface Found {
  text: string;
  parsed: Parsed;
  /** The part of the action it belongs to, such as `inputs/parameters/$filter`. */
  part: string;
}

const longest = 8192;

/** Parses a string of a definition, or reports why it can't be. */
export function parseAt(text: string, report: (message: string) => void): Parsed | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    report(`${error.message} in ${JSON.stringify(text)}`);
    return undefined;
  }
}

function visit(value: unknown, part: string, found: Found[], report: (part: string, message: string) => void): void {
  if (typeof value === 'string') {
    const parsed = parseAt(value, (message) => report(part, message));
    if (parsed && parsed.type !== 'text') found.push({ text: value, parsed, part });
    if (parsed && parsed.type !== 'text' && value.length > longest) report(part, `the expression is longer than ${longest} characters`);
  } else if (Array.isArray(value)) value.forEach((item, index) => void visit(item, `${part}/${index}`, found, report));
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      visit(key, part, found, report);
      visit(inner, `${part}/${key}`, found, report);
    }
}

/** The expressions of an action itself, without those of the actions inside it. */
export function actionExpressions(action: Action, report: (part: string, message: string) => void): Found[] {
  const found: Found[] = [];
  const { schema: _, ...response } = (action.type === 'Response' ? action.inputs : undefined) ?? {};
  const parts: Record<string, unknown> = {
    inputs: action.type === 'Response' ? response : action.inputs,
    expression: action.expression,
    foreach: action.foreach,
    trackedProperties: action.trackedProperties,
    limit: action.limit,
  };
  for (const [part, value] of Object.entries(parts)) visit(value, part, found, report);
  for (const [name, branch] of Object.entries(action.cases ?? {})) visit(branch.case, `cases/${name}/case`, found, report);
  return found;
}

/** The expressions of a trigger. */
export function triggerExpressions(trigger: Trigger, report: (part: string, message: string) => void): Found[] {
  const found: Found[] = [];
  const { schema: _, ...inputs } = trigger.inputs ?? {};
  for (const [part, value] of Object.entries({ inputs, splitOn: trigger.splitOn, conditions: trigger.conditions }))
    visit(value, part, found, report);
  return found;
}

/** The expression trees of a string: one, or one for each interpolation. */
export function roots(parsed: Parsed): Node[] {
  if (parsed.type === 'text') return [];
  return parsed.type === 'expression' ? [parsed.node] : parsed.parts.filter((part) => typeof part !== 'string');
}

/** A node and all below it. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  if (node.type === 'call') for (const arg of node.args) yield* walk(arg);
  if (node.type === 'access') {
    yield* walk(node.target);
    yield* walk(node.key);
  }
}

/** The text of a literal string node. */
export const literalText = (node: Node | undefined): string | undefined =>
  node?.type === 'literal' && typeof node.value === 'string' ? node.value : undefined;

/** Reports functions that the language does not have or that are given too few or too many arguments. */
export function checkCalls(found: Found, report: (message: string) => void): void {
  for (const root of roots(found.parsed))
    for (const node of walk(root)) {
      if (node.type !== 'call') continue;
      const entry = findFunction(node.name);
      const problem = entry ? arityProblem(entry, node.args.length) : `there is no function '${node.name}'`;
      if (problem) report(`${problem} in ${JSON.stringify(found.text)}`);
    }
}
