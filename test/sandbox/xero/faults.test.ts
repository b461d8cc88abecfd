import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { invoice, openWorld, send, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.xero.faults.clear());
afterAll(() => world.close());

const exists = async (number: string): Promise<number> =>
  (await world.call('GET', `/Invoices?InvoiceNumbers=${number}`)).body.Invoices.length;
const put = (InvoiceNumber: string, headers?: Record<string, string>) =>
  world.call('PUT', '/Invoices', { Invoices: [invoice({ InvoiceNumber })] }, headers);

it('time-out after the commit: the socket drops, the invoice exists, and the key answers it again', async () => {
  world.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'timeout-after-commit' });
  await expect(put('F-1', { 'idempotency-key': 'f-1' })).rejects.toThrow();
  expect(await exists('F-1')).toBe(1);
  expect((await put('F-1', { 'idempotency-key': 'f-1' })).status).toBe(200);
  expect(await exists('F-1')).toBe(1);
});

it('time-out after the commit can hold the answer instead', async () => {
  world.xero.faults.add({ path: '/Invoices', kind: 'timeout-after-commit', answer: 'hold', ms: 30_000 });
  const held = put('F-2').then(
    () => 'answered',
    () => 'dropped',
  );
  while ((await exists('F-2')) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  world.clock.advance(30_000);
  expect(await held).toBe('dropped');
});

it('a reset before: nothing is kept', async () => {
  world.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'reset-before' });
  await expect(put('F-3')).rejects.toThrow();
  expect(await exists('F-3')).toBe(0);
});

it.each([
  ['minute', '26'],
  ['day', '36000'],
  ['concurrent', null],
] as const)('429 %s as Xero sends it', async (problem, retryAfter) => {
  world.xero.faults.add({ path: '/Organisation', kind: 'rate-limit', problem });
  const reply = await world.call('GET', '/Organisation');
  expect([reply.status, reply.text, reply.headers.get('content-type')]).toEqual([429, '', null]);
  expect([reply.headers.get('x-rate-limit-problem'), reply.headers.get('retry-after')]).toEqual([problem, retryAfter]);
  expect((await world.call('GET', '/Organisation')).status).toBe(200);
});

it.each([
  ['error', 500, 'html'],
  ['html-200', 200, 'html'],
  ['empty-200', 200, 'json'],
] as const)('%s instead of the call, or after its commit', async (kind, status, type) => {
  const number = (tag: string) => `F-${kind}-${tag}`;
  world.xero.faults.add({ path: '/Invoices', method: 'PUT', kind });
  const reply = await send(`${world.url}/api.xro/2.0/Invoices`, 'PUT', '{}', { authorization: `Bearer ${world.token}` });
  expect([reply.status, reply.headers.get('content-type')?.includes(type)]).toEqual([status, true]);
  world.xero.faults.add({ path: '/Invoices', method: 'PUT', kind, afterCommit: true });
  expect((await put(number('after'))).status).toBe(status);
  expect(await exists(number('after'))).toBe(1);
});

it('slow by the clock, and then answered', async () => {
  world.xero.faults.add({ path: '/Organisation', kind: 'slow', ms: 20_000 });
  const reply = world.call('GET', '/Organisation');
  await new Promise((resolve) => setTimeout(resolve, 30));
  world.clock.advance(20_000);
  expect((await reply).status).toBe(200);
});

it('times, every n-th, patterns with *, expressions, and clear', async () => {
  const { faults } = world.xero;
  const statuses = async (count: number, path = '/Organisation') => {
    const all: number[] = [];
    for (let n = 0; n < count; n += 1) all.push((await world.call('GET', path)).status);
    return all;
  };
  faults.add({ path: '/Organisation', kind: 'error', times: 2, status: 503 });
  expect(await statuses(3)).toEqual([503, 503, 200]);
  faults.add({ path: '*/organisation', kind: 'error', times: 9, every: 2 });
  expect(await statuses(4)).toEqual([200, 500, 200, 500]);
  faults.clear();
  expect(await statuses(2)).toEqual([200, 200]);
  faults.add({ path: /Invoices\/x$/, kind: 'error' });
  expect([await statuses(1), await statuses(1, '/Invoices/x')]).toEqual([[200], [500]]);
});

it('faults also meet the token endpoint and /connections', async () => {
  world.xero.faults.add({ path: '/connect/token', kind: 'error', status: 503 });
  expect((await send(`${world.url}/connect/token`, 'POST', 'x')).status).toBe(503);
  world.xero.faults.add({ path: '/connections', kind: 'timeout-after-commit' });
  await expect(send(`${world.url}/connections`, 'GET', undefined, { authorization: `Bearer ${world.token}` })).rejects.toThrow();
});
