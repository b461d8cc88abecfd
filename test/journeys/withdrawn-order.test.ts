import { describe, expect, it } from 'vitest';
import { change, newInvoice, sourceDocument } from './dynamics-invoices.ts';
import { onStage } from './on-stage.ts';
import { choice, problemStatus, type Row, type Stage, synced } from './stage.ts';

const withdrawn = choice(4);
const writeBack = ['xc_xeroinvoiceid', 'xc_xeroinvoicenumber', 'xc_xeroduedate', 'xc_xerourl', 'xc_xerototal', 'xc_xerototaltax'];
const empty = writeBack.map(() => null);

describe('U2: Sync to Xero is set back to No', () => {
  let stage: Stage;
  onStage(
    (one) => {
      stage = one;
    },
    { xc_sourcedocument: sourceDocument.both },
  );

  const off = async (id: string): Promise<Row> => {
    await stage.sales.write('salesorders', id, { xc_synctoxero: false });
    await stage.idle();
    return stage.order(id);
  };
  const writtenBack = (row: Row) => writeBack.map((column) => row[column]);
  const linkOf = async (id: string) => (await stage.sales.rows('xc_links', `xc_rowid eq '${id}'`))[0];
  const statuses = async (id: string) => (await stage.invoicesOf(id)).map((invoice) => invoice.Status).sort();

  it('U2 N1: a draft is deleted and the columns are emptied; Yes once more makes the second document, which comes back as the first did', async () => {
    const id = await stage.newOrder();
    const first = String((await stage.toggle(id)).xc_xeroinvoiceid);
    const row = await off(id);
    expect([row.xc_syncstatus, writtenBack(row)]).toEqual([withdrawn, empty]);
    expect((await stage.finance.invoice(first)).Status).toBe('DELETED');
    expect(await linkOf(id)).toMatchObject({ xc_xeroid: null, xc_toggled: false, xc_generation: 1, xc_syncstatus: withdrawn });

    await stage.nextPoll();
    expect(writtenBack(await stage.order(id))).toEqual(empty);

    const again = await stage.toggle(id);
    expect(again.xc_syncstatus, String(again.xc_syncmessage)).toBe(synced);
    expect(await statuses(id)).toEqual(['DELETED', 'DRAFT']);
    expect(await linkOf(id)).toMatchObject({
      xc_xeroid: again.xc_xeroinvoiceid,
      xc_toggled: true,
      xc_generation: 2,
      xc_syncstatus: synced,
    });
    await stage.finance.approve(String(again.xc_xeroinvoiceid));
    await stage.nextPoll();
    expect(await stage.dynamicsInvoice(id)).toMatchObject({ xc_xeroinvoiceid: again.xc_xeroinvoiceid, xc_xerostatus: 'AUTHORISED' });
  });

  it('U2: an approved one stays, and finance is asked; Yes again closes the problem [setting withdraw = Drafts only]', async () => {
    const { id, xeroId } = await stage.approvedOrder();
    const row = await off(id);
    expect([row.xc_syncstatus, row.xc_xeroinvoiceid]).toEqual([problemStatus, xeroId]);
    expect((await stage.finance.invoice(xeroId)).Status).toBe('AUTHORISED');
    expect(await stage.problem(id)).toMatchObject({ xc_owner: choice(1), xc_resolvedon: null });
    const back = await stage.toggle(id);
    expect([back.xc_syncstatus, (await stage.problem(id))?.xc_resolvedon]).toEqual([synced, expect.any(String)]);
  });

  it('U2 S2: an approved one is voided, and order and Dynamics invoice say so [setting withdraw = Approved too]', async () => {
    await stage.settings({ xc_withdraw: choice(1) });
    const { id, xeroId } = await stage.approvedOrder();
    const row = await off(id);
    expect([row.xc_syncstatus, writtenBack(row)]).toEqual([withdrawn, empty]);
    expect((await stage.finance.invoice(xeroId)).Status).toBe('VOIDED');
    await stage.nextPoll();
    expect(writtenBack(await stage.order(id))).toEqual(empty);
    expect(await stage.dynamicsInvoice(id)).toMatchObject({ xc_xerostatus: 'VOIDED', xc_paymentstatus: choice(3), xc_amountdue: 0 });
    await stage.settings({ xc_withdraw: choice(0) });
  });

  it('U2: never Yes is no withdrawal: an order that was asked for by a request stays in Xero', async () => {
    const id = await stage.newOrder();
    await stage.sales.write('salesorders', id, { xc_syncrequestedon: '2026-11-20T00:00:00Z' });
    await stage.idle();
    expect((await stage.order(id)).xc_syncstatus).toBe(synced);
    expect((await off(id)).xc_syncstatus).toBe(synced);
    expect(await statuses(id)).toEqual(['DRAFT']);
  });

  it('U2: set back to No while its invoice is made: taken back by the same flow', async () => {
    const id = await stage.newOrder();
    const from = stage.mark;
    await stage.sales.write('salesorders', id, { xc_synctoxero: true });
    while (stage.writes(from).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await stage.sales.write('salesorders', id, { xc_synctoxero: false });
    await stage.idle();
    expect([(await stage.order(id)).xc_syncstatus, await statuses(id)]).toEqual([withdrawn, ['DELETED']]);
  });

  it('N1 P1: Yes twice, and Yes, No and Yes, leave one document that is there [trap: toggled twice within a second]', async () => {
    const twice = await stage.newOrder();
    const wavering = await stage.newOrder();
    await Promise.all([
      stage.sales.write('salesorders', twice, { xc_synctoxero: true }),
      stage.sales.write('salesorders', twice, { xc_synctoxero: true }),
    ]);
    for (const xc_synctoxero of [true, false, true]) await stage.sales.write('salesorders', wavering, { xc_synctoxero });
    await stage.idle();
    expect(await statuses(twice)).toEqual(['DRAFT']);
    expect((await statuses(wavering)).filter((status) => status === 'DRAFT')).toHaveLength(1);
    for (const id of [twice, wavering]) {
      const row = await stage.order(id);
      const live = (await stage.invoicesOf(id)).find((invoice) => invoice.Status === 'DRAFT');
      expect([row.xc_syncstatus, row.xc_xeroinvoiceid]).toEqual([synced, live?.InvoiceID]);
    }
  });

  it('U2 P14: a Dynamics invoice is taken back too, also one that was made from an order', async () => {
    const orderId = await stage.newOrder();
    for (const header of [{}, { 'salesorderid@odata.bind': `/salesorders(${orderId})` }]) {
      const id = await newInvoice(stage, { header });
      expect((await change(stage, id, { xc_synctoxero: true })).xc_syncstatus).toBe(synced);
      const row = await change(stage, id, { xc_synctoxero: false });
      expect([row.xc_syncstatus, writtenBack(row), await statuses(id)]).toEqual([withdrawn, empty, ['DELETED']]);
    }
  });
});
