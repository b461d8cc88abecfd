import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { Cache } from './cache.ts';
import { type Connection, createConnections } from './connections.ts';
import { errorOf, jsonOf } from './error.ts';
import { Limits, longestHold } from './limits.ts';
import type { Caller, XeroRequest, XeroSession } from './session.ts';
import { callTimeout, exchange } from './transport.ts';

export interface XeroClient {
  /** The caller's session with an organisation; throws ApiProblem `organisation-not-granted` (403) when the token does not reach it. */
  session(caller: Caller, organisationId: string): Promise<XeroSession>;
  /** The organisations the token reaches, asked of Xero and kept at most five minutes a token. */
  connections(caller: Caller): Promise<Connection[]>;
}

const hour = 3_600_000;
/** The platform gives a call 120 s, the API ends each within 100; the rest is for our own work and the answer's way. */
const callTime = 95_000;

/**
 * The only way to Xero's API. Each session carries the token of the call it serves and shares nothing with another but the limits of its
 * organisation and app, and the lists kept for them. `apiUrl` has no slash at the end.
 */
export function createXeroClient({ apiUrl, clock, log }: { apiUrl: string; clock: Clock; log: Logger }): XeroClient {
  const connections = createConnections(apiUrl, clock);
  const lists = new Cache(clock, hour);
  const limits = new Map<string, Limits>();

  async function session(caller: Caller, organisationId: string): Promise<XeroSession> {
    const deadline = new Date(clock.now().getTime() + callTime);
    await connections.reach(caller, organisationId);
    const key = `${caller.clientId}|${organisationId.toLowerCase()}`;
    const limit = limits.get(key) ?? new Limits(clock);
    limits.set(key, limit);
    return {
      organisationId,
      clientId: caller.clientId,
      clock,
      deadline,
      send: (request) => send(caller, organisationId, limit, deadline, request),
      cached: (name, load, refresh = false) => lists.get(`${key}|${name}`, load, refresh ? 5000 : hour),
      forget: () => lists.forget(`${key}|`),
      callsLeft: () => limit.callsLeft,
    };
  }

  async function send<T>(caller: Caller, organisationId: string, limit: Limits, deadline: Date, request: XeroRequest): Promise<T> {
    const { method, path, body } = request;
    const write = method !== 'GET';
    const init = { method, headers: headersOf(caller, organisationId, request), body };
    const holdUntil = Math.min(clock.now().getTime() + longestHold, deadline.getTime() - callTimeout);
    for (;;) {
      const leave = await limit.enter(holdUntil - clock.now().getTime());
      const started = clock.now().getTime();
      const answer = await exchange(clock, urlOf(apiUrl, request), init).finally(leave);
      limit.note(answer.headers);
      log.debug({ organisationId, method, path, status: answer.status, ms: clock.now().getTime() - started }, 'xero call');
      if (answer.status === 204) return undefined as T;
      if (answer.status >= 200 && answer.status < 300) return jsonOf(answer, write) as T;
      const error = errorOf(answer, write);
      limit.learn(error);
      const held = error.kind === 'minute-limit' || error.kind === 'concurrent-limit';
      if (!held || clock.now().getTime() >= holdUntil) throw error;
    }
  }

  return { session, connections: connections.list };
}

function urlOf(apiUrl: string, request: XeroRequest): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) if (value !== undefined) query.set(name, String(value));
  const text = query.toString();
  return `${apiUrl}/api.xro/2.0/${request.path}${text ? `?${text}` : ''}`;
}

function headersOf(caller: Caller, organisationId: string, request: XeroRequest): Record<string, string> {
  const headers: Record<string, string> = {
    Authorization: `Bearer ${caller.token}`,
    'xero-tenant-id': organisationId,
    Accept: 'application/json',
    'User-Agent': 'xero-connector-for-dynamics-365',
  };
  if (request.body !== undefined) headers['Content-Type'] = 'application/json';
  if (request.idempotencyKey) headers['Idempotency-Key'] = request.idempotencyKey;
  if (request.ifModifiedSince) headers['If-Modified-Since'] = request.ifModifiedSince.toISOString().slice(0, 19);
  return headers;
}
