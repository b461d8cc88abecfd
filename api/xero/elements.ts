import type { DocumentType } from '../mapping/types.ts';
import { messagesOf, XeroError } from './error.ts';
import type { WireElement, WireInvoice } from './wire.ts';

const zeros = '00000000-0000-0000-0000-000000000000';

/** The elements of an answer to a read. Throws XeroError `malformed` when the list is not there: Xero always sends it, empty or not. */
export function listed<T>(body: unknown, name: string): T[] {
  const list = (body as Record<string, unknown> | undefined)?.[name];
  if (Array.isArray(list)) return list as T[];
  throw lacks('malformed', name, body);
}

/**
 * The one element of an answer to a write with summarizeErrors=false, once it is certain that Xero did it.
 * An element is judged by StatusAttributeString, HasErrors, HasValidationErrors, any ValidationErrors and an id that is not zeros;
 * never by its Status, where a refused element echoes what was asked for. Throws XeroError `validation` or `outcome-unknown`.
 */
export function written<T extends WireElement>(body: unknown, name: string, id: string): T {
  const list = (body as Record<string, unknown> | undefined)?.[name];
  const element = (Array.isArray(list) ? list[0] : undefined) as (T & Record<string, unknown>) | undefined;
  if (!element || typeof element !== 'object') throw lacks('outcome-unknown', name, body);
  const messages = messagesOf(element);
  const refused = element.StatusAttributeString === 'ERROR' || element.HasErrors === true || element.HasValidationErrors === true;
  if (refused || messages.length > 0) throw new XeroError('validation', { status: 200, messages, original: JSON.stringify(element) });
  if (typeof element[id] !== 'string' || element[id] === zeros) throw lacks('outcome-unknown', id, element);
  return element;
}

/** What Xero remarks on an element it accepted. */
export function remarks(element: WireElement): string[] {
  return (element.Warnings ?? []).map((one) => one.Message ?? one.Description ?? '').filter(Boolean);
}

function lacks(kind: 'malformed' | 'outcome-unknown', name: string, value: unknown): XeroError {
  return new XeroError(kind, { status: 200, messages: [`Xero's answer has no ${name}.`], original: JSON.stringify(value) ?? '' });
}

/** What an answer says of a document itself: its kind, its id in lower case and its number. */
export function identityOf(document: WireInvoice) {
  return { type: typeOf(document), xeroId: `${document.InvoiceID}`.toLowerCase(), number: document.InvoiceNumber };
}

/** Whether a document is an invoice, a bill (ACCPAY) or a credit note, by Xero's own name of its type. */
export function typeOf({ Type }: { Type?: string | undefined }): DocumentType {
  if (Type?.endsWith('CREDIT')) return 'credit-note';
  return Type === 'ACCPAY' ? 'bill' : 'invoice';
}
