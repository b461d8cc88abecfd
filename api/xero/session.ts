import type { Clock } from '../clock.ts';

/** One request to Xero's accounting API; `path` is what follows /api.xro/2.0/, such as `Invoices` or `Contacts/{id}`. */
export interface XeroRequest {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  /** JSON, sent to the byte. */
  body?: string;
  /** At most 128 characters; Xero keeps it six minutes, refusals included. */
  idempotencyKey?: string;
  /** UTC, to the second. */
  ifModifiedSince?: Date;
}

/** A caller's way to one organisation, with the token of this call alone. */
export interface XeroSession {
  readonly organisationId: string;
  readonly clientId: string;
  readonly clock: Clock;
  /** When the call this session serves has to be answered; nothing is sent to Xero so late that it could not end before. */
  readonly deadline: Date;
  /** Answers the parsed JSON or throws a XeroError. */
  send<T>(request: XeroRequest): Promise<T>;
  /**
   * What `load` answers, kept up to an hour for the organisation and app and loaded once however many ask at the same time.
   * `refresh` asks again, unless the answer is only seconds old.
   */
  cached<T>(name: string, load: () => Promise<T>, refresh?: boolean): Promise<T>;
  /** Drops what is kept for the organisation and app: Xero has just said something that it does not fit. */
  forget(): void;
  /** Xero's calls of the organisation and app that are left of the day, as its newest answer said; null while none did. */
  callsLeft(): number | null;
}

/** Who calls: what the verified access token says. The token is used for this call only and never stored or logged. */
export interface Caller {
  token: string;
  clientId: string;
  scopes: string[];
}
