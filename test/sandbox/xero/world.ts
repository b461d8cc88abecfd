import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SandboxClock } from '../../../sandbox/clock.ts';
import { defaultXeroSeed, demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { createXeroEmulator, type XeroEmulator, type XeroOptions } from '../../../sandbox/xero/emulator.ts';
import type { XeroSeed } from '../../../sandbox/xero/seed.ts';

export const clientId = 'app-one';
export const clientSecret = 'secret-one';
export const redirectUri = 'https://flows.example/redirect';
export const webhookKey = 'webhook-key==';
export const allScopes =
  'offline_access openid profile email accounting.contacts accounting.invoices accounting.payments accounting.settings'.split(' ');

// biome-ignore lint/suspicious/noExplicitAny: answers of the emulator are plain JSON, read freely by the tests
export type Body = any;
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  body: Body;
}

export interface World {
  xero: XeroEmulator;
  clock: SandboxClock;
  url: string;
  token: string;
  userId: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  close(): Promise<void>;
}

/** An emulator with the default organisation on a real port, an app, and a token for everything. */
export async function openWorld(options: Partial<XeroOptions> & { seed?: XeroSeed } = {}): Promise<World> {
  const clock = new SandboxClock();
  const { seed = defaultXeroSeed, ...rest } = options;
  const xero = await createXeroEmulator({ clock, limits: { perMinute: 100_000, perDay: 1_000_000 }, ...rest });
  const server = await listen(xero);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  xero.setBaseUrl(url);
  xero.registerApp({ clientId, clientSecret, redirectUris: [redirectUri], name: 'Test App' });
  xero.seed(seed);
  const userId = '3f1d8a52-0c7e-4f8e-9a4b-111111111111';
  const token = await xero.issueToken({ clientId, scopes: allScopes, userId, organisationIds: [demoTenantId] });
  return {
    xero,
    clock,
    url,
    token,
    userId,
    call: (method, path, body, headers) =>
      send(`${url}/api.xro/2.0${path}`, method, body, { authorization: `Bearer ${token}`, ...headers }),
    async close() {
      await xero.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(xero: XeroEmulator): Promise<Server> {
  return new Promise((resolve) => {
    const server = xero.app.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** One call with the headers every Xero client sends; a header set to '' is left out. */
export async function send(url: string, method: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const all: Record<string, string> = { accept: 'application/json', 'xero-tenant-id': demoTenantId, ...headers };
  for (const [name, value] of Object.entries(all)) if (value === '') delete all[name];
  if (body !== undefined && !all['content-type']) all['content-type'] = 'application/json';
  const response = await fetch(url, {
    method,
    headers: all,
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    redirect: 'manual',
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') && text ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, body: json };
}

export const bayside = 'e0000000-0000-4000-8000-000000000001';
export const harbour = 'e0000000-0000-4000-8000-000000000002';
export const tui = 'e0000000-0000-4000-8000-000000000003';

/** A sales invoice that Xero takes; `more` replaces fields. */
export const invoice = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  Type: 'ACCREC',
  Contact: { ContactID: bayside },
  Date: '2026-09-14',
  DueDate: '2026-10-14',
  LineItems: [{ Description: 'Widget', Quantity: 2, UnitAmount: 10.5, AccountCode: '200' }],
  ...more,
});

/** Validation messages of the only element, from either form of Xero's refusal. */
export const messages = (reply: Reply, name = 'Invoices'): string[] =>
  (reply.body?.Elements?.[0] ?? reply.body?.[name]?.[0])?.ValidationErrors?.map((one: { Message: string }) => one.Message) ?? [];
