import { v5 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seedId } from '../../sandbox/seed/dynamics.ts';
import { demoTenantId } from '../../sandbox/xero/default-seed.ts';
import { choice, type NewOrder, type Row, Stage, synced } from './stage.ts';

const computedId = (name: string) => v5(name.toLowerCase(), 'e56b9b91-dd48-5260-8dde-e08dea52f008');
const trackingOption = 'd0000000-0000-4000-8000-000000000012';

describe('what an order becomes in Xero', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());
  afterEach(() => stage.nextPoll());

  /** Previews the order while the organisation is Read-only, then sends it: the totals must be those that were foretold. */
  const foretoldAndSent = async (id: string): Promise<{ invoice: Row; lines: Row[]; order: Row; preview: Row }> => {
    // What was made for the order may be on its own way to Xero.
    await stage.idle();
    await stage.settings({ xc_mode: choice(0) });
    const mark = stage.mark;
    await stage.toggle(id);
    const body = stage.sentBody(id);
    const settings = { ...(body.settings as Row), xc_mode: choice(1) };
    const { body: preview } = await stage.call('invoice-previews', { ...body, settings });
    expect(stage.writes(mark)).toEqual([]);
    expect.soft([preview.outcome, preview.problems]).toEqual(['created', []]);
    await stage.settings({ xc_mode: choice(1) });
    await stage.sales.write('salesorders', id, { xc_syncrequestedon: stage.sandbox.clock.now().toISOString() });
    await stage.idle();
    const order = await stage.order(id);
    expect(order.xc_syncstatus, String(order.xc_syncmessage)).toBe(synced);
    const invoice = await stage.invoiceOf(id);
    const { subTotal, totalTax, total, currency } = preview.expected as Row;
    expect.soft([invoice.SubTotal, invoice.TotalTax, invoice.Total, invoice.CurrencyCode]).toEqual([subTotal, totalTax, total, currency]);
    expect.soft([order.xc_xerototal, order.xc_xerototaltax]).toEqual([invoice.Total, invoice.TotalTax]);
    return { invoice, lines: invoice.LineItems as Row[], order, preview };
  };
  const sent = async (order: NewOrder) => foretoldAndSent(await stage.newOrder(order));
  const seeded = (name: string) => foretoldAndSent(seedId('order', name));

  it('P6 P12 C14 C15 C16 C40: discounts, four decimals, a write-in and a line that is only text', async () => {
    const { lines, invoice } = await seeded('Grinders, beans and installation');
    expect(lines.map((line) => [line.ItemCode ?? null, line.Quantity ?? null, line.UnitAmount ?? null, line.LineAmount ?? null])).toEqual([
      ['GR-20', 4, 389.5, 1500],
      ['BN-1K', 36, 32.4375, 1167.75],
      [null, 1, 450, 450],
      [null, null, null, null],
    ]);
    expect(lines[0]).toMatchObject({ DiscountAmount: 58 });
    expect(lines.map((line) => line.Description).slice(2)).toEqual([
      'Training for the breakfast team, half a day',
      'Thank you for choosing us again.',
    ]);
    expect(invoice).toMatchObject({ SubTotal: 3117.75, TotalTax: 467.66, Type: 'ACCREC', Status: 'DRAFT', LineAmountTypes: 'Exclusive' });
  });

  it('P12: a discount of 5 % and freight on the header become lines of their own', async () => {
    const { lines, invoice } = await seeded('Opening order with discount and freight');
    expect(lines.map((line) => [line.Description, line.LineAmount])).toEqual([
      [expect.any(String), 2500],
      [expect.any(String), 779],
      ['Discount', -163.95],
      ['Freight', 120],
    ]);
    expect(invoice.SubTotal).toBe(3235.05);
  });

  it('C6: Australian dollars stay Australian dollars', async () => {
    const { invoice } = await seeded('Beans for Melbourne, in Australian dollars');
    expect(invoice).toMatchObject({ CurrencyCode: 'AUD', SubTotal: 3588 });
  });

  it('P12: header discount and freight are shared by tax type in proportion', async () => {
    const zeroRated = { 'xc_taxrateid@odata.bind': await stage.codeRow('xc_taxrates', 'ZERORATED') };
    const { lines, invoice } = await sent({
      header: { discountamount: 10, freightamount: 7.01 },
      lines: [
        { text: 'Taxed', quantity: 3, price: 33.33 },
        { text: 'Abroad', quantity: 1, price: 50.01, more: zeroRated },
      ],
    });
    const byTax = (description: string) =>
      lines.filter((line) => line.Description === description).map((line) => [line.TaxType, line.LineAmount]);
    expect(byTax('Discount')).toEqual([
      ['OUTPUT2', -6.67],
      ['ZERORATED', -3.33],
    ]);
    expect(byTax('Freight')).toEqual([
      ['OUTPUT2', 4.67],
      ['ZERORATED', 2.34],
    ]);
    expect(invoice.SubTotal).toBe(147.01);
  });

  it.each([
    { how: 'Inclusive', value: 1, type: 'Inclusive', subTotal: 100, tax: 15, total: 115 },
    { how: 'No tax', value: 2, type: 'NoTax', subTotal: 115, tax: 0, total: 115 },
  ])('C10: amounts are $how', async ({ value, type, subTotal, tax, total }) => {
    const header = { xc_amountsare: choice(value) };
    const { invoice } = await sent({ header, lines: [{ text: 'Round sum', quantity: 1, price: 115 }] });
    expect(invoice).toMatchObject({ LineAmountTypes: type, SubTotal: subTotal, TotalTax: tax, Total: total });
  });

  it('P13 C8 P9: the row says Authorised and when it is due', async () => {
    const { invoice, order } = await sent({ header: { xc_arrivalstatus: choice(2), xc_duedate: '2031-05-06' } });
    expect(invoice.Status).toBe('AUTHORISED');
    expect(JSON.stringify(invoice.DueDateString ?? invoice.DueDate)).toMatch(/2031-05-06/);
    expect(order.xc_xeroduedate).toMatch(/^2031-05-06/);
    await stage.nextPoll();
    expect(await stage.dynamicsInvoices(String(order.salesorderid))).toHaveLength(1);
  });

  it('P13 P9: without a due date of its own Xero decides, by the terms of the organisation, and the row shows it [trap: empty due date]', async () => {
    const { invoice, order } = await sent({ header: { xc_arrivalstatus: choice(1) } });
    expect(invoice.Status).toBe('SUBMITTED');
    expect(String(order.xc_xeroduedate)).toMatch(/-20/);
    expect(order.xc_duedate).toBeNull();
  });

  it('C3 C4 C5: the number is the order number, its name, or one that Xero gives', async () => {
    const own = await sent({});
    expect([own.invoice.InvoiceNumber, own.order.xc_xeroinvoicenumber]).toEqual([own.order.ordernumber, own.order.ordernumber]);
    await stage.settings({ xc_useinvoicename: true });
    const named = await sent({ name: 'Terrace 2031' });
    expect([named.invoice.InvoiceNumber, named.order.xc_xeroinvoicenumber]).toEqual(['Terrace 2031', 'Terrace 2031']);
    await stage.settings({ xc_useinvoicename: false, xc_usexeroinvoicenumber: true });
    const theirs = await sent({});
    await stage.settings({ xc_usexeroinvoicenumber: false });
    expect(theirs.invoice.InvoiceNumber).toMatch(/^INV-/);
    expect(theirs.order.xc_xeroinvoicenumber).toBe(theirs.invoice.InvoiceNumber);
  });

  it('C13: the reference is cut at 255 characters, not in the middle of one [trap: reference cut at 255 code points, not UTF-16 units]', async () => {
    const description = `${'a'.repeat(254)}😀😀 and more`;
    const { invoice } = await sent({ header: { description } });
    expect(invoice.Reference).toBe(`${'a'.repeat(254)}😀`);
    await stage.settings({ xc_descriptionasreference: false });
    const without = await sent({ header: { description } });
    await stage.settings({ xc_descriptionasreference: true });
    expect(without.invoice.Reference ?? '').toBe('');
  });

  it('C14 D1: account, tax and tracking: the line before the product before the organisation', async () => {
    const product = await stage.newProduct('CODED-1', { 'xc_accountcodeid@odata.bind': await stage.codeRow('xc_accountcodes', '210') });
    const line = {
      'xc_accountcodeid@odata.bind': await stage.codeRow('xc_accountcodes', '270'),
      'xc_taxrateid@odata.bind': await stage.codeRow('xc_taxrates', 'NONE'),
      'xc_tracking1id@odata.bind': `/xc_trackingoptions(${computedId(`trackingoption|${demoTenantId}|${trackingOption}`)})`,
    };
    const { lines } = await sent({
      lines: [
        { number: product, quantity: 1, price: 10, more: line },
        { number: product, quantity: 1, price: 10 },
        { text: 'Neither', quantity: 1, price: 10 },
      ],
    });
    expect(lines.map((one) => [one.AccountCode, one.TaxType])).toEqual([
      ['270', 'NONE'],
      ['210', 'OUTPUT2'],
      ['200', 'OUTPUT2'],
    ]);
    expect(lines[0]?.Tracking).toMatchObject([{ Name: 'Region', Option: 'South' }]);
  });

  it('X5: the invoice opens the order, the order opens the invoice', async () => {
    const { invoice, order } = await sent({});
    expect(invoice.Url).toBe(`https://contoso.crm.dynamics.com/main.aspx?pagetype=entityrecord&etn=salesorder&id=${order.salesorderid}`);
    expect(order.xc_xerourl).toContain(String(invoice.InvoiceID));
  });

  it('P36 P32 C22–C24: the contact made with the order has its people, numbers and addresses', async () => {
    const contact = (await stage.finance.list('contacts')).find((one) => one.Name === 'Ridgeline Hotels') ?? {};
    expect(contact).toMatchObject({
      ContactNumber: seedId('account', 'Ridgeline Hotels'),
      AccountNumber: 'C-1002',
      EmailAddress: 'payables@ridgeline.example',
      FirstName: 'Anika',
      LastName: 'Rao',
    });
    expect(JSON.stringify(contact.Addresses)).toMatch(/88 Lake Road/);
  });
});
