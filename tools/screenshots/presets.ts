import { seedId } from '../../sandbox/seed/dynamics.ts';
import { demoTenantId } from '../../sandbox/xero/default-seed.ts';
import type { Studio } from './studio.ts';

const settings = `dynamics=xc_organisation/${demoTenantId}`;
const customer = 'Wharf Lane Bakery';

/** The same in both: a customer with a person, who buys two grinders. */
async function newCustomer({ sales }: Studio): Promise<string> {
  const { accountid } = await sales.add('accounts', {
    name: customer,
    accountnumber: 'C-1004',
    emailaddress1: 'hello@wharflane.example',
    address1_line1: '3 Wharf Lane',
    address1_city: 'Nelson',
    address1_country: 'New Zealand',
  });
  await sales.add('contacts', {
    firstname: 'Ines',
    lastname: 'Moreau',
    emailaddress1: 'ines@wharflane.example',
    'parentcustomerid_account@odata.bind': `/accounts(${accountid})`,
  });
  return String(accountid);
}

type Document = 'salesorder' | 'invoice';

async function newDocument({ sales }: Studio, table: Document, accountId: string): Promise<string> {
  const document = await sales.add(`${table}s`, {
    name: 'Grinders for the second shop',
    'customerid_account@odata.bind': `/accounts(${accountId})`,
    'transactioncurrencyid@odata.bind': `/transactioncurrencies(${seedId('currency', 'NZD')})`,
    'pricelevelid@odata.bind': `/pricelevels(${seedId('pricelevel', 'standard')})`,
  });
  const id = String(document[`${table}id`]);
  await sales.add(`${table}details`, {
    [`${table}id@odata.bind`]: `/${table}s(${id})`,
    'productid@odata.bind': `/products(${seedId('product', 'GR-20')})`,
    'uomid@odata.bind': `/uoms(${seedId('uom', 'each')})`,
    isproductoverridden: false,
    ispriceoverridden: true,
    quantity: 2,
    priceperunit: 389.5,
  });
  return id;
}

/** Sales syncs it, finance approves and is paid. */
async function playDocument(studio: Studio, table: Document, id: string, name: string): Promise<void> {
  const { dynamics, xero, sales, finance, sandbox, go, pollNow, picture } = studio;
  await go(`dynamics=${table}/${id}&xero=invoices/ALL`);
  await dynamics.getByRole('switch', { name: 'Sync to Xero' }).click();
  await dynamics.getByText('Synced', { exact: true }).waitFor();
  await sandbox.idle();
  const xeroId = String((await sales.row(`${table}s`, id)).xc_xeroinvoiceid);
  await go(`dynamics=${table}/${id}&xero=invoice/${xeroId}`);
  await xero.getByRole('button', { name: 'Approve' }).waitFor();
  await picture(`${name}-draft`);
  await finance.approve(xeroId);
  await finance.recordPayment(xeroId, 895.85, 'Thanks');
  await pollNow();
  await dynamics.getByText('Nothing outstanding').waitFor();
  await picture(`${name}-paid`);
}

/** The pictures of docs/presets.md: the same data under both presets. */
export async function playPresets(studio: Studio): Promise<void> {
  const { page, dynamics, xero, sandbox, go, picture, reset } = studio;
  const orderAccount = await newCustomer(studio);
  await sandbox.idle();
  await go(`dynamics=account/${orderAccount}&xero=contacts`);
  await xero.getByRole('link', { name: customer }).click();
  await xero.getByText('ines@wharflane.example').first().waitFor();
  await picture('order-driven-customer');
  await playDocument(studio, 'salesorder', await newDocument(studio, 'salesorder', orderAccount), 'order-driven');

  await reset();
  await go(settings);
  await dynamics.getByRole('radio', { name: /Invoice-driven/ }).check();
  const use = dynamics.getByRole('button', { name: /^Use Invoice-driven/ });
  await page.setViewportSize({ width: 1440, height: 1240 });
  await picture('preset');
  await page.setViewportSize({ width: 1440, height: 900 });
  await use.click();
  await dynamics.getByText('Applied: every setting').waitFor();
  const invoiceAccount = await newCustomer(studio);
  await sandbox.idle();
  await go(`dynamics=account/${invoiceAccount}&xero=contacts`);
  await picture('invoice-driven-customer');
  await playDocument(studio, 'invoice', await newDocument(studio, 'invoice', invoiceAccount), 'invoice-driven');
  await go(`${settings}/customers&xero=contacts`);
  await picture('settings');
  await go(`${settings}/check&xero=contacts`);
  await dynamics.getByText('What the connection may reach').waitFor();
  await picture('set-up');
}
