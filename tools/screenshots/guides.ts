import { demoTenantId } from '../../sandbox/xero/default-seed.ts';
import type { Studio } from './studio.ts';

const settings = `dynamics=xc_organisation/${demoTenantId}`;

/** The pictures of docs/setup.md: an organisation that is Read-only, an order that is tried in it, then goes to Xero and comes back paid. */
export async function playGuides({ dynamics, xero, sales, finance, sandbox, go, pollNow, picture, reset }: Studio): Promise<void> {
  await reset();
  await go(`${settings}&xero=invoices/ALL`);
  await dynamics.getByRole('button', { name: 'Switch to Read-only' }).click();
  await dynamics.getByRole('button', { name: 'Switch to Active' }).waitFor();
  await picture('setup-organisation');

  const [order] = await sales.rows('salesorders', "name eq 'Espresso machines for the new terrace'");
  const id = String(order?.salesorderid);
  const form = `dynamics=salesorder/${id}/xero`;
  await go(`${form}&xero=invoices/ALL`);
  await dynamics.getByRole('switch', { name: 'Sync to Xero' }).first().click();
  await dynamics.getByRole('button', { name: 'Save' }).click();
  await dynamics.getByText('was previewed, nothing was sent').first().waitFor();
  await picture('setup-read-only');

  await go(settings);
  await dynamics.getByRole('button', { name: 'Switch to Active' }).click();
  await dynamics.page().getByRole('dialog').getByRole('button', { name: 'Switch to Active' }).click();
  await sandbox.idle();
  await sales.write('salesorders', id, { xc_syncrequestedon: sandbox.clock.now().toISOString() });
  await sandbox.idle();
  const xeroId = String((await sales.row('salesorders', id)).xc_xeroinvoiceid);
  await go(`${form}&xero=invoice/${xeroId}`);
  await xero.getByRole('button', { name: 'Approve' }).waitFor();
  await picture('setup-order');

  await finance.chooseAccounts(xeroId, '260');
  await finance.approve(xeroId);
  await finance.recordPayment(xeroId, 28_750, 'Thanks');
  await pollNow();
  await dynamics.getByText('Paid', { exact: true }).first().waitFor();
  await picture('setup-paid');
}
