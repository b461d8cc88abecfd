import Big from 'big.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineAmount, lineTax, round, totals } from '../../../sandbox/xero/rules/amounts.ts';
import { type Body, invoice, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const total = async (amounts: number[], LineAmountTypes: string): Promise<Body> => {
  const LineItems = amounts.map((UnitAmount) => ({ Description: 'x', Quantity: 1, UnitAmount, AccountCode: '200' }));
  return (await world.call('PUT', '/Invoices', invoice({ LineItems, LineAmountTypes }))).body.Invoices[0];
};

it('tax is rounded on each line and then added: 25.06, 25.61 and 25.63 at 15 % are 11.44', async () => {
  expect(await total([25.06, 25.61, 25.63], 'Exclusive')).toMatchObject({ SubTotal: 76.3, TotalTax: 11.44, Total: 87.74 });
});

it('Inclusive amounts hold their tax: 541.25 at 15 % is 470.65 and 70.60, as Xero recorded', async () => {
  const one = await total([541.25], 'Inclusive');
  expect(one).toMatchObject({ SubTotal: 470.65, TotalTax: 70.6, Total: 541.25, LineItems: [{ TaxAmount: 70.6, LineAmount: 541.25 }] });
});

it('NoTax has none, and tax type NONE', async () => {
  expect(await total([10], 'NoTax')).toMatchObject({
    SubTotal: 10,
    TotalTax: 0,
    Total: 10,
    LineItems: [{ TaxType: 'NONE', TaxAmount: 0 }],
  });
});

it.each([
  [1.005, 1.01],
  [-1.005, -1.01],
  [2.345, 2.35],
  [10.075, 10.08],
])('%d rounds half away from zero to %d', (value, rounded) => {
  expect(round(value)).toBe(rounded);
});

it.each([
  [3, 33.33, undefined, undefined, 99.99],
  [3, 33.33, 10, undefined, 89.99],
  [1, 100, undefined, 0.01, 99.99],
  [0.3333, 0.3333, undefined, undefined, 0.11],
])('%d × %d with rate %s or amount %s is %d', (quantity, price, rate, amount, expected) => {
  expect(lineAmount(quantity, price, rate, amount)).toBe(expected);
});

describe('for any lines', () => {
  const cents = fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 100);
  const rates = fc.constantFrom(0, 10, 12.5, 15, 20);
  const types = fc.constantFrom('Exclusive' as const, 'Inclusive' as const, 'NoTax' as const);

  it('subtotal and tax are the total, to the cent', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ amount: cents, rate: rates }), { minLength: 1, maxLength: 20 }), types, (rows, kind) => {
        const lines = rows.map(({ amount, rate }, n) => ({
          id: String(n),
          lineAmount: amount,
          taxAmount: lineTax(amount, rate, kind),
          tracking: [],
          descriptionOnly: false,
        }));
        const { subTotal, totalTax, total: sum } = totals(lines, kind);
        expect(new Big(subTotal).plus(totalTax).eq(sum)).toBe(true);
        const amounts = rows.reduce((all, row) => all.plus(row.amount), new Big(0));
        expect(amounts.eq(kind === 'Inclusive' ? sum : subTotal)).toBe(true);
      }),
    );
  });

  it('tax taken out of an inclusive amount differs from tax put on the rest by a cent at most', () => {
    fc.assert(
      fc.property(cents, rates, (amount, rate) => {
        const tax = lineTax(amount, rate, 'Inclusive');
        const net = new Big(amount).minus(tax).toNumber();
        expect(Math.abs(new Big(lineTax(net, rate, 'Exclusive')).minus(tax).toNumber())).toBeLessThanOrEqual(0.01);
      }),
    );
  });
});
