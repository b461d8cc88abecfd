import { describe, expect, it } from 'vitest';
import { computedId } from '../../api/mapping/ids.ts';
import { mapInvoice } from '../../api/mapping/invoice/invoice.ts';
import { itemCodes } from '../../api/mapping/invoice/products.ts';
import { account, codes, guidOf, input, line, orderDocument, product, productLine, reference, taxRate, tracking } from './fixtures.ts';

const map = (lines: object[], more: Parameters<typeof input>[1] = {}, record: object = {}) =>
  mapInvoice(input(orderDocument(record, lines), more));
const first = (more: object, options: Parameters<typeof input>[1] = {}) => {
  const result = map([line(1, more)], options);
  return { ...result, wire: result.payload.LineItems?.[0] };
};

describe('the lines of an invoice', () => {
  it('P6 C14: every line in order, with its item, text, price, coding and tracking', () => {
    const lines = [
      line(2, { productdescription: 'Freehand', priceperunit: '10.1234', quantity: '1.5' }),
      productLine(1, product(), {
        description: 'Two widgets',
        quantity: 2,
        priceperunit: 10.5,
        manualdiscountamount: 1,
        _xc_accountcodeid_value: account('260'),
        _xc_taxrateid_value: taxRate('NONE'),
        _xc_tracking1id_value: tracking(801),
        _xc_tracking2id_value: tracking(811),
      }),
    ];
    const { payload, lineRowIds, problems, items } = map(lines);
    expect(problems).toEqual([]);
    expect(items).toEqual([]);
    expect(lineRowIds).toEqual([guidOf(1), guidOf(2)]);
    expect(payload.LineItems).toEqual([
      {
        ItemCode: 'P-100',
        Description: 'Two widgets',
        Quantity: 2,
        UnitAmount: 10.5,
        DiscountAmount: 1,
        AccountCode: '260',
        TaxType: 'NONE',
        Tracking: [
          { Name: 'Region', Option: 'North' },
          { Name: 'Team', Option: 'Blue' },
        ],
      },
      { Description: 'Freehand', Quantity: 1.5, UnitAmount: 10.1234, AccountCode: '200' },
    ]);
  });

  it('D1: lookups may come expanded, by code or by key', () => {
    const byCode = first({
      xc_accountcodeid: { xc_code: '260' },
      xc_taxrateid: { xc_code: 'NONE' },
      xc_tracking1id: { xc_name: 'North', xc_category: 'Region' },
    });
    expect(byCode.problems).toEqual([]);
    expect(byCode.wire).toMatchObject({ AccountCode: '260', TaxType: 'NONE', Tracking: [{ Name: 'Region', Option: 'North' }] });
    expect(first({ xc_accountcodeid: { xc_accountcodeid: account('260').toUpperCase() } }).wire).toMatchObject({ AccountCode: '260' });
  });

  it('D1: the line before the product before the organisation, else Xero', () => {
    const coded = product({ _xc_accountcodeid_value: account('260'), _xc_taxrateid_value: taxRate('NONE') });
    const wire = (lines: object[], options = {}) => map(lines, options).payload.LineItems?.[0];
    expect(wire([productLine(1, coded, { _xc_accountcodeid_value: account('200') })])).toMatchObject({
      AccountCode: '200',
      TaxType: 'NONE',
    });
    expect(wire([productLine(1, coded)])).toMatchObject({ AccountCode: '260', TaxType: 'NONE' });
    expect(wire([line(1)], { settings: { _xc_defaulttaxrateid_value: taxRate('OUTPUT2') } })).toMatchObject({
      AccountCode: '200',
      TaxType: 'OUTPUT2',
    });
    const left = wire([line(1)], { settings: { _xc_defaultaccountid_value: null } });
    expect(left).not.toHaveProperty('AccountCode');
    expect(left).not.toHaveProperty('TaxType');
  });

  it.each([
    [
      'an account of another organisation with the same code',
      { _xc_accountcodeid_value: computedId('accountcode', guidOf(1), guidOf(200)), xc_accountcodeid: { xc_code: '200' } },
      'account-unknown',
    ],
    ['an account that is gone', { xc_accountcodeid: { xc_code: '999' } }, 'account-unknown'],
    ['an archived account', { _xc_accountcodeid_value: account('299') }, 'account-archived'],
    ['a bank account', { _xc_accountcodeid_value: account('090') }, 'account-not-usable'],
    ["one of Xero's own", { _xc_accountcodeid_value: account('610') }, 'account-not-usable'],
    ['a tax rate that is gone', { _xc_taxrateid_value: taxRate('TAX999') }, 'tax-rate-unknown'],
    ['a tax name in place of a code', { xc_taxrateid: { xc_code: '15% GST on Income' } }, 'tax-rate-unknown'],
    ['an archived tax rate', { _xc_taxrateid_value: taxRate('TAX001') }, 'tax-rate-archived'],
    ['a tax rate the account can not take', { _xc_taxrateid_value: taxRate('INPUT2') }, 'tax-not-usable'],
    ['a tracking option that is gone', { _xc_tracking1id_value: tracking(899) }, 'tracking-unknown'],
    ['an archived tracking option', { _xc_tracking1id_value: tracking(802) }, 'tracking-archived'],
    ['two options of one category', { _xc_tracking1id_value: tracking(801), _xc_tracking2id_value: tracking(803) }, 'tracking-twice'],
    ['no price', { priceperunit: null }, 'price-missing'],
    ['no quantity', { quantity: undefined }, 'quantity-missing'],
    ['a word for a price', { priceperunit: 'free' }, 'amount-unreadable'],
    ['five decimals', { priceperunit: 1.00001 }, 'too-many-decimals'],
    ['a quantity of five decimals', { quantity: '2.00001' }, 'too-many-decimals'],
    ['more than Xero takes', { quantity: 1e11, priceperunit: 1 }, 'amount-too-large'],
    ['an absurd price', { priceperunit: 1e300 }, 'amount-too-large'],
    ['an absurdly small price', { priceperunit: 1e-300 }, 'too-many-decimals'],
    ['a discount below zero', { manualdiscountamount: -1 }, 'discount-negative'],
    ['no text', { productdescription: ' ' }, 'description-missing'],
    ['a total below zero', { quantity: -1 }, 'total-negative'],
  ])('D1 C14 E3: %s is a blocker', (_, more, code) => {
    expect(codes(first(more).problems)).toEqual([code]);
  });

  it('D1: a tax problem says what to do and who does it', () => {
    const { problems } = first({ _xc_taxrateid_value: taxRate('INPUT2') });
    expect(problems[0]).toEqual({
      code: 'tax-not-usable',
      message: 'The tax rate "15% GST on Expenses" can not be used with the account "200" (line 1 (Line 1)).',
      fix: 'Choose another tax rate or another account.',
      owner: 'Finance',
      retryable: false,
      retryAfter: null,
      original: null,
    });
  });

  it('D1: with No tax no tax rate is sent or checked', () => {
    const { wire, problems, expected } = first({ _xc_taxrateid_value: taxRate('INPUT2') }, { settings: { xc_amountsare: 272000002 } });
    expect(problems).toEqual([]);
    expect(wire).not.toHaveProperty('TaxType');
    expect(expected).toEqual({ currency: 'NZD', subTotal: 100, totalTax: 0, total: 100 });
  });

  it('P13: an approved invoice needs an account on every line', () => {
    const options = { settings: { _xc_defaultaccountid_value: null, xc_invoicestatus: 272000002 } };
    expect(codes(first({}, options).problems)).toEqual(['account-missing']);
    expect(map([productLine(1)], options).problems).toEqual([]);
  });

  it('C15 C40: a write-in of nothing is a description alone; a product of nothing is a line', () => {
    expect(first({ quantity: 0, priceperunit: 0 }).payload.LineItems).toEqual([{ Description: 'Line 1' }]);
    expect(first({ quantity: null, priceperunit: null }).payload.LineItems).toEqual([{ Description: 'Line 1' }]);
    expect(map([productLine(1, product(), { quantity: 0, priceperunit: 0 })]).payload.LineItems?.[0]).toMatchObject({
      ItemCode: 'P-100',
      Quantity: 0,
      UnitAmount: 0,
    });
  });

  it('C40: a write-in never becomes an item, whatever it is called', () => {
    const { items, payload } = first({ productdescription: 'P-999', description: 'more' });
    expect(items).toEqual([]);
    expect(payload.LineItems?.[0]).toMatchObject({ Description: 'P-999' });
    expect(payload.LineItems?.[0]).not.toHaveProperty('ItemCode');
  });

  it('C14: a product line says its description, else the product’s name', () => {
    const text = (more: object) => map([productLine(1, product(), more)]).payload.LineItems?.[0]?.Description;
    expect([text({ description: 'Blue 🎉' }), text({}), text({ description: null })]).toEqual(['Blue 🎉', 'Widget', 'Widget']);
    const long = map([line(1, { productdescription: 'é'.repeat(4001) })]);
    expect(long.payload.LineItems?.[0]?.Description).toHaveLength(4000);
    expect(codes(long.warnings)).toEqual(['description-cut']);
  });

  it.each([
    ['a manual discount of the line', { quantity: 3, priceperunit: 10, manualdiscountamount: 4.5 }, 4.5, 25.5],
    ['a volume discount of each unit', { quantity: 3, priceperunit: 10, volumediscountamount: 1 }, 3, 27],
    ['both', { quantity: 3, priceperunit: 10, volumediscountamount: 1, manualdiscountamount: 2 }, 5, 25],
    ['a volume discount kept as one of the line', { quantity: 3, priceperunit: 10, volumediscountamount: 1, baseamount: 29 }, 1, 29],
    ['a volume discount of odd cents', { quantity: 3, priceperunit: 0.3333, volumediscountamount: 0.0111 }, 0.03, 0.97],
  ])('C14 C16: %s goes off the line', (_, more, discount, net) => {
    const { wire, expected, problems } = first(more);
    expect(problems).toEqual([]);
    expect(wire?.DiscountAmount).toBe(discount);
    expect(expected?.subTotal).toBe(net);
  });

  it('P6 P39 C2: missing items are made once, or left out where none is to be made', () => {
    const fresh = product({
      productid: guidOf(502),
      productnumber: 'P-200',
      name: 'Gadget',
      price: '7.1234',
      _xc_taxrateid_value: taxRate('OUTPUT2'),
    });
    const made = map([productLine(1, fresh), productLine(2, fresh)]);
    expect(made.items).toEqual([
      { Code: 'P-200', Name: 'Gadget', IsSold: true, SalesDetails: { UnitPrice: 7.1234, AccountCode: '200', TaxType: 'OUTPUT2' } },
    ]);
    expect(made.payload.LineItems?.map((one) => one.ItemCode)).toEqual(['P-200', 'P-200']);
    const never = map([productLine(1, fresh), productLine(2)], { settings: { xc_createproducts: 272000002 } });
    expect(never.items).toEqual([]);
    expect(never.payload.LineItems?.map((one) => one.ItemCode)).toEqual([undefined, 'P-100']);
    expect(codes(never.warnings)).toEqual(['item-left-out']);
  });

  it('C33: a product number of more than 30 characters is a blocker, a long name is cut', () => {
    expect(codes(map([productLine(1, product({ productnumber: 'x'.repeat(31) }))]).problems)).toEqual(['item-code-too-long']);
    const long = map([productLine(1, product({ productnumber: 'P-300', name: '🎉'.repeat(60) }))]);
    expect(long.items[0]?.Name).toBe('🎉'.repeat(25));
    expect(codes(long.warnings)).toEqual(['item-name-cut']);
  });

  it('P6: products may come beside the lines; the codes to look up are named once', () => {
    const bare = { ...productLine(1), productid: undefined, _productid_value: guidOf(501) };
    const document = orderDocument({}, [bare, line(2), { ...bare, salesorderdetailid: guidOf(3) }], { products: [product()] });
    expect(itemCodes(document)).toEqual(['P-100']);
    expect(mapInvoice(input(document)).payload.LineItems?.[0]).toMatchObject({ ItemCode: 'P-100', Description: 'Widget' });
    const unread = map([{ ...bare, productname: 'Widget' }]);
    expect(unread.problems).toEqual([]);
    expect(codes(unread.warnings)).toEqual(['product-not-read']);
  });

  it('X10: with Header only the parts of a bundle stay out', () => {
    expect(map([line(1, { producttypecode: 2 }), line(2, { producttypecode: 3 }), line(3, { producttypecode: 4 })]).lineRowIds).toEqual([
      guidOf(1),
    ]);
    expect(codes(map([line(1, { producttypecode: 3 })]).problems)).toEqual(['no-lines']);
  });

  it('D1: an account code in other letters is still the account', () => {
    const accounts = [
      ...reference.accounts,
      { AccountID: guidOf(777), Code: 'Sales-A', Name: 'A', Class: 'REVENUE', Status: 'ACTIVE' as const },
    ];
    const { payload } = map([line(1, { xc_accountcodeid: { xc_code: 'sales-a' } })], { reference: { accounts } });
    expect(payload.LineItems?.[0]?.AccountCode).toBe('Sales-A');
  });
});
