import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedId } from '../../sandbox/seed/dynamics.ts';
import { demoTenantId } from '../../sandbox/xero/default-seed.ts';
import { ConsolePage, hasBrowser } from './console-page.ts';
import { choice } from './stage.ts';

const settings = `dynamics=xc_organisation/${demoTenantId}`;
const order = (name: string) => seedId('order', name);
const vienna = order('Trade fair in Vienna, in euros');
const walkIn = order('Walk-in order without a customer');

describe.skipIf(!hasBrowser)('settings, problems and the other documents, played in the console', () => {
  let the: ConsolePage;
  const organisation = () => the.sales.row('xc_organisations', demoTenantId);
  const usePreset = async (name: string) => {
    await the.go(settings);
    await the.dynamics.getByRole('radio', { name: new RegExp(name) }).check();
    await the.dynamics.getByRole('button', { name: new RegExp(`^Use ${name}`) }).click();
    await the.dynamics.getByText(`Applied: every setting is as ${name} says.`).waitFor();
    await the.sandbox.idle();
  };

  beforeAll(async () => {
    the = await ConsolePage.open();
  });
  afterAll(() => the?.close());

  it('a preset shows what it changes, fills every setting in one step, and says that it is done', async () => {
    await the.go(settings);
    await the.dynamics.getByText('The settings are as Order-driven says.').waitFor();
    await the.dynamics.getByRole('radio', { name: /Invoice-driven/ }).check();
    const changes = the.dynamics.getByRole('table', { name: 'What changes' });
    await changes.getByRole('row', { name: 'New customers On creation On first invoice' }).waitFor();
    await usePreset('Invoice-driven');
    expect(await organisation()).toMatchObject({ xc_sourcedocument: choice(1), xc_createcontacts: choice(1), xc_fulfilorder: false });
    await expect.poll(() => the.focused()).toMatch(/^P The settings are as Invoice-driven says/);
    await usePreset('Order-driven');
    expect(await organisation()).toMatchObject({ xc_sourcedocument: choice(0), xc_createcontacts: choice(0), xc_fulfilorder: true });
  });

  it('one setting is chosen by its meaning and saved; the preset then says what is different', async () => {
    await the.go(`${settings}/documents`);
    await the.dynamics.getByRole('radio', { name: /Submitted/ }).check();
    await the.dynamics.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => (await organisation()).xc_invoicestatus).toBe(choice(1));
    await the.go(settings);
    await the.dynamics.getByText('The settings are your own').waitFor();
    await usePreset('Order-driven');
    expect((await organisation()).xc_invoicestatus).toBe(choice(0));
  });

  it('X16: Read-only says that nothing is written, and Active asks first', async () => {
    await the.go(settings);
    await the.dynamics.getByRole('button', { name: 'Switch to Read-only' }).click();
    await the.dynamics.getByText('Nothing is written to Xero.').waitFor();
    expect((await organisation()).xc_mode).toBe(choice(0));
    await the.dynamics.getByRole('button', { name: 'Switch to Active' }).click();
    await the.page.getByRole('dialog').getByRole('button', { name: 'Switch to Active' }).click();
    await the.dynamics.getByText('What people sync is written to Xero').waitFor();
    expect((await organisation()).xc_mode).toBe(choice(1));
    await expect.poll(() => the.focused()).toMatch(/^H4 .* is Active/);
  });

  it('E1 E2: open problems say what to do and who does it; trying again at once closes what was mended', async () => {
    for (const id of [vienna, walkIn]) await the.sales.write('salesorders', id, { xc_synctoxero: true });
    await the.sandbox.idle();
    await the.go('dynamics=problems');
    const problems = the.dynamics.getByRole('list', { name: 'Open problems' });
    await problems.getByText('Add EUR to the currencies of the organisation in Xero').waitFor();
    await the.dynamics.getByRole('tab', { name: 'Sales (1)' }).click();
    await problems.getByRole('link', { name: 'Walk-in order without a customer' }).waitFor();
    expect(await problems.getByRole('listitem').count()).toBe(1);
    await the.dynamics.getByRole('tab', { name: 'All (2)' }).click();
    await the.finance.act('currencies', { Code: 'EUR', Description: 'Euro', rate: 0.55 });
    // The API asks Xero for the organisation's currencies again once its list is an hour old.
    the.sandbox.clock.advance(61 * 60_000);
    await the.sandbox.idle();
    await the.dynamics.getByRole('checkbox', { name: 'Choose all' }).check();
    await the.dynamics.getByRole('button', { name: 'Try again (2)' }).click();
    await the.dynamics.getByRole('tab', { name: 'All (1)' }).waitFor();
    await problems.getByText('2 times').waitFor();
    await the.dynamics.getByRole('tab', { name: 'Resolved' }).click();
    await the.dynamics.getByRole('list', { name: 'Resolved problems' }).getByText('Trade fair in Vienna, in euros').waitFor();
    expect((await the.sales.row('salesorders', vienna)).xc_xeroinvoicenumber).toBe('ORD-01005');
  });

  it('C9: a credit note from an order is approved, used on an invoice, taken back and refunded', async () => {
    const id = order('Opening order with discount and freight');
    await the.sales.write('salesorders', id, { xc_documenttype: choice(2), xc_synctoxero: true });
    const invoiced = order('Grinders, beans and installation');
    await the.sales.write('salesorders', invoiced, { xc_synctoxero: true });
    await the.sandbox.idle();
    await the.finance.approve(String((await the.sales.row('salesorders', invoiced)).xc_xeroinvoiceid));
    await the.go('xero=credits/ALL');
    await the.xero.getByRole('link', { name: 'ORD-01003' }).click();
    await the.xero.getByRole('button', { name: 'Approve' }).click();
    await the.xero.getByLabel('Amount to use').fill('100');
    await the.xero.getByRole('button', { name: 'Allocate credit' }).click();
    const used = the.xero.getByRole('list', { name: 'Credit used' });
    await used.getByRole('link', { name: 'Invoice ORD-01002' }).waitFor();
    await used.getByRole('button', { name: 'Take back' }).click();
    await the.page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await used.waitFor({ state: 'detached' });
    await the.xero.getByRole('button', { name: 'Add refund' }).click();
    await the.xero.getByText('Used up').waitFor();
    expect(the.errors).toEqual([]);
  });

  it('P14: under Invoice-driven a Dynamics invoice made by hand, with a line, becomes a draft in Xero', async () => {
    await usePreset('Invoice-driven');
    await the.area('Invoices');
    await the.dynamics.getByRole('button', { name: 'New' }).click();
    await the.dynamics.getByLabel('Name').first().fill('Barista course');
    await the.dynamics.getByRole('combobox', { name: 'Customer' }).click();
    await the.page.getByRole('option', { name: 'Ridgeline Hotels' }).click();
    await the.dynamics.getByRole('button', { name: 'Save' }).click();
    await the.dynamics.getByRole('button', { name: 'New line' }).click();
    const line = the.page.getByRole('dialog');
    await line.getByRole('combobox', { name: 'Product', exact: false }).last().waitFor();
    await line
      .getByRole('combobox', { name: /Product$/ })
      .last()
      .click();
    await the.page.getByRole('option', { name: /Coffee grinder/ }).click();
    await line.getByRole('button', { name: 'Save line' }).click();
    await line.waitFor({ state: 'detached' });
    await the.dynamics.getByRole('switch', { name: 'Sync to Xero' }).click();
    await the.dynamics.getByText('Synced', { exact: true }).waitFor();
    await the.sandbox.idle();
    const [row] = await the.sales.rows('invoices', "name eq 'Barista course'");
    const invoice = await the.finance.invoice(String(row?.xc_xeroinvoiceid));
    expect(invoice).toMatchObject({ Type: 'ACCREC', Status: 'DRAFT', SubTotal: 389.5, Contact: { Name: 'Ridgeline Hotels' } });
  });

  it('finance edits a contact and its people, and an item; nothing went wrong in the page', async () => {
    await the.go('xero=contacts');
    await the.xero.getByRole('link', { name: 'Bayside Club' }).click();
    await the.xero.getByRole('button', { name: 'Edit' }).click();
    await the.xero.getByRole('button', { name: 'Add a person' }).click();
    await the.xero.getByLabel('First name of person 1').fill('Aroha');
    await the.xero.getByLabel('Email of person 1').fill('aroha@baysideclub.example');
    await the.xero.getByLabel('City').fill('Napier');
    await the.xero.getByRole('button', { name: 'Save' }).click();
    await the.xero.getByRole('list', { name: 'People' }).getByText('Aroha').waitFor();
    const contact = (await the.finance.list('contacts')).find(({ Name }) => Name === 'Bayside Club');
    expect(contact?.ContactPersons).toMatchObject([{ FirstName: 'Aroha', EmailAddress: 'aroha@baysideclub.example' }]);
    await the.go('xero=items');
    await the.xero.getByRole('button', { name: 'Oak desk 1600' }).click();
    await the.page.getByRole('dialog').getByLabel('Sale price').fill('1500');
    await the.page.keyboard.press('Enter');
    await the.xero.getByText('1,500.00').waitFor();
    expect(await the.focused()).toBe('BUTTON Oak desk 1600');
    expect(the.errors).toEqual([]);
  });
});
