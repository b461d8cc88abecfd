import { describe, expect, it } from 'vitest';
import { house, minutes, orderBody, organisationId } from './house.ts';
import { type Request, reconcile as reconcileRows, request, synced as syncedRow, written } from './reconciling.ts';

const at = house();
const synced = () => syncedRow(at, orderBody({ customer: { name: 'Bayside Club' } }));
const reconcile = (body: Request) => reconcileRows(at, body);

const waiting = async () => (await at.database.query<{ xero_id: string }>('select xero_id from changes')).map((one) => one.xero_id);

describe('ReconcileInvoice', () => {
  it('P16: a draft shows its status on the order, and no Dynamics invoice is made', async () => {
    const answer = await reconcile(request(await synced()));
    expect(answer).toMatchObject({
      outcome: 'updated',
      order: { xc_xerostatus: 'DRAFT', xc_paymentstatus: 272000000 },
      dynamicsInvoice: null,
    });
  });

  it('P15 P16 P18 P25: approval makes the Dynamics invoice, each payment a row, the last one closes invoice and order [trap: partial then full payment]', async () => {
    const order = await synced();
    at.xero.ui.approveInvoice(organisationId, order.id);
    let rows = request(order);
    const approved = await reconcile(rows);
    expect(approved).toMatchObject({ outcome: 'created', dynamicsInvoice: { isnew: true, xc_xerostatus: 'AUTHORISED' }, states: [] });
    expect(approved.dynamicsInvoiceLines).toHaveLength(1);
    rows = written(rows, approved);

    at.clock.advance(minutes(10));
    at.xero.ui.recordPayment(organisationId, { invoiceId: order.id, amount: 100, reference: 'DEP-1', accountCode: '091' });
    const part = await reconcile(rows);
    expect(part).toMatchObject({
      outcome: 'updated',
      dynamicsInvoice: { isnew: false, xc_paymentstatus: 272000001, xc_amountpaid: 100, xc_amountdue: 130 },
      payments: [{ xc_amount: 100, xc_reference: 'DEP-1', xc_paidto: 'Business Savings Account' }],
      states: [],
    });
    rows = written(rows, part);

    at.clock.advance(minutes(10));
    at.xero.ui.recordPayment(organisationId, { invoiceId: order.id, amount: 130 });
    const full = await reconcile(rows);
    expect(full.payments).toMatchObject([{ xc_amount: 130 }]);
    expect(full.states.map((one) => [one.table, one.statecode, one.statuscode])).toEqual([
      ['invoice', 2, 100001],
      ['salesorder', 3, 100001],
    ]);
  });

  it('F1: one changed invoice is two calls to Xero', async () => {
    const order = await synced();
    at.xero.ui.approveInvoice(organisationId, order.id);
    at.xero.ui.recordPayment(organisationId, { invoiceId: order.id, amount: 10 });
    await reconcile(request(order));
    at.xero.calls.length = 0;
    await reconcile(request(order));
    expect(at.calls).toEqual([`GET Invoices/${order.id}`, 'GET Payments']);
  });

  it('W1: what an answer held is not offered again, later changes are', async () => {
    const order = await synced();
    await reconcile(request(order));
    const [kept] = await at.database.query<{ answered_on: Date | null; is_open: boolean }>('select answered_on, is_open from documents');
    expect(kept).toMatchObject({ answered_on: expect.any(Date), is_open: true });
    at.xero.ui.deleteInvoice(organisationId, order.id);
    await reconcile(request(order));
    const [closed] = await at.database.query<{ is_open: boolean }>('select is_open from documents');
    expect(closed).toMatchObject({ is_open: false });
  });

  it('N2: two that begin within two minutes put the document into the stream once more, until one finds the rows right', async () => {
    const order = await synced();
    const rows = request(order);
    await reconcile(rows);
    expect(await waiting()).toEqual([]);
    at.clock.advance(60_000);
    const second = await reconcile(rows);
    expect(await waiting()).toEqual([order.id]);
    await at.database.query('truncate changes');
    at.clock.advance(60_000);
    expect((await reconcile(written(rows, second))).outcome).toBe('unchanged');
    expect(await waiting()).toEqual([]);
  });

  it('N2: reconciliations further apart are left alone', async () => {
    const order = await synced();
    await reconcile(request(order));
    at.clock.advance(minutes(3));
    await reconcile(request(order));
    expect(await waiting()).toEqual([]);
  });

  it('W1: a lost register learns the document from its mark', async () => {
    const order = await synced();
    await at.database.query('truncate documents, intents');
    await reconcile(request(order));
    const rows = await at.database.query('select xero_id, row_id, environment from documents');
    expect(rows).toEqual([{ xero_id: order.id, row_id: order.body.record.salesorderid, environment: 'contoso.crm.dynamics.com' }]);
  });

  it('refuses settings of another organisation, and ends without a call where there are none', async () => {
    const order = await synced();
    at.xero.calls.length = 0;
    const other = { xc_organisationid: '11111111-2222-3333-4444-555555555555' };
    expect(await at.call('invoice-reconciliations', request(order, { settings: other }))).toMatchObject({ status: 400 });
    const without = await reconcile(request(order, { settings: null }));
    expect(without).toMatchObject({ outcome: 'failed', problems: [{ code: 'organisation-missing' }] });
    expect(at.calls).toEqual([]);
  });

  it('an invoice that Xero does not have is a problem, nothing is written', async () => {
    const order = await synced();
    const answer = await reconcile(request({ ...order, id: '11111111-2222-3333-4444-555555555555' }));
    expect(answer).toMatchObject({ outcome: 'failed', problems: [{ code: 'invoice-not-found' }], order: null, states: [] });
  });
});
