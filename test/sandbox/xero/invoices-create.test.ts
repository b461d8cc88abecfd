import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, bayside, harbour, invoice, messages, openWorld, tui, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const put = (more: Record<string, unknown> = {}, query = '') => world.call('PUT', `/Invoices${query}`, { Invoices: [invoice(more)] });
const first = (reply: { body: Body }): Body => reply.body.Invoices[0];
const line = (more: Record<string, unknown> = {}) => ({
  Description: 'Widget',
  Quantity: 2,
  UnitAmount: 10.5,
  AccountCode: '200',
  ...more,
});

it('a created invoice comes back with the fields that Xero records', async () => {
  const one = first(await put({ Reference: 'recording', Status: 'AUTHORISED' }));
  expect(Object.keys(one)).toEqual([
    ...[
      'Type',
      'InvoiceID',
      'InvoiceNumber',
      'Reference',
      'Prepayments',
      'Overpayments',
      'AmountDue',
      'AmountPaid',
      'SentToContact',
      'CurrencyRate',
    ],
    ...[
      'IsDiscounted',
      'HasErrors',
      'InvoicePaymentServices',
      'UpdatedDateUTCString',
      'Contact',
      'DateString',
      'Date',
      'DueDateString',
      'DueDate',
    ],
    ...['BrandingThemeID', 'Status', 'LineAmountTypes', 'LineItems', 'SubTotal', 'TotalTax', 'Total', 'UpdatedDateUTC', 'CurrencyCode'],
  ]);
  expect(one).toMatchObject({
    Type: 'ACCREC',
    InvoiceNumber: expect.stringMatching(/^INV-\d{4}$/),
    Reference: 'recording',
    AmountDue: 24.15,
    AmountPaid: 0,
    CurrencyRate: 1,
    DateString: '2026-09-14T00:00:00',
    Date: '/Date(1789344000000+0000)/',
    DueDateString: '2026-10-14T00:00:00',
    UpdatedDateUTCString: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
    UpdatedDateUTC: expect.stringMatching(/^\/Date\(\d+\+0000\)\/$/),
    LineAmountTypes: 'Exclusive',
    SubTotal: 21,
    TotalTax: 3.15,
    Total: 24.15,
    CurrencyCode: 'NZD',
  });
  expect(one.Contact).toMatchObject({ ContactID: bayside, Name: 'Bayside Club', Phones: expect.any(Array) });
  expect(one.LineItems).toEqual([
    {
      Description: 'Widget',
      UnitAmount: 10.5,
      TaxType: 'OUTPUT2',
      TaxAmount: 3.15,
      LineAmount: 21,
      AccountCode: '200',
      Tracking: [],
      Quantity: 2,
      LineItemID: expect.stringMatching(/^[0-9a-f-]{36}$/),
      AccountID: expect.any(String),
      ValidationErrors: [],
    },
  ]);
});

describe('defaults', () => {
  it('a draft needs type, contact and lines; the rest has Xero’s defaults', async () => {
    const reply = await world.call('PUT', '/Invoices', {
      Type: 'ACCREC',
      Contact: { ContactID: bayside },
      LineItems: [{ Description: 'x', UnitAmount: 1 }],
    });
    expect(first(reply)).toMatchObject({
      Status: 'DRAFT',
      LineAmountTypes: 'Exclusive',
      CurrencyCode: 'NZD',
      LineItems: [{ Quantity: 1 }],
    });
    expect(first(reply).BrandingThemeID).toBe('b0000000-0000-4000-8000-000000000001');
  });
  it('the date is today in the organisation’s time zone', async () => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Auckland' }).format(world.clock.now());
    expect(first(await put({ Date: undefined })).DateString).toBe(`${today}T00:00:00`);
  });
  it.each([
    ['the contact’s terms', { ContactID: bayside }, '2026-09-28'],
    ['the organisation’s terms', { ContactID: harbour }, '2026-10-20'],
  ])('the due date comes from %s when it is left out', async (_what, Contact, due) => {
    expect(first(await put({ Contact, DueDate: undefined })).DueDateString).toBe(`${due}T00:00:00`);
  });
  it.each([
    ['DAYSAFTERBILLDATE', 30, '2026-01-31', '2026-03-02'],
    ['DAYSAFTERBILLMONTH', 10, '2026-01-05', '2026-02-10'],
    ['OFCURRENTMONTH', 31, '2026-02-05', '2026-02-28'],
    ['OFFOLLOWINGMONTH', 31, '2026-01-05', '2026-02-28'],
    ['OFFOLLOWINGMONTH', 20, '2026-12-05', '2027-01-20'],
  ])('payment terms %s %i from %s: %s', async (Type, Day, date, due) => {
    const Name = `Terms ${Type} ${Day} ${date}`;
    const reply = await put({ Contact: { Name, PaymentTerms: { Sales: { Day, Type } } }, Date: date, DueDate: undefined });
    expect(first(reply).DueDateString).toBe(`${due}T00:00:00`);
  });
  it('an unknown contact name makes a new contact', async () => {
    const Contact = { Name: 'Made by an invoice' };
    const one = first(await put({ Contact }));
    expect(one.Contact).toMatchObject({ ...Contact, IsCustomer: true });
    expect(first(await put({ Contact: { Name: 'MADE BY AN INVOICE' } })).Contact.ContactID).toBe(one.Contact.ContactID);
  });
});

describe('numbers and references', () => {
  it('a missing number is assigned, and skips one that is taken', async () => {
    const one = first(await put()).InvoiceNumber;
    const next = `INV-${String(Number(one.slice(4)) + 1).padStart(4, '0')}`;
    await put({ InvoiceNumber: next });
    expect(first(await put()).InvoiceNumber).toBe(`INV-${String(Number(one.slice(4)) + 2).padStart(4, '0')}`);
  });
  it('a taken number is refused on PUT, and free after delete and after void', async () => {
    for (const [Status, end] of [
      ['DRAFT', 'DELETED'],
      ['AUTHORISED', 'VOIDED'],
    ]) {
      const InvoiceNumber = `ORD-${end}`;
      const { InvoiceID } = first(await put({ InvoiceNumber, Status }));
      expect(messages(await put({ InvoiceNumber: InvoiceNumber.toLowerCase() }))).toEqual(['Invoice # must be unique.']);
      await world.call('POST', `/Invoices/${InvoiceID}`, { Status: end });
      expect((await put({ InvoiceNumber })).status).toBe(200);
    }
  });
  it('POST with a number that exists and no id overwrites that invoice', async () => {
    const { InvoiceID } = first(await put({ InvoiceNumber: 'OVER-1' }));
    const reply = await world.call('POST', '/Invoices', { Invoices: [{ Type: 'ACCREC', InvoiceNumber: 'OVER-1', Reference: 'again' }] });
    expect(first(reply)).toMatchObject({ InvoiceID, Reference: 'again' });
  });
  it('bills: the same number twice is fine, a Reference does not persist, none is assigned', async () => {
    const bill = {
      Type: 'ACCPAY',
      Contact: { ContactID: tui },
      LineItems: [line({ AccountCode: '310' })],
      InvoiceNumber: 'B-1',
      Reference: 'lost',
    };
    expect(first(await put(bill)).Reference).toBeUndefined();
    expect((await put(bill)).status).toBe(200);
    expect(first(await put({ ...bill, InvoiceNumber: undefined })).InvoiceNumber).toBe('');
  });
});

describe('lines', () => {
  const saved = async (one: Record<string, unknown>, more: Record<string, unknown> = {}, query = ''): Promise<Body> =>
    first(await put({ LineItems: [one], ...more }, query)).LineItems[0];
  it('a description alone is a line without amounts', async () => {
    const one = first(await put({ LineItems: [line(), { Description: 'Thank you' }], Status: 'AUTHORISED' }));
    expect(one.LineItems[1]).toEqual({ Description: 'Thank you', Tracking: [], LineItemID: expect.any(String), ValidationErrors: [] });
    expect(one.Total).toBe(24.15);
  });
  it('an item fills what is left out', async () => {
    expect(await saved({ ItemCode: 'desk-oak', Quantity: 1 })).toMatchObject({
      ItemCode: 'DESK-OAK',
      Description: 'Oak desk, 1600 x 800',
      UnitAmount: 1450,
      AccountCode: '200',
      TaxType: 'OUTPUT2',
      Item: { Code: 'DESK-OAK', Name: 'Oak desk 1600' },
    });
  });
  it('what is sent wins over the item', async () => {
    const sent = { ItemCode: 'DESK-OAK', Quantity: 1, Description: 'Own', UnitAmount: 9, AccountCode: '260', TaxType: 'NONE' };
    expect(await saved(sent)).toMatchObject(sent);
  });
  it('on a bill the item’s purchase side is taken', async () => {
    const bill = { Type: 'ACCPAY', Contact: { ContactID: tui } };
    expect(await saved({ ItemCode: 'DESK-OAK' }, bill)).toMatchObject({ UnitAmount: 820, AccountCode: '310', TaxType: 'INPUT2' });
  });
  it('the tax rate comes from the account when it is left out', async () => {
    expect(await saved(line({ AccountCode: '210' }))).toMatchObject({ TaxType: 'ZERORATED', TaxAmount: 0 });
  });
  it('the contact’s default account and tax rate are taken when the line has none', async () => {
    const Contact = { Name: 'Defaults Ltd', SalesDefaultAccountCode: '260', AccountsReceivableTaxType: 'ZERORATED' };
    expect(await saved(line({ AccountCode: undefined }), { Contact })).toMatchObject({ AccountCode: '260', TaxType: 'ZERORATED' });
  });
  it('UnitAmount has 2 decimals, 4 with unitdp=4, kept and shown', async () => {
    expect((await saved(line({ UnitAmount: 1.2345 }))).UnitAmount).toBe(1.23);
    const one = first(await put({ LineItems: [line({ Quantity: 100, UnitAmount: 1.2345 })] }, '?unitdp=4'));
    expect(one.LineItems[0]).toMatchObject({ UnitAmount: 1.2345, LineAmount: 123.45 });
    const read = async (query: string) => first(await world.call('GET', `/Invoices/${one.InvoiceID}${query}`)).LineItems[0].UnitAmount;
    expect([await read(''), await read('?unitdp=4')]).toEqual([1.23, 1.2345]);
  });
  it('a rate or an amount of discount on a sales invoice', async () => {
    const one = first(await put({ LineItems: [line({ DiscountRate: 10 }), line({ DiscountAmount: 1 })] }));
    expect(one.LineItems.map((each: Body) => each.LineAmount)).toEqual([18.9, 20]);
    expect(one).toMatchObject({ IsDiscounted: true, TotalDiscount: 3.1 });
  });
  it('tracking by names or by ids', async () => {
    const one = await saved(
      line({
        Tracking: [
          { Name: 'region', Option: 'north' },
          { TrackingCategoryID: 'd0000000-0000-4000-8000-000000000002', TrackingOptionID: 'd0000000-0000-4000-8000-000000000022' },
        ],
      }),
    );
    expect(one.Tracking.map((each: Body) => [each.Name, each.Option])).toEqual([
      ['Region', 'North'],
      ['Salesperson', 'Wiremu'],
    ]);
  });
  it('an amount alone is a line', async () => {
    expect(await saved({ Description: 'x', LineAmount: 12, AccountCode: '200' })).toMatchObject({
      Quantity: 1,
      UnitAmount: 12,
      LineAmount: 12,
    });
  });
  it('a TaxAmount that is sent stands', async () => {
    expect((await saved(line({ TaxAmount: 3.16 }))).TaxAmount).toBe(3.16);
  });
});

const refusals: [string, Record<string, unknown>, string | undefined][] = [
  [
    'a tax rate that does not fit the account',
    { LineItems: [line({ TaxType: 'INPUT2' })] },
    "The TaxType code 'INPUT2' cannot be used with account code '200'.",
  ],
  [
    'an account that does not exist',
    { LineItems: [line({ AccountCode: '999' })] },
    "Account code '999' is not a valid code for this document.",
  ],
  ['an archived account', { LineItems: [line({ AccountCode: '299' })] }, "Account code '299' is not a valid code for this document."],
  ['a bank account', { LineItems: [line({ AccountCode: '090' })] }, "Account code '090' is not a valid code for this document."],
  ['accounts receivable', { LineItems: [line({ AccountCode: '610' })] }, "Account code '610' is not a valid code for this document."],
  ['a currency the organisation lacks', { CurrencyCode: 'EUR' }, 'Organisation is not subscribed to currency EUR'],
  ['a total that is not that of the lines', { Total: 24.14 }, 'The invoice total does not equal the sum of the lines.'],
  ['a tax rate that is deleted', { LineItems: [line({ TaxType: 'OUTPUT' })] }, undefined],
  ['a tax rate that does not exist', { LineItems: [line({ TaxType: 'MOON' })] }, undefined],
  ['an item that does not exist', { LineItems: [line({ ItemCode: 'MOON' })] }, undefined],
  ['a line without description', { LineItems: [line({ Description: undefined })] }, undefined],
  ['a description of 4,001 characters', { LineItems: [line({ Description: 'x'.repeat(4001) })] }, undefined],
  ['tracking that does not exist', { LineItems: [line({ Tracking: [{ Name: 'Region', Option: 'East' }] })] }, undefined],
  ['tracking that is archived', { LineItems: [line({ Tracking: [{ Name: 'Region', Option: 'West Coast' }] })] }, undefined],
  [
    'a line amount that is not quantity × price',
    { LineItems: [line({ LineAmount: 22 })] },
    'The line total 22 does not match the expected line total 21',
  ],
  ['a line amount beyond 9,999,999,999.99', { LineItems: [line({ UnitAmount: 9999999999 })] }, undefined],
  ['a discount rate above 100', { LineItems: [line({ DiscountRate: 101 })] }, undefined],
  ['a quantity of more than 13 characters', { LineItems: [line({ Quantity: 12345678901.25, UnitAmount: 0 })] }, undefined],
  ['a discount on a bill', { Type: 'ACCPAY', LineItems: [line({ AccountCode: '310', DiscountRate: 10 })] }, undefined],
  ['no lines', { LineItems: [] }, undefined],
  ['no contact', { Contact: undefined }, undefined],
  ['a contact that does not exist', { Contact: { ContactID: '11111111-2222-3333-4444-555555555555' } }, undefined],
  [
    'a contact without anything',
    { Contact: {} },
    'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
  ],
  ['another type', { Type: 'INVOICE' }, undefined],
  ['LineAmountTypes in another case', { LineAmountTypes: 'EXCLUSIVE' }, undefined],
  ['a status that a new invoice cannot have', { Status: 'PAID' }, undefined],
  ['a status that does not exist', { Status: 'OPEN' }, undefined],
  ['a branding theme that does not exist', { BrandingThemeID: '11111111-2222-3333-4444-555555555555' }, undefined],
  ['a Url that is none', { Url: 'main.aspx?id=1' }, undefined],
  ['a Url with xero in it', { Url: 'https://org.example/main.aspx?app=Xero' }, undefined],
  ['a number of 256 characters', { InvoiceNumber: 'x'.repeat(256) }, undefined],
  ['a reference of 256 characters', { Reference: 'x'.repeat(256) }, undefined],
  ['a negative total', { LineItems: [line({ UnitAmount: -1 })] }, undefined],
  ['an authorised line without account', { Status: 'AUTHORISED', LineItems: [line({ AccountCode: undefined })] }, undefined],
  ['a submitted line without account', { Status: 'SUBMITTED', LineItems: [line({ AccountCode: undefined })] }, undefined],
  [
    'an authorised invoice in a locked period',
    { Status: 'AUTHORISED', Date: '2025-03-31' },
    'The document date cannot be before the period lock date, currently set at 31 March 2025',
  ],
];

it.each(refusals)('%s is refused, and nothing is kept', async (_what, changes, words) => {
  const before = world.xero.state.organisations.values().next().value?.documents.all().length;
  const reply = await put(changes);
  expect([reply.status, reply.body.Type]).toEqual([400, 'ValidationException']);
  expect(messages(reply).length).toBeGreaterThan(0);
  if (words) expect(messages(reply)).toEqual([words]);
  expect(world.xero.state.organisations.values().next().value?.documents.all().length).toBe(before);
});

it('every reason is said at once', async () => {
  const reply = await put({ CurrencyCode: 'EUR', LineItems: [line({ AccountCode: '999' }), line({ TaxType: 'INPUT2' })] });
  expect(messages(reply)).toEqual([
    'Organisation is not subscribed to currency EUR',
    "Account code '999' is not a valid code for this document.",
    "The TaxType code 'INPUT2' cannot be used with account code '200'.",
  ]);
});

it('a date that is none is 400 before anything else', async () => {
  const reply = await put({ Date: '31/12/2026' });
  expect([reply.status, reply.body.Type]).toEqual([400, 'PostDataInvalidException']);
});

it.each(['2026-09-14', '2026-09-14T00:00:00', '2026-09-14T00:00:00.000Z', '/Date(1789344000000+0000)/'])(
  'a date may be sent as %s',
  async (sent) => {
    expect(first(await put({ Date: sent })).DateString).toBe('2026-09-14T00:00:00');
  },
);

it('a foreign currency has its rate, or the one that is sent; the base currency has 1', async () => {
  expect(first(await put({ CurrencyCode: 'USD' }))).toMatchObject({ CurrencyCode: 'USD', CurrencyRate: 0.6 });
  expect(first(await put({ CurrencyCode: 'AUD', CurrencyRate: 0.95 })).CurrencyRate).toBe(0.95);
  expect(first(await put({ CurrencyCode: 'NZD', CurrencyRate: 3 })).CurrencyRate).toBe(1);
});

it('Url is kept; SentToContact only once approved', async () => {
  const Url = 'https://org.crm.example/main.aspx?pagetype=entityrecord&etn=salesorder&id=1';
  expect(first(await put({ Url, SentToContact: true }))).toMatchObject({ Url, SentToContact: false });
  expect(first(await put({ SentToContact: true, Status: 'AUTHORISED' })).SentToContact).toBe(true);
});

it('the online invoice exists once the invoice is approved', async () => {
  const { InvoiceID } = first(await put());
  expect((await world.call('GET', `/Invoices/${InvoiceID}/OnlineInvoice`)).status).toBe(404);
  await world.call('POST', `/Invoices/${InvoiceID}`, { Status: 'AUTHORISED' });
  const reply = await world.call('GET', `/Invoices/${InvoiceID}/OnlineInvoice`);
  expect(reply.body.OnlineInvoices).toEqual([{ OnlineInvoiceUrl: expect.stringMatching(/^https:\/\/in\.xero\.com\/[\w-]{40}$/) }]);
});
