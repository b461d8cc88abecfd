import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, Stage } from './stage.ts';

describe('what customers owe', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
    await stage.idle();
  });
  afterAll(() => stage.close());

  /** A day later the balances are refreshed. */
  const refreshed = async (): Promise<void> => {
    await stage.nextPoll(86_400_000);
    await stage.idle();
    expect(stage.badRuns).toEqual([]);
  };
  const owed = async (account: string): Promise<unknown[]> => {
    const row = await stage.sales.row('accounts', account);
    return [row.xc_amountdue, row.xc_amountoverdue, row.xc_currency];
  };

  it('C32 X30: due and overdue come to account and link, follow a payment, and are written only where they differ', async () => {
    const owing = await stage.newAccount('Owing Ltd');
    const nothing = await stage.newAccount('Owing Nothing Ltd');
    await stage.idle();
    const tomorrow = new Date(stage.sandbox.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
    const { xeroId } = await stage.approvedOrder({
      customer: owing,
      header: { xc_duedate: tomorrow },
      lines: [{ text: 'Work', quantity: 1, price: 200 }],
    });
    const total = Number((await stage.finance.invoice(xeroId)).Total);
    await refreshed();
    expect((await owed(owing))[0]).toBe(total);
    expect((await owed(owing))[2]).toBe('NZD');
    const link = async (): Promise<Row> => (await stage.sales.rows('xc_links', `xc_rowid eq '${owing}'`))[0] ?? {};
    expect(await link()).toMatchObject({ xc_amountdue: total, xc_currency: 'NZD' });

    await refreshed();
    await refreshed();
    expect(await owed(owing)).toEqual([total, total, 'NZD']);
    const before = (await stage.sales.row('accounts', owing)).versionnumber;
    await refreshed();
    expect((await stage.sales.row('accounts', owing)).versionnumber).toBe(before);

    await stage.finance.recordPayment(xeroId, total, 'All of it');
    await refreshed();
    expect(await owed(owing)).toEqual([0, 0, 'NZD']);
    expect(await link()).toMatchObject({ xc_amountdue: 0, xc_amountoverdue: 0 });
    expect((await owed(nothing))[0] ?? 0).toBe(0);
  });

  it('C32: a linked row that is gone does not stop the others', async () => {
    const gone = await stage.newAccount('Gone Owing Ltd');
    const here = await stage.newAccount('Here Owing Ltd');
    await stage.idle();
    await stage.settings({ xc_ondelete: 272000002 });
    for (const customer of [gone, here]) await stage.approvedOrder({ customer, lines: [{ text: 'Work', quantity: 1, price: 60 }] });
    stage.sandbox.runner.setEnabled('account-deleted', false);
    for (const order of await stage.sales.rows('salesorders', `_customerid_value eq ${gone}`)) {
      for (const invoice of await stage.dynamicsInvoices(String(order.salesorderid)))
        await stage.deleteRow('invoices', String(invoice.invoiceid));
      await stage.deleteRow('salesorders', String(order.salesorderid));
    }
    await stage.deleteRow('accounts', gone);
    await stage.idle();
    await refreshed();
    expect(Number((await owed(here))[0])).toBeGreaterThan(0);
    stage.sandbox.runner.setEnabled('account-deleted', true);
  });
});
