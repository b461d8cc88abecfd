import { type Request, type RequestHandler, raw } from 'express';
import { badRequest, tooLarge, unsupportedMedia } from '../errors.ts';

const megabyte = 1_048_576;
/** Xero takes 10 MB; a document of a thousand lines with the columns that the mapping reads is well below one. */
export const mostBytes = 6 * megabyte;
const mostBytesOfDocument = megabyte;
const mostColumns = 200;
const deepest = 32;

/** Reads the bytes of a JSON body of at most 6 MB into `request.body`. */
export const readBytes: RequestHandler[] = [
  (request, _response, next) =>
    next(isJson(request.headers['content-type']) ? undefined : unsupportedMedia('The Content-Type must be application/json, in UTF-8.')),
  raw({ type: () => true, limit: mostBytes }),
];

/** The JSON in the bytes, within bounds; throws ApiProblem 400 or 413. */
export function parseBody(request: Request): unknown {
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) throw badRequest('The body is empty.');
  if (bytes.length > mostBytesOfDocument) throw tooLarge('The body is larger than the 1 MB that a document may have.');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw badRequest('The body is not JSON in UTF-8.');
  }
  bound(value);
  return value;
}

function isJson(type: string | undefined): boolean {
  const [name = '', ...parameters] = (type ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset =
    parameters
      .find((one) => one.startsWith('charset='))
      ?.slice(8)
      .replaceAll('"', '') ?? 'utf-8';
  return name === 'application/json' && charset === 'utf-8';
}

/** Annotations, which have an @ in their name, are no columns. A `__proto__` that JSON brings along is dropped. */
function bound(value: unknown, depth = 1, place = 'the body'): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > deepest) throw badRequest(`The body is nested more than ${deepest} levels deep.`);
  if (!Array.isArray(value)) {
    if (Object.hasOwn(value, '__proto__')) Reflect.deleteProperty(value, '__proto__');
    const columns = Object.keys(value).filter((key) => !key.includes('@')).length;
    if (columns > mostColumns) throw tooLarge(`A row has ${columns} columns, in ${place}; at most ${mostColumns} are taken.`);
  }
  for (const [key, inner] of Object.entries(value)) bound(inner, depth + 1, depth === 1 ? key.slice(0, 60) : place);
}
