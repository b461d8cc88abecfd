import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedId } from '../../sandbox/seed/dynamics.ts';
import { ConsolePage, hasBrowser } from './console-page.ts';

const order = (name: string) => seedId('order', name);
const espresso = order('Espresso machines for the new terrace');

describe.skipIf(!hasBrowser)('P26 P27: the app and its dashboard, played in the console', () => {
  let the: ConsolePage;
  const part = (title: string) => the.dynamics.getByRole('region', { name: title, exact: true });
  const asTable = async (title: string) => {
    await part(title).getByRole('button', { name: 'Show as table' }).click();
    const table = part(title).getByRole('table', { name: title });
    await table.waitFor();
    return table;
  };
  const dollars = (amount: number) => amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' });

  beforeAll(async () => {
    the = await ConsolePage.open();
  });
  afterAll(() => the?.close());

  it('the navigation is the site map of the app: its groups, its entries, in its order', async () => {
    const [map] = the.sandbox.dataverse.metadata.parts.siteMaps;
    const navigation = the.dynamics.getByRole('navigation', { name: 'Xero Connector' });
    for (const group of map?.areas.flatMap(({ groups }) => groups) ?? []) {
      const links = navigation.getByRole('region', { name: group.title }).getByRole('link');
      await expect.poll(() => links.allTextContents(), { timeout: 20_000 }).toEqual(group.entries.map(({ title }) => title));
    }
    await the.area('Account codes');
    await the.dynamics
      .getByRole('list', { name: /Account Codes/ })
      .or(the.dynamics.getByRole('table', { name: /Account Codes/ }))
      .waitFor();
    expect(await navigation.getByRole('link', { name: 'Account codes' }).getAttribute('aria-current')).toBe('page');
  });

  it('a dashboard without anything to show says so in plain words', async () => {
    await the.area('Dashboard');
    await part('Payments by month').getByText('No payments yet.').waitFor();
    await part('Amounts due by account').getByText('No amounts due. They come from Xero once a day.').waitFor();
    await part('Open problems by owner').getByText('No open problems.').waitFor();
  });

  it('once finance has recorded two payments the charts show what the rows come to, and follow by themselves', async () => {
    for (const id of [espresso, order('Walk-in order without a customer')])
      await the.sales.write('salesorders', id, { xc_synctoxero: true });
    await the.sandbox.idle();
    const xeroId = String((await the.sales.row('salesorders', espresso)).xc_xeroinvoiceid);
    await the.finance.chooseAccounts(xeroId, '260');
    await the.finance.approve(xeroId);
    await the.finance.recordPayment(xeroId, 15_000, 'Deposit');
    await the.finance.recordPayment(xeroId, 3_750.5, 'Second part');
    await the.pollNow();
    const rows = await the.sales.rows('xc_payments', 'statecode eq 0');
    const sum = rows.reduce((total, row) => total + Number(row.xc_amount), 0);
    expect([rows.length, sum]).toEqual([2, 18_750.5]);
    const months = await asTable('Payments by month');
    await months.getByRole('columnheader', { name: String(rows[0]?.xc_date).slice(0, 4) }).waitFor();
    await months.getByRole('cell', { name: dollars(sum) }).waitFor();
    const accounts = await asTable('Payments by account');
    await accounts.getByRole('row', { name: `Harbour Street Café ${dollars(sum)}` }).waitFor();
    await (await asTable('Open problems by owner')).getByRole('row', { name: 'Sales 1' }).waitFor();
    await the.finance.recordPayment(xeroId, 10, 'Third part');
    await the.pollNow();
    await accounts.getByRole('row', { name: `Harbour Street Café ${dollars(sum + 10)}` }).waitFor();
  });

  it('a chart is reached by the keyboard, and turns into a table and back without losing the focus', async () => {
    const button = part('Payments by account').getByRole('button', { name: /Show as/ });
    await button.focus();
    await the.page.keyboard.press('Enter');
    await part('Payments by account').locator('svg').getByText('Harbour Street Café').first().waitFor();
    expect(await button.getAttribute('aria-label')).toBe('Show as table');
    const focused = 'document.activeElement.closest("section").ariaLabel + ": " + document.activeElement.ariaLabel';
    expect(await the.page.evaluate(focused)).toBe('Payments by account: Show as table');
    await the.page.keyboard.press('Enter');
    await part('Payments by account').getByRole('table', { name: 'Payments by account' }).waitFor();
  });

  it('a row of a list on the dashboard opens, and a list shows the chart of its table', async () => {
    await part('Latest payments').getByRole('button').first().click();
    await the.dynamics.getByRole('heading', { name: /^Payment/, level: 2 }).waitFor();
    await the.area('Orders');
    await the.dynamics.getByRole('button', { name: 'Show chart' }).click();
    await (await asTable('Orders by sync status')).getByRole('row', { name: 'Synced 1' }).waitFor();
    expect(the.errors).toEqual([]);
  });

  it('a write-in line goes by its text, an account has one list of its contacts, and an empty view says that it is empty', async () => {
    const page = the.sandbox.urls.console;
    await the.page.goto(`${page}/#dynamics=salesorderdetail/view=Order lines and Xero&show=dynamics`);
    await the.dynamics.getByRole('button', { name: 'Barista lesson' }).first().waitFor();
    expect(await the.dynamics.getByText('Untitled').count()).toBe(0);
    await the.page.goto(`${page}/#dynamics=account/${seedId('account', 'Harbour Street Café')}/people_tab`);
    await the.dynamics.getByRole('button', { name: 'Mere Tautahi' }).waitFor();
    await the.dynamics.getByRole('button', { name: 'New contact' }).click();
    await the.dynamics.getByRole('heading', { name: 'New contact' }).waitFor();
    await the.page.goto(`${page}/#dynamics=xc_payment/view=Reversed payments`);
    await the.dynamics.getByText('No row is in the view “Reversed payments” now.').waitFor();
    await the.page.goto(`${page}/#dynamics=xc_job/new`);
    await the.dynamics.getByRole('heading', { name: 'New Xero job' }).waitFor();
    expect(the.errors).toEqual([]);
  });
});
