import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapInvoice } from '../../api/mapping/invoice/invoice.ts';
import { lineTax } from '../../api/mapping/invoice/totals.ts';
import { money, round, sum, toNumber } from '../../api/mapping/money.ts';
import { account, codes, guidOf, input, line, orderDocument, productLine, reference, taxRate } from './fixtures.ts';

const map = (record: object, lines: object[], options: Parameters<typeof input>[1] = {}) =>
  mapInvoice(input(orderDocument(record, lines), options));
const exclusive = { _xc_taxrateid_value: taxRate('OUTPUT2') };
const free = { _xc_taxrateid_value: taxRate('NONE') };

describe('expected totals', () => {
  it('S3: tax is rounded on each line, then added [trap: tax rounded per line]', () => {
    const lines = ['25.06', '25.61', '25.63'].map((price, index) => line(index + 1, { priceperunit: price, ...exclusive }));
    expect(map({}, lines).expected).toEqual({ currency: 'NZD', subTotal: 76.3, totalTax: 11.44, total: 87.74 });
  });

  it('C10: Inclusive amounts hold their tax', () => {
    expect(map({}, [line(1, { priceperunit: 115, ...exclusive })], { settings: { xc_amountsare: 272000001 } }).expected).toEqual({
      currency: 'NZD',
      subTotal: 100,
      totalTax: 15,
      total: 115,
    });
  });

  it('D1: tax left to Xero is the item’s, then the account’s', () => {
    expect(map({}, [productLine(1)]).expected?.totalTax).toBe(15);
    expect(map({}, [line(1)]).expected?.totalTax).toBe(15);
    expect(map({}, [line(1, { _xc_accountcodeid_value: account('260') })]).expected?.totalTax).toBe(0);
  });

  it('D1 P12: freight of an order whose lines are text alone takes the default tax, which is foretold', () => {
    const text = line(1, { quantity: 0, priceperunit: 0 });
    const { payload, expected } = map({ freightamount: 100 }, [text]);
    expect(payload.LineItems?.[1]).toMatchObject({ Description: 'Freight', UnitAmount: 100, TaxType: 'OUTPUT2' });
    expect(expected).toMatchObject({ subTotal: 100, totalTax: 15, total: 115 });
    expect(map({ freightamount: 100, xc_amountsare: 272000002 }, [text]).expected).toMatchObject({ totalTax: 0, total: 100 });
  });

  it('D1: an item’s own tax goes before its account’s', () => {
    const items = [{ Code: 'P-100', SalesDetails: { AccountCode: '200', TaxType: 'NONE' } }];
    const options = { settings: { _xc_defaultaccountid_value: null }, reference: { items } };
    expect(map({}, [productLine(1)], options).expected?.totalTax).toBe(0);
  });

  it('S3: they are what Xero computes from the payload itself, for any lines', () => {
    const anyLine = fc.record({
      quantity: fc.integer({ min: -50000, max: 90000 }).map((value) => value / 10000),
      priceperunit: fc.integer({ min: 0, max: 9999999 }).map((value) => value / 10000),
      manualdiscountamount: fc.integer({ min: 0, max: 500 }).map((value) => value / 100),
      _xc_taxrateid_value: fc.constantFrom(taxRate('OUTPUT2'), taxRate('NONE')),
    });
    const header = fc.record({
      discountamount: fc.integer({ min: 0, max: 9999 }).map((value) => value / 100),
      discountpercentage: fc.integer({ min: 0, max: 50 }),
      freightamount: fc.integer({ min: 0, max: 9999 }).map((value) => value / 100),
      xc_amountsare: fc.constantFrom(272000000, 272000001, 272000002),
    });
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 8 }), header, (lines, record) => {
        const { payload, expected, lineRowIds } = map(
          record,
          lines.map((more, index) => line(index + 1, { ...more, productdescription: `L${index}` })),
        );
        const type = payload.LineAmountTypes === 'NoTax' ? 'No tax' : (payload.LineAmountTypes ?? 'Exclusive');
        const priced = (payload.LineItems ?? []).filter((one) => one.UnitAmount !== undefined);
        const amounts = priced.map((one) =>
          round(
            money(one.Quantity ?? 0)
              .times(one.UnitAmount ?? 0)
              .minus(one.DiscountAmount ?? 0),
          ),
        );
        const rates = new Map(reference.taxRates.map((one) => [one.TaxType, one.EffectiveRate]));
        const taxes = priced.map((one, index) => lineTax(amounts[index] ?? money(0), rates.get(one.TaxType) ?? 0, type));
        const total = sum(amounts);
        const tax = sum(taxes);
        expect(lineRowIds).toHaveLength(payload.LineItems?.length ?? 0);
        expect(new Set(lineRowIds).size).toBe(lineRowIds.length);
        expect(expected).toEqual({
          currency: 'NZD',
          subTotal: toNumber(type === 'Inclusive' ? total.minus(tax) : total),
          totalTax: toNumber(tax),
          total: toNumber(type === 'Exclusive' ? total.plus(tax) : total),
        });
      }),
    );
  });
});

describe('header discount and freight', () => {
  const lines = [line(1, { priceperunit: 200, ...exclusive }), line(2, { priceperunit: 100, ...free })];

  it('P6 P12: become lines, one per tax type in proportion', () => {
    const { payload, lineRowIds, expected, problems } = map(
      { discountamount: 10, freightamount: 20, totalamountlessfreight: 290, totaltax: 30.35 },
      lines,
    );
    expect(problems).toEqual([]);
    expect(payload.LineItems?.slice(2)).toEqual([
      { Description: 'Discount', Quantity: 1, UnitAmount: -6.67, AccountCode: '200', TaxType: 'OUTPUT2' },
      { Description: 'Discount', Quantity: 1, UnitAmount: -3.33, AccountCode: '200', TaxType: 'NONE' },
      { Description: 'Freight', Quantity: 1, UnitAmount: 13.33, AccountCode: '200', TaxType: 'OUTPUT2' },
      { Description: 'Freight', Quantity: 1, UnitAmount: 6.67, AccountCode: '200', TaxType: 'NONE' },
    ]);
    expect(lineRowIds).toEqual([guidOf(1), guidOf(2), 'discount|OUTPUT2', 'discount|NONE', 'freight|OUTPUT2', 'freight|NONE']);
    expect(expected?.subTotal).toBe(310);
  });

  it('P12: a tax type whose share is nothing gets no line', () => {
    const nothing = [
      line(1, { priceperunit: 200, ...exclusive }),
      line(2, { priceperunit: 0, ...free, quantity: 1 }),
      line(3, { priceperunit: 0.01, ...free }),
    ];
    const { lineRowIds } = map({ freightamount: 5 }, nothing);
    expect(lineRowIds.slice(3)).toEqual(['freight|OUTPUT2']);
  });

  it('P12: a percentage is taken off the lines and rounded to the cent', () => {
    expect(map({ discountpercentage: '3.3333' }, lines).expected?.subTotal).toBe(290);
    expect(map({ discountpercentage: 10, discountamount: 5, totalamountlessfreight: 265 }, lines).problems).toEqual([]);
  });

  it('P12: a cent that Dynamics rounds the other way follows Dynamics', () => {
    const odd = [line(1, { priceperunit: 0.5, ...free })];
    expect(map({ discountpercentage: 5, totaldiscountamount: 0.02, totalamountlessfreight: 0.48 }, odd).problems).toEqual([]);
    expect(map({ discountpercentage: 5, totalamountlessfreight: 0.47 }, odd).problems).toEqual([]);
  });

  it('D1: where the default account can not take the tax, the lines’ own account does', () => {
    const expense = [line(1, { _xc_accountcodeid_value: account('300'), _xc_taxrateid_value: taxRate('INPUT2') })];
    const { payload, problems } = map({ freightamount: 5 }, expense);
    expect(problems).toEqual([]);
    expect(payload.LineItems?.[1]).toMatchObject({ AccountCode: '300', TaxType: 'INPUT2' });
  });

  it('P12 S3: whatever the discount and freight, the lines come to Dynamics’ net total to the cent', () => {
    const cents = fc.integer({ min: 1, max: 1e7 }).map((value) => money(value).div(100));
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 9 }), cents, cents, (prices, discount, freight) => {
        const net = sum(prices).minus(discount);
        const rows = prices.map((price, index) => line(index + 1, { priceperunit: price.toString(), ...(index % 2 ? free : exclusive) }));
        const record = { discountamount: discount.toString(), freightamount: freight.toString(), totalamountlessfreight: net.toString() };
        const { problems, expected } = map(record, rows);
        expect(codes(problems).filter((code) => code !== 'total-negative')).toEqual([]);
        expect(expected?.subTotal).toBe(toNumber(net.plus(freight)));
      }),
    );
  });
});

describe('agreement with Dynamics', () => {
  const one = (record: object, more: object = {}) => map(record, [line(1, { ...exclusive, ...more })]);

  it('S3: a net difference of a cent blocks, with both numbers', () => {
    const { problems } = one({ totalamountlessfreight: 100.01 });
    expect(codes(problems)).toEqual(['net-differs']);
    expect(problems[0]?.message).toContain('100.00 NZD');
    expect(problems[0]?.message).toContain('100.01 NZD');
    expect(one({ totalamountlessfreight: 100 }).problems).toEqual([]);
    expect(codes(one({ totalamount: 115, totaltax: 14 }).problems)).toEqual(['net-differs']);
    expect(one({}).problems).toEqual([]);
  });

  it('S3 C14: totals that Dynamics keeps with four decimals agree with Xero’s cents', () => {
    const price = { priceperunit: 12.3457, quantity: 2 };
    expect(one({ totalamount: 24.6914 }, price).problems).toEqual([]);
    expect(codes(one({ totalamount: 24.6951 }, price).problems)).toEqual(['net-differs']);
  });

  it.each([
    ['no tax in Dynamics', { totaltax: 0 }, [], []],
    ['the same tax', { totaltax: 15 }, [], []],
    ['a cent a line', { totaltax: 15.01 }, ['tax-rounding'], []],
    ['two cents', { totaltax: 15.02 }, [], ['tax-differs']],
    ['another rate', { totaltax: 20 }, [], ['tax-differs']],
  ])('S3: %s', (_, record, warnings, reported) => {
    const result = one(record);
    expect(codes(result.warnings)).toEqual(warnings);
    expect(codes(result.reported)).toEqual(reported);
    expect(result.problems).toEqual([]);
  });

  it('S3: the tax of the lines counts where the header has none', () => {
    expect(codes(one({}, { tax: 16 }).reported)).toEqual(['tax-differs']);
  });
});

describe('any rows at all', () => {
  it('R3: mapping never throws, whatever the columns hold', () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.constant(undefined),
      fc.string(),
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.object(),
      fc.array(fc.integer()),
    );
    const columns = fc.record({
      ordernumber: value,
      description: value,
      transactioncurrencyid: value,
      datefulfilled: value,
      xc_duedate: value,
      discountamount: value,
      discountpercentage: value,
      freightamount: value,
      totaltax: value,
      totalamountlessfreight: value,
      xc_arrivalstatus: value,
    });
    const lineColumns = fc.record({
      salesorderdetailid: value,
      isproductoverridden: value,
      productid: value,
      productdescription: value,
      description: value,
      quantity: value,
      priceperunit: value,
      manualdiscountamount: value,
      volumediscountamount: value,
      tax: value,
      lineitemnumber: value,
      xc_accountcodeid: value,
      _xc_taxrateid_value: value,
      xc_tracking1id: value,
    });
    fc.assert(
      fc.property(columns, fc.array(lineColumns, { maxLength: 4 }), (record, lines) => {
        const result = map(record, lines);
        // No number of it is infinite or NaN, which JSON would turn into null.
        expect(JSON.parse(JSON.stringify(result.payload))).toEqual(result.payload);
      }),
      { numRuns: 500 },
    );
  });
});
