import type { Node } from '../expression/parser.ts';
import { literalText, parseAt } from './expressions.ts';

/** Stands in a text for what only a run knows; a GUID, so that it may also stand unquoted in a filter. */
export const unknownPart = '00000000-0000-0000-0000-000000000000';

const most = 64;

const product = (left: string[], right: string[]): string[] => left.flatMap((start) => right.map((end) => start + end)).slice(0, most);

function textsOfNode(node: Node): (string | null)[] {
  if (node.type === 'literal') return node.value === null ? [null] : [literalText(node) ?? String(node.value)];
  if (node.type === 'call') {
    const name = node.name.toLowerCase();
    if (name === 'if') return node.args.slice(1).flatMap(textsOfNode);
    if (name === 'concat') return node.args.map((arg) => textsOfNode(arg).map((text) => text ?? '')).reduce(product, ['']);
  }
  return [unknownPart];
}

/** The texts a value may have when it runs, each unknown part replaced by `unknownPart`; null where it may be null. */
export function possibleTexts(value: unknown): (string | null)[] {
  if (value === null) return [null];
  if (typeof value !== 'string') return [String(value)];
  const parsed = parseAt(value, () => undefined);
  if (!parsed) return [];
  if (parsed.type === 'text') return [parsed.text];
  if (parsed.type === 'expression') return textsOfNode(parsed.node);
  return parsed.parts
    .map((part) => (typeof part === 'string' ? [part] : textsOfNode(part).map((text) => text ?? '')))
    .reduce(product, ['']);
}

/** Whether a value is an expression, so that only a run knows it. */
export function isDynamic(value: unknown): boolean {
  return typeof value === 'string' && parseAt(value, () => undefined)?.type !== 'text';
}
