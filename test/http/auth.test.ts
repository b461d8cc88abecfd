import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allScopes, clientId, type System, startSystem } from './system.ts';

/** An issuer of our own, so that every claim and key can be chosen. */
let keys: { publicKey: CryptoKey; privateKey: CryptoKey };
let other: { publicKey: CryptoKey; privateKey: CryptoKey };
let published: JWK[] = [];
let jwksAnswers = 200;
let jwksAsked = 0;
let issuer: string;
let system: System;

const server = createServer((_request, response) => {
  jwksAsked++;
  response.writeHead(jwksAnswers, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys: published }));
});

beforeAll(async () => {
  keys = await generateKeyPair('RS256', { extractable: true });
  other = await generateKeyPair('RS256', { extractable: true });
  published = [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }];
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  system = await startSystem({ environment: { XERO_IDENTITY_URL: issuer } });
});
afterAll(async () => {
  await system.close();
  server.closeAllConnections();
  server.close();
});

const claims = () => ({
  iss: issuer,
  client_id: clientId,
  xero_userid: 'u',
  scope: allScopes,
  exp: Math.floor(system.clock.now().getTime() / 1000) + 60,
});
const sign = (more: object = {}, header: object = {}, key: CryptoKey | Uint8Array = keys.privateKey) =>
  new SignJWT({ ...claims(), ...more }).setProtectedHeader({ alg: 'RS256', kid: 'one', ...header }).sign(key);
const ask = async (authorization: string | undefined, path = '/v1/organisations/c2cc9b6e-9458-4c7d-93cc-f02b81b0594f/accounts') => {
  const response = await fetch(system.url + path, authorization === undefined ? {} : { headers: { Authorization: authorization } });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
};

describe('who is let in', () => {
  it('refuses what is not a token of Xero for one of our apps, with a problem document and nothing called', async () => {
    const past = Math.floor(system.clock.now().getTime() / 1000) - 60;
    const spki = new TextEncoder().encode(await exportSPKI(keys.publicKey));
    const wrong: Record<string, string | undefined> = {
      'no header': undefined,
      'not a bearer': 'Basic abc',
      'not a token': 'Bearer abc',
      unsigned: `Bearer ${new UnsecuredJWT(claims()).encode()}`,
      'signed by somebody else': `Bearer ${await sign({}, {}, other.privateKey)}`,
      'an unknown key': `Bearer ${await sign({}, { kid: 'two' }, other.privateKey)}`,
      'key confusion': `Bearer ${await sign({}, { alg: 'HS256' }, spki)}`,
      'another algorithm': `Bearer ${await sign({}, { alg: 'PS256' }, await importAs('PS256'))}`,
      'another issuer': `Bearer ${await sign({ iss: 'https://identity.example.com' })}`,
      'another app': `Bearer ${await sign({ client_id: 'THEIRS' })}`,
      'no app': `Bearer ${await sign({ client_id: undefined })}`,
      expired: `Bearer ${await sign({ exp: past })}`,
      'without expiry': `Bearer ${await sign({ exp: undefined })}`,
      altered: `Bearer ${(await sign()).replace(/\.(.)/, (_all, first) => (first === 'e' ? '.f' : '.e'))}`,
    };
    for (const [what, authorization] of Object.entries(wrong)) {
      const { status, headers, body } = await ask(authorization);
      expect([what, status]).toEqual([what, 401]);
      expect(headers.get('www-authenticate')).toBe('Bearer');
      expect(body).toMatchObject({ code: 'not-signed-in', owner: 'Admin', retryable: false });
      expect(Object.keys(body).sort()).toEqual(['code', 'detail', 'fix', 'owner', 'retryable', 'title']);
    }
    expect(system.xero.calls).toEqual([]);
  });

  async function importAs(alg: string): Promise<CryptoKey> {
    const { importJWK } = await import('jose');
    return (await importJWK({ ...(await exportJWK(keys.privateKey)), alg }, alg)) as CryptoKey;
  }

  it('names the scopes that are missing [trap: scope missing]', async () => {
    const { status, body } = await ask(`Bearer ${await sign({ scope: ['openid', 'accounting.invoices'] })}`);
    expect([status, body.code]).toEqual([403, 'scope-missing']);
    expect(body.detail).toContain('accounting.settings.read');
  });

  it('lets in with the scopes asked for, with wider ones, and with the broad ones Xero replaced', async () => {
    for (const scope of [allScopes, 'accounting.settings openid', ['accounting.settings']]) {
      const { status, body } = await ask(`Bearer ${await sign({ scope })}`);
      // The token is good; Xero's emulator did not issue it and says so.
      expect([status, body.detail]).toEqual([401, 'Xero does not accept the access token any more.']);
    }
    const poll = (scope: string) => sign({ scope }).then((token) => ask(`Bearer ${token}`, '/v1/invoice-changes'));
    expect((await poll('accounting.transactions accounting.settings.read')).body.detail).toContain('Xero does not accept');
    expect((await poll('accounting.transactions.read accounting.settings.read')).body.detail).toContain('Xero does not accept');
    expect((await poll('accounting.contacts accounting.settings.read')).status).toBe(403);
  });

  it('checks the token before it reads the body', async () => {
    const response = await fetch(`${system.url}/v1/organisations/x/invoices`, { method: 'POST', body: 'x'.repeat(7_000_000) }).catch(
      () => undefined,
    );
    // The connection may be closed while the upload still runs; when the answer is seen, it is about the token.
    if (response) expect(response.status).toBe(401);
    const usual = await fetch(`${system.url}/v1/organisations/x/invoices`, { method: 'POST', body: 'x'.repeat(900_000) });
    expect(usual.status).toBe(401);
  });

  it('survives a rotation of the keys, and is not made to ask for them by forged key ids', async () => {
    const asked = jwksAsked;
    for (let index = 0; index < 20; index++) await ask(`Bearer ${await sign({}, { kid: `forged-${index}` })}`);
    expect(jwksAsked - asked).toBeLessThanOrEqual(1);
  });

  it('answers 503 with Retry-After while the keys can’t be read, and takes a new key once they can', async () => {
    const fresh = await startSystem({ environment: { XERO_IDENTITY_URL: issuer } });
    try {
      const url = `${fresh.url}/v1/invoice-changes`;
      const token = await new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', kid: 'rotated' }).sign(other.privateKey);
      const send = () => fetch(url, { headers: { Authorization: `Bearer ${token}` } });
      jwksAnswers = 500;
      const down = await send();
      expect([down.status, down.headers.get('retry-after')]).toEqual([503, '30']);
      jwksAnswers = 200;
      published = [...published, { ...(await exportJWK(other.publicKey)), kid: 'rotated', alg: 'RS256', use: 'sig' }];
      expect(((await (await send()).json()) as { detail: string }).detail).toContain('Xero does not accept');
    } finally {
      await fresh.close();
    }
  });
});

describe('which organisation', () => {
  it('refuses an organisation that the sign-in does not reach', async () => {
    const granted = await startSystem();
    try {
      const response = await granted.call('/v1/organisations/11111111-2222-3333-4444-555555555555/accounts');
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, 'organisation-not-granted']);
      const one = await granted.call('/v1/invoice-changes?organisationId=11111111-2222-3333-4444-555555555555');
      expect(one.status).toBe(403);
      expect(granted.xero.calls.filter((call) => call.path.includes('/api.xro/'))).toEqual([]);
    } finally {
      await granted.close();
    }
  });
});
