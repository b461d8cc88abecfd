import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerTotals, lineAmounts } from '../../../sandbox/dataverse/rules/pricing.ts';
import { makeOrder, startDataverse, writeIn } from './harness.ts';

const dataverse = startDataverse();
const { emulator } = dataverse;

const cents = (max: number) => fc.integer({ min: 0, max }).map((value) => value / 100);

const line = fc.record({
  priceperunit: fc.integer({ min: 0, max: 99_999_999 }).map((value) => value / 10_000),
  quantity: fc.integer({ min: 0, max: 500_000 }).map((value) => value / 1_000),
  manualdiscountamount: fc.option(cents(5_000)),
  tax: fc.option(cents(50_000)),
  volumediscountamount: fc.constant(null),
});

const header = fc.record({
  discountamount: fc.option(cents(10_000)),
  discountpercentage: fc.option(fc.integer({ min: 0, max: 100 })),
  freightamount: fc.option(cents(10_000)),
});

describe('amounts of lines and headers', () => {
  it('add up to the cent for any lines, discounts, freight and tax', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), header, (lines, head) => {
        const priced = lines.map((one) => ({ ...one, ...lineAmounts(one, 2) }));
        const totals = headerTotals(head, priced, 2);
        const extended = priced.reduce((sum, one) => sum.plus(one.extendedamount), new Big(0));
        expect(new Big(totals.totallineitemamount).plus(totals.totaltax).eq(extended)).toBe(true);
        expect(new Big(totals.totallineitemamount).minus(totals.totaldiscountamount).eq(totals.totalamountlessfreight)).toBe(true);
        expect(
          new Big(totals.totalamountlessfreight)
            .plus(head.freightamount ?? 0)
            .plus(totals.totaltax)
            .eq(totals.totalamount),
        ).toBe(true);
        for (const amount of Object.values(totals)) expect(new Big(amount).round(2).eq(amount)).toBe(true);
      }),
    );
  });

  it('a line: price × quantity, less its discount, plus its tax, rounded half up', async () => {
    const { order } = await makeOrder(dataverse);
    const id = await dataverse.make(
      'salesorderdetails',
      writeIn(order, 'salesorderid', { priceperunit: 1.2345, quantity: 3, manualdiscountamount: 0.2, tax: 0.35 }),
    );
    expect(emulator.store.row('salesorderdetail', id)).toMatchObject({ baseamount: 3.7, extendedamount: 3.85 });
  });

  it('a header follows its lines and its own discount, percentage and freight', async () => {
    const { order, line: first } = await makeOrder(dataverse);
    await dataverse.make(
      'salesorderdetails',
      writeIn(order, 'salesorderid', { priceperunit: 50, quantity: 2, tax: 15, manualdiscountamount: 10 }),
    );
    await dataverse.send('PATCH', `salesorders(${order})`, { discountamount: 5, discountpercentage: 10, freightamount: 20 });
    expect(emulator.store.row('salesorder', order)).toMatchObject({
      totallineitemamount: 190,
      totallineitemdiscountamount: 10,
      totaldiscountamount: 24,
      totalamountlessfreight: 166,
      totaltax: 15,
      totalamount: 201,
    });
    await dataverse.send('DELETE', `salesorderdetails(${first})`);
    expect(emulator.store.row('salesorder', order)).toMatchObject({ totallineitemamount: 90, totalamount: 111 });
  });
});

describe('lines of products', () => {
  async function catalogue() {
    const schedule = await dataverse.make('uomschedules', { name: 'Units' });
    const uom = await dataverse.make('uoms', { name: 'Each', quantity: 1, 'uomscheduleid@odata.bind': `/uomschedules(${schedule})` });
    const product = await dataverse.make('products', { name: 'Grinder', productnumber: 'GR', 'defaultuomid@odata.bind': `/uoms(${uom})` });
    const level = await dataverse.make('pricelevels', { name: 'Standard' });
    await dataverse.make('productpricelevels', {
      'pricelevelid@odata.bind': `/pricelevels(${level})`,
      'productid@odata.bind': `/products(${product})`,
      'uomid@odata.bind': `/uoms(${uom})`,
      amount: 12.5,
    });
    const order = await dataverse.make('salesorders', { name: 'O', 'pricelevelid@odata.bind': `/pricelevels(${level})` });
    const body = {
      'salesorderid@odata.bind': `/salesorders(${order})`,
      'productid@odata.bind': `/products(${product})`,
      'uomid@odata.bind': `/uoms(${uom})`,
      quantity: 4,
    };
    return { body };
  }

  it('take the price of the price list', async () => {
    const { body } = await catalogue();
    const id = await dataverse.make('salesorderdetails', body);
    expect(emulator.store.row('salesorderdetail', id)).toMatchObject({
      priceperunit: 12.5,
      extendedamount: 50,
      productname: 'Grinder',
      salesorderdetailname: 'Grinder',
      lineitemnumber: 1,
    });
  });

  it('take a price of their own only when it is said to override', async () => {
    const { body } = await catalogue();
    expect(await dataverse.send('POST', 'salesorderdetails', { ...body, priceperunit: 9 })).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('ispriceoverridden') } },
    });
    const id = await dataverse.make('salesorderdetails', { ...body, priceperunit: 9, ispriceoverridden: true });
    expect(emulator.store.row('salesorderdetail', id)).toMatchObject({ extendedamount: 36 });
  });

  it.each([
    ['no unit', { 'uomid@odata.bind': undefined }, 'uomid'],
    ['no quantity', { quantity: undefined }, 'quantity'],
    ['no product', { 'productid@odata.bind': undefined }, 'productid'],
    ['a write-in with a product', { isproductoverridden: true }, 'productid'],
  ])('%s is refused', async (_what, change, named) => {
    const { body } = await catalogue();
    expect(await dataverse.send('POST', 'salesorderdetails', { ...body, ...change })).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining(named) } },
    });
  });
});
