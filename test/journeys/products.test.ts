import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { choice, problemStatus, type Row, Stage, synced } from './stage.ts';

describe('products become items', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
    await stage.idle();
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    await stage.settings({ xc_createproducts: choice(0), xc_updateproducts: choice(0) });
    await stage.nextPoll();
  });

  const product = (id: string): Promise<Row> => stage.sales.row('products', id);
  const added = async (number: string, more: Row = {}): Promise<string> => {
    const id = await stage.newProduct(number, more);
    await stage.idle();
    expect(stage.badRuns).toEqual([]);
    return id;
  };
  const change = async (id: string, columns: Row): Promise<void> => {
    await stage.sales.write('products', id, columns);
    await stage.idle();
  };
  const item = async (code: string): Promise<Row | undefined> => (await stage.finance.list('items')).find((one) => one.Code === code);
  const logged = (id: string): Promise<Row[]> => stage.sales.rows('xc_logs', `xc_rowid eq '${id}'`);

  it('P39 C33 C34 C35 C36 C37: a new product is an item, and its row, link and log say so [setting create products = On creation]', async () => {
    const coding = {
      'xc_accountcodeid@odata.bind': await stage.codeRow('xc_accountcodes', '260'),
      'xc_taxrateid@odata.bind': await stage.codeRow('xc_taxrates', 'ZERORATED'),
    };
    const id = await added('ITEM-1', { name: 'A thing', price: 12.3456, description: 'Made of wood', ...coding });
    const made = (await item('ITEM-1')) ?? {};
    expect(made).toMatchObject({ Name: 'A thing', SalesDetails: { UnitPrice: 12.3456, AccountCode: '260', TaxType: 'ZERORATED' } });
    expect(await product(id)).toMatchObject({ xc_xeroitemid: made.ItemID, xc_syncstatus: synced, xc_lastsyncedon: expect.any(String) });
    expect(await stage.sales.rows('xc_links', `xc_rowid eq '${id}'`)).toMatchObject([{ xc_xeroid: made.ItemID, xc_createdbyus: true }]);
    expect(await logged(id)).toMatchObject([{ xc_kind: choice(0), xc_outcome: choice(0) }]);
    expect(stage.runs('product-to-xero').filter((run) => run.status === 'Succeeded')).toHaveLength(1);
  });

  it('P39 C38: nothing happens, and nothing is written, until the first document [setting create products = On first invoice]', async () => {
    await stage.settings({ xc_createproducts: choice(1) });
    const mark = stage.mark;
    const id = await added('LATER-1', { price: 5 });
    const before = await product(id);
    await change(id, { price: 6 });
    const after = await product(id);
    expect([after.xc_syncstatus ?? null, after.xc_xeroitemid]).toEqual([before.xc_syncstatus ?? null, null]);
    expect(await logged(id)).toEqual([]);
    expect(stage.writes(mark)).toEqual([]);
    await stage.toggle(await stage.newOrder({ lines: [{ number: id, quantity: 1, price: 6 }] }));
    expect(await item('LATER-1')).toMatchObject({ SalesDetails: { UnitPrice: 6 } });
  });

  it('C2: the item is never made, not even when asked [setting create products = Never]', async () => {
    await stage.settings({ xc_createproducts: choice(2) });
    const id = await added('NEVER-1');
    await change(id, { xc_syncrequestedon: stage.sandbox.clock.now().toISOString() });
    expect(await item('NEVER-1')).toBeUndefined();
    expect((await product(id)).xc_xeroitemid).toBeNull();
    expect(stage.badRuns).toEqual([]);
  });

  it('C39: a changed product updates its item [setting update products = Always]', async () => {
    const id = await added('CHANGE-1', { price: 10 });
    await change(id, { price: 11, name: 'Renamed' });
    expect(await item('CHANGE-1')).toMatchObject({ Name: 'Renamed', SalesDetails: { UnitPrice: 11 } });
  });

  it('C39: a changed product leaves its item as it is [setting update products = Never]', async () => {
    const id = await added('CHANGE-2', { price: 10 });
    await stage.settings({ xc_updateproducts: choice(1) });
    const mark = stage.mark;
    await change(id, { price: 11 });
    expect(await item('CHANGE-2')).toMatchObject({ SalesDetails: { UnitPrice: 10 } });
    expect(stage.writes(mark)).toEqual([]);
  });

  it('P39: a draft becomes an item once it is published', async () => {
    const id = await added('DRAFT-1', { statecode: 2, statuscode: 0 });
    expect(await item('DRAFT-1')).toBeUndefined();
    await change(id, { statecode: 0, statuscode: 1 });
    expect((await product(id)).xc_xeroitemid).toBe((await item('DRAFT-1'))?.ItemID);
  });

  it('E1: what Xero can not take is a problem of the product, and closes with the next success', async () => {
    const long = `LONG-${'X'.repeat(40)}`;
    const id = await added(long);
    expect(await product(id)).toMatchObject({ xc_syncstatus: problemStatus, xc_xeroitemid: null });
    expect(await stage.problem(id)).toMatchObject({ xc_code: 'item-code-too-long', _xc_productid_value: id, xc_resolvedon: null });
    await change(id, { productnumber: 'SHORT-1' });
    expect((await product(id)).xc_syncstatus).toBe(synced);
    expect((await stage.problem(id))?.xc_resolvedon).toEqual(expect.any(String));
  });
});
