import { randomUUID } from 'node:crypto';
import { bareMoment } from '../formatters/dates.ts';
import type { Page } from '../query/list.ts';
import { refuseUnknownFields, strictFault } from '../rules/fields.ts';
import { assumed, known } from '../rules/messages.ts';
import { type Json, Refusal, unreadable } from '../rules/refusal.ts';
import type { Answer, Call } from './call.ts';

/** Xero's envelope around elements; a list that is read in pages says so under `pagination`. */
export function envelope(call: Call, name: string, elements: Json[], pagination?: Page<unknown>['pagination']): Answer {
  const head = { Id: randomUUID(), Status: 'OK', ProviderName: call.app.name, DateTimeUTC: bareMoment(call.books.now()) };
  return { status: 200, body: { ...head, ...(pagination ? { pagination } : {}), [name]: elements } };
}

/**
 * The elements of a write: one object, or a list under the plural name in any case. Strict mode refuses fields that Xero
 * doesn't have. 400 for a body that can't be read or holds nothing.
 */
export function readElements(call: Call, name: string, kind: string): Json[] {
  const { body } = call;
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw unreadable('JSON for post data was invalid, an object is expected.');
  const outer = Object.keys(body).find((key) => key.toLowerCase() === name.toLowerCase());
  if (outer && call.state.strict && Object.keys(body).length > 1) {
    const extra = Object.keys(body).find((key) => key !== outer);
    throw strictFault(`The field ${extra} does not exist beside ${name}`);
  }
  const elements = outer ? (body as Json)[outer] : [body];
  if (!Array.isArray(elements) || elements.some((one) => one === null || typeof one !== 'object' || Array.isArray(one))) {
    throw unreadable(`JSON for post data was invalid, ${name} must be a list of objects.`);
  }
  if (elements.length === 0 || elements.every((one) => Object.keys(one as Json).length === 0)) throw unreadable(assumed.empty);
  if (call.state.strict) refuseUnknownFields(kind, elements, name);
  return elements as Json[];
}

export interface ElementWriter<T> {
  /** Plural name in the envelope. */
  name: string;
  /** Most elements of one request, where Xero names a number. */
  most?: number;
  /** Kind of element for the check of field names. */
  kind: string;
  write: (json: Json) => T;
  format: (written: T) => Json;
  /** The refused element as Xero echoes it, without its messages. */
  echo: (json: Json) => Json;
}

/**
 * Writes elements one by one. Xero: errors are summarised unless summarizeErrors=false. Summarised, any refusal makes the
 * whole answer a 400 ValidationException (and, as assumed here, nothing is kept); else each element says OK or ERROR in a 200.
 */
export function writeElements<T>(call: Call, writer: ElementWriter<T>, options: { batch: boolean }): Answer {
  const elements = readElements(call, writer.name, writer.kind);
  if (writer.most && elements.length > writer.most) throw unreadable(assumed.tooMany(writer.name, writer.most));
  const apart = options.batch && call.query.summarizeErrors?.toLowerCase() === 'false';
  const answers: Json[] = [];
  const refused: Refusal[] = [];
  for (const element of elements) {
    const mark = call.books.journal.mark();
    try {
      const formatted = writer.format(writer.write(element));
      answers.push(apart ? { ...formatted, StatusAttributeString: 'OK' } : formatted);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      call.books.journal.rollback(mark);
      const ValidationErrors = refusal.messages.map((Message) => ({ Message }));
      refusal.echo = { ...writer.echo(element), ...(apart ? { StatusAttributeString: 'ERROR' } : {}), ValidationErrors };
      refused.push(refusal);
      answers.push(refusal.echo);
    }
  }
  if (refused.length === 0 || apart) return envelope(call, writer.name, answers);
  call.books.journal.rollback();
  return validationException(refused);
}

/** Xero's 400 for refused elements. */
export function validationException(refused: Refusal[]): Answer {
  const ErrorNumber = refused[0]?.errorNumber ?? 10;
  const Message = ErrorNumber === 10 ? known.validation : refused[0]?.messages[0];
  return { status: 400, body: { ErrorNumber, Type: 'ValidationException', Message, Elements: refused.map((one) => one.echo) } };
}
