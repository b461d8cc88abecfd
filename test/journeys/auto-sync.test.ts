import { describe, expect, it } from 'vitest';
import { addInvoiceLine, change, newInvoice, sourceDocument } from './dynamics-invoices.ts';
import { onStage } from './on-stage.ts';
import { choice, type Stage, synced } from './stage.ts';

const notToggled = { xc_synctoxero: false };
const skipped = choice(5);

describe('P3: without the toggle', () => {
  let stage: Stage;
  onStage((one) => {
    stage = one;
  });

  const newOrder = async (lines?: []): Promise<string> => {
    const id = await stage.newOrder(lines && { lines });
    await stage.idle();
    return id;
  };
  const runs = (flow: string) => stage.runs(flow).length;

  it('P1 P3: nothing goes by itself, neither the order nor what changes of it [setting auto sync = No]', async () => {
    const id = await newOrder();
    await stage.sales.write('salesorders', id, { description: 'Changed' });
    await stage.addLine(id, { text: 'One more', quantity: 1, price: 5 });
    await stage.idle();
    expect(await stage.order(id)).toMatchObject({ ...notToggled, xc_xeroinvoiceid: null, xc_syncrequestedon: null });
    expect(await stage.invoicesOf(id)).toEqual([]);
  });

  it('P3: an order without lines waits and is no problem; its first line starts it, later changes follow [setting auto sync = Yes]', async () => {
    await stage.settings({ xc_autosync: true });
    const id = await newOrder([]);
    expect([(await stage.order(id)).xc_xeroinvoiceid, await stage.problem(id)]).toEqual([null, undefined]);
    const before = runs('order-to-xero');
    await stage.addLine(id, { text: 'First', quantity: 1, price: 10 });
    await stage.idle();
    const row = await stage.order(id);
    expect(row).toMatchObject({ ...notToggled, xc_syncstatus: synced, xc_xerototal: 11.5 });
    expect(runs('order-to-xero') - before).toBe(1);
    await stage.sales.write('salesorders', id, { description: 'Later' });
    await stage.idle();
    await stage.addLine(id, { text: 'Second', quantity: 1, price: 20 });
    await stage.idle();
    expect(await stage.invoiceOf(id)).toMatchObject({ Reference: 'Later', SubTotal: 30, Status: 'DRAFT' });
  });

  it('P3: one that is toggled before it has lines is skipped with that reason, and its first line starts it too', async () => {
    await stage.settings({ xc_autosync: false });
    const id = await newOrder([]);
    const waiting = await stage.toggle(id);
    expect([waiting.xc_syncstatus, waiting.xc_syncmessage, await stage.problem(id)]).toEqual([
      skipped,
      expect.stringMatching(/no lines yet/),
      undefined,
    ]);
    await stage.addLine(id, { text: 'First', quantity: 1, price: 10 });
    await stage.idle();
    expect((await stage.order(id)).xc_syncstatus).toBe(synced);
  });

  it('P3 P14: Dynamics invoices go too where they are the source, and only there', async () => {
    await stage.settings({ xc_autosync: true, xc_sourcedocument: sourceDocument.order });
    const other = await newInvoice(stage);
    await stage.idle();
    expect(await stage.sales.row('invoices', other)).toMatchObject({ xc_syncrequestedon: null, xc_syncstatus: null });

    await stage.settings({ xc_sourcedocument: sourceDocument.invoice });
    const order = await newOrder();
    expect(await stage.order(order)).toMatchObject({ xc_syncrequestedon: null, xc_xeroinvoiceid: null });
    const id = await newInvoice(stage, { lines: [] });
    await addInvoiceLine(stage, id, { text: 'First', quantity: 1, price: 10 });
    await stage.idle();
    expect(await stage.sales.row('invoices', id)).toMatchObject({ ...notToggled, xc_syncstatus: synced, xc_xerototal: 11.5 });
    await change(stage, id, { description: 'Later' });
    expect((await stage.invoiceOf(id)).Reference).toBe('Later');
  });

  it("P1 P3 P15: the Dynamics invoice that the connector makes starts nothing under auto sync either [trap: the flow's own write triggering the flow]", async () => {
    await stage.settings({ xc_autosync: true, xc_sourcedocument: sourceDocument.both });
    const id = await newOrder();
    const { xc_xeroinvoiceid: xeroId } = await stage.order(id);
    const before = [runs('invoice-to-xero'), runs('order-to-xero')];
    await stage.finance.approve(String(xeroId));
    await stage.nextPoll();
    const made = await stage.dynamicsInvoice(id);
    expect(made).toMatchObject({ xc_xeroinvoiceid: xeroId, xc_syncrequestedon: null });
    expect([runs('invoice-to-xero'), runs('order-to-xero')]).toEqual(before);
    expect(await stage.invoicesOf(String(made.invoiceid))).toEqual([]);
  });
});
