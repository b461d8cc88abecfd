import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { type Config, parseConfig } from '../../api/config.ts';
import { type StartOptions, startApi } from '../../api/server.ts';
import { SandboxClock } from '../../sandbox/clock.ts';
import { defaultXeroSeed, demoTenantId } from '../../sandbox/xero/default-seed.ts';
import { createXeroEmulator, type XeroEmulator } from '../../sandbox/xero/emulator.ts';
import { emptyStore } from '../empty-store.ts';

export const organisationId = demoTenantId;
export const clientId = 'OURAPP';
export const webhookKey = 'a2V5LW9mLXRoZS1hcHA=';
export const allScopes =
  'offline_access openid profile email accounting.contacts accounting.invoices accounting.payments.read accounting.settings.read'.split(
    ' ',
  );

export interface System {
  url: string;
  clock: SandboxClock;
  xero: XeroEmulator;
  xeroUrl: string;
  config: Config;
  /** A token of the person who connected the demo organisation. */
  token(more?: { scopes?: string[]; organisationIds?: string[]; userId?: string; clientId?: string; expiresIn?: number }): Promise<string>;
  /** Calls the API with a good token. */
  call(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** The real API against the emulated Xero, each on a port of its own, with one clock. */
export async function startSystem(
  options: Partial<StartOptions> & { environment?: Record<string, string>; webhooks?: boolean } = {},
): Promise<System> {
  const clock = new SandboxClock();
  const xero = await createXeroEmulator({ clock });
  const server = createServer(xero.app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const xeroUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  xero.setBaseUrl(xeroUrl);
  xero.seed(defaultXeroSeed);
  xero.registerApp({ clientId, clientSecret: 'secret', redirectUris: ['http://localhost/redirect'] });
  const environment = {
    PORT: '0',
    DATA_DIR: ':memory:',
    XERO_APPS: `${clientId}:${webhookKey}`,
    XERO_API_URL: xeroUrl,
    XERO_IDENTITY_URL: xeroUrl,
  };
  const config = parseConfig({ ...environment, ...options.environment });
  const database = options.database ?? (await emptyStore());
  const closeStore = async () => {
    if (!options.database) await database.close();
  };
  const starting = startApi({ clock, log: pino({ level: 'silent' }), strictAnswers: true, ...options, database, config });
  starting.catch(closeStore);
  const api = await starting;
  if (options.webhooks)
    xero.registerApp({
      clientId,
      clientSecret: 'secret',
      redirectUris: ['http://localhost/redirect'],
      webhookKey,
      webhookUrl: `${api.url}/webhooks/xero`,
    });
  const token: System['token'] = (more = {}) =>
    xero.issueToken({
      clientId,
      scopes: allScopes,
      userId: 'c0ffee00-0000-4000-8000-000000000001',
      organisationIds: [organisationId],
      ...more,
    });
  return {
    get url() {
      return api.url;
    },
    clock,
    xero,
    xeroUrl,
    config,
    token,
    async call(path, init = {}) {
      const headers = {
        Authorization: `Bearer ${await token()}`,
        'Content-Type': 'application/json',
        ...(init.headers as Record<string, string>),
      };
      return fetch(path.startsWith('http') ? path : api.url + path, { ...init, headers });
    },
    async close() {
      await api.close();
      await closeStore();
      await xero.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
