import { describe, expect, it } from 'vitest';
import { dynamicsInvoiceId, dynamicsInvoiceLineId, paymentId } from '../../api/mapping/ids.ts';
import type { Settlement } from '../../api/mapping/invoice-state.ts';
import type { ReconcileInput } from '../../api/mapping/reconcile/input.ts';
import { reconcile } from '../../api/mapping/reconcile/reconcile.ts';
import type { WireInvoice } from '../../api/xero/wire.ts';
import {
  accountId,
  codes,
  customer,
  guidOf,
  line,
  now,
  nzd,
  order,
  orderId,
  organisationId,
  product,
  productLine,
  settingsRow,
  xeroInvoice,
  xeroInvoiceId,
} from './fixtures.ts';

const invoiceId = dynamicsInvoiceId(organisationId, orderId, 1);
const lines = [line(1), productLine(2, product(), { _uomid_value: guidOf(60), volumediscountamount: 1, quantity: 2, tax: 3 })];

function run(xero: Partial<WireInvoice> = {}, request: object = {}, more: Partial<ReconcileInput> = {}) {
  return reconcile({
    request: {
      invoiceId: xeroInvoiceId,
      type: 'invoice',
      table: 'salesorder',
      record: order({ _pricelevelid_value: guidOf(61), discountamount: 5, customerid_account: customer() }),
      lines,
      customer: customer(),
      dynamicsInvoice: null,
      dynamicsInvoiceLines: [],
      payments: [],
      problem: null,
      settings: settingsRow(),
      environmentUrl: 'https://contoso.crm.dynamics.com',
      ...request,
    } as ReconcileInput['request'],
    organisationId,
    shortCode: '!abc',
    xero: xeroInvoice(xero),
    settlements: [],
    generation: 1,
    now,
    ...more,
  });
}

const payment = (n: number, amount: number, more: Partial<Settlement> = {}): Settlement => ({
  kind: 'payment',
  id: guidOf(n),
  date: '2026-03-05',
  amount,
  currencyRate: 1,
  reference: `R${n}`,
  paidTo: 'Business Account',
  ...more,
});

/** What Dataverse holds after an answer was written. */
function written(answer: ReturnType<typeof run>, before: { order?: object; invoice?: object; lines?: object[]; payments?: object[] } = {}) {
  const states = new Map(answer.states.map((state) => [state.table, state]));
  const state = (table: 'invoice' | 'salesorder') => {
    const { statecode, statuscode } = states.get(table) ?? {};
    return statecode === undefined ? {} : { statecode, statuscode };
  };
  const { dynamicsInvoice: made } = answer;
  const invoice = made
    ? {
        ...before.invoice,
        statecode: 0,
        ...made,
        _salesorderid_value: made.salesorderid,
        _customerid_value: made.customerid,
        _transactioncurrencyid_value: made.transactioncurrencyid,
      }
    : before.invoice;
  const payments = new Map((before.payments ?? []).map((row) => [(row as { xc_paymentid: string }).xc_paymentid, row]));
  for (const row of answer.payments) {
    payments.set(row.xc_paymentid, {
      ...row,
      _xc_organisationid_value: row.xc_organisationid,
      _xc_invoiceid_value: row.xc_invoiceid,
      _xc_salesorderid_value: row.xc_salesorderid,
      _xc_accountid_value: row.xc_accountid,
      _transactioncurrencyid_value: row.transactioncurrencyid,
    });
  }
  return {
    record: { ...order({ _pricelevelid_value: guidOf(61), discountamount: 5 }), ...before.order, ...answer.order, ...state('salesorder') },
    dynamicsInvoice: invoice ? { ...invoice, ...state('invoice') } : null,
    dynamicsInvoiceLines: [...(before.lines ?? []), ...answer.dynamicsInvoiceLines],
    payments: [...payments.values()],
  };
}

const none = { dynamicsInvoice: null, dynamicsInvoiceLines: [], order: null, payments: [], states: [] };
const paid = { Status: 'PAID' as const, AmountPaid: 115, AmountDue: 0, UpdatedDateUTC: '/Date(1772500000000+0000)/' };
const partly = { AmountPaid: 50, AmountDue: 65, UpdatedDateUTC: '/Date(1772450000000+0000)/' };

describe('reconciling an approved invoice', () => {
  it('P15 P16: on approval a linked Dynamics invoice is made, with computed ids', () => {
    const answer = run();
    expect(answer.outcome).toBe('created');
    expect(answer.problems).toEqual([]);
    expect(answer.dynamicsInvoice).toMatchObject({
      invoiceid: invoiceId,
      isnew: true,
      reopen: false,
      name: 'Widgets for Contoso',
      salesorderid: orderId,
      customertable: 'account',
      customerid: accountId,
      transactioncurrencyid: nzd,
      pricelevelid: guidOf(61),
      datedelivered: '2026-03-01',
      duedate: '2026-03-31',
      discountamount: 5,
      discountpercentage: null,
      xc_xerostatus: 'AUTHORISED',
      xc_paymentstatus: 272000000,
      xc_amountdue: 115,
      xc_xeroupdatedon: '2026-03-01T21:20:00Z',
      xc_syncstatus: 272000002,
    });
    expect(answer.dynamicsInvoiceLines).toEqual([
      expect.objectContaining({
        invoicedetailid: dynamicsInvoiceLineId(organisationId, guidOf(1), 1),
        invoiceid: invoiceId,
        isproductoverridden: true,
        productid: null,
        productdescription: 'Line 1',
        manualdiscountamount: null,
      }),
      expect.objectContaining({
        isproductoverridden: false,
        productid: guidOf(501),
        uomid: guidOf(60),
        productdescription: null,
        quantity: 2,
        priceperunit: 100,
        manualdiscountamount: 2,
        tax: 3,
      }),
    ]);
    expect(answer.order).toMatchObject({ salesorderid: orderId, xc_xerostatus: 'AUTHORISED', xc_xeroinvoicenumber: 'ORD-01001' });
    expect(answer.states).toEqual([]);
  });

  it('P15: a draft makes none, nor does the setting Never; the order shows it', () => {
    for (const answer of [run({ Status: 'DRAFT' }), run({}, { settings: settingsRow({ xc_createdynamicsinvoice: 272000001 }) })]) {
      expect(answer.dynamicsInvoice).toBeNull();
      expect(answer.dynamicsInvoiceLines).toEqual([]);
      expect(answer.order).toMatchObject({ xc_xeroinvoiceid: xeroInvoiceId });
      expect(answer.outcome).toBe('updated');
    }
  });

  it('P15: a half-made one is finished: only the missing lines', () => {
    const first = run();
    const half = { ...written(first), dynamicsInvoiceLines: first.dynamicsInvoiceLines.slice(0, 1) };
    const answer = run({}, half);
    expect(answer.dynamicsInvoice).toBeNull();
    expect(answer.dynamicsInvoiceLines.map((one) => one.invoicedetailid)).toEqual([dynamicsInvoiceLineId(organisationId, guidOf(2), 1)]);
    expect(answer.outcome).toBe('updated');
  });

  it('N2: what is right already is not written again', () => {
    const answer = run({}, written(run()));
    expect(answer).toMatchObject({ outcome: 'unchanged', ...none, log: [] });
  });

  it('N2: an older answer writes nothing', () => {
    const rows = written(run(paid, {}, { settlements: [payment(1, 115)] }));
    for (const answer of [run(partly, rows), run({}, {}, { superseded: true })]) {
      expect(answer).toMatchObject({ outcome: 'unchanged', ...none, log: [] });
      expect(codes(answer.warnings)).toEqual(['superseded']);
    }
  });

  it('P17–P24: part payment is a row and keeps everything Active', () => {
    const answer = run(partly, written(run()), { settlements: [payment(1, 50)] });
    expect(answer.dynamicsInvoice).toMatchObject({
      invoiceid: invoiceId,
      isnew: false,
      reopen: false,
      xc_paymentstatus: 272000001,
      xc_amountpaid: 50,
      xc_amountdue: 65,
    });
    expect(answer.order).toMatchObject({ xc_paymentstatus: 272000001 });
    expect(answer.states).toEqual([]);
    expect(answer.payments).toEqual([
      {
        xc_paymentid: paymentId(organisationId, 'payment', guidOf(1), xeroInvoiceId),
        xc_name: 'Payment 2026-03-05 R1',
        xc_organisationid: organisationId,
        xc_xeroinvoiceid: xeroInvoiceId,
        xc_invoiceid: invoiceId,
        xc_salesorderid: null,
        xc_accountid: accountId,
        xc_kind: 272000000,
        xc_xeroid: guidOf(1),
        xc_date: '2026-03-05',
        xc_amount: 50,
        transactioncurrencyid: nzd,
        xc_currency: 'NZD',
        xc_currencyrate: 1,
        xc_reference: 'R1',
        xc_paidto: 'Business Account',
        xc_state: 272000000,
        xc_reversedon: null,
      },
    ]);
  });

  it('P25: fully paid closes the Dynamics invoice, then the order, in writes of their own', () => {
    const rows = written(run(partly, written(run()), { settlements: [payment(1, 50)] }), written(run()));
    const answer = run(paid, rows, { settlements: [payment(1, 50), payment(2, 65)] });
    expect(answer.payments.map((row) => row.xc_amount)).toEqual([65]);
    expect(answer.dynamicsInvoice).toMatchObject({ reopen: false, xc_paymentstatus: 272000002, xc_amountdue: 0 });
    expect(answer.states).toEqual([
      { table: 'invoice', id: invoiceId, statecode: 2, statuscode: 100001 },
      { table: 'salesorder', id: orderId, statecode: 3, statuscode: 100001 },
    ]);
  });

  it('P25: paid before approval was seen: made, paid and closed in one pass', () => {
    const answer = run(paid, {}, { settlements: [payment(1, 115)] });
    expect(answer.dynamicsInvoice).toMatchObject({ isnew: true, xc_paymentstatus: 272000002 });
    expect(answer.states.map((state) => state.table)).toEqual(['invoice', 'salesorder']);
  });

  it('P25: a crash before the states is mended by the next pass', () => {
    const rows = written({ ...run(paid, {}, { settlements: [payment(1, 115)] }), states: [] });
    const answer = run(paid, rows, { settlements: [payment(1, 115)] });
    expect(answer).toMatchObject({ outcome: 'updated', dynamicsInvoice: null, order: null, payments: [] });
    expect(answer.states.map((state) => state.table)).toEqual(['invoice', 'salesorder']);
  });

  it('P25: an order that is not Active is neither written nor closed; without fulfil order it stays', () => {
    const closed = run(paid, { record: order({ statecode: 4 }) }, { settlements: [payment(1, 115)] });
    expect(closed.order).toBeNull();
    expect(closed.states.map((state) => state.table)).toEqual(['invoice']);
    const kept = run(paid, { settings: settingsRow({ xc_fulfilorder: false }) }, { settlements: [payment(1, 115)] });
    expect(kept.states.map((state) => state.table)).toEqual(['invoice']);
    expect(kept.order).not.toBeNull();
  });

  it.each([
    ['bill', 'ACCPAY'],
    ['credit note', 'ACCRECCREDIT'],
  ])('P25: an order is not fulfilled by a %s that is settled', (_, Type) => {
    const answer = run({ ...paid, Type: Type as WireInvoice['Type'] }, {}, { settlements: [payment(1, 115)] });
    expect(answer).toMatchObject({ order: { xc_paymentstatus: 272000002 }, states: [] });
  });

  it('P25 S1: a payment deleted in Xero reopens the Dynamics invoice; its row is Reversed, never gone; the order stays closed', () => {
    const settlements = [payment(1, 50), payment(2, 65)];
    const rows = written(run(paid, {}, { settlements }));
    expect(rows.dynamicsInvoice).toMatchObject({ statecode: 2 });
    const back = { ...partly, UpdatedDateUTC: '/Date(1772600000000+0000)/' };
    const answer = run(back, rows, { settlements: [payment(1, 50)] });
    expect(answer.dynamicsInvoice).toMatchObject({ reopen: true, xc_paymentstatus: 272000001, xc_amountdue: 65 });
    expect(answer.order).toBeNull();
    expect(answer.states).toEqual([]);
    expect(answer.payments).toEqual([
      expect.objectContaining({
        xc_xeroid: guidOf(2),
        xc_amount: 65,
        xc_state: 272000001,
        xc_reversedon: '2026-03-01T22:30:00Z',
        xc_reference: 'R2',
      }),
    ]);

    const after = written(answer, {
      order: rows.record,
      invoice: rows.dynamicsInvoice ?? {},
      lines: rows.dynamicsInvoiceLines,
      payments: rows.payments,
    });
    expect(run(back, after, { settlements: [payment(1, 50)] })).toMatchObject({ outcome: 'unchanged', ...none });
    const again = run({ ...paid, UpdatedDateUTC: '/Date(1772700000000+0000)/' }, after, { settlements });
    expect(again.payments).toEqual([expect.objectContaining({ xc_xeroid: guidOf(2), xc_state: 272000000, xc_reversedon: null })]);
    expect(again.states).toEqual([{ table: 'invoice', id: invoiceId, statecode: 2, statuscode: 100001 }]);
  });

  it('P25: a correction of a paid invoice reopens, writes and closes again', () => {
    const rows = written(run(paid, {}, { settlements: [payment(1, 115)] }));
    const answer = run({ ...paid, DueDate: '/Date(1780272000000+0000)/' }, rows, { settlements: [payment(1, 115)] });
    expect(answer.dynamicsInvoice).toMatchObject({ reopen: true, xc_xeroduedate: '2026-06-01' });
    expect(answer.states).toEqual([{ table: 'invoice', id: invoiceId, statecode: 2, statuscode: 100001 }]);
  });

  it('S1: a payment alone that changes (its account is renamed) does not reopen', () => {
    const rows = written(run(paid, {}, { settlements: [payment(1, 115)] }));
    const answer = run(paid, rows, { settlements: [payment(1, 115, { paidTo: 'Savings' })] });
    expect(answer).toMatchObject({ dynamicsInvoice: null, order: null, states: [], outcome: 'updated' });
    expect(answer.payments).toHaveLength(1);
  });

  it.each(['VOIDED', 'DELETED'] as const)('S2: %s in Xero: the rows say so, nothing is made or closed', (Status) => {
    const gone = { Status, AmountDue: Status === 'VOIDED' ? 115 : 0, AmountPaid: 0, UpdatedDateUTC: '/Date(1772600000000+0000)/' };
    const answer = run(gone, written(run()));
    expect(answer.problems).toEqual([]);
    expect(answer.dynamicsInvoice).toMatchObject({ xc_xerostatus: Status, xc_paymentstatus: 272000003, xc_amountdue: 0 });
    expect(answer.order).toMatchObject({ xc_xerostatus: Status });
    expect(answer.states).toEqual([]);
    expect(run(gone)).toMatchObject({ dynamicsInvoice: null });
  });

  it('P14 P15: where the source was a Dynamics invoice it is that one', () => {
    const record = {
      invoiceid: guidOf(70),
      name: 'My invoice',
      statecode: 0,
      invoicenumber: 'INV-9',
      _customerid_value: accountId,
      _transactioncurrencyid_value: nzd,
    };
    const answer = run({ ...paid, Url: undefined }, { table: 'invoice', record }, { settlements: [payment(1, 115)] });
    expect(answer.dynamicsInvoice).toMatchObject({ invoiceid: guidOf(70), isnew: false, name: 'My invoice', salesorderid: null });
    expect(answer).toMatchObject({ order: null, dynamicsInvoiceLines: [] });
    expect(answer.payments[0]).toMatchObject({ xc_invoiceid: guidOf(70), xc_salesorderid: null });
    expect(answer.states).toEqual([{ table: 'invoice', id: guidOf(70), statecode: 2, statuscode: 100001 }]);
  });

  it('P18: without a Dynamics invoice the payment names the order', () => {
    const answer = run(partly, { settings: settingsRow({ xc_createdynamicsinvoice: 272000001 }) }, { settlements: [payment(1, 50)] });
    expect(answer.payments[0]).toMatchObject({ xc_invoiceid: null, xc_salesorderid: orderId });
  });

  it('a cancelled Dynamics invoice is left alone, which a warning says', () => {
    const rows = written(run());
    const answer = run(partly, { ...rows, dynamicsInvoice: { ...rows.dynamicsInvoice, statecode: 3 } }, { settlements: [payment(1, 50)] });
    expect(answer.dynamicsInvoice).toBeNull();
    expect(codes(answer.warnings)).toEqual(['dynamics-invoice-cancelled']);
  });

  it('B13: another environment’s document, or a copy, writes nothing', () => {
    const elsewhere = run({}, { environmentUrl: 'https://copy.crm.dynamics.com' });
    const copy = run({ Url: undefined }, { settings: settingsRow({ xc_environmenturl: 'https://production.crm.dynamics.com' }) });
    for (const answer of [elsewhere, copy]) expect(answer).toMatchObject({ outcome: 'skipped', ...none, log: [] });
  });

  it('N1: an order that is on a later Xero document is not touched by an earlier one', () => {
    const record = order({ xc_xeroinvoiceid: guidOf(999) });
    const answer = run({ ...paid, Status: 'VOIDED', AmountPaid: 0 }, { record, dynamicsInvoice: { ...written(run()).dynamicsInvoice } });
    expect(answer.order).toBeNull();
    expect(answer.dynamicsInvoice).toMatchObject({ xc_xerostatus: 'VOIDED' });
    expect(answer.states).toEqual([]);
  });

  it('S3: totals that finance changed are taken over and noted', () => {
    expect(codes(run({}, { record: order({ totalamountlessfreight: 90 }) }).warnings)).toEqual(['totals-taken-over']);
    expect(run({}, { record: order({ totalamountlessfreight: 100 }) }).warnings).toEqual([]);
  });

  it('S1 E1: payments that do not make up what is paid are a problem, and nothing is closed', () => {
    const answer = run(paid, {}, { settlements: [payment(1, 100)] });
    expect(codes(answer.problems)).toEqual(['settlements-differ']);
    expect(answer.states).toEqual([]);
    expect(answer.order).toMatchObject({ xc_syncstatus: 272000003 });
    expect(answer.log.map((row) => row.xc_kind)).toEqual([272000000, 272000001]);
    expect(codes(run({ AmountDue: 114 }).problems)).toEqual(['settlements-differ']);
    expect(codes(run({ AmountCredited: 15, AmountDue: 100 }).warnings)).toEqual(['credits-not-shown']);
  });

  it('E1: a problem of the sync stays on the row and open; one of reconciling is closed', () => {
    const problem = (operation: string) => ({ xc_logid: orderId, xc_code: 'x', xc_message: 'M', xc_operation: operation });
    const record = order({ xc_syncstatus: 272000003, xc_syncmessage: 'Finance changed it.' });
    const kept = run({}, { record, problem: problem('SyncInvoice') });
    expect(kept.order).toMatchObject({ xc_syncstatus: 272000003, xc_syncmessage: 'Finance changed it.', xc_xerostatus: 'AUTHORISED' });
    expect(kept.log.map((row) => row.xc_kind)).toEqual([272000000]);
    const closed = run({}, { record, problem: problem('ReconcileInvoice') });
    expect(closed.order).toMatchObject({ xc_syncstatus: 272000002 });
    expect(closed.log.at(-1)).toMatchObject({ xc_kind: 272000001, xc_resolvedon: now.toISOString() });
  });

  it('what can not be done is refused by its name', () => {
    expect(run({}, { settings: null })).toMatchObject({ outcome: 'failed', problems: [{ code: 'organisation-missing' }], ...none });
    expect(run({}, { record: null })).toMatchObject({ outcome: 'skipped', ...none });
  });
});
