import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoiceState, paymentStatus, type Settlement } from '../../api/mapping/invoice-state.ts';
import { money, sum, toNumber } from '../../api/mapping/money.ts';
import { checkBalance } from '../../api/mapping/reconcile/balance.ts';
import { type PaymentContext, paymentRows } from '../../api/mapping/reconcile/payments.ts';
import type { Row } from '../../api/mapping/row.ts';
import { guidOf, now, orderId, organisationId, xeroInvoice, xeroInvoiceId } from './fixtures.ts';

const context: PaymentContext = {
  organisationId,
  xeroInvoiceId,
  currency: 'NZD',
  invoiceId: guidOf(1),
  orderId,
  accountId: null,
  currencyRowId: null,
  now,
};
const kinds = ['payment', 'credit-note', 'prepayment', 'overpayment'] as const;
const settlement = (n: number, kind: Settlement['kind'], cents: number): Settlement => ({
  kind,
  id: guidOf(n),
  date: '2026-03-05',
  amount: cents / 100,
  currencyRate: null,
  reference: null,
  paidTo: null,
});

/** Rows as Dataverse holds them after a write. */
function store(rows: Map<string, Row>, written: ReturnType<typeof paymentRows>): void {
  for (const row of written)
    rows.set(row.xc_paymentid, { ...row, _xc_organisationid_value: row.xc_organisationid, _xc_invoiceid_value: row.xc_invoiceid });
}

describe('settlements', () => {
  it('R4 S1: under any order of payments, credits and reversals the rows add up to Xero, and balance', () => {
    const step = fc.record({
      n: fc.integer({ min: 1, max: 8 }),
      kind: fc.constantFrom(...kinds),
      cents: fc.integer({ min: 1, max: 100000 }),
      undo: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.integer({ min: 0, max: 100 }), (steps, seed) => {
        const xero = new Map<string, Settlement>();
        const rows = new Map<string, Row>();
        steps.forEach(({ n, kind, cents, undo }, index) => {
          const key = `${kind}${n}`;
          if (undo) xero.delete(key);
          else xero.set(key, settlement(n, kind, cents));
          if ((index + seed) % 3 === 0) store(rows, paymentRows([...xero.values()], [...rows.values()], context));
        });
        const settlements = [...xero.values()].reverse();
        store(rows, paymentRows(settlements, [...rows.values()], context));

        const of = (credit: boolean) =>
          sum(settlements.filter((one) => (one.kind !== 'payment') === credit).map((one) => money(one.amount)));
        const [paid, credited] = [of(false), of(true)];
        const applied = [...rows.values()].filter((row) => row.xc_state === 272000000);
        expect(sum(applied.map((row) => money(row.xc_amount as number))).eq(paid.plus(credited))).toBe(true);
        expect(applied).toHaveLength(settlements.length);
        for (const row of rows.values()) expect(row.xc_reversedon === null).toBe(row.xc_state === 272000000);

        const total = paid.plus(credited).plus(seed);
        const invoice = xeroInvoice({
          Total: toNumber(total),
          AmountPaid: toNumber(paid),
          AmountCredited: toNumber(credited),
          AmountDue: seed,
        });
        expect(checkBalance(invoice, settlements)).toEqual({ problems: [], warnings: [] });
        expect(paymentRows(settlements, [...rows.values()], context)).toEqual([]);
        expect(paymentRows([...settlements].reverse(), [...rows.values()].reverse(), context)).toEqual([]);
      }),
    );
  });

  it('S1: rows of another Xero document are left alone', () => {
    const other = { xc_paymentid: guidOf(5), xc_xeroinvoiceid: guidOf(6), xc_state: 272000000 };
    expect(paymentRows([], [other], context)).toEqual([]);
  });

  it('S1: texts of any language and length fit their columns', () => {
    const [row] = paymentRows([{ ...settlement(1, 'payment', 1), reference: '🎉'.repeat(300), paidTo: 'ü'.repeat(300) }], [], context);
    expect(Array.from(row?.xc_reference ?? '')).toHaveLength(255);
    expect(row?.xc_paidto).toHaveLength(200);
  });

  it.each([
    ['DRAFT', 0, 0, 115, 'Not paid'],
    ['AUTHORISED', 0, 0, 115, 'Not paid'],
    ['AUTHORISED', 0.01, 0, 114.99, 'Partially paid'],
    ['AUTHORISED', 0, 15, 100, 'Partially paid'],
    ['AUTHORISED', 100, 15, 0, 'Paid'],
    ['PAID', 115, 0, 0, 'Paid'],
    ['PAID', 0, 0, 0, 'Paid'],
    ['VOIDED', 0, 0, 0, 'Voided'],
    ['DELETED', 0, 0, 0, 'Voided'],
  ] as const)('P17: %s, %d paid, %d credited, %d due is %s', (Status, AmountPaid, AmountCredited, AmountDue, expected) => {
    expect(paymentStatus(xeroInvoice({ Status, AmountPaid, AmountCredited, AmountDue }))).toBe(expected);
  });

  it('P16–P24 X5: the state of an invoice names its row, from its address or the register', () => {
    const state = invoiceState({ xero: xeroInvoice(), settlements: [settlement(1, 'payment', 100)], organisationId, shortCode: '!abc' });
    expect(state).toMatchObject({
      invoiceId: xeroInvoiceId,
      paymentStatus: 'Not paid',
      date: '2026-03-01',
      dueDate: '2026-03-31',
      table: 'salesorder',
      entitySet: 'salesorders',
      rowId: orderId,
      generation: 1,
      onlineInvoiceUrl: null,
    });
    const bare = xeroInvoice({ Url: 'https://example.com' });
    expect(invoiceState({ xero: bare, settlements: [], organisationId })).toMatchObject({
      table: null,
      entitySet: null,
      rowId: null,
      generation: null,
    });
    expect(
      invoiceState({ xero: bare, settlements: [], organisationId, mark: { table: 'invoice', rowId: orderId, generation: 2 } }),
    ).toMatchObject({ entitySet: 'invoices', generation: 2 });
  });
});
