import { randomUUID } from 'node:crypto';
import express, { type Express } from 'express';
import type { Clock } from '../../api/clock.ts';
import { accountingApi } from './http/api.ts';
import { faultLayer } from './http/fault-layer.ts';
import { Faults } from './http/faults.ts';
import { IdempotencyStore } from './http/idempotency.ts';
import { Limiter, type RateLimits } from './http/limits.ts';
import { inspectorRoutes } from './inspector.ts';
import { connect } from './oauth/connections.ts';
import { Identity } from './oauth/identity.ts';
import { identityRoutes } from './oauth/routes.ts';
import { connectionRoutes } from './routes/connections.ts';
import { contactRoutes } from './routes/contacts.ts';
import { creditRoutes } from './routes/credits.ts';
import { documentRoutes } from './routes/documents.ts';
import { historyRoutes } from './routes/history.ts';
import { itemRoutes } from './routes/items.ts';
import { paymentRoutes } from './routes/payments.ts';
import { settingsRoutes } from './routes/settings.ts';
import { openBooks, type XeroSeed } from './seed.ts';
import type { CallRecord, Consent, XeroApp, XeroState } from './state.ts';
import type { ChangeEvent } from './store.ts';
import { UserActs } from './ui/acts.ts';
import { uiRoutes } from './ui/routes.ts';
import { Webhooks } from './webhooks/webhooks.ts';

export interface XeroOptions {
  clock: Clock;
  /** Whether a payment raises an INVOICE webhook; no fact says so, hence a switch. Default true. */
  webhookOnPayment?: boolean;
  /** Refuse unknown fields, unknown parameters and calls for XML, which Xero would ignore or answer otherwise. Default true. */
  strict?: boolean;
  limits?: Partial<RateLimits>;
  /** Milliseconds that every answer of the accounting API takes, by the clock; 0 when left out. The write is kept before it. */
  latency?: number;
}

type AppRegistration = Pick<XeroApp, 'clientId' | 'clientSecret' | 'redirectUris'> & Partial<XeroApp>;

interface TokenRequest {
  clientId: string;
  scopes: string[];
  userId: string;
  /** Connected for this user on the way. */
  organisationIds: string[];
  /** Seconds, 1800 when left out; negative for one that has expired. */
  expiresIn?: number;
}

export interface XeroEmulator {
  /** The whole of Xero on one origin: identity, /connections, /api.xro/2.0, and /xero-ui for the console. */
  app: Express;
  state: XeroState;
  calls: CallRecord[];
  faults: Faults;
  webhooks: Webhooks;
  limiter: Limiter;
  ui: UserActs;
  registerApp(app: AppRegistration): void;
  /** Adds organisations, or replaces those of the same tenant id. */
  seed(seed: XeroSeed): void;
  /** Forgets organisations, connections, tokens, limits, faults and calls; apps stay registered. */
  reset(): void;
  /** Where it listens ('http://127.0.0.1:5001'): issuer of tokens and host of resource addresses. */
  setBaseUrl(url: string): void;
  /** Who consents at the authorize page, and for which organisations. */
  setConsent(consent: Partial<Consent>): void;
  issueToken(request: TokenRequest): Promise<string>;
  close(): Promise<void>;
}

/** An emulated Xero, empty and without apps: register an app, seed organisations, mount `app` on a port, set the base URL. */
export async function createXeroEmulator(options: XeroOptions): Promise<XeroEmulator> {
  const { clock } = options;
  const state: XeroState = {
    clock,
    strict: options.strict ?? true,
    webhookOnPayment: options.webhookOnPayment ?? true,
    baseUrl: 'http://localhost',
    organisations: new Map(),
    apps: new Map(),
    connections: new Map(),
    consent: { userId: randomUUID(), email: 'finance@example.com', organisationIds: [] },
    calls: [],
  };
  const identity = await Identity.create(state);
  const faults = new Faults();
  const limiter = new Limiter(clock, options.limits);
  const idempotency = new IdempotencyStore(clock);
  const webhooks = new Webhooks(state);
  const onCommit = (events: ChangeEvent[]) => webhooks.enqueue(events);
  const ui = new UserActs(state, onCommit);
  const routes = [
    ...contactRoutes,
    ...itemRoutes,
    ...documentRoutes,
    ...paymentRoutes,
    ...creditRoutes,
    ...settingsRoutes,
    ...historyRoutes,
  ];

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use('/xero-ui', inspectorRoutes({ state, faults, webhooks }), uiRoutes({ state, acts: ui, faults, webhooks }));
  app.use(faultLayer(state, faults));
  app.use(identityRoutes(state, identity));
  app.use(connectionRoutes(state, identity, limiter));
  app.use('/api.xro/2.0', accountingApi({ state, identity, limiter, idempotency, routes, onCommit, latency: options.latency ?? 0 }));
  app.use((_request, response) => {
    response.status(404).type('text/html').end();
  });

  return {
    app,
    state,
    faults,
    webhooks,
    limiter,
    ui,
    get calls() {
      return state.calls;
    },
    registerApp(registration) {
      state.apps.set(registration.clientId, { name: 'Xero Connector for Dynamics 365', allowBroadScopes: false, ...registration });
    },
    seed({ organisations }) {
      for (const one of organisations) state.organisations.set(one.tenantId.toLowerCase(), openBooks(one, clock));
    },
    reset() {
      state.organisations.clear();
      state.connections.clear();
      state.calls = [];
      for (const part of [identity, limiter, idempotency, webhooks]) part.reset();
      faults.clear();
    },
    setBaseUrl(url) {
      state.baseUrl = url.replace(/\/+$/, '');
    },
    setConsent(consent) {
      state.consent = { ...state.consent, ...consent };
    },
    async issueToken({ clientId, scopes, userId, organisationIds, expiresIn = 1800 }) {
      if (!state.apps.has(clientId)) throw new Error(`the app ${clientId} is not registered`);
      const authEventId = randomUUID();
      for (const tenantId of organisationIds) connect(state, { clientId, userId, authEventId, tenantId: tenantId.toLowerCase() });
      return identity.accessToken({ clientId, userId, email: state.consent.email, scopes, authEventId }, expiresIn);
    },
    async close() {
      webhooks.close();
    },
  };
}
