import { type Blob, base64Bytes, base64Text, binaryType, blob, blobOfText, blobText, charsetDecoder, isBlob, isXmlType } from '../blob.ts';
import { ExpressionError } from '../error.ts';
import { parseJson } from '../json-text.ts';
import { toText } from '../text.ts';
import type { Value } from '../value.ts';
import { jsonOfXml } from '../xml-to-json.ts';
import { define } from './signature.ts';

/** Escapes read where they are valid UTF-8, left as they stand elsewhere. */
function decodeUri(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

function encodeUri(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Content type and base64 content of a `data:` address. Without `;base64` before the comma its text is URL-decoded, `+` as space. */
function readDataUri(uri: string): { types: string[]; base64: string } {
  if (!/^data:/i.test(uri)) throw new ExpressionError("the text isn't a data URI");
  const comma = uri.indexOf(',');
  if (comma < 0) throw new ExpressionError('the data URI has no comma');
  const types = uri.slice(5, comma).split(';');
  const content = uri.slice(comma + 1);
  if (types.at(-1)?.toLowerCase() === 'base64') return { types: types.slice(0, -1), base64: content };
  return { types, base64: Buffer.from(decodeUri(content.replaceAll('+', ' '))).toString('base64') };
}

const noType = (types: string[]) => types.length === 0 || (types.length === 1 && types[0] === '');

function dataUriToBinary(uri: string): Value {
  const { types, base64 } = readDataUri(uri);
  if (noType(types)) return blob('text/plain', base64);
  if ((types[0]?.split('/').length ?? 0) !== 2) throw new ExpressionError(`'${types[0]}' isn't a media type`);
  const wrong = types.slice(1).find((part) => part.split('=').length > 2);
  if (wrong) throw new ExpressionError(`'${wrong}' isn't a parameter of a media type`);
  const contentType = types.join(';');
  charsetDecoder(contentType);
  return blob(contentType, base64);
}

function dataUriToString(uri: string): string {
  const { types, base64 } = readDataUri(uri);
  if (!noType(types) && types[0] === '') throw new ExpressionError('the data URI has an empty media type');
  const charset = /^charset=(.*)$/i.exec(types[1] ?? '')?.[1];
  if (charset && !/^utf-?8$/i.test(charset)) throw new ExpressionError(`only UTF-8 can be read, not '${charset}'`);
  return base64Text(base64);
}

function dataUri(value: Value): string {
  if (value === null) throw new ExpressionError("'value' must not be null");
  if (isBlob(value)) return `data:${value['$content-type']};base64,${value.$content}`;
  const type = typeof value === 'string' ? 'text/plain' : 'application/json';
  return `data:${type};charset=utf-8;base64,${Buffer.from(toText(value)).toString('base64')}`;
}

function binary(value: Value): Value {
  if (value === null) throw new ExpressionError("'value' must not be null");
  return isBlob(value) ? blob(binaryType, value.$content) : blobOfText(binaryType, toText(value));
}

function base64ToBinary(value: string): Value {
  base64Bytes(value);
  return blob(binaryType, value);
}

function json(value: string | Blob): Value {
  if (!isBlob(value)) return parseJson(value);
  return isXmlType(value['$content-type']) ? jsonOfXml(blobText(value)) : parseJson(blobText(value));
}

const text = 'value: string';

export const contentFunctions = [
  define('json', 'value: string|binary', ([value]: [string | Blob]) => json(value)),
  define('base64', 'value: string|binary', ([value]: [string | Blob]) =>
    isBlob(value) ? value.$content : Buffer.from(value).toString('base64'),
  ),
  define('base64ToBinary', text, ([value]: [string]) => base64ToBinary(value)),
  define('base64ToString', text, ([value]: [string]) => base64Text(value)),
  define('decodeBase64', text, ([value]: [string]) => base64Text(value)),
  define('binary', 'value: any', ([value]: [Value]) => binary(value)),
  define('dataUri', 'value: any', ([value]: [Value]) => dataUri(value)),
  define('dataUriToBinary', text, ([value]: [string]) => dataUriToBinary(value)),
  define('decodeDataUri', text, ([value]: [string]) => dataUriToBinary(value)),
  define('dataUriToString', text, ([value]: [string]) => dataUriToString(value)),
  define('uriComponent', text, ([value]: [string]) => encodeUri(value)),
  define('encodeUriComponent', text, ([value]: [string]) => encodeUri(value)),
  define('decodeUriComponent', text, ([value]: [string]) => decodeUri(value)),
  define('uriComponentToString', text, ([value]: [string]) => decodeUri(value)),
  define('uriComponentToBinary', text, ([value]: [string]) => blobOfText(binaryType, decodeUri(value))),
];
