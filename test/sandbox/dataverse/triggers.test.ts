import { describe, expect, it } from 'vitest';
import type { CallbackRegistration, TriggerBody } from '../../../sandbox/dataverse/events/types.ts';
import { makeOrder, startDataverse, unknownId, writeIn } from './harness.ts';

const dataverse = startDataverse();
const { emulator } = dataverse;

/** Subscribes, runs `work`, and answers what was delivered. */
async function listen(registration: Partial<CallbackRegistration>, work: () => Promise<unknown>): Promise<TriggerBody[]> {
  const bodies: TriggerBody[] = [];
  const stop = emulator.subscribe({ message: 4, entityname: 'salesorder', scope: 4, ...registration }, (body) => void bodies.push(body));
  await work();
  await emulator.idle();
  stop();
  return bodies;
}

const patch = (id: string, body: unknown) => dataverse.send('PATCH', `salesorders(${id})`, body);

describe('row-change triggers', () => {
  it.each([
    [1, ['Create']],
    [2, ['Delete']],
    [3, ['Update']],
    [4, ['Create', 'Update']],
    [5, ['Create', 'Delete']],
    [6, ['Update', 'Delete']],
    [7, ['Create', 'Update', 'Delete']],
  ])('message %i hears of %j', async (message, heard) => {
    const bodies = await listen({ message, entityname: 'account' }, async () => {
      const id = await dataverse.make('accounts', { name: 'A' });
      await dataverse.send('PATCH', `accounts(${id})`, { name: 'B' });
      await dataverse.send('DELETE', `accounts(${id})`);
    });
    expect(bodies.map((body) => body.SdkMessage)).toEqual(heard);
  });

  it('hand over the row: filled columns, lookups as _x_value, choices with _x_label; of a deletion the id alone', async () => {
    const account = await dataverse.make('accounts', { name: 'A' });
    const [created, deleted] = await listen({ message: 5 }, async () => {
      const order = await dataverse.make('salesorders', {
        name: 'O',
        xc_synctoxero: true,
        xc_documenttype: 272000000,
        'customerid_account@odata.bind': `/accounts(${account})`,
      });
      await dataverse.send('DELETE', `salesorders(${order})`);
    });
    expect(created).toMatchObject({
      SdkMessage: 'Create',
      name: 'O',
      xc_synctoxero: true,
      xc_documenttype: 272000000,
      _xc_documenttype_label: 'Sales invoice',
      _customerid_value: account,
      _customerid_type: 'accounts',
      _statecode_label: 'Active',
    });
    expect(created).not.toHaveProperty('description');
    expect(deleted).toEqual({ SdkMessage: 'Delete', salesorderid: created?.salesorderid, ItemInternalId: created?.salesorderid });
  });

  it('a column filter fires on presence in the request, changed or not; it does not count for new rows', async () => {
    const { order } = await makeOrder(dataverse);
    const bodies = await listen({ filteringattributes: 'xc_synctoxero, customerid' }, async () => {
      await patch(order, { name: 'no' });
      await patch(order, { xc_synctoxero: false });
      await patch(order, { xc_synctoxero: false });
      await dataverse.make('salesorders', { name: 'new' });
    });
    expect(bodies.map((body) => body.SdkMessage)).toEqual(['Update', 'Update', 'Create']);
  });

  it('a column filter sees a lookup written by its navigation property', async () => {
    const account = await dataverse.make('accounts', { name: 'A' });
    const { order } = await makeOrder(dataverse);
    expect(
      await listen({ filteringattributes: 'customerid' }, () => patch(order, { 'customerid_account@odata.bind': `/accounts(${account})` })),
    ).toHaveLength(1);
  });

  it('P1: a filter expression looks at the row after the write', async () => {
    const { order } = await makeOrder(dataverse);
    const filterexpression = 'statecode eq 0 and (xc_synctoxero eq true or xc_xeroinvoiceid ne null or xc_syncrequestedon ne null)';
    const bodies = await listen({ filterexpression, filteringattributes: 'xc_synctoxero,name' }, async () => {
      await patch(order, { name: 'untouched' });
      await patch(order, { xc_synctoxero: true });
      await patch(order, { xc_synctoxero: false });
      await patch(order, { xc_xeroinvoiceid: unknownId });
      await patch(order, { name: 'linked' });
    });
    expect(bodies.map((body) => body.name)).toEqual(['untouched', 'linked']);
  });

  it.each([
    ['added', (order: string) => dataverse.make('salesorderdetails', writeIn(order, 'salesorderid'))],
    ['deleted', (_order: string, line: string) => dataverse.send('DELETE', `salesorderdetails(${line})`)],
    ['repriced', (_order: string, line: string) => dataverse.send('PATCH', `salesorderdetails(${line})`, { quantity: 1 })],
  ])('U1: a line %s shows as the total of its order', async (_what, write) => {
    const { order, line } = await makeOrder(dataverse);
    const bodies = await listen({ filteringattributes: 'totalamount' }, () => write(order, line));
    expect(bodies).toMatchObject([{ SdkMessage: 'Update', salesorderid: order }]);
  });

  it('a header discount shows as its total too', async () => {
    const { order } = await makeOrder(dataverse);
    expect(await listen({ filteringattributes: 'totalamount' }, () => patch(order, { discountamount: 10 }))).toMatchObject([
      { totalamount: 90 },
    ]);
  });

  it('a deleted order announces its lines as well', async () => {
    const { order, line } = await makeOrder(dataverse);
    const bodies = await listen({ message: 2, entityname: 'salesorderdetail' }, () => dataverse.send('DELETE', `salesorders(${order})`));
    expect(bodies).toMatchObject([{ salesorderdetailid: line }]);
  });

  it('come after the answer, and not at all when the write is refused', async () => {
    const { order } = await makeOrder(dataverse);
    let heard = 0;
    const stop = emulator.subscribe({ message: 3, entityname: 'salesorder', scope: 4 }, () => {
      heard += 1;
    });
    emulator.seed([{ entitySet: 'salesorders', body: { salesorderid: order, name: 'now' } }], { events: true });
    expect(heard).toBe(0);
    await emulator.idle();
    expect(heard).toBe(1);
    await patch(order, { xc_syncstatus: 1 });
    await emulator.idle();
    expect(heard).toBe(1);
    stop();
  });

  it('seeded rows are not announced unless asked', async () => {
    expect(await listen({}, async () => emulator.seed([{ entitySet: 'salesorders', body: { name: 'seeded' } }]))).toEqual([]);
  });

  it('can be delivered twice', async () => {
    emulator.setDelivery({ twice: true });
    expect(await listen({ message: 1 }, () => dataverse.make('salesorders', { name: 'O' }))).toHaveLength(2);
  });

  it('can be delivered out of order', async () => {
    const { order } = await makeOrder(dataverse);
    const heard: unknown[] = [];
    const stops = ['salesorder', 'salesorderdetail'].map((entityname) =>
      emulator.subscribe({ message: 7, entityname, scope: 4 }, () => void heard.push(entityname)),
    );
    await dataverse.make('salesorderdetails', writeIn(order, 'salesorderid'));
    await emulator.idle();
    emulator.setDelivery({ unordered: true });
    await dataverse.make('salesorderdetails', writeIn(order, 'salesorderid'));
    await emulator.idle();
    expect(heard).toEqual(['salesorderdetail', 'salesorder', 'salesorder', 'salesorderdetail']);
    for (const stop of stops) stop();
  });

  it('keep what a handler throws', async () => {
    const stop = emulator.subscribe({ message: 1, entityname: 'account', scope: 4 }, () => Promise.reject(new Error('broken flow')));
    await dataverse.make('accounts', { name: 'A' });
    await emulator.idle();
    expect(emulator.failures).toMatchObject([{ message: 'broken flow' }]);
    stop();
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown table', { entityname: 'salesorders' }, 'salesorders'],
    ['an unknown message', { message: 8 }, 'message 8'],
    ['no scope', { scope: undefined }, 'scope'],
    ['a scope that is not built', { scope: 1 }, 'scope 1'],
    ['an unknown runas', { runas: 4 }, 'runas 4'],
    ['an unknown column', { filteringattributes: 'name,xc_nosuch' }, 'xc_nosuch'],
    ['a lookup by its read name', { filteringattributes: '_customerid_value' }, '_customerid_value'],
    ['a filter on an unknown column', { filterexpression: 'xc_nosuch eq 1' }, 'xc_nosuch'],
    ['a filter on another row', { filterexpression: "customerid_account/name eq 'x'" }, 'customerid_account'],
    ['a filter that compares kinds', { filterexpression: "statecode eq '0'" }, 'statecode'],
    ['a filter that can not be read', { filterexpression: 'statecode eq' }, 'statecode eq'],
    ['an unknown setting', { postponeuntil: 'x' }, 'postponeuntil'],
  ])('%s is refused', (_what, change, named) => {
    const registration = { message: 4, entityname: 'salesorder', scope: 4, ...change } as CallbackRegistration;
    expect(() => emulator.subscribe(registration, () => {})).toThrow(named);
  });
});
