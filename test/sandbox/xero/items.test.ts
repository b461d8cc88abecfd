import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, invoice, messages, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const first = (reply: { body: Body }): Body => reply.body.Items[0];
const put = (item: unknown, query = '') => world.call('PUT', `/Items${query}`, item);
const post = (item: unknown, query = '') => world.call('POST', `/Items${query}`, item);

it('an item comes back as Xero records it', async () => {
  const details = {
    SalesDetails: { UnitPrice: 128.19, AccountCode: '200', TaxType: 'OUTPUT2' },
    PurchaseDetails: { UnitPrice: 98.61, AccountCode: '310', TaxType: 'INPUT2' },
  };
  const reply = await post({ Code: 'REC-1', Name: 'Recorded', ...details });
  expect(first(reply)).toEqual({
    ItemID: expect.stringMatching(/^[0-9a-f-]{36}$/),
    Code: 'REC-1',
    UpdatedDateUTC: expect.stringMatching(/^\/Date\(\d+\)\/$/),
    ...details,
    Name: 'Recorded',
    IsTrackedAsInventory: false,
    IsSold: true,
    IsPurchased: true,
    ValidationErrors: [],
  });
});

it('PUT refuses a code that exists, POST updates the item of that code', async () => {
  const { ItemID } = first(await put({ Code: 'UP-1', Name: 'One' }));
  expect(messages(await put({ Code: 'up-1' }), 'Items')).toEqual(["Price List Item with Code 'UP-1' already exists"]);
  expect(first(await post({ Code: 'up-1', Name: 'Two' }))).toMatchObject({ ItemID, Name: 'Two' });
});

it('POST /Items/{ItemID} updates; a code taken by another item is refused; an unknown id is 404', async () => {
  const { ItemID } = first(await put({ Code: 'ID-1' }));
  expect(first(await world.call('POST', `/Items/${ItemID}`, { Code: 'ID-2', Name: 'Renamed' }))).toMatchObject({ ItemID, Code: 'ID-2' });
  expect(messages(await world.call('POST', `/Items/${ItemID}`, { Code: 'DESK-OAK' }), 'Items')).toEqual([
    "Price List Item with Code 'DESK-OAK' already exists",
  ]);
  expect((await world.call('POST', '/Items/11111111-2222-3333-4444-555555555555', { Code: 'x' })).status).toBe(404);
});

it('IsSold=false empties the description and the sales details', async () => {
  const { ItemID } = first(await put({ Code: 'SOLD', Description: 'x', SalesDetails: { UnitPrice: 1 } }));
  const changed = first(await world.call('POST', `/Items/${ItemID}`, { IsSold: false }));
  expect([changed.Description, changed.SalesDetails, changed.IsSold]).toEqual([undefined, {}, false]);
});

it('IsPurchased=false empties what is of purchases', async () => {
  const { ItemID } = first(await put({ Code: 'BOUGHT', PurchaseDescription: 'x', PurchaseDetails: { UnitPrice: 1 } }));
  const changed = first(await world.call('POST', `/Items/${ItemID}`, { IsPurchased: false }));
  expect([changed.PurchaseDescription, changed.PurchaseDetails, changed.IsPurchased]).toEqual([undefined, {}, false]);
});

it('an item is tracked with an inventory account and an account for its cost', async () => {
  expect(first(await put({ Code: 'HALF', InventoryAssetAccountCode: '630' })).IsTrackedAsInventory).toBe(false);
  const tracked = { Code: 'WHOLE', InventoryAssetAccountCode: '630', PurchaseDetails: { COGSAccountCode: '310' } };
  expect(first(await put(tracked)).IsTrackedAsInventory).toBe(true);
});

it('takes at most 500 items a request', async () => {
  const many = (count: number) => ({ Items: Array.from({ length: count }, (_, at) => ({ Code: `MANY-${at}` })) });
  expect((await post(many(501))).status).toBe(400);
  expect((await post(many(500))).body.Items).toHaveLength(500);
});
it('prices have 2 decimals, 4 with unitdp=4', async () => {
  expect(first(await put({ Code: 'P2', SalesDetails: { UnitPrice: 1.2345 } })).SalesDetails.UnitPrice).toBe(1.23);
  expect(first(await put({ Code: 'P4', SalesDetails: { UnitPrice: 1.2345 } }, '?unitdp=4')).SalesDetails.UnitPrice).toBe(1.2345);
});

describe('refusals', () => {
  it.each([
    ['no code', { Name: 'x' }],
    ['a code of 31 characters', { Code: 'x'.repeat(31) }],
    ['a name of 51 characters', { Code: 'n', Name: 'x'.repeat(51) }],
    ['a description of 4,001 characters', { Code: 'd', Description: 'x'.repeat(4001) }],
    ['an account that does not exist', { Code: 'a', SalesDetails: { AccountCode: '999' } }],
    ['a tax rate that does not exist', { Code: 't', SalesDetails: { TaxType: 'MOON' } }],
  ])('%s', async (_what, item) => {
    expect((await put(item)).body.Type).toBe('ValidationException');
  });
});

it('reads all without pages, by id and by code', async () => {
  const list = await world.call('GET', '/Items');
  expect(list.body.pagination).toBeUndefined();
  const one = list.body.Items.find((item: Body) => item.Code === 'DESK-OAK');
  expect(first(await world.call('GET', `/Items/${one.ItemID}`))).toEqual(one);
  expect(first(await world.call('GET', '/Items/desk-oak'))).toEqual(one);
  expect((await world.call('GET', `/Items?where=${encodeURIComponent('Code=="DESK-OAK"')}`)).body.Items).toEqual([one]);
});

it('DELETE is 204, unless a document uses it', async () => {
  const { ItemID, Code } = first(await put({ Code: 'DEL', Name: 'x', SalesDetails: { UnitPrice: 1, AccountCode: '200' } }));
  await world.call('PUT', '/Invoices', invoice({ LineItems: [{ ItemCode: Code }] }));
  expect((await world.call('DELETE', `/Items/${ItemID}`)).status).toBe(400);
  const free = first(await put({ Code: 'FREE' }));
  expect((await world.call('DELETE', `/Items/${free.ItemID}`)).status).toBe(204);
  expect((await world.call('GET', `/Items/${free.ItemID}`)).status).toBe(404);
});
