import type { Clock } from '../clock.ts';
import type { Database } from '../store/database.ts';
import type { RowKey } from '../store/row-key.ts';

/** What a look-up in Xero found of something that may have been sent. */
export type Finding<T> =
  | { kind: 'none' }
  | { kind: 'found'; object: T }
  /** Its number belongs to a document that is not ours, so ours cannot be there. */
  | { kind: 'taken' }
  /** More than one could be it. */
  | { kind: 'several' };

/** One row's wish to be in Xero, and how to send and find it there. */
export interface Wish<T> {
  key: string;
  kind: IntentKind;
  organisationId: string;
  /** The exact JSON text to send. */
  body: string;
  /** Dataverse's versionnumber of the row the body was made from. */
  versionNumber?: number | undefined;
  /** Xero's id of what it made. */
  idOf(object: T): string;
  /** Sends the text with the key, once; throws XeroError. */
  send(body: string, idempotencyKey: string): Promise<T>;
  /** Looks in Xero for what the body made; `since` is where to begin, where a send is known. Reads only. */
  lookUp(body: string, since: Date | undefined): Promise<Finding<T>>;
  /** The caller has just looked in Xero and it is not there: what was made a minute and more ago is gone and may be made again. */
  notInXero?: boolean;
}

export type IntentKind = 'document' | 'contact' | 'item';

export interface OnceServices {
  clock: Clock;
  database: Database;
  /** When the call has to be answered. */
  deadline: Date;
}

/** `created` by this call, `found` in Xero (an earlier send, or a store that was lost), `known` from an earlier call. */
export type Sent<T> = { kind: 'created' | 'found' | 'known'; object: T; body: string } | { kind: 'taken' } | { kind: 'several' };

/** The key of an intent: one row and generation of one environment, one Xero object of one organisation. */
export function intentKey(row: RowKey, kind: IntentKind): string {
  return [row.organisationId, row.environment, row.table, row.rowId, row.generation, kind].join('|').toLowerCase();
}

/** The row an intent's key is about. */
export function rowOfKey(key: string): RowKey {
  const [organisationId = '', environment = '', table = '', rowId = '', generation = '1'] = key.split('|');
  return { organisationId, environment, table, rowId, generation: Number(generation) };
}
