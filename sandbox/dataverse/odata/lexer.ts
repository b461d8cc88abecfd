import { badQuery } from '../errors.ts';

type TokenKind = 'string' | 'datetime' | 'date' | 'guid' | 'number' | 'word' | 'punctuation' | 'end';

export interface Token {
  kind: TokenKind;
  text: string;
  at: number;
}

const patterns: [TokenKind, RegExp][] = [
  ['string', /'(?:[^']|'')*'/y],
  ['datetime', /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)/iy],
  ['guid', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iy],
  ['date', /\d{4}-\d\d-\d\d/y],
  ['number', /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy],
  ['word', /[A-Za-z_$][\w.]*/y],
  ['punctuation', /[(),/=[\]:]/y],
];

/** Takes an OData expression apart. @throws DataverseError naming the place it can't read */
export function tokenize(input: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < input.length) {
    if (/\s/.test(input.charAt(at))) {
      at += 1;
      continue;
    }
    const token = match(input, at);
    if (!token) throw badQuery(`Syntax error at position ${at} in '${input}'.`);
    tokens.push(token);
    at += token.text.length;
  }
  tokens.push({ kind: 'end', text: '', at });
  return tokens;
}

function match(input: string, at: number): Token | undefined {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(input);
    if (found) return { kind, text: found[0], at };
  }
  return undefined;
}
