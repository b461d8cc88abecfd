import { describe, expect, it } from 'vitest';
import { change, newInvoice, sourceDocument } from './dynamics-invoices.ts';
import { onStage } from './on-stage.ts';
import { choice, type Row, type Stage } from './stage.ts';

const finance = choice(1);

describe('P35: an order or Dynamics invoice is deleted', () => {
  let stage: Stage;
  onStage(
    (one) => {
      stage = one;
    },
    { xc_sourcedocument: sourceDocument.both },
  );

  const remove = async (set: string, id: string): Promise<void> => {
    await stage.deleteRow(set, id);
    await stage.idle();
  };
  const linkOf = async (id: string) => (await stage.sales.rows('xc_links', `xc_rowid eq '${id}'`))[0];
  const attempts = (id: string) => stage.sales.rows('xc_logs', `xc_rowid eq '${id}' and xc_kind eq ${choice(0)}`);
  const synced = async (): Promise<{ id: string; xeroId: string }> => {
    const id = await stage.newOrder();
    return { id, xeroId: String((await stage.toggle(id)).xc_xeroinvoiceid) };
  };

  it('P35 P29 E1: an order: Xero stays as it is, the link stays, the open draft is a problem for finance that points to no row', async () => {
    const { id, xeroId } = await synced();
    const before = await stage.finance.invoice(xeroId);
    const mark = stage.mark;
    await remove('salesorders', id);
    expect(stage.writes(mark)).toEqual([]);
    expect(await stage.finance.invoice(xeroId)).toEqual(before);
    expect(await linkOf(id)).toMatchObject({ xc_xeroid: xeroId, xc_table: 'salesorder' });
    expect(await stage.problem(id)).toMatchObject({
      xc_owner: finance,
      xc_table: 'salesorder',
      xc_rowid: id,
      _xc_salesorderid_value: null,
      xc_resolvedon: null,
    });
    expect(String((await stage.problem(id))?.xc_message)).toMatch(/deleted/i);
  });

  it('P35: an order whose draft was deleted in Xero leaves no open problem', async () => {
    const { id, xeroId } = await synced();
    await stage.finance.act(`invoices/${xeroId}/delete`);
    await stage.nextPoll();
    await remove('salesorders', id);
    expect(await stage.sales.rows('xc_logs', `xc_logid eq ${id} and xc_resolvedon eq null`)).toEqual([]);
    expect(await linkOf(id)).toMatchObject({ xc_table: 'salesorder' });
  });

  it('P35: an order that never was in Xero is nothing, and nothing is logged', async () => {
    const id = await stage.newOrder();
    await remove('salesorders', id);
    expect(stage.runs('order-deleted')[0]).toMatchObject({ status: 'Succeeded', calls: { dataverse: 1, connector: 0 } });
    expect([await stage.problem(id), await attempts(id)]).toEqual([undefined, []]);
  });

  it('P35: a Dynamics invoice that went to Xero itself: the open document is a problem, the link stays', async () => {
    const id = await newInvoice(stage);
    const xeroId = String((await change(stage, id, { xc_synctoxero: true })).xc_xeroinvoiceid);
    await remove('invoices', id);
    expect(await linkOf(id)).toMatchObject({ xc_xeroid: xeroId, xc_table: 'invoice' });
    expect(await stage.problem(id)).toMatchObject({ xc_owner: finance, xc_rowid: id, _xc_invoiceid_value: null, xc_resolvedon: null });
    expect((await stage.finance.invoice(xeroId)).Status).toBe('DRAFT');
  });

  it('P35: the Dynamics invoice that the connector made is no source: deleting it says nothing', async () => {
    const { id } = await stage.approvedOrder();
    const invoiceId = String((await stage.dynamicsInvoice(id)).invoiceid);
    await remove('invoices', invoiceId);
    expect([await stage.problem(invoiceId), await attempts(invoiceId)]).toEqual([undefined, []]);
  });

  it('P35 S1: what finance does afterwards ends quietly where both rows are gone, and still reaches the Dynamics invoice of a deleted order', async () => {
    const gone = await synced();
    await remove('salesorders', gone.id);
    await stage.finance.approve(gone.xeroId);
    const kept = await stage.approvedOrder();
    const invoiceId = String((await stage.dynamicsInvoice(kept.id)).invoiceid);
    await stage.sales.write('invoices', invoiceId, { salesorderid: null });
    await remove('salesorders', kept.id);
    await stage.finance.recordPayment(kept.xeroId, 115, 'All');
    await stage.nextPoll();
    expect(await stage.sales.rows('invoices', `xc_xeroinvoiceid eq '${gone.xeroId}'`)).toEqual([]);
    expect(await stage.sales.row('invoices', invoiceId)).toMatchObject({
      statecode: 2,
      statuscode: 100001,
      xc_amountpaid: 115,
      xc_amountdue: 0,
    });
    expect(await stage.payments(kept.xeroId)).toMatchObject([
      { xc_amount: 115, _xc_invoiceid_value: invoiceId, _xc_salesorderid_value: null },
    ]);
  });

  it('P35 U1: a deleted line is known by its order alone, whose total changed [trap: delete of a row whose parent is unknown afterwards]', async () => {
    const id = await stage.newOrder({
      lines: [
        { text: 'Stays', quantity: 1, price: 100 },
        { text: 'Goes', quantity: 1, price: 50 },
      ],
    });
    const xeroId = String((await stage.toggle(id)).xc_xeroinvoiceid);
    const lines = await stage.sales.rows('salesorderdetails', `_salesorderid_value eq ${id}`);
    await remove('salesorderdetails', String(lines.find((line) => line.productdescription === 'Goes')?.salesorderdetailid));
    expect(((await stage.finance.invoice(xeroId)).LineItems as Row[]).map((line) => line.Description)).toEqual(['Stays']);
    await remove('salesorders', id);
    expect(await stage.problem(id)).toMatchObject({ xc_rowid: id, xc_resolvedon: null });
  });
});
