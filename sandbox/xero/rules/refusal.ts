import { randomUUID } from 'node:crypto';

/** A JSON object as it came over the wire. */
export type Json = Record<string, unknown>;

/**
 * Xero refuses one element of a write: its validation messages, and the element as Xero echoes it.
 * `errorNumber` is the number of the whole answer when errors are summarised (10: a validation exception).
 */
export class Refusal extends Error {
  readonly messages: string[];
  readonly errorNumber: number;
  echo: Json = {};

  constructor(messages: string | string[], errorNumber = 10) {
    const list = typeof messages === 'string' ? [messages] : messages;
    super(list.join(' '));
    this.messages = list;
    this.errorNumber = errorNumber;
  }
}

/** Xero answers the whole request with an error that is not about one element (404 empty, 400 of another type). */
export class Fault extends Error {
  readonly status: number;
  readonly body: Json | undefined;

  constructor(status: number, body?: Json) {
    super(`${status} ${typeof body?.Message === 'string' ? body.Message : ''}`.trim());
    this.status = status;
    this.body = body;
  }
}

/** A refusal of the call itself, in the form of Xero's gateway. */
export const problem = (status: number, Title: string, Detail: string): Fault =>
  new Fault(status, { Type: null, Title, Status: status, Detail, Instance: randomUUID(), Extensions: {} });

export const notFound = (): Fault => new Fault(404);

/** The body of a write can't be read (Xero's type PostDataInvalidException). */
export const unreadable = (why: string): Fault => new Fault(400, { ErrorNumber: 14, Type: 'PostDataInvalidException', Message: why });

/** A `where` or `order` names something Xero doesn't have (Xero's type QueryParseException). */
export const unparsable = (why: string): Fault => new Fault(400, { ErrorNumber: 16, Type: 'QueryParseException', Message: why });

/** Collects every reason against one element, so that all of them are said at once. */
export class Reasons {
  readonly #messages: string[] = [];

  add(message: string): void {
    if (!this.#messages.includes(message)) this.#messages.push(message);
  }

  unless(ok: boolean, message: string): void {
    if (!ok) this.add(message);
  }

  /** What `find` gives; the reasons of its refusal are kept, and it gives nothing. */
  from<T>(find: () => T): T | undefined {
    try {
      return find();
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      for (const message of refusal.messages) this.add(message);
      return undefined;
    }
  }

  get any(): boolean {
    return this.#messages.length > 0;
  }

  throwIfAny(): void {
    if (this.any) throw new Refusal([...this.#messages]);
  }
}
