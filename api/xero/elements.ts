import { messagesOf, XeroError } from './error.ts';
import type { WireElement } from './wire.ts';

const zeros = '00000000-0000-0000-0000-000000000000';

/** The elements of an answer to a read. Throws XeroError `malformed` when the list is not there: Xero always sends it, empty or not. */
export function listed<T>(body: unknown, name: string): T[] {
  const list = (body as Record<string, unknown> | undefined)?.[name];
  if (Array.isArray(list)) return list as T[];
  throw new XeroError('malformed', { status: 200, messages: [`Xero's answer has no ${name}.`], original: startOf(body) });
}

/**
 * The one element of an answer to a write with summarizeErrors=false, once it is certain that Xero did it.
 * An element is judged by StatusAttributeString, HasErrors, HasValidationErrors, any ValidationErrors and an id that is not zeros;
 * never by its Status, where a refused element echoes what was asked for. Throws XeroError `validation` or `outcome-unknown`.
 */
export function written<T extends WireElement>(body: unknown, name: string, id: keyof T & string): T {
  const list = (body as Record<string, unknown> | undefined)?.[name];
  const element = (Array.isArray(list) ? list[0] : undefined) as T | undefined;
  if (!element || typeof element !== 'object') {
    throw new XeroError('outcome-unknown', { status: 200, messages: [`Xero's answer has no ${name}.`], original: startOf(body) });
  }
  const messages = messagesOf(element);
  const refused = element.StatusAttributeString === 'ERROR' || element.HasErrors === true || element.HasValidationErrors === true;
  if (refused || messages.length > 0) throw new XeroError('validation', { status: 200, messages, original: startOf(element) });
  const value = element[id];
  if (typeof value !== 'string' || value === zeros) {
    throw new XeroError('outcome-unknown', { status: 200, messages: [`Xero's answer has no ${id}.`], original: startOf(element) });
  }
  return element;
}

/** What Xero remarks on an element it accepted. */
export function remarks(element: WireElement): string[] {
  return (element.Warnings ?? []).map((one) => one.Message ?? one.Description ?? '').filter(Boolean);
}

function startOf(value: unknown): string {
  return (JSON.stringify(value) ?? '').slice(0, 4000);
}
