import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedId } from '../../sandbox/seed/dynamics.ts';
import { ConsolePage, hasBrowser } from './console-page.ts';

const orderId = seedId('order', 'Espresso machines for the new terrace');
/** A page reads again when it hears of a change. */
const soon = { timeout: 15_000 };
const onOrder = `dynamics=salesorder/${orderId}/xero`;

// The tab as a maker imports it: the form's definition, its library and its page are the solution's own files.
describe.skipIf(!hasBrowser)('P16–P27: the Xero tab of an order and of its Dynamics invoice', () => {
  let the: ConsolePage;
  const picture = () => the.dynamics.frameLocator('iframe[title="Progress in Xero"]');
  const said = (words: string) => picture().getByText(words, { exact: true }).waitFor();
  const order = () => the.sales.row('salesorders', orderId);
  const invoiceInXero = async () => String((await order()).xc_xeroinvoiceid);
  const dynamicsInvoice = async () => String((await the.sales.rows('invoices', `_salesorderid_value eq ${orderId}`))[0]?.invoiceid);
  const section = (name: string) => the.dynamics.getByRole('group', { name, exact: true });
  /** What the picture's bar says to those who can't see it. */
  const bar = () =>
    picture()
      .getByRole('progressbar', { name: 'Paid and credited' })
      .evaluate((element) => [element.getAttribute('aria-valuenow'), element.getAttribute('aria-valuetext')]);
  const payments = async () => {
    const rows = picture().getByRole('table', { name: 'Payments' }).getByRole('row');
    return (await rows.allInnerTexts()).slice(1).map((text) => text.split('\t').slice(1).join(' | '));
  };

  beforeAll(async () => {
    the = await ConsolePage.open();
  });
  afterAll(() => the?.close());

  it("P1: before it is sent the tab says so; the form's own toggle is set by the keyboard, saved, and the picture follows", async () => {
    await the.go(onOrder);
    await said('Not in Xero yet');
    const toggle = the.dynamics.getByRole('switch', { name: 'Sync to Xero' });
    await toggle.focus();
    await the.page.keyboard.press('Space');
    await the.dynamics.getByRole('button', { name: 'Save' }).click();
    await said('Xero invoice ORD-01001');
    await said('Payments follow once finance has approved it in Xero.');
    expect(await order()).toMatchObject({ xc_synctoxero: true });
    expect(await the.dynamics.getByRole('group', { name: 'Xero sync' }).count()).toBe(0);
  });

  it('P25: part-paid, the order shows what its Dynamics invoice has, and what came is listed as it was written', async () => {
    const invoice = await invoiceInXero();
    await the.finance.chooseAccounts(invoice, '260');
    await the.finance.approve(invoice);
    await the.finance.recordPayment(invoice, 15_000, '<b>Deposit</b>');
    await the.pollNow();
    await said('Awaiting payment');
    await expect.poll(bar, soon).toEqual(['52', '$15,000.00 of $28,750.00 paid, $13,750.00 outstanding']);
    expect(await payments()).toEqual(['Business Bank Account | <b>Deposit</b> | $15,000.00']);
    await expect.poll(() => section('Payments on the order').count(), soon).toBe(0);
    await section('Amounts').getByText('$13,750.00').waitFor();
  });

  it('when the rest comes the open picture is read again, and the amounts of the closed order give way to it', async () => {
    await the.finance.recordPayment(await invoiceInXero(), 13_750, 'Balance');
    await the.pollNow();
    await said('Nothing outstanding');
    await expect.poll(bar, soon).toEqual(['100', '$28,750.00 of $28,750.00 paid, nothing outstanding']);
    await expect.poll(payments, soon).toHaveLength(2);
    await expect.poll(() => section('Amounts').count(), soon).toBe(0);
    expect(await order()).toMatchObject({ statecode: 3 });
  });

  it('S1: the Dynamics invoice has the same picture; a payment deleted in Xero is struck through and named as reversed', async () => {
    await the.go(`dynamics=invoice/${await dynamicsInvoice()}/xero`);
    await said('Nothing outstanding');
    await section('Payments').getByText('$13,750.00').waitFor();
    const balance = (await the.finance.list('payments')).find((payment) => payment.Reference === 'Balance');
    await the.finance.act(`payments/${balance?.PaymentID}/delete`);
    await the.pollNow();
    await expect.poll(bar, soon).toEqual(['52', '$15,000.00 of $28,750.00 paid, $13,750.00 outstanding']);
    await expect.poll(payments, soon).toHaveLength(2);
    const reversed = picture().getByRole('row').filter({ hasText: 'Balance' });
    await reversed.getByText(/^Reversed /).waitFor();
    expect(await reversed.locator('s').allInnerTexts()).toEqual(expect.arrayContaining(['Balance', '$13,750.00']));
  });

  it('tabs are walked through by the keyboard, and the picture comes back with its tab', async () => {
    await the.dynamics.getByRole('tab', { name: 'Xero' }).focus();
    await the.page.keyboard.press('ArrowLeft');
    await the.page.keyboard.press('Enter');
    await the.dynamics.getByRole('tabpanel', { name: 'Lines' }).waitFor();
    await the.page.keyboard.press('ArrowRight');
    await the.page.keyboard.press('Enter');
    await said('Awaiting payment');
  });

  it('every own table has a page of its rows', async () => {
    for (const [table, key] of ['xc_link', 'xc_payment', 'xc_accountcode', 'xc_taxrate', 'xc_log'].map((name) => [name, `${name}id`])) {
      const [row] = await the.sales.rows(`${table}s`, `${key} ne null`, '&$top=1');
      await the.go(`dynamics=${table}/${row?.[key ?? '']}`);
      await the.dynamics.getByRole('heading', { name: String(row?.xc_name), level: 2 }).waitFor();
      expect(await the.dynamics.getByRole('alert').count()).toBe(0);
    }
    expect(the.errors).toEqual([]);
  });

  const shown = '@OData.Community.Display.V1.FormattedValue';
  const money = (column: string, value: number) => ({ [column]: value, [column + shown]: `€${value}.00` });
  const option = (column: string, place: number, label: string) => ({ [column]: 272000000 + place, [column + shown]: label });
  const ofCredit = {
    xc_xeroinvoiceid: 'a',
    xc_xeroinvoicenumber: 'CN-1',
    xc_xerostatus: 'AUTHORISED',
    ...option('xc_documenttype', 2, 'Gutschrift'),
  };
  const amounts = {
    ...money('xc_xerototal', 90),
    ...money('xc_amountpaid', 20),
    ...money('xc_amountcredited', 30),
    ...money('xc_amountdue', 40),
  };
  const job = { xc_total: 400, xc_done: 120, xc_created: 80, xc_linked: 30, xc_skipped: 6, xc_failed: 4 };

  // The page alone, given rows as Xrm.WebApi answers them: what the sandbox's story does not come by.
  it.each([
    ['how far a job is', 'xc_job', { ...job, ...option('xc_state', 1, 'Running') }, ['Running', '120 of 400 done', 'Failed 4']],
    ['a job that has not begun', 'xc_job', { xc_total: null, ...option('xc_state', 0, 'Waiting') }, ['Nothing to show yet']],
    [
      'what is left of a credit note',
      'invoice',
      { ...ofCredit, ...amounts },
      ['Credit left', 'Xero credit note CN-1', '€40.00 left', 'Refunded €20.00'],
    ],
    ['a voided document, without amounts', 'invoice', { ...ofCredit, ...amounts, xc_xerostatus: 'VOIDED' }, ['Voided']],
    ['a row on its way', 'invoice', { xc_xeroinvoiceid: null, ...option('xc_syncstatus', 1, 'Wartet') }, ['On its way to Xero']],
  ])('the picture shows %s', async (_what, table, row, words) => {
    await the.page.goto(`${the.sandbox.urls.dynamics}/WebResources/xc_/progress.html`);
    const webApi = `{ retrieveRecord: async () => (${JSON.stringify(row)}), retrieveMultipleRecords: async () => ({ entities: [] }) }`;
    const form = `{ data: { entity: { getId: () => '{1}', getEntityName: () => '${table}' } } }`;
    await the.page.evaluate(`window.setClientApiContext({ WebApi: ${webApi} }, ${form})`);
    const text = (await the.page.locator('#picture').innerText()).replace(/\s+/g, ' ');
    for (const one of words) expect(text).toContain(one);
    expect(text.includes('€')).toBe(words.some((one) => one.includes('€')));
  });

  it.each([
    ['throws', 'throw new Error("Out of order")', 'XeroConnector.Form.onLoad of xc_/form.js: Out of order'],
    ['fails later', 'return Promise.reject(new Error("Too late"))', 'XeroConnector.Form.onLoad of xc_/form.js: Too late'],
    ['uses what is not there', 'context.getFormContext().ui.process', 'formContext.ui.process is not in the sandbox'],
  ])('a library that %s is reported on the page', async (_how, code, message) => {
    const body = `window.XeroConnector = { Form: { onLoad(context) { ${code}; } } };`;
    await the.page.route('**/WebResources/xc_/form.js', (route) => route.fulfill({ contentType: 'application/javascript', body }));
    await the.page.goto('about:blank');
    await the.go(onOrder);
    await the.dynamics.getByRole('alert').getByText(message).waitFor();
    await the.page.unroute('**/WebResources/xc_/form.js');
  });
});
