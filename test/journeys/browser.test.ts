import { existsSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FinanceClerk, Salesperson } from '../../sandbox/demo/people.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { seedId } from '../../sandbox/seed/dynamics.ts';
import { demoTenantId } from '../../sandbox/xero/default-seed.ts';
import { storeImage } from '../store-image.ts';

const executablePath = '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const orderId = seedId('order', 'Espresso machines for the new terrace');

// The system's Chromium drives it; where there is none the story through HTTP (one-order.test.ts) stands alone.
describe.skipIf(!existsSync(executablePath))('P1 P4 P15–P28 E1: the story, played in the console', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let page: Page;
  let dynamics: Locator;
  let xero: Locator;
  const errors: string[] = [];
  const pollNow = async () => {
    await sandbox.idle();
    await page.getByRole('button', { name: 'Poll now' }).click();
    await sandbox.idle();
  };
  const pay = async (amount: string, reference: string) => {
    await xero.getByLabel('Amount paid').fill(amount);
    await xero.getByLabel('Payment reference').fill(reference);
    await xero.getByRole('button', { name: 'Add payment' }).click();
    await xero.getByRole('list', { name: 'Payments' }).getByText(reference).waitFor();
  };

  beforeAll(async () => {
    sandbox = await startSandbox({ storeImage: storeImage() });
    browser = await chromium.launch({ executablePath, args: flags });
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(sandbox.urls.console);
    dynamics = page.getByRole('region', { name: 'Dynamics 365', exact: true });
    xero = page.getByRole('region', { name: 'Xero', exact: true });
    // npm test builds the console first; without it there is nothing to play.
    await dynamics.waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  it('sales sets Sync to Xero on the order, and it is synced', async () => {
    await dynamics.getByText('Espresso machines for the new terrace').click();
    await dynamics.getByRole('switch', { name: 'Sync to Xero' }).click();
    await dynamics.getByText('Synced', { exact: true }).waitFor();
    expect((await new Salesperson(sandbox).row('salesorders', orderId)).xc_synctoxero).toBe(true);
  });

  it('finance finds the draft under the right contact, chooses the account and approves', async () => {
    await xero.getByRole('table', { name: 'Invoices' }).getByRole('link', { name: 'ORD-01001' }).click();
    await xero.getByRole('link', { name: 'Harbour Street Café' }).waitFor();
    await xero.getByLabel('Account of line 1').selectOption('260');
    await xero.getByRole('button', { name: 'Approve' }).click();
    await xero.getByRole('button', { name: 'Add payment' }).waitFor();
    const [invoice] = await new FinanceClerk(sandbox, demoTenantId).list('invoices');
    expect([invoice?.Status, (invoice?.LineItems as { AccountCode: string }[] | undefined)?.[0]?.AccountCode]).toEqual([
      'AUTHORISED',
      '260',
    ]);
  });

  it('at the next poll Dynamics has the linked invoice; part of it paid, then all of it', async () => {
    await pollNow();
    const sales = new Salesperson(sandbox);
    const invoice = async () => (await sales.rows('invoices', `_salesorderid_value eq ${orderId}`))[0];
    expect(await invoice()).toMatchObject({ xc_xerostatus: 'AUTHORISED', xc_amountdue: 28750 });
    await pay('15000', 'Deposit');
    await pollNow();
    await dynamics
      .getByRole('button', { name: 'Invoices' })
      .or(dynamics.getByRole('link', { name: 'Invoices' }))
      .first()
      .click();
    await dynamics.getByText('Espresso machines for the new terrace').first().click();
    await dynamics.getByText('$15,000.00 of $28,750.00 paid').waitFor();
    await dynamics.getByText('$13,750.00 outstanding').waitFor();
    await pay('13750', 'Balance');
    await pollNow();
    await dynamics.getByText('Nothing outstanding').waitFor();
    expect(await invoice()).toMatchObject({ statecode: 2, statuscode: 100001, xc_amountdue: 0 });
    expect(await sales.row('salesorders', orderId)).toMatchObject({ statecode: 3, statuscode: 100001 });
    expect((await sales.rows('xc_payments', `_xc_invoiceid_value eq ${(await invoice())?.invoiceid}`)).length).toBe(2);
  });

  it('an order that cannot go says why, what to do and who does it', async () => {
    await page.goto(`${sandbox.urls.console}/#/`);
    await dynamics
      .getByRole('button', { name: 'Orders' })
      .or(dynamics.getByRole('link', { name: 'Orders' }))
      .first()
      .click();
    await dynamics.getByText('Trade fair in Vienna, in euros').click();
    await dynamics.getByRole('switch', { name: 'Sync to Xero' }).click();
    const problem = dynamics.getByRole('alert').first();
    await problem.waitFor();
    expect(await problem.textContent()).toMatch(/EUR/);
    expect(await problem.textContent()).toMatch(/Sales|Finance|Admin/i);
  });

  it('every flow run opens to its steps, and nothing went wrong in the page', async () => {
    const happened = page.getByRole('region', { name: 'What happened' });
    await happened
      .getByRole('button', { name: /Order to Xero/ })
      .first()
      .click();
    const run = page.getByRole('complementary', { name: 'Flow run' });
    await run.getByText('Sync the invoice').first().waitFor();
    expect(errors).toEqual([]);
  });
});
