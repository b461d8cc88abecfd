import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { components } from '../generated/contract.ts';
import type { Database } from '../store/database.ts';
import type { XeroClient } from '../xero/client.ts';
import type { Caller } from '../xero/session.ts';

export type Schemas = components['schemas'];

/** What every operation has at hand. */
export interface Services extends XeroClient {
  clock: Clock;
  log: Logger;
  database: Database;
  /** Whether the API takes webhooks of the Xero app. */
  takesWebhooks(clientId: string): boolean;
}

/** A call that is authentic and valid against the contract. */
export interface Call<Body = undefined> {
  caller: Caller;
  parameters: Record<string, string | boolean | number | undefined>;
  body: Body;
  /** The address the call came to, for a Location header. */
  url: URL;
  headers: Record<string, string | string[] | undefined>;
}

/** What goes back: 200 and a body, unless it says otherwise. */
export interface Reply<Body> {
  status?: number;
  headers?: Record<string, string>;
  body?: Body;
}

export type Operation<Body, Answer> = (call: Call<Body>, services: Services) => Promise<Reply<Answer>>;
