import { ExpressionError } from './error.ts';
import { isObject } from './value.ts';

/** How the runtime holds bytes inside JSON: a content type and base64 content. XML is held the same way. */
export interface Blob {
  [key: string]: string;
  '$content-type': string;
  $content: string;
}

export const binaryType = 'application/octet-stream';
export const xmlType = 'application/xml;charset=utf-8';

export function isBlob(value: unknown): value is Blob {
  return isObject(value) && typeof value['$content-type'] === 'string' && typeof value.$content === 'string';
}

export function isXmlType(contentType: string): boolean {
  return /^(application|text)\/([\w.-]+\+)?xml\s*(;|$)/i.test(contentType);
}

export function blob(contentType: string, base64: string): Blob {
  return { '$content-type': contentType, $content: base64 };
}

export function blobOfText(contentType: string, text: string): Blob {
  return blob(contentType, Buffer.from(text, 'utf8').toString('base64'));
}

/** The bytes of base64 text, white space ignored. Throws when it isn't base64. */
export function base64Bytes(base64: string): Buffer {
  const packed = base64.replace(/[ \t\r\n]/g, '');
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) throw new ExpressionError("the text isn't valid base64");
  return Buffer.from(packed, 'base64');
}

export function base64Text(base64: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(base64Bytes(base64));
}

/** The decoder for the charset a content type names (UTF-8 when it names none). Throws when nothing knows that charset. */
export function charsetDecoder(contentType: string): TextDecoder {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)"?/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset, { ignoreBOM: true });
  } catch {
    throw new ExpressionError(`'${charset}' isn't a known character set`);
  }
}

export function blobText(value: Blob): string {
  const parameters = value['$content-type'].split(';').slice(1);
  if (parameters.some((part) => part.trim() !== '' && !part.includes('=')))
    throw new ExpressionError(`'${value['$content-type']}' isn't a content type`);
  return charsetDecoder(value['$content-type']).decode(base64Bytes(value.$content));
}
