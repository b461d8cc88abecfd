import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterAll } from 'vitest';
import type { Clock } from '../../api/clock.ts';
import { createXeroClient } from '../../api/xero/client.ts';
import type { Caller, XeroSession } from '../../api/xero/session.ts';

export const organisationId = 'c2cc9b6e-9458-4c7d-93cc-f02b81b0594f';
export const caller: Caller = { token: 'token-1', clientId: 'app-1', scopes: [] };

export interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Handler = (request: Seen, response: ServerResponse) => void;

/** A server on an ephemeral port that answers as the test says; /connections reaches one organisation unless the test answers it. */
export async function localServer(handler: Handler, own = false): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      seen.push(one);
      if (one.url === '/connections' && !own) {
        json(response, 200, [{ tenantId: organisationId, tenantType: 'ORGANISATION', tenantName: 'Demo' }]);
      } else handler(one, response);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

export function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export function clientOf(url: string, clock: Clock) {
  return createXeroClient({ apiUrl: url, clock, log: pino({ level: 'silent' }) });
}

export function sessionOf(url: string, clock: Clock): Promise<XeroSession> {
  return clientOf(url, clock).session(caller, organisationId);
}
