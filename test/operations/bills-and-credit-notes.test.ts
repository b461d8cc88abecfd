import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../api/operations/operation.ts';
import { account, type Body, baysideId, house, line, minutes, next, orderBody, organisationId, settingsRow, taxRate } from './house.ts';
import { reconcile, request, synced, written } from './reconciling.ts';

const at = house();
const types = { bill: 272000001, 'credit-note': 272000002 } as const;
type Kind = keyof typeof types;

const body = (kind: Kind, record: Record<string, unknown> = {}, more: Parameters<typeof orderBody>[0] = {}): Body =>
  orderBody({
    customer: { name: 'Bayside Club' },
    lines: [line({ _xc_accountcodeid_value: account(kind === 'bill' ? '453' : '200') })],
    ...more,
    record: { xc_documenttype: types[kind], description: 'PO 77', ...record },
  });

const creates = (path: string) => at.writes.filter((call) => call === `PUT ${path}`).length;

async function get(id: string, query = ''): Promise<Schemas['InvoiceState']> {
  const answer = await at.call(`invoices/${id}${query}`);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as Schemas['InvoiceState'];
}

describe('bills', () => {
  it('C9 C13: a purchase invoice is a bill in Xero, without a reference, which a warning says', async () => {
    const order = body('bill');
    const answer = await at.sync(order);
    expect(answer).toMatchObject({ outcome: 'created', xero: { type: 'bill', total: 230 }, links: [{}, { xc_xerotype: 272000003 }] });
    expect(answer.warnings).toMatchObject([{ code: 'contact-matched' }, { code: 'reference-left-out' }]);
    expect(at.invoices).toMatchObject([{ type: 'ACCPAY', number: order.record.ordernumber, reference: '' }]);
    const [registered] = await at.database.query('select xero_type, xero_id from documents');
    expect(registered).toEqual({ xero_type: 'bill', xero_id: at.invoices[0]?.id });
  });

  it('N1: a number that another bill has is no hindrance, and each row finds its own bill [trap: bill number reused]', async () => {
    const settings = settingsRow({ xc_useinvoicename: true });
    const first = body('bill', { name: 'INV 9' }, { settings });
    const second = body('bill', { name: 'INV 9' }, { settings });
    expect(await at.sync(first)).toMatchObject({ outcome: 'created' });
    at.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'empty-200', afterCommit: true });
    expect((await at.call('invoices', second)).status).toBe(503);
    at.clock.advance(minutes(6));
    expect(await at.sync(second)).toMatchObject({ outcome: 'linked', writeBack: { xc_xeroinvoiceid: at.invoices[1]?.id } });
    expect(at.invoices.map((one) => one.number)).toEqual(['INV 9', 'INV 9']);
    await at.database.query('truncate changes, documents, intents, leases, reads');
    expect(await at.sync(first)).toMatchObject({ writeBack: { xc_xeroinvoiceid: at.invoices[0]?.id } });
    expect(creates('Invoices')).toBe(2);
  });

  it('D1: a tax rate that is not for purchases stops the bill before anything is sent', async () => {
    const order = body('bill', {}, { lines: [line({ _xc_accountcodeid_value: account('453'), _xc_taxrateid_value: taxRate('OUTPUT2') })] });
    expect(await at.sync(order)).toMatchObject({ outcome: 'failed', problems: [{ code: 'tax-not-usable' }] });
    expect(at.writes).toEqual([]);
  });

  it('P17 P18 P25: what was paid of a bill shows on its order, which it does not fulfil; no Dynamics invoice is made', async () => {
    const bill = await synced(at, body('bill', {}, { lines: [line({ _xc_accountcodeid_value: account('453') })] }));
    at.xero.ui.approveInvoice(organisationId, bill.id);
    at.xero.ui.recordPayment(organisationId, { invoiceId: bill.id, amount: 100, reference: 'PAY-1' });
    const part = await reconcile(at, request(bill, { type: 'bill' }));
    expect(part).toMatchObject({
      outcome: 'updated',
      xero: { type: 'bill' },
      dynamicsInvoice: null,
      order: { xc_paymentstatus: 272000001, xc_amountpaid: 100, xc_amountdue: 130 },
      payments: [{ xc_amount: 100, xc_reference: 'PAY-1', xc_salesorderid: bill.body.record.salesorderid, xc_invoiceid: null }],
      states: [],
    });
    at.xero.ui.recordPayment(organisationId, { invoiceId: bill.id, amount: 130 });
    const full = await reconcile(at, written(request(bill, { type: 'bill' }), part));
    expect(full.states).toEqual([]);
    expect(at.calls.filter((call) => call.endsWith('OnlineInvoice'))).toEqual([]);
    expect(await get(bill.id)).toMatchObject({ type: 'bill', paymentStatus: 'Paid', settlements: [{}, {}], onlineInvoiceUrl: null });
    expect(await at.call(`invoices/${bill.id}?type=invoice`)).toMatchObject({ status: 404 });
  });
});

describe('credit notes', () => {
  it('C9 C13 C16: a credit note has its number, reference and due date, and its discounts are in the price [trap: discount on bill and credit note]', async () => {
    const lines = [line({ quantity: 3, priceperunit: 10, manualdiscountamount: 1 })];
    const order = body('credit-note', { xc_duedate: '2026-12-24' }, { lines });
    const answer = await at.sync(order);
    expect(answer).toMatchObject({
      outcome: 'created',
      xero: { type: 'credit-note', subTotal: 29 },
      links: [{}, { xc_xerotype: 272000004 }],
    });
    expect(at.invoices).toMatchObject([
      { type: 'ACCRECCREDIT', number: order.record.ordernumber, reference: 'PO 77', dueDate: '2026-12-24', subTotal: 29 },
    ]);
    expect(at.writes).toEqual(['PUT CreditNotes']);
    expect(answer.writeBack).toMatchObject({ xc_xeroinvoiceid: at.invoices[0]?.id, xc_xeroinvoicenumber: order.record.ordernumber });
    expect(await at.database.query('select xero_type from documents')).toEqual([{ xero_type: 'credit-note' }]);
  });

  it.each([
    ['our number', {}],
    ['a number of Xero', { xc_usexeroinvoicenumber: true }],
  ])('N1: with %s, a time-out after Xero committed is no second credit note', async (_, change) => {
    const settings = settingsRow(change);
    const order = body('credit-note', {}, { settings });
    // One of another row and one of finance, much alike.
    await at.sync(body('credit-note', { description: 'PO 76' }, { settings }));
    at.xero.faults.add({ method: 'PUT', path: '/CreditNotes', kind: 'html-200', afterCommit: true });
    expect((await at.call('invoices', order)).status).toBe(503);
    at.clock.advance(minutes(6));
    expect(await at.sync(order)).toMatchObject({ outcome: 'linked', writeBack: { xc_xeroinvoiceid: at.invoices[1]?.id } });
    expect(at.invoices).toHaveLength(2);
    expect(creates('CreditNotes')).toBe(2);
  });

  it('N1: several credit notes that could be it are left to finance, and none is made', async () => {
    const settings = settingsRow({ xc_usexeroinvoicenumber: true });
    const order = body('credit-note', {}, { settings });
    at.xero.faults.add({ method: 'PUT', path: '/CreditNotes', kind: 'html-200', afterCommit: true });
    await at.call('invoices', order);
    const [made] = at.invoices;
    at.xero.ui.createDocument(organisationId, {
      Type: 'ACCRECCREDIT',
      Contact: { ContactID: baysideId },
      Date: made?.date,
      Reference: 'PO 77',
      LineItems: [{ Description: 'Delivery and set-up', Quantity: 2, UnitAmount: 100, AccountCode: '200' }],
    });
    at.clock.advance(minutes(6));
    expect(await at.sync(order)).toMatchObject({ outcome: 'failed', problems: [{ code: 'outcome-uncertain' }] });
    expect(at.invoices).toHaveLength(2);
  });

  it('N1: a create that never arrived goes out again, and a lost write-back is no second credit note', async () => {
    const order = body('credit-note');
    at.xero.faults.add({ method: 'PUT', path: '/CreditNotes', kind: 'reset-before' });
    expect((await at.call('invoices', order)).status).toBe(503);
    at.clock.advance(minutes(6));
    expect(await at.sync(order)).toMatchObject({ outcome: 'created' });
    expect(await at.sync(order)).toMatchObject({ outcome: 'unchanged' });
    expect(await at.sync(next(order, await at.sync(order)))).toMatchObject({ outcome: 'unchanged' });
    expect(at.invoices).toHaveLength(1);
  });

  it('E3: the preview is what goes out, in Xero’s own names, with the totals Xero computes', async () => {
    const order = body('credit-note');
    const preview = await at.preview(order);
    expect(preview).toMatchObject({ outcome: 'created', expected: { total: 230 }, problems: [] });
    expect(preview.payload).toMatchObject({ Type: 'ACCRECCREDIT', CreditNoteNumber: order.record.ordernumber });
    expect(preview.payload).not.toHaveProperty('InvoiceNumber');
    expect(at.writes).toEqual([]);
  });

  it('S1: what a credit note pays and what is refunded of it show on its order, and always balance', async () => {
    const note = await synced(at, body('credit-note'));
    at.xero.ui.approveInvoice(organisationId, note.id);
    const invoice = at.xero.ui.createDocument(organisationId, {
      Type: 'ACCREC',
      Contact: { ContactID: baysideId },
      Date: '2026-11-20',
      DueDate: '2026-12-20',
      Status: 'AUTHORISED',
      LineItems: [{ Description: 'Goods', Quantity: 1, UnitAmount: 100, AccountCode: '200' }],
    });
    at.xero.ui.allocateCredit(organisationId, { sourceId: note.id, invoiceId: String(invoice.InvoiceID), amount: 100 });
    at.xero.ui.recordPayment(organisationId, { invoiceId: note.id, amount: 30, reference: 'REFUND' });
    const rows = request(note, { type: 'credit-note' });
    const part = await reconcile(at, rows);
    expect(part).toMatchObject({
      outcome: 'updated',
      xero: { type: 'credit-note', amountCredited: 100, amountPaid: 30, amountDue: 100 },
      dynamicsInvoice: null,
      order: { xc_paymentstatus: 272000001, xc_amountcredited: 100, xc_amountpaid: 30, xc_amountdue: 100, xc_onlineinvoiceurl: null },
      payments: [{ xc_kind: 272000000, xc_amount: 30, xc_reference: 'REFUND', xc_paidto: expect.any(String) }],
      problems: [],
      warnings: [],
      states: [],
    });
    expect(await get(note.id, '?type=credit-note')).toMatchObject({
      type: 'credit-note',
      paymentStatus: 'Partially paid',
      table: 'salesorder',
      rowId: note.body.record.salesorderid,
      settlements: [{ kind: 'payment', amount: 30 }],
    });
    const refund = at.books.payments.all()[0];
    at.xero.ui.deletePayment(organisationId, refund?.id ?? '');
    const reversed = await reconcile(at, written(rows, part));
    expect(reversed).toMatchObject({
      order: { xc_amountpaid: 0, xc_amountdue: 130 },
      payments: [{ xc_state: 272000001, xc_reversedon: expect.any(String) }],
    });
    at.xero.ui.recordPayment(organisationId, { invoiceId: note.id, amount: 130 });
    const used = await reconcile(at, written(written(rows, part), reversed));
    expect(used).toMatchObject({ order: { xc_paymentstatus: 272000002 }, states: [] });
  });

  it('GetInvoice: a credit note is found without its type, and an id of nothing is 404', async () => {
    const note = await synced(at, body('credit-note'));
    await at.database.query('truncate documents');
    expect(await get(note.id)).toMatchObject({ type: 'credit-note', status: 'DRAFT' });
    const missing = '11111111-2222-3333-4444-555555555555';
    expect(await at.call(`invoices/${missing}?type=credit-note`)).toMatchObject({ status: 404, body: { code: 'invoice-not-found' } });
  });
});
