import { describe, expect, it } from 'vitest';
import { makeOrder, startDataverse } from './harness.ts';

const dataverse = startDataverse();
const choice = (place: number): number => 272_000_000 + place;
const daysFromToday = (days: number): string => new Date(dataverse.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** The names of the rows in a view of the solution, in its order. */
async function listed(set: string, view: string): Promise<string[]> {
  const found = dataverse.emulator.metadata.views.find((one) => one.name === view);
  const { body } = await dataverse.get(`${set}?savedQuery=${found?.id}`);
  return body.value.map((row: Record<string, string>) => row.name ?? row.xc_name ?? row.xc_reference);
}

const owed = (amount: number) => ({ xc_xerostatus: 'AUTHORISED', xc_amountdue: amount });

describe("the solution's views list what their names say", () => {
  it('orders: what is due on sales invoices, not what we owe on bills', async () => {
    await makeOrder(dataverse, { name: 'Later', ...owed(10), xc_xeroduedate: daysFromToday(20), xc_documenttype: choice(0) });
    await makeOrder(dataverse, { name: 'Sooner', ...owed(10), xc_xeroduedate: daysFromToday(2) });
    await makeOrder(dataverse, { name: 'Paid', ...owed(0), xc_xerostatus: 'PAID' });
    await makeOrder(dataverse, { name: 'A bill', ...owed(10), xc_documenttype: choice(1) });
    await makeOrder(dataverse, { name: 'Draft', xc_xeroinvoiceid: crypto.randomUUID(), xc_xerostatus: 'DRAFT', xc_amountdue: 10 });
    await makeOrder(dataverse, { name: 'Just sent', xc_xeroinvoiceid: crypto.randomUUID() });
    expect(await listed('salesorders', 'Orders with an amount due')).toEqual(['Sooner', 'Later']);
    expect((await listed('salesorders', 'Orders waiting for approval in Xero')).sort()).toEqual(['Draft', 'Just sent']);
    expect((await listed('salesorders', 'Orders not in Xero yet')).sort()).toEqual(['A bill', 'Later', 'Paid', 'Sooner']);
  });

  it('invoices: overdue is due before today', async () => {
    const make = (name: string, days: number) => dataverse.make('invoices', { name, ...owed(5), xc_xeroduedate: daysFromToday(days) });
    await make('Yesterday', -1);
    await make('Long ago', -40);
    await make('Today', 0);
    await make('Tomorrow', 1);
    expect(await listed('invoices', 'Invoices overdue')).toEqual(['Long ago', 'Yesterday']);
    expect(await listed('invoices', 'Invoices outstanding')).toEqual(['Long ago', 'Yesterday', 'Today', 'Tomorrow']);
  });

  it('P26 P27: payments by month, and reversed ones apart', async () => {
    const make = (xc_reference: string, days: number, state: number) =>
      dataverse.make('xc_payments', { xc_name: 'Payment', xc_reference, xc_date: daysFromToday(days), xc_state: choice(state) });
    const day = dataverse.clock.now().getUTCDate();
    await make('Now', 0, 0);
    await make('Last month', -day, 0);
    await make('Taken back', 0, 1);
    await make('Long ago', -80, 0);
    expect(await listed('xc_payments', 'Payments this month')).toEqual(['Now']);
    expect(await listed('xc_payments', 'Payments last month')).toEqual(['Last month']);
    expect(await listed('xc_payments', 'Reversed payments')).toEqual(['Taken back']);
    expect(await listed('xc_payments', 'Payments')).toHaveLength(4);
  });

  it('P27: advanced find lists the payments of a period and an account', async () => {
    const [mine, other] = await Promise.all(['Mine', 'Other'].map((name) => dataverse.make('accounts', { name })));
    const make = (xc_reference: string, xc_date: string, account: string | undefined) =>
      dataverse.make('xc_payments', { xc_name: 'Payment', xc_reference, xc_date, 'xc_accountid@odata.bind': `/accounts(${account})` });
    await make('In March', '2031-03-15', mine);
    await make('On the last day', '2031-03-31', mine);
    await make('In April', '2031-04-01', mine);
    await make('Of another', '2031-03-15', other);
    const view = dataverse.emulator.metadata.views.find((one) => one.name === 'Xero Payment Advanced Find View');
    const asked = `<filter type="and">
      <condition attribute="xc_date" operator="on-or-after" value="2031-03-01" />
      <condition attribute="xc_date" operator="on-or-before" value="2031-03-31" />
      <condition attribute="xc_accountid" operator="eq" value="${mine}" />
    </filter></entity>`;
    const { body } = await dataverse.get(`xc_payments?fetchXml=${encodeURIComponent(`${view?.fetchXml}`.replace('</entity>', asked))}`);
    expect(body.value.map((row: Record<string, string>) => row.xc_reference).sort()).toEqual(['In March', 'On the last day']);
  });

  it('E1: open problems by who can mend them, and the resolved ones', async () => {
    const make = (xc_name: string, owner: number, more: Record<string, unknown> = {}) =>
      dataverse.make('xc_logs', { xc_name, xc_kind: choice(1), xc_owner: choice(owner), ...more });
    await make('For sales', 0);
    await make('For finance', 1);
    await make('For an admin', 2);
    await make('Mended', 1, { xc_resolvedon: dataverse.clock.now().toISOString() });
    await dataverse.make('xc_logs', { xc_name: 'An attempt', xc_kind: choice(0), xc_owner: choice(1), xc_outcome: choice(7) });
    for (const [who, name] of [
      ['sales', 'For sales'],
      ['finance', 'For finance'],
      ['admin', 'For an admin'],
    ])
      expect(await listed('xc_logs', `Open problems for ${who}`)).toEqual([name]);
    expect(await listed('xc_logs', 'Open problems')).toHaveLength(3);
    expect(await listed('xc_logs', 'Resolved problems')).toEqual(['Mended']);
    expect(await listed('xc_logs', 'Failed attempts')).toEqual(['An attempt']);
  });

  it('C32: accounts that owe, the largest amount first', async () => {
    await dataverse.make('accounts', { name: 'Owes a little', xc_amountdue: 5, xc_amountoverdue: 5 });
    await dataverse.make('accounts', { name: 'Owes much', xc_amountdue: 500, xc_amountoverdue: 0 });
    await dataverse.make('accounts', { name: 'Owes nothing', xc_amountdue: 0 });
    await dataverse.make('accounts', { name: 'Is not in Xero' });
    expect(await listed('accounts', 'Accounts that owe')).toEqual(['Owes much', 'Owes a little']);
    expect(await listed('accounts', 'Accounts overdue')).toEqual(['Owes a little']);
  });

  it('X6: what is archived in Xero is not offered for a choice, and can be looked up', async () => {
    await dataverse.make('xc_accountcodes', { xc_name: 'Sales', xc_code: '200', xc_status: 'Active' });
    await dataverse.make('xc_accountcodes', { xc_name: 'Old sales', xc_code: '199', xc_status: 'Archived' });
    expect(await listed('xc_accountcodes', 'Xero Account Code Lookup View')).toEqual(['Sales']);
    expect(await listed('xc_accountcodes', 'Archived account codes')).toEqual(['Old sales']);
    expect(await listed('xc_accountcodes', 'Active Xero Account Codes')).toEqual(['Old sales', 'Sales']);
  });
});
