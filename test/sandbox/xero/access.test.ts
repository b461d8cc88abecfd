import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { allScopes, bayside, clientId, invoice, openWorld, send, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const issue = (scopes: string[], expiresIn = 1800) =>
  world.xero.issueToken({ clientId, scopes, userId: world.userId, organisationIds: [demoTenantId], expiresIn });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const notFoundBody = { Type: null, Title: 'Unauthorized', Status: 401, Instance: expect.stringMatching(/^[0-9a-f-]{36}$/), Extensions: {} };

it('an expired token is 401 and says when it expired', async () => {
  const reply = await world.call('GET', '/Organisation', undefined, bearer(await issue(allScopes, -60)));
  expect(reply.status).toBe(401);
  expect(reply.body).toEqual({
    ...notFoundBody,
    Detail: expect.stringMatching(/^TokenExpired: token expired at \d{2}\/\d{2}\/\d{4} \d{2}:\d{2}:\d{2}$/),
  });
});

it('a token expires by the clock, after 30 minutes', async () => {
  const other = await openWorld();
  expect((await other.call('GET', '/Organisation')).status).toBe(200);
  other.clock.advance(30 * 60_000 + 1000);
  expect((await other.call('GET', '/Organisation')).body.Detail).toContain('TokenExpired');
  await other.close();
});

const claims = () => ({
  client_id: clientId,
  xero_userid: world.userId,
  scope: allScopes,
  iss: world.url,
  aud: `${world.url}/resources`,
  exp: Math.floor(Date.now() / 1000) + 600,
});
it.each([
  ['none', async () => ''],
  [
    'of another key',
    async () => new SignJWT(claims()).setProtectedHeader({ alg: 'RS256' }).sign((await generateKeyPair('RS256')).privateKey),
  ],
  [
    'unsigned',
    async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims())).toString('base64url')}.`,
  ],
  ['no token at all', async () => 'nonsense'],
])('a token that is %s is 401', async (_what, make) => {
  const token = await make();
  const reply = await world.call('GET', '/Organisation', undefined, token ? bearer(token) : { authorization: '' });
  expect([reply.status, reply.body]).toEqual([401, { ...notFoundBody, Detail: 'AuthenticationUnsuccessful' }]);
});

it.each([
  ['missing', ''],
  ['of an organisation that was not granted', '11111111-2222-3333-4444-555555555555'],
])('a tenant id that is %s is 403', async (_what, id) => {
  const reply = await world.call('GET', '/Organisation', undefined, { 'xero-tenant-id': id });
  expect([reply.status, reply.body.Title, reply.body.Detail]).toEqual([403, 'Forbidden', 'AuthenticationUnsuccessful']);
});

describe('scopes', () => {
  const cases: [string, string, string, unknown, number][] = [
    ['accounting.contacts.read', 'GET', '/Contacts', undefined, 200],
    ['accounting.contacts.read', 'POST', '/Contacts', { Name: 'X' }, 403],
    ['accounting.contacts', 'GET', '/Contacts', undefined, 200],
    ['accounting.contacts', 'GET', '/Invoices', undefined, 403],
    ['accounting.invoices', 'PUT', '/Invoices', { Invoices: [invoice()] }, 200],
    ['accounting.invoices.read', 'PUT', '/Invoices', { Invoices: [invoice()] }, 403],
    ['accounting.invoices.read', 'GET', '/CreditNotes', undefined, 200],
    ['accounting.transactions', 'PUT', '/Invoices', { Invoices: [invoice()] }, 200],
    ['accounting.invoices', 'PUT', '/Items', { Items: [{ Code: 'scope' }] }, 200],
    ['accounting.settings.read', 'GET', '/Items', undefined, 200],
    ['accounting.settings.read', 'PUT', '/Items', { Items: [{ Code: 'no' }] }, 403],
    ['accounting.settings.read', 'GET', '/TaxRates', undefined, 200],
    ['accounting.invoices', 'GET', '/Accounts', undefined, 403],
    ['accounting.payments.read', 'GET', '/Payments', undefined, 200],
    ['accounting.payments.read', 'PUT', '/Payments', { Amount: 1 }, 403],
    ['accounting.invoices', 'GET', '/Prepayments', undefined, 403],
  ];
  it.each(cases)('%s: %s %s', async (scope, method, path, body, status) => {
    const reply = await world.call(method, path, body, bearer(await issue([scope])));
    expect(reply.status).toBe(status);
    if (status === 403) expect(reply.body).toMatchObject({ Title: 'Forbidden', Status: 403, Detail: 'AuthorizationUnsuccessful' });
  });
});

it.each([
  ['an unknown invoice', 'GET', '/Invoices/11111111-2222-3333-4444-555555555555'],
  ['an unknown contact', 'GET', '/Contacts/nobody'],
  ['an unknown resource', 'GET', '/Nothing'],
  ['what the sandbox has not built', 'GET', `/Contacts/${bayside}/CISSettings`],
])('404 for %s is an empty text/html', async (_what, method, path) => {
  const reply = await world.call(method, path);
  expect([reply.status, reply.text, reply.headers.get('content-type')]).toEqual([404, '', 'text/html; charset=utf-8']);
});

it('what is not built says its name in a header', async () => {
  const reply = await world.call('GET', `/Contacts/${bayside}/CISSettings`);
  expect(reply.headers.get('x-sandbox-not-built')).toBe(`GET /Contacts/${bayside}/CISSettings`);
});

describe('strict mode, stricter than Xero on purpose', () => {
  const message = async (method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
    const reply = await world.call(method, path, body, headers);
    return [reply.status, reply.body.Message.split('. ')[0]];
  };
  it('refuses a field that Xero does not have, with its path', async () => {
    const lines = [{ Description: 'a' }, { Description: 'b', Amount: 1 }];
    expect(await message('PUT', '/Invoices', { Invoices: [invoice({ LineItems: lines })] })).toEqual([
      400,
      'The field Invoices[0].LineItems[1].Amount does not exist in Xero',
    ]);
    expect(await message('PUT', '/Contacts', { Name: 'a', Surname: 'b' })).toEqual([
      400,
      'The field Contacts[0].Surname does not exist in Xero',
    ]);
  });
  it('refuses a query parameter that Xero does not have', async () => {
    expect(await message('GET', '/Invoices?invoiceNumber=1')).toEqual([
      400,
      'The query parameter invoiceNumber does not exist on GET /Invoices',
    ]);
  });
  it('refuses a call for XML', async () => {
    expect((await message('GET', '/Organisation', undefined, { accept: '*/*' }))[0]).toBe(406);
  });
  it('can be switched off: unknown fields and parameters are ignored, as in Xero', async () => {
    const lenient = await openWorld({ strict: false });
    expect((await lenient.call('PUT', '/Contacts?foo=1', { Name: 'Lenient', Surname: 'b' }, { accept: '*/*' })).status).toBe(200);
    await lenient.close();
  });
});

it('calls are written down with organisation, app and status, and without tokens', async () => {
  await world.call('GET', '/Invoices/unknown');
  await new Promise((resolve) => setTimeout(resolve, 20));
  const record = world.xero.calls.at(-1);
  expect(record).toMatchObject({
    method: 'GET',
    path: '/api.xro/2.0/Invoices/unknown',
    status: 404,
    organisationId: demoTenantId,
    clientId,
  });
  expect(JSON.stringify(world.xero.calls)).not.toContain(world.token);
});

it('reset forgets organisations and connections; a seed brings them back', async () => {
  const other = await openWorld();
  other.xero.reset();
  expect((await send(`${other.url}/connections`, 'GET', undefined, bearer(other.token))).body).toEqual([]);
  expect((await other.call('GET', '/Organisation')).status).toBe(403);
  await other.close();
});
