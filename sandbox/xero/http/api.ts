import express, { type Request, type Response, Router } from 'express';
import { BadToken, type Claims, type Identity } from '../oauth/identity.ts';
import { opens } from '../oauth/scopes.ts';
import { readSince } from '../query/list.ts';
import { Fault, type Json, problem, Refusal, unreadable } from '../rules/refusal.ts';
import { type CallRecord, connectionsOf, type XeroState } from '../state.ts';
import type { Books, ChangeEvent } from '../store.ts';
import type { Answer, Call, Route } from './call.ts';
import { validationException } from './envelope.ts';
import { type IdempotencyStore, requestDigest } from './idempotency.ts';
import type { Limiter } from './limits.ts';
import { type Matched, matchRoute, readQuery } from './route-table.ts';
import { send } from './send.ts';

export interface ApiParts {
  state: XeroState;
  identity: Identity;
  limiter: Limiter;
  idempotency: IdempotencyStore;
  routes: Route[];
  /** Milliseconds of the clock that every answer takes. */
  latency: number;
  onCommit: (events: ChangeEvent[]) => void;
}

/** Xero's query strings end at about 52 ids: IIS cuts them off at this length. */
const LONGEST_QUERY = 2048;
const LARGEST_BODY = '10mb';

/**
 * The accounting API: token (401), organisation (403), scope (403), limits (429), Idempotency-Key, then the route. Everything
 * after the limits happens in one turn of the event loop, so that two calls never see half of each other.
 */
export function accountingApi(parts: ApiParts): Router {
  const router = Router();
  router.use(express.raw({ type: () => true, limit: LARGEST_BODY }));
  router.use(async (request: Request, response: Response) => {
    const record = response.locals.record as CallRecord | undefined;
    try {
      const answer = await answerCall(parts, request, response, record);
      if (parts.latency > 0) await parts.state.clock.sleep(parts.latency);
      send(response, answer);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      send(response, { status: error.status, body: error.body });
    }
  });
  return router;
}

/** The caller of a request with a good bearer token; else Xero's 401. */
export async function authenticate(state: XeroState, identity: Identity, request: Request): Promise<Claims> {
  const token = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
  if (!token) throw problem(401, 'Unauthorized', 'AuthenticationUnsuccessful');
  try {
    const claims = await identity.verify(token);
    if (state.apps.has(claims.clientId)) return claims;
  } catch (error) {
    if (!(error instanceof BadToken)) throw error;
    throw problem(401, 'Unauthorized', error.message);
  }
  throw problem(401, 'Unauthorized', 'AuthenticationUnsuccessful');
}

async function answerCall(parts: ApiParts, request: Request, response: Response, record: CallRecord | undefined): Promise<Answer> {
  const { state, identity, limiter } = parts;
  const claims = await authenticate(state, identity, request);
  if (record) record.clientId = claims.clientId;
  const books = organisationOf(state, claims, request.get('xero-tenant-id'));
  if (record) record.organisationId = books.tenantId;

  const admission = limiter.admit(claims.clientId, books.tenantId);
  response.set(admission.headers);
  response.once('close', admission.release);
  if (admission.problem) return limited(response, admission.problem, admission.retryAfter);

  const url = new URL(request.url, 'http://localhost');
  const matched = matchRoute(parts.routes, request.method, url.pathname);
  if (!matched) {
    response.set('x-sandbox-not-built', `${request.method} ${url.pathname}`);
    return { status: 404 };
  }
  if (!opens(claims.scopes, matched.route.scope, request.method !== 'GET')) throw problem(403, 'Forbidden', 'AuthorizationUnsuccessful');
  if (url.search.length > LONGEST_QUERY) return { status: 414 };
  refuseXml(state, request);
  return withIdempotency(parts, request, { books, claims, matched, url, record });
}

/** A 429: empty body, no content type, and why. */
function limited(response: Response, why: string, retryAfter?: number): Answer {
  response.set('X-Rate-Limit-Problem', why);
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
  response.locals.bare = true;
  return { status: 429 };
}

function organisationOf(state: XeroState, claims: Claims, tenantId: string | undefined): Books {
  const id = tenantId?.toLowerCase();
  const reachable = connectionsOf(state, claims.clientId, claims.userId).some((one) => one.tenantId.toLowerCase() === id);
  const books = id === undefined ? undefined : state.organisations.get(id);
  if (!reachable || !books) throw problem(403, 'Forbidden', 'AuthenticationUnsuccessful');
  return books;
}

/** Xero answers XML unless JSON is asked for; the sandbox has no XML and says so. */
function refuseXml(state: XeroState, request: Request): void {
  if (!state.strict) return;
  if (!/application\/json/i.test(request.get('accept') ?? '')) {
    throw new Fault(406, {
      Type: 'SandboxStrictException',
      Message: 'Send Accept: application/json. Without it Xero answers XML, which the sandbox does not.',
    });
  }
}

interface Admitted {
  books: Books;
  claims: Claims;
  matched: Matched;
  url: URL;
  record?: CallRecord;
}

function withIdempotency(parts: ApiParts, request: Request, call: Admitted): Answer {
  const key = request.method === 'PUT' || request.method === 'POST' ? request.get('idempotency-key') : undefined;
  if (!key) return run(parts, request, call);
  const digest = requestDigest(request.method, request.url, call.books.tenantId, bodyOf(request));
  const before = parts.idempotency.find(call.claims.clientId, key, digest);
  if (call.record) {
    call.record.idempotencyKey = key;
    call.record.replayed = before !== undefined;
  }
  if (before) return before;
  const answer = run(parts, request, call);
  parts.idempotency.keep(call.claims.clientId, key, digest, answer);
  return answer;
}

const bodyOf = (request: Request): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

function run(parts: ApiParts, request: Request, { books, claims, matched, url }: Admitted): Answer {
  const { state } = parts;
  try {
    const call: Call = {
      state,
      books,
      app: state.apps.get(claims.clientId) as Call['app'],
      userId: claims.userId,
      method: request.method,
      params: matched.params,
      query: readQuery(matched.route, url, state.strict),
      body: request.method === 'GET' || request.method === 'DELETE' ? undefined : parse(bodyOf(request)),
      since: readSince(request.get('if-modified-since')),
    };
    const answer = matched.route.run(call);
    parts.onCommit(books.commit());
    return answer;
  } catch (error) {
    books.journal.rollback();
    if (error instanceof Refusal) return validationException([error]);
    if (error instanceof Fault) return { status: error.status, body: error.body };
    throw error;
  }
}

function parse(body: Buffer): Json | undefined {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString('utf8')) as Json;
  } catch (error) {
    throw unreadable(`JSON for post data was invalid, ${(error as Error).message}`);
  }
}
