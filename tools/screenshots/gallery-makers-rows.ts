import { type Row, Salesperson } from '../../sandbox/demo/people.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { demoTenantId } from '../../sandbox/xero/default-seed.ts';

const choice = (n: number) => 272000000 + n;
const organisation = { 'xc_organisationid@odata.bind': `/xc_organisations(${demoTenantId})` };

const mappings: Row[] = [
  {
    xc_name: 'Customer order number',
    xc_table: 'salesorder',
    xc_target: choice(3),
    xc_sourcepath: 'description',
    xc_targetfield: 'Reference',
    xc_transform: choice(2),
    xc_argument: '40',
    xc_applieson: choice(0),
    xc_enabled: true,
  },
  {
    xc_name: 'Website of the account',
    xc_table: 'account',
    xc_target: choice(0),
    xc_sourcepath: 'websiteurl',
    xc_targetfield: 'Website',
    xc_transform: choice(0),
    xc_applieson: choice(0),
    xc_enabled: true,
  },
  {
    xc_name: 'Purchase description of a product',
    xc_table: 'product',
    xc_target: choice(2),
    xc_sourcepath: 'description',
    xc_targetfield: 'PurchaseDescription',
    xc_applieson: choice(1),
    xc_enabled: false,
  },
  {
    xc_name: 'Delivery note',
    xc_table: 'salesorder',
    xc_target: choice(3),
    xc_sourcepath: 'shipto_name',
    xc_targetfield: 'DeliveryNote',
    xc_applieson: choice(0),
    xc_enabled: true,
    xc_fault: 'Xero’s invoice has no field DeliveryNote. Choose one of those that the guide lists.',
  },
];

const progress = (total: number, created: number, linked: number, skipped: number, failed: number): Row => ({
  xc_total: total,
  xc_done: created + linked + skipped + failed,
  xc_created: created,
  xc_linked: linked,
  xc_skipped: skipped,
  xc_failed: failed,
});

const jobs: Row[] = [
  { xc_name: 'All accounts, preview', xc_table: 'account', xc_mode: choice(0), xc_state: choice(3), ...progress(1840, 1204, 611, 25, 0) },
  { xc_name: 'All accounts', xc_table: 'account', xc_mode: choice(1), xc_state: choice(1), ...progress(1840, 742, 388, 11, 3) },
  { xc_name: 'Products of this year', xc_table: 'product', xc_mode: choice(1), xc_state: choice(2), ...progress(260, 96, 14, 2, 0) },
  { xc_name: 'Orders since July', xc_table: 'salesorder', xc_mode: choice(1), xc_state: choice(0), ...progress(0, 0, 0, 0, 0) },
];

/** What makers keep by hand: field mappings, and jobs as they stand half-way. */
export async function addMakersRows(sandbox: Sandbox): Promise<void> {
  const admin = new Salesperson(sandbox, 'Alex Admin');
  for (const row of mappings) await admin.add('xc_fieldmappings', { ...row, ...organisation });
  for (const row of jobs) await admin.add('xc_jobs', { ...row, xc_cutoffdate: '2026-07-01', ...organisation });
}

/** What is no longer used, one of each table. */
const inactive: Record<string, Row> = {
  xc_accountcodes: { xc_name: 'Sales (until 2024)', xc_code: '205', xc_status: 'Archived', ...organisation },
  xc_brandingthemes: { xc_name: 'Old letterhead', ...organisation },
  xc_fieldmappings: {
    xc_name: 'Fax of the account',
    xc_table: 'account',
    xc_target: choice(0),
    xc_sourcepath: 'fax',
    xc_targetfield: 'Phones',
    ...organisation,
  },
  xc_jobs: {
    xc_name: 'First try',
    xc_table: 'contact',
    xc_mode: choice(0),
    xc_state: choice(3),
    ...progress(12, 12, 0, 0, 0),
    ...organisation,
  },
  xc_organisations: { xc_name: 'Kauri Office Supplies (until 2024)', xc_mode: choice(0) },
  xc_taxrates: { xc_name: '12.5% GST on Income (until 2010)', xc_code: 'OUTPUT', xc_status: 'Archived', ...organisation },
  xc_trackingoptions: { xc_name: 'West Coast (until 2024)', xc_category: 'Region', xc_status: 'Archived', ...organisation },
  xc_links: { xc_name: 'Old Mill Café', xc_table: 'account', xc_xerotype: choice(0), xc_createdbyus: true, ...organisation },
  xc_payments: { xc_name: 'Payment, entered by hand', xc_amount: 120, xc_date: '2026-07-03', xc_kind: choice(0), ...organisation },
  xc_logs: { xc_name: 'Sync of an order that was deleted since', xc_table: 'salesorder', xc_operation: 'SyncInvoice', ...organisation },
};

/** A row of each table that somebody has deactivated. */
export async function addInactive(sandbox: Sandbox): Promise<void> {
  const admin = new Salesperson(sandbox, 'Alex Admin');
  for (const [set, row] of Object.entries(inactive)) {
    const added = await admin.add(set, row);
    await admin.write(set, String(added[`${set.slice(0, -1)}id`]), { statecode: 1, statuscode: 2 });
  }
}
