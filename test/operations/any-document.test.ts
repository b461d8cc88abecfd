import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { account, house, line, orderBody, organisationId, settingsRow, taxRate } from './house.ts';

const at = house();

const price = fc.oneof(
  fc.integer({ min: 0, max: 5_000_000 }).map((n) => n / 10_000),
  fc.integer({ min: 0, max: 200_000 }).map((n) => n / 100),
);
const anyLine = fc.record({
  quantity: fc.oneof(
    fc.integer({ min: 1, max: 2000 }),
    fc.integer({ min: 1, max: 99_999 }).map((n) => n / 10_000),
  ),
  priceperunit: price,
  part: fc.constantFrom(0, 0, 0.1, 0.333, 0.99),
  taxed: fc.constantFrom('own', 'none', 'left'),
  text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => `x${text}`),
});
const anyDocument = fc.record({
  type: fc.constantFrom(0, 1, 2),
  amountsAre: fc.constantFrom(0, 1, 2),
  currency: fc.constantFrom('NZD', 'USD'),
  discountamount: fc.constantFrom(0, 0, 0.01, 1.37),
  freightamount: fc.constantFrom(0, 0, 9.99),
  xeroNumber: fc.boolean(),
  lines: fc.array(anyLine, { minLength: 1, maxLength: 5 }),
});
type Given = typeof anyDocument extends fc.Arbitrary<infer T> ? T : never;

const codings = { 0: ['200', 'OUTPUT2'], 1: ['453', 'INPUT2'], 2: ['200', 'OUTPUT2'] } as const;

function bodyOf({ type, amountsAre, currency, xeroNumber, lines, ...header }: Given) {
  const [code, own] = codings[type as 0 | 1 | 2];
  const rates: Record<string, string> = { own, none: 'NONE' };
  const rows = lines.map(({ part, taxed, text, ...one }) =>
    line({
      ...one,
      productdescription: text,
      manualdiscountamount: Math.floor(one.quantity * one.priceperunit * part * 100) / 100,
      _xc_accountcodeid_value: account(code),
      _xc_taxrateid_value: rates[taxed] ? taxRate(rates[taxed]) : null,
    }),
  );
  return orderBody({
    customer: { name: 'Bayside Club' },
    lines: rows,
    settings: settingsRow({ xc_usexeroinvoicenumber: xeroNumber }),
    record: {
      ...header,
      salesorderid: randomUUID(),
      xc_documenttype: 272000000 + type,
      xc_amountsare: 272000000 + amountsAre,
      transactioncurrencyid: { isocurrencycode: currency },
    },
  });
}

describe('any document', () => {
  it('E3 C9 C14 C16 S3: what PreviewInvoice expects is what Xero computes, to the cent', async () => {
    at.xero.ui.addCurrency(organisationId, { Code: 'USD', rate: 0.6 });
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(anyDocument, async (given) => {
        const body = bodyOf(given);
        const preview = await at.preview(body);
        // A discount on the whole may be more than all the lines.
        fc.pre(!preview.problems.some((one) => one.code === 'total-negative'));
        expect(preview.problems).toEqual([]);
        const answer = await at.sync(body);
        expect(answer).toMatchObject({ outcome: 'created', problems: [] });
        const { subTotal, totalTax, total, currency } = answer.xero ?? {};
        expect({ subTotal, totalTax, total, currency }).toEqual(preview.expected);
        expect(answer.xero?.type).toBe(['invoice', 'bill', 'credit-note'][given.type]);
        // Xero takes 60 calls a minute.
        at.clock.advance(15_000);
        sent += 1;
      }),
      { numRuns: 25 },
    );
    expect(at.invoices).toHaveLength(sent);
    expect(sent).toBeGreaterThan(10);
  });
});
