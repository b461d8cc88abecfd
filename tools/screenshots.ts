import { chromium } from 'playwright-core';
import { startSandbox } from '../sandbox/sandbox.ts';

/** Plays the story in the console and takes the pictures of the documentation: npm run screenshots. Needs Chromium at /usr/bin/chromium. */
const sandbox = await startSandbox();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const dynamics = page.getByRole('region', { name: 'Dynamics 365', exact: true });
const xero = page.getByRole('region', { name: 'Xero', exact: true });
const happened = page.getByRole('region', { name: 'What happened' });

/** Waits until nothing moves, then takes the picture. */
async function picture(name: string): Promise<void> {
  await sandbox.idle();
  await page.waitForTimeout(900);
  await page.screenshot({ path: new URL(`../docs/images/${name}.png`, import.meta.url).pathname });
}

async function pollNow(): Promise<void> {
  await sandbox.idle();
  await page.getByRole('button', { name: 'Poll now' }).click();
  await sandbox.idle();
}

async function open(area: string, row: string): Promise<void> {
  const name = { name: area, exact: true };
  await dynamics.getByRole('link', name).or(dynamics.getByRole('button', name)).first().click();
  await dynamics.getByText(row).first().click();
}

async function pay(amount: string, reference: string): Promise<void> {
  await xero.getByLabel('Amount paid').fill(amount);
  await xero.getByLabel('Payment reference').fill(reference);
  await xero.getByRole('button', { name: 'Add payment' }).click();
  await pollNow();
}

try {
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
} finally {
  await browser.close();
  await sandbox.stop();
}
