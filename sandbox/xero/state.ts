import type { Clock } from '../../api/clock.ts';
import type { Books } from './store.ts';

/** An app registered with Xero's developer portal. */
export interface XeroApp {
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
  /** Shown as ProviderName in answers. */
  name: string;
  webhookKey?: string;
  webhookUrl?: string;
  /** Apps made before 2 March 2026 may still ask for the broad scopes (accounting.transactions). */
  allowBroadScopes: boolean;
}

/** A user's connection of one organisation to one app. */
export interface Connection {
  id: string;
  clientId: string;
  userId: string;
  authEventId: string;
  tenantId: string;
  created: Date;
  updated: Date;
}

/** One request that reached the emulator, as the console shows it. Holds no token. */
export interface CallRecord {
  at: Date;
  method: string;
  path: string;
  query: string;
  status: number;
  organisationId?: string;
  clientId?: string;
  idempotencyKey?: string;
  replayed: boolean;
  fault?: string;
}

/** Who consents at the authorize page, and which organisations that person grants (all of them when empty). */
export interface Consent {
  userId: string;
  email: string;
  organisationIds: string[];
}

export interface XeroState {
  readonly clock: Clock;
  readonly strict: boolean;
  webhookOnPayment: boolean;
  baseUrl: string;
  readonly organisations: Map<string, Books>;
  readonly apps: Map<string, XeroApp>;
  readonly connections: Map<string, Connection>;
  consent: Consent;
  calls: CallRecord[];
}

/** Organisations that a user's token for an app reaches. */
export const connectionsOf = (state: XeroState, clientId: string, userId: string): Connection[] =>
  [...state.connections.values()].filter((one) => one.clientId === clientId && one.userId === userId);
