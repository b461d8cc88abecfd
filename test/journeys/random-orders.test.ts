import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headerTotals, lineAmounts } from '../../sandbox/dataverse/rules/pricing.ts';
import { choice, type Row, Stage } from './stage.ts';

const cents = (most: number) => fc.integer({ min: 0, max: most }).map((n) => n / 100);
const price = fc.oneof(
  cents(200_000),
  fc.integer({ min: 1, max: 5_000_000 }).map((n) => n / 10_000),
);
const line = fc.record({
  quantity: fc.oneof(
    fc.integer({ min: 1, max: 500 }),
    fc.integer({ min: 1, max: 99_999 }).map((n) => n / 1000),
  ),
  price,
  discountPart: fc.constantFrom(0, 0, 0.1, 0.333, 0.5),
  tax: fc.constantFrom('OUTPUT2', 'ZERORATED', 'NONE', ''),
  product: fc.boolean(),
  onlyText: fc.constantFrom(false, false, false, true),
});
const order = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 6 }),
  discountpercentage: fc.constantFrom(0, 0, 5, 12.5, 33.33),
  discountamount: fc.constantFrom(0, 0, 0.01, 3.37),
  freightamount: fc.constantFrom(0, 0, 9.99, 120),
  amountsAre: fc.constantFrom(0, 1, 2),
});

describe('any order', () => {
  let stage: Stage;
  let body: Row;
  let product: Row;
  const rates: Record<string, string> = {};
  beforeAll(async () => {
    stage = await Stage.open();
    const id = await stage.newOrder({ lines: [{ number: 'GR-20', quantity: 1, price: 10 }] });
    await stage.toggle(id);
    body = stage.sentBody(id);
    product = (body.lines as Row[])[0] as Row;
    for (const code of ['OUTPUT2', 'ZERORATED', 'NONE']) rates[code] = (await stage.codeRow('xc_taxrates', code)).slice(-37, -1);
  });
  afterAll(() => stage.close());

  function documentOf({ lines: given, amountsAre, ...header }: OrderGiven): Row {
    const salesorderid = crypto.randomUUID();
    const lines = given.map((one, index): Row => {
      const writeIn = !one.product || one.onlyText;
      const amounts = one.onlyText ? { quantity: 0, priceperunit: 0 } : { quantity: one.quantity, priceperunit: one.price };
      const base = lineAmounts(amounts, 2).baseamount;
      const manualdiscountamount = Math.round(base * one.discountPart * 100) / 100;
      const row: Row = {
        ...product,
        ...amounts,
        salesorderdetailid: crypto.randomUUID(),
        lineitemnumber: index + 1,
        manualdiscountamount,
        tax: 0,
        isproductoverridden: writeIn,
        productdescription: writeIn ? `Text ${index}` : null,
        ...(writeIn && { productid: null, _productid_value: null }),
        _xc_taxrateid_value: rates[one.tax] ?? null,
      };
      return { ...row, ...lineAmounts(row as never, 2) };
    });
    const totals = headerTotals(header, lines as never, 2);
    const record = {
      ...(body.record as Row),
      ...header,
      ...totals,
      salesorderid,
      ordernumber: salesorderid,
      xc_amountsare: choice(amountsAre),
    };
    return { ...body, record, lines, links: [], problem: null };
  }

  let sent = 0;
  it('E3 S3: what PreviewInvoice expects is what Xero computes, to the cent, and what Dynamics says without tax', async () => {
    await fc.assert(
      fc.asyncProperty(order, async (given) => {
        sent += 1;
        // Xero takes sixty calls a minute.
        if (sent % 8 === 0) await stage.nextPoll();
        const document = documentOf(given);
        const { body: preview } = await stage.call('invoice-previews', document);
        const { body: answer } = await stage.call('invoices', document);
        const problems = (answer.problems as Row[]).map((one) => one.code);
        expect(problems).toEqual((preview.problems as Row[]).map((one) => one.code));
        if (problems.length > 0) {
          expect(problems.join()).toMatch(/^(total-negative|no-lines)$/);
          return;
        }
        const { invoiceId } = answer.xero as Row;
        const invoice = await stage.finance.invoice(String(invoiceId));
        const { subTotal, totalTax, total } = preview.expected as Row;
        expect([invoice.SubTotal, invoice.TotalTax, invoice.Total]).toEqual([subTotal, totalTax, total]);
        const { totalamount } = document.record as Row;
        const net = invoice.LineAmountTypes === 'Inclusive' ? invoice.Total : invoice.SubTotal;
        expect(net).toBeCloseTo(Number(totalamount), 6);
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });
});

type OrderGiven = typeof order extends fc.Arbitrary<infer Given> ? Given : never;
