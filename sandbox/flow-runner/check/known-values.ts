import type { Node } from '../expression/parser.ts';
import { parseAt } from './expressions.ts';

/** What is known of a column's value before a flow runs: the value itself, that there is one, or nothing. */
export type Known = { kind: 'value'; value: string | number | boolean | null } | { kind: 'filled' } | { kind: 'unknown' };

export const unknown: Known = { kind: 'unknown' };
export const filled: Known = { kind: 'filled' };
export const exactly = (value: string | number | boolean | null): Known => ({ kind: 'value', value });

/** Functions that never give null or an empty text. */
const filling = new Set([
  'utcnow',
  'guid',
  'adddays',
  'addhours',
  'addminutes',
  'addseconds',
  'and',
  'or',
  'not',
  'equals',
  'empty',
  'length',
]);

const same = (one: Known, other: Known): Known => {
  if (one.kind === 'value' && other.kind === 'value' && one.value === other.value) return one;
  const full = (known: Known) => known.kind === 'filled' || (known.kind === 'value' && known.value !== null);
  return full(one) && full(other) ? filled : unknown;
};

function ofNode(node: Node): Known {
  if (node.type === 'literal') {
    const { value } = node;
    if (value === '') return exactly(null);
    return value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? exactly(value) : filled;
  }
  if (node.type !== 'call') return unknown;
  const name = node.name.toLowerCase();
  if (filling.has(name)) return filled;
  if (name === 'if' && node.args[1] && node.args[2]) return same(ofNode(node.args[1]), ofNode(node.args[2]));
  const known = node.args.map(ofNode);
  const some = known.some((one) => one.kind === 'filled' || (one.kind === 'value' && one.value !== null));
  return some && (name === 'concat' || name === 'coalesce') ? filled : unknown;
}

/** A value of a definition as it will be stored: an empty text is stored as null. */
export function knownOf(value: unknown): Known {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return exactly(value);
  if (typeof value !== 'string') return filled;
  const parsed = parseAt(value, () => undefined);
  if (!parsed) return unknown;
  if (parsed.type === 'text') return exactly(parsed.text === '' ? null : parsed.text);
  if (parsed.type === 'expression') return ofNode(parsed.node);
  return parsed.parts.some((part) => typeof part === 'string' && part !== '') ? filled : unknown;
}
