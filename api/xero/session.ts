/** One request to Xero's accounting API; `path` is what follows /api.xro/2.0/, such as `Invoices` or `Contacts/{id}`. */
export interface XeroRequest {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  /** At most 128 characters; Xero keeps it six minutes, refusals included. */
  idempotencyKey?: string;
  /** UTC, to the second. */
  ifModifiedSince?: Date;
}

/** A caller's way to one organisation, with the token of this call alone. `send` answers the parsed JSON or throws a XeroError. */
export interface XeroSession {
  readonly organisationId: string;
  send<T>(request: XeroRequest): Promise<T>;
}

/** Who calls: what the verified access token says. The token is used for this call only and never stored or logged. */
export interface Caller {
  token: string;
  clientId: string;
  userId: string;
  scopes: string[];
  expiresAt: Date;
}
