import { blobText, isBlob } from '../blob.ts';
import { ExpressionError } from '../error.ts';
import { type Integer, isObject, type Value } from '../value.ts';
import { bodyOf, outputsOf, triggerOutputsOf } from './reference.ts';
import { define } from './signature.ts';

/** The fields of a form body: the runtime's `$formdata`, or an URL-encoded body as text or content envelope. */
function fields(body: Value): [string, Value][] {
  if (isObject(body) && Array.isArray(body.$formdata)) {
    return body.$formdata.filter(isObject).map((field) => [String(field.key), field.value ?? null]);
  }
  const text = isBlob(body) && /form-urlencoded/i.test(body['$content-type']) ? blobText(body) : body;
  if (typeof text !== 'string') throw new ExpressionError('the body is no form');
  return [...new URLSearchParams(text)];
}

function values(body: Value, key: string): Value[] {
  return fields(body)
    .filter(([name]) => name.toLowerCase() === key.toLowerCase())
    .map(([, value]) => value);
}

function single(body: Value, key: string): Value {
  const found = values(body, key);
  if (found.length > 1) throw new ExpressionError(`the form has ${found.length} values for '${key}'`);
  return found[0] ?? null;
}

/** A part of a multipart body as the runtime holds it (`$multipart`), from 0. */
function part(body: Value, index: Integer): Value {
  const parts = isObject(body) ? body.$multipart : undefined;
  if (!Array.isArray(parts)) throw new ExpressionError('the body has no parts');
  const found = parts[Number(index)];
  if (!isObject(found)) throw new ExpressionError(`the body has ${parts.length} parts, none at ${index}`);
  return found.body ?? null;
}

export const formFunctions = [
  define('triggerFormDataValue', 'key: string', ([key]: [string], context) => single(bodyOf(triggerOutputsOf(context)), key)),
  define('triggerFormDataMultiValues', 'key: string', ([key]: [string], context) => values(bodyOf(triggerOutputsOf(context)), key)),
  define('triggerMultipartBody', 'index: integer', ([index]: [Integer], context) => part(bodyOf(triggerOutputsOf(context)), index)),
  define('formDataValue', 'actionName: string, key: string', ([name, key]: [string, string], context) =>
    single(bodyOf(outputsOf(context, name)), key),
  ),
  define('formDataMultiValues', 'actionName: string, key: string', ([name, key]: [string, string], context) =>
    values(bodyOf(outputsOf(context, name)), key),
  ),
  define('multipartBody', 'actionName: string, index: integer', ([name, index]: [string, Integer], context) =>
    part(bodyOf(outputsOf(context, name)), index),
  ),
];
