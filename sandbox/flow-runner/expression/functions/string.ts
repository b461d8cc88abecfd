import { randomUUID } from 'node:crypto';
import { type Blob, base64Bytes, blob, isBlob } from '../blob.ts';
import { ExpressionError } from '../error.ts';
import { toText } from '../text.ts';
import type { Integer, Numeric, Value } from '../value.ts';
import { decodeXmlName, encodeXmlName } from '../xml-name.ts';
import { cultureOf } from './culture.ts';
import { formatNumber } from './number-format.ts';
import { isFloatText, isIntegerText } from './number-parse.ts';
import { define } from './signature.ts';

/** Case mapping of the invariant culture: letter by letter, never changing the length; the dotted İ and dotless ı stay. */
function mapCase(text: string, convert: (char: string) => string): string {
  return [...text]
    .map((char) => {
      const mapped = convert(char);
      return mapped.length === char.length && char !== 'ı' && char !== 'İ' ? mapped : char;
    })
    .join('');
}
const upper = (text: string) => mapCase(text, (char) => char.toUpperCase());
const lower = (text: string) => mapCase(text, (char) => char.toLowerCase());

function lastIndexOf(text: string, search: string): number {
  if (search === '') return Math.max(0, text.length - 1);
  return upper(text).lastIndexOf(upper(search));
}

function nthIndexOf(text: string, search: string, occurrence: number): number {
  if (occurrence === 0) throw new ExpressionError("'occurrence' must not be 0");
  if (search === '') return occurrence > 0 ? 0 : Math.max(0, text.length - 1);
  let at = occurrence > 0 ? -1 : text.length;
  for (let left = Math.abs(occurrence); left > 0; left--) {
    if (occurrence < 0 && at === 0) return -1;
    at = occurrence > 0 ? text.indexOf(search, at + 1) : text.lastIndexOf(search, at - 1);
    if (at < 0) return -1;
  }
  return at;
}

function slice(text: string, start: number, end: number): string {
  const from = start < 0 ? start + text.length : start;
  const to = end < 0 ? end + text.length : end;
  return from >= text.length || to < from ? '' : text.slice(Math.max(0, from), Math.max(0, to));
}

function substring(text: string, start: number, length: number): string {
  if (start < 0 || length < 0 || start + length > text.length)
    throw new ExpressionError(`'startIndex' ${start} and 'length' ${length} reach outside the text of ${text.length} characters`);
  return text.substring(start, start + length);
}

/** The longest text the service lets a function make. */
const longestText = 104_857_600;

function replace(text: string, oldText: string, newText: string): string {
  if (oldText === '') throw new ExpressionError("'oldText' must not be empty");
  const parts = text.split(oldText);
  if (text.length + (parts.length - 1) * (newText.length - oldText.length) > longestText)
    throw new ExpressionError(`the result exceeds ${longestText} characters`);
  return parts.join(newText);
}

function guidText(guid: string, format: string): string {
  const digits = guid.replaceAll('-', '');
  switch (format.toUpperCase()) {
    case '':
    case 'D':
      return guid;
    case 'N':
      return digits;
    case 'B':
      return `{${guid}}`;
    case 'P':
      return `(${guid})`;
    case 'X': {
      const bytes = (digits.slice(16).match(/../g) ?? []).map((part) => `0x${part}`);
      return `{0x${digits.slice(0, 8)},0x${digits.slice(8, 12)},0x${digits.slice(12, 16)},{${bytes.join(',')}}}`;
    }
    default:
      throw new ExpressionError(`'${format}' isn't a GUID format (N, D, B, P or X)`);
  }
}

function trimByteOrderMark(content: string | Blob): Value {
  if (!isBlob(content)) return content.replace(/^\uFEFF/, '');
  const bytes = base64Bytes(content.$content);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? blob(content['$content-type'], bytes.subarray(3).toString('base64')) : content;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const characters = new Map(Object.entries(entities).map(([char, entity]) => [entity, char]));

function decodeXmlValue(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});/gi, (entity) => {
    const code = entity[2]?.toLowerCase() === 'x' ? Number.parseInt(entity.slice(3), 16) : Number.parseInt(entity.slice(2), 10);
    if (entity[1] !== '#') return characters.get(entity.toLowerCase()) ?? entity;
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}

export const stringFunctions = [
  define('concat', 'text...: any', (args: Value[]) => args.map(toText).join('')),
  define('substring', 'text: string, startIndex: integer, length?: integer', ([text, start, length]: [string, Integer, Integer?]) =>
    substring(text, Number(start), length === undefined ? text.length - Number(start) : Number(length)),
  ),
  define('slice', 'text: string, startIndex: integer, endIndex?: integer', ([text, start, end]: [string, Integer, Integer?]) =>
    slice(text, Number(start), end === undefined ? text.length : Number(end)),
  ),
  define('replace', 'text: string, oldText: string, newText: string', ([text, oldText, newText]: [string, string, string]) =>
    replace(text, oldText, newText),
  ),
  define('guid', 'format?: string', ([format]: [string?], context) => guidText((context.guid ?? randomUUID)(), format ?? 'D')),
  define('toLower', 'text: string', ([text]: [string]) => lower(text)),
  define('toUpper', 'text: string', ([text]: [string]) => upper(text)),
  define('indexOf', 'text: string, searchText: string', ([text, search]: [string, string]) => upper(text).indexOf(upper(search))),
  define('nthIndexOf', 'text: string, searchText: string, occurrence: integer', ([text, search, occurrence]: [string, string, Integer]) =>
    nthIndexOf(text, search, Number(occurrence)),
  ),
  define('lastIndexOf', 'text: string, searchText: string', ([text, search]: [string, string]) => lastIndexOf(text, search)),
  define('startsWith', 'text: string, searchText: string', ([text, search]: [string, string]) => upper(text).startsWith(upper(search))),
  define('endsWith', 'text: string, searchText: string', ([text, search]: [string, string]) => upper(text).endsWith(upper(search))),
  define('split', 'text: string, separator: string', ([text, separator]: [string, string]) =>
    separator === '' ? [text] : text.split(separator),
  ),
  define('trim', 'text: string', ([text]: [string]) => text.trim()),
  define('formatNumber', 'number: number, format: string, locale?: string', ([number, format, locale]: [Numeric, string, string?]) =>
    formatNumber(number, format, cultureOf(locale ?? 'en-US')),
  ),
  define('isInt', 'value: string', ([value]: [string]) => isIntegerText(value)),
  define('isFloat', 'value: string, locale?: string', ([value, locale]: [string, string?]) => isFloatText(value, cultureOf(locale ?? ''))),
  define('trimByteOrderMark', 'content: string|binary', ([content]: [string | Blob]) => trimByteOrderMark(content)),
  define('encodeXmlValue', 'value: string', ([value]: [string]) => value.replace(/[&<>"']/g, (char) => entities[char] ?? char)),
  define('decodeXmlValue', 'value: string', ([value]: [string]) => decodeXmlValue(value)),
  define('encodeXmlName', 'name: string', ([name]: [string]) => encodeXmlName(name)),
  define('decodeXmlName', 'name: string', ([name]: [string]) => decodeXmlName(name)),
];
