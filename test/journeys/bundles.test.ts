import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choice, type Row, Stage, synced } from './stage.ts';

describe('X10: bundles', () => {
  let stage: Stage;
  let bundle: string;
  beforeAll(async () => {
    stage = await Stage.open();
    bundle = await stage.newProduct('KIT-1', { name: 'Starter kit', productstructure: 3 });
  });
  afterAll(() => stage.close());

  /** An order of a kit, a write-in, and the kit's part after that. */
  async function toggled(): Promise<string> {
    const id = await stage.newOrder({ lines: [] });
    const header = await stage.addLine(id, { number: bundle, quantity: 1, price: 90 });
    await stage.addLine(id, { text: 'Delivery', quantity: 1, price: 10 });
    const more = { 'parentbundleidref@odata.bind': `/salesorderdetails(${header})` };
    await stage.addLine(id, { number: 'GR-20', quantity: 2, price: 0, more });
    const row = await stage.toggle(id);
    expect(row.xc_syncstatus, String(row.xc_syncmessage)).toBe(synced);
    return id;
  }

  async function lines(id: string): Promise<unknown[][]> {
    const { LineItems } = await stage.invoiceOf(id);
    return (LineItems as Row[]).map((line) => [line.Description, line.LineAmount]);
  }

  it('X10: [setting bundles = Header only] the bundle is one line', async () => {
    const id = await toggled();
    expect((await lines(id)).map(([text]) => text)).toEqual(['Starter kit', 'Delivery']);
  });

  it('X10 C15 P15: [setting bundles = Header with parts] its parts follow as text; the Dynamics invoice has the lines that have a price', async () => {
    await stage.settings({ xc_bundles: choice(1) });
    const id = await toggled();
    const [kit, part, delivery] = await lines(id);
    expect([kit, delivery]).toEqual([
      ['Starter kit', 90],
      ['Delivery', 10],
    ]);
    expect(part).toEqual([expect.any(String), undefined]);
    await stage.finance.approve(String((await stage.order(id)).xc_xeroinvoiceid));
    await stage.nextPoll();
    const { invoiceid } = await stage.dynamicsInvoice(id);
    const details = await stage.sales.rows('invoicedetails', `_invoiceid_value eq ${invoiceid}`);
    expect(details.map((row) => row.priceperunit).sort()).toEqual([10, 90]);
    expect(stage.badRuns).toEqual([]);
  });
});
