import type { ScopeGroup } from '../oauth/scopes.ts';
import type { Query } from '../query/list.ts';
import type { Json } from '../rules/refusal.ts';
import type { XeroApp, XeroState } from '../state.ts';
import type { Books } from '../store.ts';

/** One admitted call of the accounting API. */
export interface Call {
  state: XeroState;
  books: Books;
  app: XeroApp;
  userId: string;
  method: string;
  params: Record<string, string>;
  query: Query;
  /** The parsed body of a PUT or POST; undefined when there is none. */
  body: unknown;
  since?: Date;
}

/** What is sent back; without a body Xero sends an empty text/html. */
export interface Answer {
  status: number;
  body?: Json;
}

export interface Route {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Segments, `:name` for a parameter: 'Contacts/:id'. */
  path: string;
  scope: ScopeGroup;
  /** Query parameters that Xero knows here, by its spelling. */
  query?: string;
  run: (call: Call) => Answer;
}

/** Decimals of prices that a call asked for: 4 with unitdp=4, else 2. */
export const placesOf = (query: Query): number => (query.unitdp === '4' ? 4 : 2);
