import { afterEach, expect, it } from 'vitest';
import { defaultXeroSeed, demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { clientId, openWorld, type Reply, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

const many = async (count: number): Promise<Reply[]> => {
  const replies: Reply[] = [];
  for (let n = 0; n < count; n += 1) replies.push(await world.call('GET', '/Organisation'));
  return replies;
};

it('60 calls a minute: the 61st is 429 with an empty body, Retry-After and the reason; the minute slides', async () => {
  world = await openWorld({ limits: {} });
  const replies = await many(61);
  expect(replies.slice(0, 60).every((reply) => reply.status === 200)).toBe(true);
  const over = replies[60] as Reply;
  expect([over.status, over.text, over.headers.get('content-type')]).toEqual([429, '', null]);
  expect(over.headers.get('x-rate-limit-problem')).toBe('minute');
  expect(over.headers.get('x-minlimit-remaining')).toBe('0');
  const wait = Number(over.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  world.clock.advance(wait * 1000);
  expect((await many(1))[0]?.status).toBe(200);
});

it('every answer says what is left of the day, the minute and the app’s minute', async () => {
  world = await openWorld({ limits: {} });
  const [, second] = await many(2);
  const left = ['x-daylimit-remaining', 'x-minlimit-remaining', 'x-appminlimit-remaining'].map((name) => second?.headers.get(name));
  expect(left).toEqual(['4998', '58', '9998']);
});

it('5,000 calls a day: 429 day until midnight, refused calls do not count', async () => {
  world = await openWorld({ limits: { perMinute: 100_000 } });
  world.xero.limiter.spend(clientId, demoTenantId, 4999);
  const [last, over] = await many(2);
  expect([last?.status, last?.headers.get('x-daylimit-remaining')]).toEqual([200, '0']);
  expect([over?.status, over?.headers.get('x-rate-limit-problem')]).toEqual([429, 'day']);
  world.clock.advance(Number(over?.headers.get('retry-after')) * 1000);
  const token = await world.xero.issueToken({
    clientId,
    scopes: ['accounting.settings'],
    userId: world.userId,
    organisationIds: [demoTenantId],
  });
  expect((await world.call('GET', '/Organisation', undefined, { authorization: `Bearer ${token}` })).status).toBe(200);
});

it('five at once: the sixth is 429 concurrent, without Retry-After', async () => {
  world = await openWorld();
  world.xero.faults.add({ path: '/Contacts', kind: 'timeout-after-commit', answer: 'hold', ms: 60_000, times: 5 });
  const held = Array.from({ length: 5 }, () => world.call('GET', '/Contacts').catch(() => 'dropped'));
  while (world.xero.calls.filter((call) => call.path.endsWith('/Contacts') && call.organisationId).length < 5)
    await new Promise((resolve) => setTimeout(resolve, 5));
  const [over] = await many(1);
  expect([over?.status, over?.headers.get('x-rate-limit-problem'), over?.headers.get('retry-after')]).toEqual([429, 'concurrent', null]);
  world.clock.advance(60_000);
  expect(await Promise.all(held)).toEqual(Array.from({ length: 5 }, () => 'dropped'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await many(1))[0]?.status).toBe(200);
});

it('one organisation never uses up another’s limits', async () => {
  const [first] = defaultXeroSeed.organisations;
  const other = { ...(first as NonNullable<typeof first>), tenantId: '22222222-2222-4222-8222-222222222222', Name: 'Other' };
  world = await openWorld({ limits: { perMinute: 1 }, seed: { organisations: [...defaultXeroSeed.organisations, other] } });
  await world.xero.issueToken({ clientId, scopes: [], userId: world.userId, organisationIds: [other.tenantId] });
  expect((await many(2)).map((reply) => reply.status)).toEqual([200, 429]);
  expect((await world.call('GET', '/Organisation', undefined, { 'xero-tenant-id': other.tenantId })).body.Organisations[0].Name).toBe(
    'Other',
  );
});

it('replays of an Idempotency-Key count', async () => {
  world = await openWorld({ limits: { perMinute: 2 } });
  const send = () => world.call('PUT', '/Contacts', { Name: 'Counted' }, { 'idempotency-key': 'c' });
  expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([200, 200, 429]);
});
