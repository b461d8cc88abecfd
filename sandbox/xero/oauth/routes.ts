import { randomUUID } from 'node:crypto';
import express, { type Request, type Response, Router } from 'express';
import { send } from '../http/send.ts';
import type { XeroApp, XeroState } from '../state.ts';
import { connect } from './connections.ts';
import type { Grant, Identity } from './identity.ts';
import { unknownScope } from './scopes.ts';

/** Xero's identity service: authorize page, token, revocation, discovery and keys. */
export function identityRoutes(state: XeroState, identity: Identity): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false });
  router.get('/identity/connect/authorize', (request, response) => authorize(state, identity, request, response));
  router.post('/connect/token', form, async (request, response) => token(state, identity, request, response));
  router.post('/connect/revocation', form, (request, response) => {
    const app = client(state, request);
    if (!app) return refuse(response, 'invalid_client');
    identity.revoke(String((request.body as Form)?.token ?? ''));
    response.status(200).end();
  });
  router.get('/.well-known/openid-configuration', (_request, response) => {
    const { baseUrl } = state;
    response.json({
      issuer: baseUrl,
      authorization_endpoint: `${baseUrl}/identity/connect/authorize`,
      token_endpoint: `${baseUrl}/connect/token`,
      revocation_endpoint: `${baseUrl}/connect/revocation`,
      jwks_uri: `${baseUrl}/.well-known/openid-configuration/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    });
  });
  router.get('/.well-known/openid-configuration/jwks', (_request, response) => {
    response.json(identity.jwks());
  });
  return router;
}

type Form = Record<string, string | undefined> | undefined;

/**
 * Consents at once as the state's user, grants the state's organisations, and goes back with a code.
 * Xero shows a page, without going back, for an unknown client or redirect address, and for a scope the app may not have.
 */
function authorize(state: XeroState, identity: Identity, request: Request, response: Response): void {
  const query = new URL(request.originalUrl, 'http://localhost').searchParams;
  const app = state.apps.get(query.get('client_id') ?? '');
  const redirectUri = query.get('redirect_uri') ?? '';
  const scopes = (query.get('scope') ?? '').split(/\s+/).filter(Boolean);
  const refused = pageError(app, redirectUri, query.get('response_type'), scopes);
  if (!app || refused) {
    const { status, error } = refused ?? { status: 400, error: 'unauthorized_client' };
    response
      .status(status)
      .type('html')
      .send(`<!doctype html><title>Xero</title><h1>Sorry, something went wrong</h1><p>Error: ${error}</p>`);
    return;
  }

  const authEventId = randomUUID();
  const { userId, email, organisationIds } = state.consent;
  const granted = organisationIds.length > 0 ? organisationIds : [...state.organisations.keys()];
  for (const tenantId of granted) connect(state, { clientId: app.clientId, userId, authEventId, tenantId });
  const code = identity.newCode({ clientId: app.clientId, userId, email, scopes, authEventId }, redirectUri);
  const back = new URL(redirectUri);
  back.searchParams.set('code', code);
  back.searchParams.set('scope', scopes.join(' '));
  const answered = query.get('state');
  if (answered !== null) back.searchParams.set('state', answered);
  response.redirect(302, back.toString());
}

function pageError(app: XeroApp | undefined, redirectUri: string, responseType: string | null, scopes: string[]) {
  if (!app) return { status: 400, error: 'unauthorized_client' };
  if (!app.redirectUris.includes(redirectUri)) return { status: 400, error: 'Invalid redirect_uri' };
  if (responseType !== 'code') return { status: 400, error: 'unsupported_response_type' };
  const bad = scopes.length === 0 || unknownScope(scopes, app.allowBroadScopes) !== undefined;
  return bad ? { status: 500, error: 'invalid_scope' } : undefined;
}

const refuse = (response: Response, error: string): void => {
  response.status(400).json({ error });
};

async function token(state: XeroState, identity: Identity, request: Request, response: Response): Promise<void> {
  const form = request.body as Form;
  const basic = basicClient(request);
  if (!request.is('application/x-www-form-urlencoded') || !form || !(basic?.id || form.client_id))
    return refuse(response, 'invalid_request');
  const app = client(state, request);
  if (!app) return refuse(response, 'invalid_client');
  if (!form.grant_type) return refuse(response, 'invalid_request');
  if (form.grant_type === 'client_credentials') return refuse(response, 'unauthorized_client');
  let grant: Grant | undefined;
  if (form.grant_type === 'authorization_code') grant = identity.takeCode(form.code ?? '', app.clientId, form.redirect_uri ?? '');
  else if (form.grant_type === 'refresh_token') grant = identity.takeRefresh(form.refresh_token ?? '', app.clientId);
  else return refuse(response, 'unsupported_grant_type');
  if (!grant) return refuse(response, 'invalid_grant');
  send(response.set('cache-control', 'no-store'), { status: 200, body: await identity.tokens(grant) });
}

function basicClient(request: Request): { id: string; secret: string } | undefined {
  const header = /^Basic (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
  if (!header) return undefined;
  const text = Buffer.from(header, 'base64').toString('utf8');
  const at = text.indexOf(':');
  return { id: decodeURIComponent(text.slice(0, at)), secret: decodeURIComponent(text.slice(at + 1)) };
}

/** The app that calls, by Basic authorization or by id and secret in the form. */
function client(state: XeroState, request: Request): XeroApp | undefined {
  const form = request.body as Form;
  const { id, secret } = basicClient(request) ?? { id: form?.client_id ?? '', secret: form?.client_secret ?? '' };
  const app = state.apps.get(id);
  return app && app.clientSecret === secret ? app : undefined;
}
