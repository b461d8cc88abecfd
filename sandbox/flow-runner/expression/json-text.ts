import { ExpressionError } from './error.ts';
import { define } from './text.ts';
import { fitsInteger, float, integer, type Value, type ValueObject } from './value.ts';

const deepest = 500;
const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const string = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const space = /[ \t\r\n]*/y;

/**
 * JSON text to a value that keeps what JavaScript's own parser loses: `5.0` is a float, integers keep 64 bits, of two equal keys the later wins and
 * takes the later place. Throws ExpressionError with the place.
 */
export function parseJson(text: string): Value {
  let at = 0;
  const fail = (): never => {
    throw new ExpressionError(at < text.length ? `invalid JSON at character ${at}` : 'invalid JSON: unexpected end');
  };
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const take = (token: string) => {
    match(space);
    if (!text.startsWith(token, at)) return false;
    at += token.length;
    return true;
  };
  const readString = (): string => {
    const start = at;
    const found = match(string);
    try {
      return JSON.parse(found?.[0] ?? '') as string;
    } catch {
      at = start;
      return fail();
    }
  };
  const readNumber = (): Value => {
    const found = match(number);
    if (!found) return fail();
    if (found[1] || found[2]) return float(Number(found[0]));
    if (found[0].length > 20) return float(Number(found[0]));
    const whole = BigInt(found[0]);
    return fitsInteger(whole) ? integer(whole) : float(Number(found[0]));
  };
  const readValue = (depth: number): Value => {
    if (depth > deepest) throw new ExpressionError(`JSON nested deeper than ${deepest} levels`);
    if (take('{')) return readObject(depth);
    if (take('[')) return readArray(depth);
    if (text[at] === '"') return readString();
    if (take('true')) return true;
    if (take('false')) return false;
    return take('null') ? null : readNumber();
  };
  const readObject = (depth: number): Value => {
    const result: ValueObject = {};
    if (take('}')) return result;
    do {
      match(space);
      const key = readString();
      if (!take(':')) fail();
      delete result[key];
      define(result, key, readValue(depth + 1));
    } while (take(','));
    return take('}') ? result : fail();
  };
  const readArray = (depth: number): Value => {
    const result: Value[] = [];
    if (take(']')) return result;
    do result.push(readValue(depth + 1));
    while (take(','));
    return take(']') ? result : fail();
  };
  const value = readValue(0);
  match(space);
  return at === text.length ? value : fail();
}
