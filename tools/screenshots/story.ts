import type { Studio } from './studio.ts';

/** The pictures of docs/story.md. */
export async function playStory({ page, dynamics, xero, happened, sandbox, picture, pollNow }: Studio): Promise<void> {
  const open = async (area: string, row: string) => {
    await dynamics.getByRole('navigation').getByRole('link', { name: area }).click();
    await dynamics.getByText(row).first().click();
  };
  const pay = async (amount: string, reference: string) => {
    await xero.getByLabel('Amount paid').fill(amount);
    await xero.getByLabel('Payment reference').fill(reference);
    await xero.getByRole('button', { name: 'Add payment' }).click();
    await pollNow();
  };
  await page.goto(sandbox.urls.console);
  await picture('start');
  await open('Orders', 'Espresso machines for the new terrace');
  await dynamics.getByRole('switch', { name: 'Sync to Xero' }).click();
  await dynamics.getByText('Synced', { exact: true }).waitFor();
  await xero.getByRole('table', { name: 'Invoices' }).getByRole('link', { name: 'ORD-01001' }).click();
  await picture('draft');
  await xero.getByLabel('Account of line 1').selectOption('260');
  await xero.getByRole('button', { name: 'Approve' }).click();
  await pollNow();
  await pay('15000', 'Deposit');
  await picture('console');
  await pay('13750', 'Balance');
  await open('Invoices', 'Espresso machines for the new terrace');
  await picture('paid');
  await open('Orders', 'Trade fair in Vienna, in euros');
  await dynamics.getByRole('switch', { name: 'Sync to Xero' }).click();
  await dynamics.getByRole('alert').first().waitFor();
  await picture('problem');
  await happened
    .getByRole('button', { name: /Order to Xero/ })
    .first()
    .click();
  await picture('flow-run');
  await page.goto('about:blank');
  await page.goto(sandbox.urls.console);
  await open('Orders', 'Walk-in order without a customer');
  await dynamics.getByRole('switch', { name: 'Sync to Xero' }).click();
  await dynamics.getByRole('alert').first().waitFor();
  await dynamics.getByRole('navigation').getByRole('link', { name: 'Problems' }).click();
  await dynamics.getByRole('list', { name: 'Open problems' }).waitFor();
  await picture('problems');
}
