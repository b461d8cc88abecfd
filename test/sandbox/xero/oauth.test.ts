import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { allScopes, type Body, clientId, clientSecret, openWorld, redirectUri, send, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const basic = (secret = clientSecret) => ({ authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` });

function authorize(changes: Record<string, string> = {}) {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: allScopes.join(' '),
    state: 's 1',
    ...changes,
  });
  return send(`${world.url}/identity/connect/authorize?${query}`, 'GET');
}

async function code(): Promise<string> {
  const reply = await authorize();
  return new URL(reply.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

function token(form: Record<string, string>, headers: Record<string, string> = basic()) {
  const all = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
  return send(`${world.url}/connect/token`, 'POST', new URLSearchParams(form).toString(), all);
}

const exchange = async (): Promise<Body> =>
  (await token({ grant_type: 'authorization_code', code: await code(), redirect_uri: redirectUri })).body;

it('authorize goes back to the redirect address with a code and the state', async () => {
  const reply = await authorize();
  const location = new URL(reply.headers.get('location') ?? '');
  expect(reply.status).toBe(302);
  expect(`${location.origin}${location.pathname}`).toBe(redirectUri);
  expect(location.searchParams.get('state')).toBe('s 1');
  expect(location.searchParams.get('code')).toMatch(/^[\w-]{20,}$/);
});

it.each([
  ['an unknown client', { client_id: 'nobody' }, 400],
  ['a redirect address that is not registered', { redirect_uri: 'https://evil.example/' }, 400],
  ['another response type', { response_type: 'token' }, 400],
  ['a broad scope, of an app made after 2 March 2026', { scope: 'openid accounting.transactions' }, 500],
  ['a scope that does not exist', { scope: 'accounting.everything' }, 500],
])('authorize shows a page, without going back, for %s', async (_what, changes, status) => {
  const reply = await authorize(changes as Record<string, string>);
  expect([reply.status, reply.headers.get('location')]).toEqual([status, null]);
  if (status === 500) expect(reply.text).toContain('invalid_scope');
});

it('an older app may still ask for broad scopes', async () => {
  world.xero.registerApp({ clientId: 'old', clientSecret: 'x', redirectUris: [redirectUri], allowBroadScopes: true });
  expect((await authorize({ client_id: 'old', scope: 'offline_access accounting.transactions' })).status).toBe(302);
});

it('a code becomes tokens in the shape of Xero: RS256, 30 minutes, signed with the published key', async () => {
  const tokens = await exchange();
  expect(tokens).toMatchObject({ expires_in: 1800, token_type: 'Bearer', scope: allScopes.join(' ') });
  const keys = createRemoteJWKSet(new URL(`${world.url}/.well-known/openid-configuration/jwks`));
  const { payload } = await jwtVerify(tokens.access_token, keys, {
    issuer: world.url,
    audience: `${world.url}/resources`,
    algorithms: ['RS256'],
  });
  expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ alg: 'RS256', kid: expect.stringMatching(/^[0-9A-F]{40}$/) });
  expect(Object.keys(payload).sort()).toEqual(
    'aud auth_time authentication_event_id client_id exp global_session_id iss jti nbf scope sub xero_userid'.split(' '),
  );
  expect(payload).toMatchObject({ client_id: clientId, scope: allScopes });
  expect((payload.exp as number) - (payload.nbf as number)).toBe(1800);
  const id = await jwtVerify(tokens.id_token, keys, { issuer: world.url, audience: clientId });
  expect((id.payload.exp as number) - (id.payload.nbf as number)).toBe(300);
});

it('the authentication event of the token is the authEventId of its connections', async () => {
  const tokens = await exchange();
  const event = JSON.parse(Buffer.from(tokens.access_token.split('.')[1], 'base64url').toString()).authentication_event_id;
  const reply = await send(`${world.url}/connections?authEventId=${event}`, 'GET', undefined, {
    authorization: `Bearer ${tokens.access_token}`,
  });
  expect(reply.body.map((one: Body) => one.tenantId)).toEqual([demoTenantId]);
});

it('a code works once, and for five minutes', async () => {
  const first = await code();
  const form = { grant_type: 'authorization_code', code: first, redirect_uri: redirectUri };
  expect((await token(form)).status).toBe(200);
  expect((await token(form)).body).toEqual({ error: 'invalid_grant' });
  const late = await code();
  world.clock.advance(5 * 60_000 + 1);
  expect((await token({ ...form, code: late })).body).toEqual({ error: 'invalid_grant' });
});

it('a refresh token rotates; the one before still works for 30 minutes, then is invalid_grant', async () => {
  const { refresh_token } = await exchange();
  const refresh = (one: string) => token({ grant_type: 'refresh_token', refresh_token: one });
  const next = (await refresh(refresh_token)).body;
  expect(next.refresh_token).not.toBe(refresh_token);
  world.clock.advance(29 * 60_000);
  expect((await refresh(refresh_token)).status).toBe(200);
  world.clock.advance(2 * 60_000);
  const late = await refresh(refresh_token);
  expect([late.status, late.body]).toEqual([400, { error: 'invalid_grant' }]);
  expect((await refresh(next.refresh_token)).status).toBe(200);
  world.clock.advance(61 * 24 * 60 * 60_000);
  expect((await refresh(next.refresh_token)).body).toEqual({ error: 'invalid_grant' });
});

it('there is no refresh token without offline_access', async () => {
  const reply = await authorize({ scope: 'openid accounting.contacts' });
  const one = new URL(reply.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const tokens = (await token({ grant_type: 'authorization_code', code: one, redirect_uri: redirectUri })).body;
  expect(Object.keys(tokens).sort()).toEqual(['access_token', 'expires_in', 'id_token', 'scope', 'token_type']);
});

it('the secret may come in the form instead of Basic', async () => {
  const form = {
    grant_type: 'authorization_code',
    code: await code(),
    redirect_uri: redirectUri,
    client_id: clientId,
    client_secret: clientSecret,
  };
  expect((await token(form, {})).status).toBe(200);
});

const refreshing = { grant_type: 'refresh_token', refresh_token: 'x' };
it.each([
  ['no client', refreshing, {}, 'invalid_request'],
  ['JSON', refreshing, { ...basic(), 'content-type': 'application/json' }, 'invalid_request'],
  ['a wrong secret', refreshing, basic('wrong'), 'invalid_client'],
  ['an unknown refresh token', refreshing, basic(), 'invalid_grant'],
  ['client_credentials, as this is no custom connection', { grant_type: 'client_credentials' }, basic(), 'unauthorized_client'],
  ['another grant type', { grant_type: 'password' }, basic(), 'unsupported_grant_type'],
])('token: %s is refused in Xero’s words', async (_what, form, headers, error) => {
  const reply = await token(form as Record<string, string>, headers);
  expect([reply.status, reply.body]).toEqual([400, { error }]);
});

it('a revoked refresh token is gone', async () => {
  const { refresh_token } = await exchange();
  const form = new URLSearchParams({ token: refresh_token }).toString();
  const headers = { ...basic(), 'content-type': 'application/x-www-form-urlencoded' };
  expect((await send(`${world.url}/connect/revocation`, 'POST', form, headers)).status).toBe(200);
  expect((await token({ grant_type: 'refresh_token', refresh_token })).body).toEqual({ error: 'invalid_grant' });
});

it('connections: shape, header, and DELETE ends the reach of the token', async () => {
  const access = await world.xero.issueToken({ clientId, scopes: allScopes, userId: 'user-two', organisationIds: [demoTenantId] });
  const headers = { authorization: `Bearer ${access}` };
  const list = await send(`${world.url}/connections`, 'GET', undefined, headers);
  expect(Object.keys(list.body[0])).toEqual([
    'id',
    'authEventId',
    'tenantId',
    'tenantType',
    'tenantName',
    'createdDateUtc',
    'updatedDateUtc',
  ]);
  expect(list.body[0]).toMatchObject({ tenantId: demoTenantId, tenantType: 'ORGANISATION', tenantName: 'Kauri Office Supplies (Demo)' });
  expect(list.headers.get('x-appminlimit-remaining')).toMatch(/^\d+$/);
  expect(list.headers.get('x-minlimit-remaining')).toBeNull();
  const remove = (id: string) => send(`${world.url}/connections/${id}`, 'DELETE', undefined, headers);
  expect((await remove('00000000-0000-0000-0000-000000000000')).status).toBe(404);
  expect((await remove(list.body[0].id)).status).toBe(204);
  expect((await send(`${world.url}/connections`, 'GET', undefined, headers)).body).toEqual([]);
  expect((await send(`${world.url}/api.xro/2.0/Organisation`, 'GET', undefined, headers)).status).toBe(403);
});
