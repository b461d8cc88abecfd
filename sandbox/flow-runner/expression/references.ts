import { ExpressionError } from './error.ts';
import { arityProblem } from './functions/signature.ts';
import { findFunction } from './functions/table.ts';
import { type Node, parse } from './parser.ts';

interface ExpressionProblem {
  message: string;
  /** Where in the JSON value: `inputs.parameters['item/name']`. */
  path: string;
  expression: string;
  /** UTF-16 offset into the expression, where it is known. */
  position: number | undefined;
}

/** What an expression reads from one source, as far as it is written out: `outputs('X')?['body/a']?.b` is `['body/a', 'b']` of outputs X. */
interface Read {
  function: string;
  /** The action, variable, parameter or loop; undefined for triggerOutputs(), item() and the like. */
  name: string | undefined;
  keys: (string | number)[];
  path: string;
}

export interface References {
  functions: string[];
  /** Actions and scopes, in the spelling used. */
  actions: string[];
  variables: string[];
  parameters: string[];
  /** Loops named by items() or iterationIndexes(). */
  items: string[];
  /** Names given by an expression rather than a literal can't be listed: how many there are. */
  dynamic: number;
  reads: Read[];
  errors: ExpressionProblem[];
}

const namedBy: Record<string, 'actions' | 'variables' | 'parameters' | 'items'> = {
  outputs: 'actions',
  body: 'actions',
  actions: 'actions',
  result: 'actions',
  formdatavalue: 'actions',
  formdatamultivalues: 'actions',
  multipartbody: 'actions',
  variables: 'variables',
  parameters: 'parameters',
  items: 'items',
  iterationindexes: 'items',
};
const unnamed = new Set(['triggeroutputs', 'triggerbody', 'trigger', 'item', 'workflow']);

/** Walks one parsed string, adding what it finds. */
function collect(root: Node, expression: string, path: string, found: References): void {
  const add = (list: string[], name: string) => {
    if (!list.includes(name)) list.push(name);
  };
  const visit = (node: Node, keys: (string | number)[]): void => {
    if (node.type === 'access') {
      const key = node.key.type === 'literal' ? node.key.value : undefined;
      const known = typeof key === 'string' || typeof key === 'number';
      visit(node.target, known ? [key, ...keys] : []);
      visit(node.key, []);
      return;
    }
    if (node.type !== 'call') return;
    const entry = findFunction(node.name);
    const problem = entry ? arityProblem(entry, node.args.length) : `there is no function '${node.name}'`;
    if (problem) found.errors.push({ message: problem, path, expression, position: node.position });
    add(found.functions, entry?.name ?? node.name);
    const list = namedBy[node.name.toLowerCase()];
    const first = node.args[0];
    const name = first?.type === 'literal' && typeof first.value === 'string' ? first.value : undefined;
    if (list && name !== undefined) add(found[list], name);
    else if (list) found.dynamic++;
    if ((list && name !== undefined) || unnamed.has(node.name.toLowerCase()))
      found.reads.push({ function: entry?.name ?? node.name, name, keys, path });
    for (const arg of node.args) visit(arg, []);
  };
  visit(root, []);
}

const child = (path: string, key: string) => (/^[A-Za-z_$][\w$]*$/.test(key) ? (path ? `${path}.${key}` : key) : `${path}['${key}']`);

/**
 * Lists, without running it, what any JSON value of a flow names: functions, actions, variables, parameters and loops, with what is read of them;
 * and every expression that can't be parsed, calls an unknown function or gives one too many or too few arguments.
 */
export function references(value: unknown): References {
  const found: References = { functions: [], actions: [], variables: [], parameters: [], items: [], dynamic: 0, reads: [], errors: [] };
  const string = (text: string, path: string) => {
    try {
      const parsed = parse(text);
      const nodes =
        parsed.type === 'expression'
          ? [parsed.node]
          : parsed.type === 'template'
            ? parsed.parts.filter((part) => typeof part !== 'string')
            : [];
      for (const node of nodes) collect(node, text, path, found);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      found.errors.push({ message: error.message, path, expression: text, position: error.position });
    }
  };
  const walk = (inner: unknown, path: string): void => {
    if (typeof inner === 'string') string(inner, path);
    else if (Array.isArray(inner)) {
      inner.forEach((item, index) => {
        walk(item, `${path}[${index}]`);
      });
    } else if (inner && typeof inner === 'object') {
      for (const [key, item] of Object.entries(inner)) {
        string(key, child(path, key));
        walk(item, child(path, key));
      }
    }
  };
  walk(value, '');
  return found;
}
