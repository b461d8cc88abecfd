import { describe, expect, it } from 'vitest';
import { addInvoiceLine, change, newInvoice, sourceDocument } from './dynamics-invoices.ts';
import { onStage } from './on-stage.ts';
import { choice, type Row, type Stage, synced } from './stage.ts';

const paid = [2, 100001];
const skippedStatus = choice(5);
const stateOf = (row: Row) => [row.statecode, row.statuscode];
const money = (row: Row) => [row.xc_amountpaid, row.xc_amountcredited, row.xc_amountdue];

describe('P14: a Dynamics invoice is the source', () => {
  let stage: Stage;
  onStage((one) => {
    stage = one;
  });

  const source = (xc_sourcedocument: number) => stage.settings({ xc_sourcedocument });
  const toggle = (id: string) => change(stage, id, { xc_synctoxero: true });
  const runsOf = (flow: string) => stage.runs(flow).length;

  it('P14 P1 P2 C7 C8 P10: it goes to Xero with its own number and dates, by one run [setting source document = Invoice]', async () => {
    await source(sourceDocument.invoice);
    const id = await newInvoice(stage, {
      header: { description: 'Spring', datedelivered: '2026-11-18', duedate: '2026-12-24' },
      lines: [
        { text: 'Consulting', quantity: 2, price: 150 },
        { text: 'Travel', quantity: 1, price: 40 },
      ],
    });
    await stage.idle();
    const before = runsOf('invoice-to-xero');
    const row = await toggle(id);
    expect([row.xc_syncstatus, row.xc_xerototal, row.xc_syncmessage]).toEqual([synced, 391, expect.any(String)]);
    const invoice = await stage.invoiceOf(id);
    expect(invoice).toMatchObject({
      InvoiceNumber: row.invoicenumber,
      Reference: 'Spring',
      Status: 'DRAFT',
      InvoiceID: row.xc_xeroinvoiceid,
    });
    expect([invoice.DateString, invoice.DueDateString].map((day) => String(day).slice(0, 10))).toEqual(['2026-11-18', '2026-12-24']);
    expect(String(invoice.Url)).toContain('etn=invoice');
    expect(runsOf('invoice-to-xero') - before).toBe(1);
  });

  it('P15 P16 P17 P18–P25 S1: it is the Dynamics invoice of what happens in Xero: payments, Paid, reopened by a reversal', async () => {
    const id = await newInvoice(stage);
    const xeroId = String((await toggle(id)).xc_xeroinvoiceid);
    await stage.finance.approve(xeroId);
    await stage.nextPoll();
    const row = await stage.sales.row('invoices', id);
    expect([row.xc_xerostatus, row.xc_paymentstatus, money(row)]).toEqual(['AUTHORISED', choice(0), [0, 0, 115]]);
    expect(await stage.sales.rows('invoices', `xc_xeroinvoiceid eq '${xeroId}'`)).toHaveLength(1);

    await stage.finance.recordPayment(xeroId, 15, 'Part');
    await stage.nextPoll();
    expect(money(await stage.sales.row('invoices', id))).toEqual([15, 0, 100]);
    await stage.finance.recordPayment(xeroId, 100, 'Rest');
    await stage.nextPoll();
    const closed = await stage.sales.row('invoices', id);
    expect([stateOf(closed), money(closed), closed.xc_paymentstatus]).toEqual([paid, [115, 0, 0], choice(2)]);
    expect((await stage.payments(xeroId)).map((one) => [one.xc_amount, one._xc_invoiceid_value, one._xc_salesorderid_value])).toEqual([
      [100, id, null],
      [15, id, null],
    ]);

    const payment = (await stage.finance.list('payments')).find(
      (one) => one.Reference === 'Rest' && (one.Invoice as Row).InvoiceID === xeroId,
    );
    await stage.finance.act(`payments/${payment?.PaymentID}/delete`);
    await stage.nextPoll();
    const open = await stage.sales.row('invoices', id);
    expect([stateOf(open), money(open)]).toEqual([
      [0, 1],
      [15, 0, 100],
    ]);
  });

  it('U1: a changed column and a changed or added line of it change the Xero invoice', async () => {
    const id = await newInvoice(stage);
    await toggle(id);
    await change(stage, id, { description: 'Changed', duedate: '2026-12-31' });
    const [line] = await stage.sales.rows('invoicedetails', `_invoiceid_value eq ${id}`);
    await stage.sales.write('invoicedetails', String(line?.invoicedetailid), { productdescription: 'Consulting in June' });
    await stage.idle();
    await addInvoiceLine(stage, id, { text: 'Travel', quantity: 1, price: 20 });
    await stage.idle();
    const invoice = await stage.invoiceOf(id);
    expect([invoice.Reference, String(invoice.DueDateString).slice(0, 10)]).toEqual(['Changed', '2026-12-31']);
    expect((invoice.LineItems as Row[]).map((one) => [one.Description, one.LineAmount])).toEqual([
      ['Consulting in June', 100],
      ['Travel', 20],
    ]);
  });

  it('P14: an order is skipped with the reason then [setting source document = Invoice]', async () => {
    const order = await stage.toggle(await stage.newOrder());
    expect([order.xc_syncstatus, order.xc_xeroinvoiceid]).toEqual([skippedStatus, null]);
  });

  it('P14: a Dynamics invoice is skipped with the reason, and goes after the settings changed [setting source document = Order]', async () => {
    await source(sourceDocument.order);
    const id = await newInvoice(stage);
    const row = await toggle(id);
    expect([row.xc_syncstatus, row.xc_syncmessage, row.xc_xeroinvoiceid]).toEqual([
      skippedStatus,
      expect.stringMatching(/orders go to Xero/),
      null,
    ]);
    expect(await stage.invoicesOf(id)).toEqual([]);
    await source(sourceDocument.both);
    expect((await change(stage, id, { description: 'Now' })).xc_syncstatus).toBe(synced);
  });

  it('P14: orders and Dynamics invoices go; the one of a synced order answers linked [setting source document = Both]', async () => {
    await source(sourceDocument.both);
    const orderId = await stage.newOrder();
    expect((await stage.toggle(orderId)).xc_syncstatus).toBe(synced);
    const alone = await newInvoice(stage);
    expect((await toggle(alone)).xc_syncstatus).toBe(synced);
    const ofOrder = await newInvoice(stage, { header: { 'salesorderid@odata.bind': `/salesorders(${orderId})` } });
    const row = await toggle(ofOrder);
    expect([row.xc_xeroinvoiceid, row.xc_syncmessage]).toEqual([null, expect.stringMatching(/one sale, one Xero invoice/)]);
    expect([(await stage.invoicesOf(alone)).length, (await stage.invoicesOf(ofOrder)).length]).toEqual([1, 0]);
  });

  it("P1 P15: the one that the connector made from an order never starts a sync, nor do its lines [trap: the flow's own write triggering the flow]", async () => {
    const before = [runsOf('invoice-to-xero'), runsOf('order-to-xero')];
    const { id, xeroId } = await stage.approvedOrder({
      lines: [
        { number: 'CM-100', quantity: 1, price: 10 },
        { text: 'Set-up', quantity: 1, price: 5 },
      ],
    });
    const made = await stage.dynamicsInvoice(id);
    await stage.finance.recordPayment(xeroId, 17.25, 'All');
    await stage.nextPoll();
    expect(stateOf(await stage.dynamicsInvoice(id))).toEqual(paid);
    expect([runsOf('invoice-to-xero'), runsOf('order-to-xero')]).toEqual([before[0], Number(before[1]) + 1]);
    expect(await stage.invoicesOf(String(made.invoiceid))).toEqual([]);
  });

  it('P14: the one that the connector made, toggled by hand, answers linked and keeps what it shows', async () => {
    const { id, xeroId } = await stage.approvedOrder();
    const made = await stage.dynamicsInvoice(id);
    const row = await toggle(String(made.invoiceid));
    expect([row.xc_xeroinvoiceid, row.xc_xerostatus, row.xc_syncmessage]).toEqual([
      xeroId,
      'AUTHORISED',
      expect.stringMatching(/one sale/),
    ]);
    expect(await stage.invoicesOf(String(made.invoiceid))).toEqual([]);
  });

  it('P14 N1: the one that the connector made is the same sale even when its order is taken off it and it changes', async () => {
    const { id, xeroId } = await stage.approvedOrder();
    const invoiceId = String((await stage.dynamicsInvoice(id)).invoiceid);
    const before = runsOf('invoice-to-xero');
    const lookup = `${stage.sandbox.urls.dynamics}/api/data/v9.2/invoices(${invoiceId})/salesorderid/$ref`;
    expect((await fetch(lookup, { method: 'DELETE' })).status).toBe(204);
    const row = await change(stage, invoiceId, { description: 'Changed' });
    expect(runsOf('invoice-to-xero')).toBeGreaterThan(before);
    expect([row._salesorderid_value, row.xc_xeroinvoiceid]).toEqual([null, xeroId]);
    expect(await stage.invoicesOf(invoiceId)).toEqual([]);
  });

  it('P14 N1: one made from an order that is not synced goes once, though toggled and stamped at the same time', async () => {
    const orderId = await stage.newOrder();
    const id = await newInvoice(stage, { header: { 'salesorderid@odata.bind': `/salesorders(${orderId})` } });
    await stage.idle();
    const before = runsOf('invoice-to-xero');
    await Promise.all([
      stage.sales.write('invoices', id, { xc_synctoxero: true }),
      stage.sales.write('invoices', id, { xc_syncrequestedon: '2026-11-20T00:00:00Z' }),
    ]);
    await stage.idle();
    expect(await stage.invoicesOf(id)).toHaveLength(1);
    expect((await stage.sales.row('invoices', id)).xc_syncstatus).toBe(synced);
    expect(runsOf('invoice-to-xero') - before).toBeLessThanOrEqual(3);
  });

  it('N1 N2 S1 P35: every trigger delivered twice and in any order leaves one document, its last state, one row a payment, one problem', async () => {
    stage.sandbox.dataverse.setDelivery({ twice: true, unordered: true });
    const id = await newInvoice(stage, { lines: [] });
    await Promise.all([
      addInvoiceLine(stage, id, { text: 'One', quantity: 1, price: 60 }),
      stage.sales.write('invoices', id, { xc_synctoxero: true }),
      addInvoiceLine(stage, id, { text: 'Two', quantity: 1, price: 40 }),
    ]);
    await stage.idle();
    const invoice = await stage.invoiceOf(id);
    expect([invoice.SubTotal, (await stage.sales.row('invoices', id)).xc_syncstatus]).toEqual([100, synced]);
    const xeroId = String(invoice.InvoiceID);
    await stage.finance.approve(xeroId);
    await stage.finance.recordPayment(xeroId, 15, 'Deposit');
    await Promise.all([stage.sandbox.runner.poll('xero-invoice-changed'), stage.sandbox.runner.poll('xero-invoice-changed')]);
    await stage.nextPoll();
    expect(money(await stage.sales.row('invoices', id))).toEqual([15, 0, 100]);
    expect(await stage.payments(xeroId)).toHaveLength(1);
    await stage.deleteRow('invoices', id);
    await stage.idle();
    stage.sandbox.dataverse.setDelivery({});
    expect(await stage.problem(id)).toMatchObject({ xc_code: 'removed-open', xc_resolvedon: null });
  });
});
