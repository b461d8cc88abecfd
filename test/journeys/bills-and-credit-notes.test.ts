import { describe, expect, it } from 'vitest';
import { change, newInvoice, sourceDocument } from './dynamics-invoices.ts';
import { onStage } from './on-stage.ts';
import { choice, type Row, type Stage, synced } from './stage.ts';

const bill = choice(1);
const creditNote = choice(2);

describe('C9: bills and credit notes, there and back', () => {
  let stage: Stage;
  onStage(
    (one) => {
      stage = one;
    },
    { xc_sourcedocument: sourceDocument.both },
  );

  const money = (row: Row) => [row.xc_amountpaid, row.xc_amountcredited, row.xc_amountdue];

  it('C9 P16 P18 S1: a bill made from an order shows status and payments on the order, and makes no Dynamics invoice', async () => {
    const id = await stage.newOrder({ header: { xc_documenttype: bill } });
    const row = await stage.toggle(id);
    expect(row.xc_syncstatus, String(row.xc_syncmessage)).toBe(synced);
    const xeroId = String(row.xc_xeroinvoiceid);
    expect((await stage.finance.invoice(xeroId)).Type).toBe('ACCPAY');
    await stage.finance.approve(xeroId);
    await stage.finance.recordPayment(xeroId, 15, 'Deposit');
    await stage.nextPoll();
    const order = await stage.order(id);
    expect([order.xc_xerostatus, order.xc_paymentstatus, money(order)]).toEqual(['AUTHORISED', choice(1), [15, 0, 100]]);
    expect(await stage.dynamicsInvoices(id)).toEqual([]);
    expect(await stage.payments(xeroId)).toMatchObject([{ xc_amount: 15, _xc_salesorderid_value: id, _xc_invoiceid_value: null }]);
  });

  it('C9 P14: a bill made from a Dynamics invoice shows on that one', async () => {
    const id = await newInvoice(stage, { header: { xc_documenttype: bill } });
    const xeroId = String((await change(stage, id, { xc_synctoxero: true })).xc_xeroinvoiceid);
    await stage.finance.approve(xeroId);
    await stage.finance.recordPayment(xeroId, 15, 'Deposit');
    await stage.nextPoll();
    const row = await stage.sales.row('invoices', id);
    expect([row.xc_xerostatus, money(row)]).toEqual(['AUTHORISED', [15, 0, 100]]);
    expect(await stage.payments(xeroId)).toMatchObject([{ xc_amount: 15, _xc_salesorderid_value: null, _xc_invoiceid_value: id }]);
  });

  it('C9 U2: a credit note shows its status on the order it was made from; No takes it back', async () => {
    const id = await stage.newOrder({ header: { xc_documenttype: creditNote } });
    const row = await stage.toggle(id);
    expect(row.xc_syncstatus, String(row.xc_syncmessage)).toBe(synced);
    await stage.nextPoll();
    expect((await stage.order(id)).xc_xerostatus).toBe('DRAFT');
    await stage.sales.write('salesorders', id, { xc_synctoxero: false });
    await stage.nextPoll();
    expect(await stage.order(id)).toMatchObject({ xc_syncstatus: choice(4), xc_xeroinvoiceid: null, xc_xerostatus: null });
  });
});
