import { ExpressionError } from './error.ts';
import { fitsInteger, float, integer, type Value } from './value.ts';

export interface Token {
  /** `end` closes the expression; punctuation is its own type. */
  type: 'name' | 'literal' | 'end' | '(' | ')' | '[' | ']' | ',' | '.' | '?';
  text: string;
  value: Value;
  position: number;
}

const space = /\s*/y;
const name = /[\p{L}_][\p{L}\p{N}_]*/uy;
const number = /[+-]?(?:\d+(?:\.\d*)?|(?<=[+-])\.\d+)(?:[eE][+-]?\d+)?/y;
const brokenExponent = /[eE]/y;
const quoted = /'((?:[^']|'')*)'/y;

function numberValue(text: string, position: number): Value {
  if (!/^[+-]?\d+$/.test(text)) return float(Number(text));
  const whole = text.length > 100 ? undefined : BigInt(text.replace('+', ''));
  if (whole === undefined || !fitsInteger(whole))
    throw new ExpressionError(`the integer ${text.slice(0, 100)} doesn't fit in 64 bits`, '', position);
  return integer(whole);
}

/**
 * Reads the tokens of one expression from `start`. Inside `@{…}` (`inTemplate`) it ends at the closing brace, otherwise at the end of the text;
 * `next` is where it stopped. Throws ExpressionError at the first character that can't be part of one.
 */
export function lex(text: string, start: number, inTemplate: boolean): { tokens: Token[]; next: number } {
  const tokens: Token[] = [];
  let at = start;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const push = (type: Token['type'], length: number, value: Value = null) => {
    tokens.push({ type, text: text.slice(at, at + length), value, position: at });
    at += length;
  };
  for (;;) {
    at += match(space)?.[0].length ?? 0;
    const char = text[at];
    if (char === undefined) {
      if (inTemplate) throw new ExpressionError('an interpolation @{…} is not closed', text, at);
      push('end', 0);
      return { tokens, next: at };
    }
    if (char === '}' && inTemplate) {
      push('end', 0);
      return { tokens, next: at + 1 };
    }
    if ('()[],.?'.includes(char)) {
      push(char as Token['type'], 1);
      continue;
    }
    if (char === "'") {
      const found = match(quoted);
      if (!found) throw new ExpressionError('a quoted text is not closed', text, at);
      push('literal', found[0].length, (found[1] ?? '').replaceAll("''", "'"));
      continue;
    }
    const digits = match(number);
    if (digits) {
      push('literal', digits[0].length, numberValue(digits[0], at));
      if (match(brokenExponent)) throw new ExpressionError('a number has an exponent without digits', text, at);
      continue;
    }
    const word = match(name);
    if (!word) throw new ExpressionError(`unexpected character '${char}'`, text, at);
    push('name', word[0].length);
  }
}
