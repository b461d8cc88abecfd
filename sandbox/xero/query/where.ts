import { unparsable } from '../rules/refusal.ts';

type Value = string | number | boolean | Date | null | undefined;
/** Fields of a resource that `where` and `order` know, by lower-case name. */
export type Fields<T> = Record<string, (row: T) => Value>;
type Test<T> = (row: T) => boolean;

const token = /\s*(?:(&&|\|\||==|!=|<>|>=|<=|[=<>(),.!])|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*))/y;
interface Token {
  kind: 'sign' | 'text' | 'number' | 'word' | 'end';
  value: string;
}

function scan(source: string): Token[] {
  const tokens: Token[] = [];
  const end = source.trimEnd().length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const at = token.lastIndex;
    const match = token.exec(source);
    if (!match) throw unparsable(`Syntax error at position ${at} of the where clause.`);
    const [, sign, text, digits, word] = match;
    if (sign !== undefined) tokens.push({ kind: 'sign', value: sign });
    else if (text !== undefined) tokens.push({ kind: 'text', value: text.replace(/\\(.)/g, '$1') });
    else if (digits !== undefined) tokens.push({ kind: 'number', value: digits });
    else tokens.push({ kind: 'word', value: word as string });
  }
  return [...tokens, { kind: 'end', value: 'the end' }];
}

/**
 * Reads Xero's `where`: comparisons (== = != <> > < >= <=) of fields with "texts", numbers, true, false, null, guid("…") and
 * DateTime(y,m,d); .Contains, .StartsWith and .EndsWith; AND, &&, OR, ||, !, parentheses. Texts compare without case and accents.
 * 400 QueryParseException for anything else.
 */
export function parseWhere<T>(source: string, fields: Fields<T>): Test<T> {
  const tokens = scan(source);
  let at = 0;
  const peek = (offset = 0): Token => tokens[Math.min(at + offset, tokens.length - 1)] as Token;
  const is = (value: string): boolean => peek().kind === 'sign' && peek().value === value;
  const isWord = (value: string): boolean => peek().kind === 'word' && peek().value.toLowerCase() === value;
  const take = (value?: string): Token => {
    const one = peek();
    if (value !== undefined && !(one.kind === 'sign' && one.value === value))
      throw unparsable(`'${value}' expected before '${one.value}'.`);
    at += 1;
    return one;
  };

  const test = any();
  if (peek().kind !== 'end') throw unparsable(`Syntax error at '${peek().value}' of the where clause.`);
  return test;

  function any(): Test<T> {
    const parts = [all()];
    while (is('||') || isWord('or')) {
      take();
      parts.push(all());
    }
    return (row) => parts.some((part) => part(row));
  }

  function all(): Test<T> {
    const parts = [one()];
    while (is('&&') || isWord('and')) {
      take();
      parts.push(one());
    }
    return (row) => parts.every((part) => part(row));
  }

  function one(): Test<T> {
    if (is('!')) {
      take();
      const inner = one();
      return (row) => !inner(row);
    }
    if (is('(')) {
      take();
      const inner = any();
      take(')');
      return inner;
    }
    return comparison();
  }

  function comparison(): Test<T> {
    const { get, method } = field();
    if (method) {
      take('(');
      const needle = fold(take().value);
      take(')');
      return (row) => textTest(method, fold(String(get(row) ?? '')), needle);
    }
    const operator = take();
    if (operator.kind !== 'sign' || !/^(==|=|!=|<>|>=?|<=?)$/.test(operator.value)) {
      throw unparsable(`A comparison is expected before '${operator.value}'.`);
    }
    const value = literal();
    return (row) => compare(operator.value, get(row), value);
  }

  function field(): { get: (row: T) => Value; method?: string } {
    let name = take().value;
    while (is('.')) {
      take();
      const next = take().value;
      if (/^(contains|startswith|endswith)$/i.test(next)) return { get: named(name), method: next.toLowerCase() };
      if (/^(tolower|toupper|value)$/i.test(next)) {
        if (is('(')) {
          take('(');
          take(')');
        }
      } else name = `${name}.${next}`;
    }
    return { get: named(name) };
  }

  function named(name: string): (row: T) => Value {
    const get = fields[name.toLowerCase()];
    if (!get) throw unparsable(`No property or field '${name}' exists.`);
    return get;
  }

  function literal(): Value {
    const first = take();
    if (first.kind === 'text') return first.value;
    if (first.kind === 'number') return Number(first.value);
    const word = first.kind === 'word' ? first.value.toLowerCase() : '';
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (word === 'guid' || word === 'datetime') {
      take('(');
      const values: string[] = [];
      while (!is(')')) {
        values.push(take().value);
        if (is(',')) take();
      }
      take(')');
      return word === 'guid' ? (values[0] ?? '').toLowerCase() : dateTime(values.map(Number));
    }
    throw unparsable(`A value is expected before '${first.value}'.`);
  }
}

function dateTime([year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0]: number[]): Date {
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function textTest(method: string, value: string, needle: string): boolean {
  if (method === 'contains') return value.includes(needle);
  return method === 'startswith' ? value.startsWith(needle) : value.endsWith(needle);
}

const plain = (value: Value): string | number | boolean | null => {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.getTime();
  return typeof value === 'string' ? fold(value) : value;
};

function compare(operator: string, left: Value, right: Value): boolean {
  const [one, other] = [plain(left), plain(right)];
  if (operator === '==' || operator === '=') return one === other;
  if (operator === '!=' || operator === '<>') return one !== other;
  if (one === null || other === null) return false;
  if (operator === '>') return one > other;
  if (operator === '<') return one < other;
  return operator === '>=' ? one >= other : one <= other;
}

/** Sorts by Xero's `order` ("UpdatedDateUTC DESC, Name"); ties keep the order of ids. 400 for a field that isn't there. */
export function sortRows<T>(rows: T[], order: string, fields: Fields<T>): T[] {
  const keys = order.split(',').map((part) => {
    const [name = '', direction = 'ASC'] = part.trim().split(/\s+/);
    const get = fields[name.toLowerCase()];
    if (!get || !/^(asc|desc)$/i.test(direction)) throw unparsable(`No property or field '${part.trim()}' exists.`);
    return { get, sign: direction.toUpperCase() === 'DESC' ? -1 : 1 };
  });
  return [...rows].sort((one, other) => {
    for (const { get, sign } of keys) {
      const [left, right] = [plain(get(one)) ?? '', plain(get(other)) ?? ''];
      if (left !== right) return left < right ? -sign : sign;
    }
    return 0;
  });
}
