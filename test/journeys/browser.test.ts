import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedId } from '../../sandbox/seed/dynamics.ts';
import { ConsolePage, hasBrowser } from './console-page.ts';

const orderId = seedId('order', 'Espresso machines for the new terrace');

// The system's Chromium drives it; where there is none the story through HTTP (one-order.test.ts) stands alone.
describe.skipIf(!hasBrowser)('P1 P4 P15–P28 E1: the story, played in the console', () => {
  let the: ConsolePage;
  const pay = async (amount: string, reference: string) => {
    await the.xero.getByLabel('Amount paid').fill(amount);
    await the.xero.getByLabel('Payment reference').fill(reference);
    await the.xero.getByRole('button', { name: 'Add payment' }).click();
    await the.xero.getByRole('list', { name: 'Payments' }).getByText(reference).waitFor();
  };

  beforeAll(async () => {
    the = await ConsolePage.open();
  });
  afterAll(() => the?.close());

  it('sales sets Sync to Xero on the order, and it is synced', async () => {
    await the.dynamics.getByText('Espresso machines for the new terrace').click();
    await the.dynamics.getByRole('switch', { name: 'Sync to Xero' }).click();
    await the.dynamics.getByText('Synced', { exact: true }).waitFor();
    expect((await the.sales.row('salesorders', orderId)).xc_synctoxero).toBe(true);
  });

  it('finance finds the draft under the right contact, chooses the account and approves; the focus goes to what it is now', async () => {
    await the.xero.getByRole('table', { name: 'Invoices' }).getByRole('link', { name: 'ORD-01001' }).click();
    await the.xero.getByRole('link', { name: 'Harbour Street Café' }).waitFor();
    await the.xero.getByLabel('Account of line 1').selectOption('260');
    await the.xero.getByRole('button', { name: 'Approve' }).click();
    await the.xero.getByRole('button', { name: 'Add payment' }).waitFor();
    const [invoice] = await the.finance.list('invoices');
    expect([invoice?.Status, (invoice?.LineItems as { AccountCode: string }[] | undefined)?.[0]?.AccountCode]).toEqual([
      'AUTHORISED',
      '260',
    ]);
    await expect.poll(() => the.focused()).toBe('H2 Invoice ORD-01001');
  });

  it('at the next poll Dynamics has the linked invoice; part of it paid, then all of it', async () => {
    await the.pollNow();
    const invoice = async () => (await the.sales.rows('invoices', `_salesorderid_value eq ${orderId}`))[0];
    expect(await invoice()).toMatchObject({ xc_xerostatus: 'AUTHORISED', xc_amountdue: 28750 });
    await pay('15000', 'Deposit');
    await expect.poll(() => the.focused()).toBe('H2 Invoice ORD-01001');
    await the.pollNow();
    await the.area('Invoices');
    await the.dynamics.getByText('Espresso machines for the new terrace').first().click();
    await the.dynamics.getByText('$15,000.00 of $28,750.00 paid').waitFor();
    await the.dynamics.getByText('$13,750.00 outstanding').waitFor();
    await pay('13750', 'Balance');
    await the.pollNow();
    await the.dynamics.getByText('Nothing outstanding').waitFor();
    expect(await invoice()).toMatchObject({ statecode: 2, statuscode: 100001, xc_amountdue: 0 });
    expect(await the.sales.row('salesorders', orderId)).toMatchObject({ statecode: 3, statuscode: 100001 });
    expect((await the.sales.rows('xc_payments', `_xc_invoiceid_value eq ${(await invoice())?.invoiceid}`)).length).toBe(2);
  });

  it('the Dynamics invoice shows what was logged on its order', async () => {
    await the.dynamics.getByRole('tab', { name: 'Integration log' }).click();
    await the.dynamics.getByText('Created in Xero as ORD-01001 for Harbour Street Café.').waitFor();
  });

  it('an order that cannot go says why, what to do and who does it', async () => {
    await the.page.goto(`${the.sandbox.urls.console}/#/`);
    await the.area('Orders');
    await the.dynamics.getByText('Trade fair in Vienna, in euros').click();
    await the.dynamics.getByRole('switch', { name: 'Sync to Xero' }).click();
    const problem = the.dynamics.getByRole('alert').first();
    await problem.waitFor();
    expect(await problem.textContent()).toMatch(/EUR/);
    expect(await problem.textContent()).toMatch(/Sales|Finance|Admin/i);
  });

  it('every flow run opens to its steps, and nothing went wrong in the page', async () => {
    const happened = the.page.getByRole('region', { name: 'What happened' });
    await happened
      .getByRole('button', { name: /Order to Xero/ })
      .first()
      .click();
    const run = the.page.getByRole('complementary', { name: 'Flow run' });
    await run.getByText('Sync the invoice').first().waitFor();
    expect(the.errors).toEqual([]);
  });
});
