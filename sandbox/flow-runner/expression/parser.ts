import { ExpressionError } from './error.ts';
import { lex, type Token } from './lexer.ts';
import type { Value } from './value.ts';

export type Node =
  | { type: 'literal'; value: Value; position: number }
  | { type: 'call'; name: string; args: Node[]; position: number }
  | { type: 'access'; target: Node; key: Node; forgiving: boolean; position: number };

/** What a JSON string is: text as it stands, one expression that keeps its kind, or text with interpolations whose result is text. */
export type Parsed = { type: 'text'; text: string } | { type: 'expression'; node: Node } | { type: 'template'; parts: (string | Node)[] };

const deepest = 250;
const constants = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function parseTokens(tokens: Token[], text: string): Node {
  let at = 0;
  const peek = () => tokens[at] as Token;
  const fail = (token: Token): never => {
    const what = token.type === 'end' ? 'the expression ends too early' : `unexpected '${token.text}'`;
    throw new ExpressionError(what, text, token.position);
  };
  const take = (type: Token['type']): Token => {
    const token = peek();
    if (token.type !== type) fail(token);
    at++;
    return token;
  };
  const args = (depth: number): Node[] => {
    const list: Node[] = [];
    if (peek().type !== ')') {
      list.push(expression(depth));
      while (peek().type === ',') {
        at++;
        list.push(expression(depth));
      }
    }
    take(')');
    return list;
  };
  const primary = (depth: number): Node => {
    const token = peek();
    if (token.type === 'literal') {
      at++;
      return { type: 'literal', value: token.value, position: token.position };
    }
    if (token.type !== 'name') return fail(token);
    at++;
    const constant = constants.get(token.text);
    if (constant !== undefined && peek().type !== '(') return { type: 'literal', value: constant, position: token.position };
    take('(');
    return { type: 'call', name: token.text, args: args(depth + 1), position: token.position };
  };
  const expression = (depth: number): Node => {
    if (depth > deepest) throw new ExpressionError(`nested deeper than ${deepest} levels`, text, peek().position);
    let node = primary(depth);
    for (;;) {
      const { position } = peek();
      const forgiving = peek().type === '?';
      if (forgiving) at++;
      if (peek().type === '.') {
        at++;
        const name = take('name');
        node = { type: 'access', target: node, key: { type: 'literal', value: name.text, position: name.position }, forgiving, position };
      } else if (peek().type === '[') {
        at++;
        const key = expression(depth + 1);
        take(']');
        node = { type: 'access', target: node, key, forgiving, position };
      } else if (forgiving) fail(peek());
      else return node;
    }
  };
  const node = expression(0);
  take('end');
  return node;
}

function parseTemplate(text: string): Parsed {
  const parts: (string | Node)[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf('@{', at);
    if (open < 0) break;
    if (open > at && text[open - 1] === '@') {
      parts.push(`${text.slice(at, open - 1)}@{`);
      at = open + 2;
      continue;
    }
    parts.push(text.slice(at, open));
    const { tokens, next } = lex(text, open + 2, true);
    parts.push(parseTokens(tokens, text));
    at = next;
  }
  parts.push(text.slice(at));
  return { type: 'template', parts: parts.filter((part) => part !== '') };
}

const cache = new Map<string, Parsed>();
const cacheSize = 5_000;

/**
 * Parses a JSON string of a flow definition (workflow definition language): `@expr`, text with `@{expr}`, `@@` and `@@{` as escapes, anything else text.
 * Parsed forms are kept. Throws ExpressionError with the place.
 */
export function parse(text: string): Parsed {
  if (!text.includes('@') || text === '@') return { type: 'text', text };
  const known = cache.get(text);
  if (known) return known;
  const parsed = parseNew(text);
  if (cache.size >= cacheSize) cache.clear();
  cache.set(text, parsed);
  return parsed;
}

function parseNew(text: string): Parsed {
  if (text.startsWith('@@')) return { type: 'text', text: text.slice(1) };
  try {
    if (text.startsWith('@') && !text.startsWith('@{')) return { type: 'expression', node: parseTokens(lex(text, 1, false).tokens, text) };
    return text.includes('@{') ? parseTemplate(text) : { type: 'text', text };
  } catch (error) {
    throw error instanceof ExpressionError ? error.within(text) : error;
  }
}
