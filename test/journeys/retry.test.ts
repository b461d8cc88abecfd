import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../sandbox/xero/default-seed.ts';
import { choice, problemStatus, type Row, Stage, synced } from './stage.ts';

const quarter = 15 * 60_000;

describe('retries', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    stage.sandbox.xero.faults.clear();
    stage.sandbox.xero.ui.setAccountStatus(demoTenantId, '299', 'ARCHIVED');
    await stage.nextPoll();
  });

  /** Orders on an account that is archived in Xero, each with its problem. */
  const stuck = async (count: number): Promise<string[]> => {
    const account = { 'xc_accountcodeid@odata.bind': await stage.codeRow('xc_accountcodes', '299') };
    const ids: string[] = [];
    for (let made = 0; made < count; made += 1) {
      const id = await stage.newOrder({ lines: [{ text: 'Old work', quantity: 1, price: 50, more: account }] });
      expect((await stage.toggle(id)).xc_syncstatus).toBe(problemStatus);
      ids.push(id);
    }
    return ids;
  };
  const mended = (): void => {
    stage.sandbox.xero.ui.setAccountStatus(demoTenantId, '299', 'ACTIVE');
    // A list that is only seconds old is not read again.
    stage.sandbox.clock.advance(6000);
  };
  const retry = async (...ids: string[]): Promise<void> => {
    for (const id of ids) await stage.sales.write('xc_logs', id, { xc_retry: true });
    await stage.idle();
  };
  /** An open problem about a row, as an admin would find it. */
  const openProblem = async (table: string, rowId: string, more: Row = {}): Promise<void> => {
    const row = { xc_logid: rowId, xc_name: 'A problem', xc_kind: choice(1), xc_table: table, xc_rowid: rowId, xc_code: 'made-up' };
    await stage.admin.add('xc_logs', { ...row, ...more });
  };

  it('E2: one click syncs the row again, and the problem closes with the cause', async () => {
    const [id = ''] = await stuck(1);
    const runs = stage.runs('retry-problems').length;
    await retry(id);
    expect((await stage.problem(id))?.xc_repeats).toBe(2);
    mended();
    await retry(id);
    expect((await stage.order(id)).xc_syncstatus).toBe(synced);
    expect(await stage.problem(id)).toMatchObject({ xc_retry: false, xc_resolvedon: expect.any(String) });
    expect(stage.runs('retry-problems')).toHaveLength(runs + 2);
    expect(stage.badRuns).toEqual([]);
  });

  it('E2: many at once, from a view', async () => {
    const ids = await stuck(4);
    mended();
    await Promise.all(ids.map((id) => stage.sales.write('xc_logs', id, { xc_retry: true })));
    await stage.idle();
    for (const id of ids) {
      expect.soft((await stage.order(id)).xc_syncstatus).toBe(synced);
      expect.soft(await stage.invoicesOf(id)).toHaveLength(1);
      expect.soft((await stage.problem(id))?.xc_resolvedon).not.toBeNull();
    }
  });

  it('E2: of an order that is closed, its Dynamics invoice is asked instead', async () => {
    const { id } = await stage.approvedOrder();
    const invoiceId = String((await stage.dynamicsInvoice(id)).invoiceid);
    await stage.sales.write('salesorders', id, { statecode: 3, statuscode: 100001 });
    await stage.idle();
    await openProblem('salesorder', id);
    const before = await stage.order(id);
    await retry(id);
    expect((await stage.sales.row('invoices', invoiceId)).xc_syncrequestedon).toEqual(expect.any(String));
    expect((await stage.order(id)).xc_syncrequestedon).toBe(before.xc_syncrequestedon);
    expect(await stage.problem(id)).toMatchObject({ xc_retry: false });
    expect(stage.badRuns).toEqual([]);
  });

  it('E2: the row of each table is asked, and the problem of a row that is gone is closed', async () => {
    const account = await stage.newAccount('Retried Ltd');
    const product = await stage.newProduct('RETRY-1');
    const contact = String((await stage.sales.add('contacts', { lastname: 'Retried' })).contactid);
    await stage.idle();
    const gone = await stage.newOrder();
    await stage.deleteRow('salesorders', gone);
    await stage.idle();
    const rows: [string, string, string][] = [
      ['account', 'accounts', account],
      ['contact', 'contacts', contact],
      ['product', 'products', product],
    ];
    for (const [table, , id] of rows) await openProblem(table, id);
    await openProblem('salesorder', gone);
    await retry(...rows.map(([, , id]) => id), gone);
    for (const [, set, id] of rows) {
      expect.soft((await stage.sales.row(set, id)).xc_syncrequestedon).toEqual(expect.any(String));
      expect.soft((await stage.problem(id))?.xc_retry).toBe(false);
    }
    expect(await stage.problem(gone)).toMatchObject({ xc_retry: false, xc_resolvedon: expect.any(String) });
  });

  it('E2 E1: an outage is waited out: what failed then goes by itself once Xero is back', async () => {
    const id = await stage.newOrder();
    stage.sandbox.xero.faults.add({ path: /Invoices|Contacts|Organisation/, kind: 'error', status: 503, times: 5000 });
    await stage.sales.write('salesorders', id, { xc_synctoxero: true });
    await stage.idleThroughWaits(300_000);
    const fault = (await stage.problem(id)) ?? {};
    expect(fault).toMatchObject({ xc_code: 'flow-failed', xc_retryable: true, xc_resolvedon: null, xc_retryafter: expect.any(String) });
    stage.sandbox.xero.faults.clear();
    for (let turn = 0; turn < 3; turn += 1) await stage.nextPoll(quarter);
    await stage.idleThroughWaits();
    expect((await stage.order(id)).xc_syncstatus).toBe(synced);
    expect(await stage.invoicesOf(id)).toHaveLength(1);
    expect((await stage.problem(id))?.xc_resolvedon).toEqual(expect.any(String));
  });

  it('E2: what is due is retried once, never in a circle; what is not due or can not help is left alone', async () => {
    const [due = '', later = '', helpless = ''] = await stuck(3);
    const now = stage.sandbox.clock.now().getTime();
    const iso = (ms: number) => new Date(now + ms).toISOString();
    await stage.admin.write('xc_logs', due, { xc_retryable: true, xc_retryafter: iso(-1000) });
    await stage.admin.write('xc_logs', later, { xc_retryable: true, xc_retryafter: iso(40 * quarter) });
    await stage.admin.write('xc_logs', helpless, { xc_retryable: false, xc_retryafter: iso(-1000) });
    for (let turn = 0; turn < 4; turn += 1) await stage.nextPoll(quarter);
    const repeats = async (id: string) => (await stage.problem(id))?.xc_repeats;
    expect(await Promise.all([due, later, helpless].map(repeats))).toEqual([2, 1, 1]);
  });
});
