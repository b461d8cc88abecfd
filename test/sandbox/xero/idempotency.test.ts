import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { type Body, clientId, invoice, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const put = (key: string, body: unknown, path = '/Invoices', method = 'PUT') => world.call(method, path, body, { 'idempotency-key': key });
const count = async (number: string): Promise<number> =>
  (await world.call('GET', `/Invoices?InvoiceNumbers=${number}`)).body.Invoices.length;

it('the same key and request within six minutes is answered again, and done once', async () => {
  const body = { Invoices: [invoice()] };
  const [one, again] = [await put('k-1', body), await put('k-1', body)];
  expect(again.body).toEqual(one.body);
  expect(await count(one.body.Invoices[0].InvoiceNumber)).toBe(1);
  expect(world.xero.calls.filter((call) => call.idempotencyKey === 'k-1').map((call) => call.replayed)).toEqual([false, true]);
});

it('after six minutes it is a new request', async () => {
  const other = await openWorld();
  const send = () => other.call('PUT', '/Invoices', { Invoices: [invoice()] }, { 'idempotency-key': 'k-2' });
  const one = (await send()).body.Invoices[0].InvoiceID;
  other.clock.advance(6 * 60_000 - 2000);
  expect((await send()).body.Invoices[0].InvoiceID).toBe(one);
  other.clock.advance(2001);
  expect((await send()).body.Invoices[0].InvoiceID).not.toBe(one);
  await other.close();
});

describe('the same key with another request is 400', () => {
  const words = 'Idempotency Key: k-3 is used with a different request.';
  it.each([
    ['body', 'PUT', '/Contacts', { Name: 'Key b' }],
    ['address', 'PUT', '/Contacts?summarizeErrors=false', { Name: 'Key a' }],
    ['method', 'POST', '/Contacts', { Name: 'Key a' }],
  ])('another %s', async (_what, method, path, body) => {
    await put('k-3', { Name: 'Key a' }, '/Contacts');
    const reply = await put('k-3', body, path, method);
    expect([reply.status, reply.body.Message]).toEqual([400, words]);
  });
});

it('errors are kept as well: after the cause is mended a new key is needed', async () => {
  const body = { Invoices: [invoice({ CurrencyCode: 'GBP' })] };
  expect((await put('k-4', body)).status).toBe(400);
  world.xero.ui.addCurrency(demoTenantId, { Code: 'GBP', rate: 0.45 });
  expect((await put('k-4', body)).status).toBe(400);
  expect((await put('k-5', body)).status).toBe(200);
});

it('a key of more than 128 characters is 400', async () => {
  expect((await put('k'.repeat(128), { Name: 'Long key' }, '/Contacts')).status).toBe(200);
  expect((await put('k'.repeat(129), { Name: 'Longer key' }, '/Contacts')).status).toBe(400);
});

it('keys are per app', async () => {
  world.xero.registerApp({ clientId: 'second', clientSecret: 'x', redirectUris: [] });
  const token = await world.xero.issueToken({
    clientId: 'second',
    scopes: ['accounting.contacts'],
    userId: world.userId,
    organisationIds: [demoTenantId],
  });
  await put('k-6', { Name: 'App one' }, '/Contacts');
  const reply = await world.call('PUT', '/Contacts', { Name: 'App two' }, { 'idempotency-key': 'k-6', authorization: `Bearer ${token}` });
  expect([reply.status, clientId]).toEqual([200, 'app-one']);
});

it('ten at once with one key are one invoice; the key means nothing on a GET', async () => {
  const other = await openWorld({ limits: { concurrent: 50 } });
  const body = { Invoices: [invoice({ InvoiceNumber: 'TEN' })] };
  const replies = await Promise.all(Array.from({ length: 10 }, () => other.call('PUT', '/Invoices', body, { 'idempotency-key': 'ten' })));
  expect(new Set(replies.map((reply: Body) => reply.body.Invoices[0].InvoiceID)).size).toBe(1);
  expect((await other.call('GET', '/Organisation', undefined, { 'idempotency-key': 'ten' })).status).toBe(200);
  await other.close();
});
