import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapInvoice } from '../../api/mapping/invoice/invoice.ts';
import { netted } from '../../api/mapping/invoice/netting.ts';
import { lineAmount } from '../../api/mapping/invoice/totals.ts';
import { decimals, money } from '../../api/mapping/money.ts';
import { account, codes, guidOf, input, line, orderDocument, product, productLine, reference, settingsRow, taxRate } from './fixtures.ts';

const bill = { xc_documenttype: 272000001 };
const creditNote = { xc_documenttype: 272000002 };
const map = (record: object, lines: object[] = [line(1)], more: Parameters<typeof input>[1] = {}) =>
  mapInvoice(input(orderDocument(record, lines), more));

const bought = {
  ...reference.items[0],
  PurchaseDetails: { UnitPrice: 6, AccountCode: '300', TaxType: 'INPUT2' },
};
const noDefault = { settings: settingsRow({ _xc_defaultaccountid_value: null }) };

describe('invoices, bills and credit notes', () => {
  it('C9 C13: the type of the row is the type in Xero; a bill has no reference, which a warning says; a credit note has no address', () => {
    const record = { description: 'PO 77' };
    expect(map({ ...record, xc_documenttype: 272000000 }).payload).toMatchObject({ Type: 'ACCREC', Reference: 'PO 77' });
    const asBill = map({ ...record, ...bill });
    expect(asBill.payload).toMatchObject({ Type: 'ACCPAY', InvoiceNumber: 'ORD-01001', Url: expect.stringContaining('etn=salesorder') });
    expect(asBill.payload).not.toHaveProperty('Reference');
    expect(codes(asBill.warnings)).toEqual(['reference-left-out']);
    expect(codes(map(bill).warnings)).toEqual([]);
    const asNote = map({ ...record, ...creditNote, xc_duedate: '2026-04-01' });
    expect(asNote.payload).toMatchObject({ Type: 'ACCRECCREDIT', Reference: 'PO 77', DueDate: '2026-04-01' });
    expect(asNote.payload).not.toHaveProperty('Url');
    expect(asNote.warnings).toEqual([]);
  });

  it('C13: [setting description as reference = No] a bill without a reference has nothing to warn of', () => {
    expect(map({ ...bill, description: 'PO 77' }, [line(1)], { settings: { xc_descriptionasreference: false } }).warnings).toEqual([]);
  });

  it.each([
    ['bill', bill],
    ['credit note', creditNote],
  ])('C16: a discount on a %s is in its price, to the cent [trap: discount on bill and credit note]', (_, record) => {
    const { payload, expected, warnings, problems } = map(record, [
      line(1, { quantity: 3, priceperunit: 10, manualdiscountamount: 1 }),
      line(2, { quantity: 4, priceperunit: '2.5', volumediscountamount: '0.5' }),
      line(3, { quantity: 1000, priceperunit: '0.1234', manualdiscountamount: '0.01' }),
    ]);
    expect(problems).toEqual([]);
    expect(payload.LineItems?.map((one) => [one.Quantity, one.UnitAmount, one.DiscountAmount])).toEqual([
      [3, 9.6667, undefined],
      [4, 2, undefined],
      [1, 123.39, undefined],
    ]);
    expect(expected?.subTotal).toBe(29 + 8 + 123.39);
    expect(warnings).toMatchObject([{ code: 'discount-netted', message: expect.stringContaining('line 3') }]);
  });

  it('C16: a sales invoice keeps its discounts, and what has none keeps its price', () => {
    expect(map({}, [line(1, { manualdiscountamount: 1 })]).payload.LineItems).toMatchObject([{ UnitAmount: 100, DiscountAmount: 1 }]);
    expect(map(creditNote, [line(1, { priceperunit: '10.1234' })]).payload.LineItems).toMatchObject([{ UnitAmount: 10.1234 }]);
  });

  it('C16: whatever the quantity, price and discount, the netted line comes to the same cent', () => {
    const units = fc.integer({ min: -1e8, max: 1e8 }).map((n) => money(n).div(10_000));
    fc.assert(
      fc.property(units, units, fc.integer({ min: 0, max: 1e6 }), (quantity, price, cents) => {
        const discount = money(cents).div(100);
        const net = lineAmount(quantity, price, discount);
        const line = netted({ quantity, price, discount, net });
        expect(lineAmount(line.quantity, line.price, line.discount).eq(net)).toBe(true);
        expect(decimals(line.price)).toBeLessThanOrEqual(4);
      }),
    );
  });

  it('D1: a bill is coded as the item is bought where product and organisation only say how it is sold', () => {
    const lines = [productLine(1, product({ _xc_accountcodeid_value: account('200'), _xc_taxrateid_value: taxRate('OUTPUT2') }))];
    const withItem = { reference: { items: [bought] } };
    const [wire] = map(bill, lines, withItem).payload.LineItems ?? [];
    expect(wire).toMatchObject({ ItemCode: 'P-100' });
    expect(wire).not.toHaveProperty('AccountCode');
    expect(map(bill, lines, withItem).expected).toMatchObject({ totalTax: 15 });
    // Without one to take its place the organisation's choice stands.
    expect(map(bill).payload.LineItems).toMatchObject([{ AccountCode: '200' }]);
    // What the line itself says always counts.
    const own = [productLine(1, product(), { _xc_accountcodeid_value: account('260'), _xc_taxrateid_value: taxRate('NONE') })];
    expect(map(bill, own, withItem).payload.LineItems).toMatchObject([{ AccountCode: '260', TaxType: 'NONE' }]);
  });

  it('D1: a tax rate that is not for purchases is reported on a bill, and a rate for purchases on a sale', () => {
    const notForExpenses = reference.taxRates.map((one) => (one.TaxType === 'OUTPUT2' ? { ...one, CanApplyToExpenses: false } : one));
    const options = { ...noDefault, reference: { taxRates: notForExpenses } };
    const taxed = (type: string, code?: string) =>
      line(1, { _xc_taxrateid_value: taxRate(type), ...(code ? { _xc_accountcodeid_value: account(code) } : {}) });
    const found = map(bill, [taxed('OUTPUT2')], options);
    expect(codes(found.problems)).toEqual(['tax-not-usable']);
    expect(codes(map(bill, [taxed('OUTPUT2', '300')], options).problems)).toEqual(['tax-not-usable']);
    expect(codes(map(bill, [taxed('INPUT2', '300')], options).problems)).toEqual([]);
    expect(codes(map({}, [taxed('INPUT2', '200')], options).problems)).toEqual(['tax-not-usable']);
    expect(codes(map(creditNote, [taxed('INPUT2', '200')], options).problems)).toEqual(['tax-not-usable']);
  });
});

describe('bundles', () => {
  const id = (n: number) => guidOf(n);
  const bundle = productLine(1, product({ productnumber: 'KIT', name: 'Kit' }), { producttypecode: 2, priceperunit: 50 });
  const part = (n: number, more: object = {}) =>
    productLine(n, product({ productid: id(600 + n), productnumber: `PART-${n}`, name: `Part ${n}` }), {
      producttypecode: 3,
      priceperunit: 0,
      _parentbundleidref_value: id(1),
      ...more,
    });
  const lines = [bundle, line(2), part(3, { producttypecode: 4 }), part(4)];
  const texts = (more: object) => map({}, lines, { settings: more }).payload.LineItems?.map((one) => one.Description);

  it('X10: [setting bundles = Header only] the parts of a bundle stay at home', () => {
    expect(texts({ xc_bundles: 272000000 })).toEqual(['Kit', 'Line 2']);
  });

  it('X10 C15: [setting bundles = Header with parts] the parts follow their header as descriptions alone', () => {
    expect(texts({ xc_bundles: 272000001 })).toEqual(['Kit', 'Part 3', 'Part 4', 'Line 2']);
    const { payload, lineRowIds, expected, items } = map({}, lines, { settings: { xc_bundles: 272000001 } });
    expect(payload.LineItems?.[1]).toEqual({ Description: 'Part 3' });
    expect(lineRowIds).toEqual([id(1), id(3), id(4), id(2)]);
    expect(expected).toMatchObject({ subTotal: 150 });
    expect(items.map((item) => item.Code)).toEqual(['KIT']);
  });

  it('X10: a part whose header is not there stays where it is', () => {
    const { payload } = map({}, [line(2), part(3)], { settings: { xc_bundles: 272000001 } });
    expect(payload.LineItems).toMatchObject([{ Description: 'Line 2' }, { Description: 'Part 3' }]);
  });
});
