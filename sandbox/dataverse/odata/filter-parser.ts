import { badQuery, notBuilt } from '../errors.ts';
import type { CompareOperator, Filter, Literal, Operand, Path, TextFunction } from './filter-types.ts';
import { type Token, tokenize } from './lexer.ts';

const comparisons = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const textFunctions = new Set(['contains', 'startswith', 'endswith']);
const reserved = new Set([...comparisons, 'and', 'or', 'not']);

class Parser {
  readonly #input: string;
  readonly #tokens: Token[];
  #index = 0;

  constructor(input: string) {
    this.#input = input;
    this.#tokens = tokenize(input);
  }

  whole(): Filter {
    const filter = this.#or();
    if (this.#peek().kind !== 'end') throw this.#unexpected();
    return filter;
  }

  #or(): Filter {
    let left = this.#and();
    while (this.#take('word', 'or')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Filter {
    let left = this.#not();
    while (this.#take('word', 'and')) left = { kind: 'and', left, right: this.#not() };
    return left;
  }

  #not(): Filter {
    if (this.#take('word', 'not')) return { kind: 'not', operand: this.#not() };
    if (this.#take('punctuation', '(')) {
      const inner = this.#or();
      this.#expect(')');
      return inner;
    }
    return this.#condition();
  }

  #condition(): Filter {
    const name = this.#peek();
    if (name.kind === 'word' && this.#tokens[this.#index + 1]?.text === '(') return this.#call(name);
    const left = this.#operand();
    const operator = this.#next();
    if (operator.kind !== 'word' || !comparisons.has(operator.text)) throw this.#unexpected(operator);
    return { kind: 'compare', operator: operator.text as CompareOperator, left, right: this.#operand() };
  }

  #call(name: Token): Filter {
    this.#index += 2;
    if (name.text === 'Microsoft.Dynamics.CRM.In') return this.#in();
    if (!textFunctions.has(name.text)) throw notBuilt(`The query function '${name.text}'`);
    const left = this.#operand();
    this.#expect(',');
    const right = this.#operand();
    this.#expect(')');
    return { kind: 'text', name: name.text as TextFunction, left, right };
  }

  #in(): Filter {
    this.#expect('PropertyName');
    this.#expect('=');
    const property = this.#literal(this.#next());
    if (property?.type !== 'string') throw this.#unexpected();
    for (const text of [',', 'PropertyValues', '=', '[']) this.#expect(text);
    const values: Literal[] = [];
    do {
      const value = this.#literal(this.#next());
      if (!value) throw this.#unexpected();
      values.push(value);
    } while (this.#take('punctuation', ','));
    this.#expect(']');
    this.#expect(')');
    return { kind: 'in', path: { kind: 'path', segments: String(property.value).split('/') }, values };
  }

  #operand(): Operand {
    const token = this.#next();
    const literal = this.#literal(token);
    if (literal) return literal;
    if (token.kind !== 'word' || reserved.has(token.text)) throw this.#unexpected(token);
    const path: Path = { kind: 'path', segments: [token.text] };
    while (this.#take('punctuation', '/')) {
      const segment = this.#next();
      if (segment.kind !== 'word') throw this.#unexpected(segment);
      if (this.#peek().text === '(') throw notBuilt(`The collection operator '${segment.text}'`);
      path.segments.push(segment.text);
    }
    return path;
  }

  #literal(token: Token): Literal | undefined {
    const { kind, text } = token;
    if (kind === 'string') return { kind: 'literal', type: 'string', value: text.slice(1, -1).replaceAll("''", "'") };
    if (kind === 'number') return { kind: 'literal', type: 'number', value: Number(text) };
    if (kind === 'guid') return { kind: 'literal', type: 'guid', value: text.toLowerCase() };
    if (kind === 'datetime' || kind === 'date') return { kind: 'literal', type: 'datetime', value: text };
    if (kind === 'word' && text === 'null') return { kind: 'literal', type: 'null', value: null };
    if (kind === 'word' && (text === 'true' || text === 'false')) return { kind: 'literal', type: 'boolean', value: text === 'true' };
    return undefined;
  }

  #peek(): Token {
    return this.#tokens[this.#index] as Token;
  }

  #next(): Token {
    const token = this.#peek();
    if (token.kind !== 'end') this.#index += 1;
    return token;
  }

  #take(kind: Token['kind'], text: string): boolean {
    const token = this.#peek();
    if (token.kind !== kind || token.text !== text) return false;
    this.#index += 1;
    return true;
  }

  #expect(text: string): void {
    const token = this.#next();
    if (token.text !== text) throw this.#unexpected(token);
  }

  #unexpected(token: Token = this.#peek()) {
    return badQuery(
      `Syntax error at position ${token.at} in '${this.#input}': ${token.kind === 'end' ? 'the end came too soon' : `'${token.text}' was not expected`}.`,
    );
  }
}

/** Reads a `$filter` or a trigger's filter expression. @throws DataverseError with the place that can't be read */
export function parseFilter(input: string): Filter {
  return new Parser(input).whole();
}
