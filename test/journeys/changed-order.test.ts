import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { choice, problemStatus, type Row, Stage, synced } from './stage.ts';

describe('U1: an order that changes after it went to Xero', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());
  afterEach(() => stage.nextPoll());

  const draft = async (): Promise<{ id: string; xeroId: string; lines: Row[] }> => {
    const id = await stage.newOrder({
      lines: [
        { number: 'CM-100', quantity: 1, price: 1000 },
        { text: 'Delivery', quantity: 1, price: 50 },
      ],
    });
    const row = await stage.toggle(id);
    expect(row.xc_syncstatus, String(row.xc_syncmessage)).toBe(synced);
    return { id, xeroId: String(row.xc_xeroinvoiceid), lines: await stage.sales.rows('salesorderdetails', `_salesorderid_value eq ${id}`) };
  };
  const linesOf = async (xeroId: string) => (await stage.finance.invoice(xeroId)).LineItems as Row[];
  const amounts = (lines: Row[]) => lines.map((line) => [line.Description, line.LineAmount]);
  const lineRow = (lines: Row[], isWriteIn: boolean) =>
    String(lines.find((line) => line.isproductoverridden === isWriteIn)?.salesorderdetailid);
  const skipped = async (id: string, code: string, words: RegExp) => {
    const row = await stage.order(id);
    expect.soft([row.xc_syncstatus, row.xc_syncmessage]).toEqual([problemStatus, expect.stringMatching(words)]);
    expect.soft(await stage.problem(id)).toMatchObject({ xc_code: code, xc_owner: choice(1), xc_resolvedon: null });
    expect.soft(stage.badRuns).toEqual([]);
  };

  it('U1: a line is changed, one added, one removed; the others keep their line id', async () => {
    const { id, xeroId, lines } = await draft();
    const before = await linesOf(xeroId);
    await stage.sales.write('salesorderdetails', lineRow(lines, false), { quantity: 3 });
    await stage.idle();
    expect(amounts(await linesOf(xeroId)).map(([, amount]) => amount)).toEqual([3000, 50]);
    expect((await linesOf(xeroId)).map((line) => line.LineItemID)).toEqual(before.map((line) => line.LineItemID));

    await stage.addLine(id, { text: 'Insurance', quantity: 2, price: 7.5 });
    await stage.idle();
    const added = await linesOf(xeroId);
    expect(amounts(added).slice(1)).toEqual([
      ['Delivery', 50],
      ['Insurance', 15],
    ]);
    expect(added.slice(0, 2).map((line) => line.LineItemID)).toEqual(before.map((line) => line.LineItemID));

    await stage.deleteRow('salesorderdetails', lineRow(lines, true));
    await stage.idle();
    const left = await linesOf(xeroId);
    expect(amounts(left).slice(1)).toEqual([['Insurance', 15]]);
    expect(left.map((line) => line.LineItemID)).toEqual([added[0]?.LineItemID, added[2]?.LineItemID]);
    const row = await stage.order(id);
    expect([row.xc_syncstatus, row.xc_xerototal]).toEqual([synced, 3467.25]);
    expect(await stage.invoicesOf(id)).toHaveLength(1);
  });

  it('U1: nothing changed, nothing is written to Xero, and no attempt is logged', async () => {
    const { id } = await draft();
    const mark = stage.mark;
    const attempts = () => stage.sales.rows('xc_logs', `xc_rowid eq '${id}' and xc_kind eq ${choice(0)}`);
    const before = (await attempts()).length;
    await stage.sales.write('salesorders', id, { xc_syncrequestedon: stage.sandbox.clock.now().toISOString() });
    await stage.idle();
    expect(stage.writes(mark)).toEqual([]);
    expect((await attempts()).length).toBe(before);
    expect((await stage.order(id)).xc_syncstatus).toBe(synced);
  });

  it('U1: the header changes: reference and due date follow, an emptied reference too', async () => {
    const { id, xeroId } = await draft();
    await stage.sales.write('salesorders', id, { description: 'PO 4711', xc_duedate: '2032-02-03' });
    await stage.idle();
    expect(await stage.finance.invoice(xeroId)).toMatchObject({ Reference: 'PO 4711' });
    expect((await stage.order(id)).xc_xeroduedate).toMatch(/^2032-02-03/);
    await stage.sales.write('salesorders', id, { description: null });
    await stage.idle();
    expect((await stage.finance.invoice(xeroId)).Reference ?? '').toBe('');
  });

  it('U1 C16: a discount taken off a line is gone in Xero too, its account stays', async () => {
    const { id, xeroId, lines } = await draft();
    const line = lineRow(lines, false);
    await stage.sales.write('salesorderdetails', line, {
      manualdiscountamount: 100,
      'xc_accountcodeid@odata.bind': await stage.codeRow('xc_accountcodes', '210'),
    });
    await stage.idle();
    expect((await linesOf(xeroId))[0]).toMatchObject({ LineAmount: 900, AccountCode: '210' });
    await stage.sales.write('salesorderdetails', line, { manualdiscountamount: 0 });
    await stage.idle();
    expect((await linesOf(xeroId))[0]).toMatchObject({ LineAmount: 1000, AccountCode: '210' });
    expect(await stage.order(id)).toMatchObject({ xc_syncstatus: synced, xc_xerototal: 1207.5 });
  });

  it('U1: finance coded the draft; what sales changes is sent, and the coding survives', async () => {
    const { id, xeroId, lines } = await draft();
    await stage.finance.chooseAccounts(xeroId, '260');
    await stage.sales.write('salesorderdetails', lineRow(lines, true), { priceperunit: 60 });
    await stage.addLine(id, { text: 'One more', quantity: 1, price: 9 });
    await stage.idle();
    expect(await stage.order(id)).toMatchObject({ xc_syncstatus: synced });
    const coded = (await linesOf(xeroId)).map((line) => [line.AccountCode, line.UnitAmount]);
    expect(coded).toEqual([
      ['260', expect.any(Number)],
      ['260', 60],
      [expect.any(String), 9],
    ]);
  });

  it('U1: finance coded the draft and nothing changed here: no problem', async () => {
    const { id, xeroId } = await draft();
    await stage.finance.chooseAccounts(xeroId, '260');
    await stage.nextPoll();
    await stage.sales.write('salesorders', id, { xc_syncrequestedon: stage.sandbox.clock.now().toISOString() });
    await stage.idle();
    expect((await stage.order(id)).xc_syncstatus).toBe(synced);
    expect(await stage.problem(id)).toBeUndefined();
  });

  it('C17: the invoice is approved and nothing is paid: a change follows', async () => {
    const { id, xeroId, lines } = await draft();
    await stage.finance.approve(xeroId);
    await stage.nextPoll();
    await stage.sales.write('salesorderdetails', lineRow(lines, true), { priceperunit: 60 });
    await stage.idle();
    expect((await stage.order(id)).xc_syncstatus).toBe(synced);
    expect((await linesOf(xeroId))[1]).toMatchObject({ UnitAmount: 60 });
  });

  it('C18 E1: something is paid: what Xero takes no more is a problem for finance, and gone when it is taken back', async () => {
    const { id, xeroId, lines } = await draft();
    await stage.finance.approve(xeroId);
    await stage.finance.recordPayment(xeroId, 10, 'Deposit');
    await stage.nextPoll();
    const mark = stage.mark;
    await stage.sales.write('salesorderdetails', lineRow(lines, true), { priceperunit: 60 });
    await stage.idle();
    expect(stage.writes(mark)).toEqual([]);
    await skipped(id, 'invoice-paid', /unit price 50 → 60/);
    await stage.sales.write('salesorderdetails', lineRow(lines, true), { priceperunit: 50 });
    await stage.idle();
    expect((await stage.order(id)).xc_syncstatus).toBe(synced);
    expect((await stage.problem(id))?.xc_resolvedon).toEqual(expect.any(String));
  });

  it('C28 P34: a contact that was in Xero before is used as it is, which the log says', async () => {
    const account = await stage.newAccount('bayside  CLUB', { telephone1: '+64 9 555 9999' });
    const id = await stage.newOrder({ customer: account });
    const before = (await stage.finance.list('contacts')).find((one) => one.Name === 'Bayside Club');
    const row = await stage.toggle(id);
    expect(row.xc_syncmessage).toMatch(/already in Xero/);
    const after = (await stage.finance.list('contacts')).filter((one) => /bayside/i.test(String(one.Name)));
    // An invoice makes its contact a customer; nothing else of it changes.
    const own = ({ IsCustomer: _customer, UpdatedDateUTC: _updated, Balances: _balances, ...rest }: Row) => rest;
    expect(after.map(own)).toEqual([own(before ?? {})]);
    expect((await stage.sales.row('accounts', account)).xc_xerocontactid).toBe(before?.ContactID);
  });
});
