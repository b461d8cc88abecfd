import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { type Body, invoice, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const get = async (path: string): Promise<Body> => (await world.call('GET', path)).body;

it('the organisation, with what the connector reads', async () => {
  expect((await get('/Organisation')).Organisations[0]).toMatchObject({
    OrganisationID: demoTenantId,
    BaseCurrency: 'NZD',
    CountryCode: 'NZ',
    Version: 'NZ',
    Timezone: 'NEWZEALANDSTANDARDTIME',
    ShortCode: '!kAu7r',
    Class: 'PREMIUM',
    IsDemoCompany: false,
    PeriodLockDate: '/Date(1743379200000+0000)/',
    DefaultSalesTax: 'Tax Exclusive',
    PaymentTerms: { Sales: { Day: 20, Type: 'OFFOLLOWINGMONTH' } },
  });
});

it('actions are ALLOWED or NOT-ALLOWED', async () => {
  const { Actions } = await get('/Organisation/Actions');
  expect(Actions).toContainEqual({ Name: 'CreateDraftInvoice', Status: 'ALLOWED' });
  expect(new Set(Actions.map((one: Body) => one.Status))).toEqual(new Set(['ALLOWED']));
});

it('accounts in Xero’s shape, filtered and by id', async () => {
  const { Accounts } = await get('/Accounts');
  expect(Accounts[0]).toEqual({
    AccountID: expect.any(String),
    Code: '090',
    Name: 'Business Bank Account',
    Status: 'ACTIVE',
    Type: 'BANK',
    TaxType: 'NONE',
    Class: 'ASSET',
    EnablePaymentsToAccount: false,
    ShowInExpenseClaims: false,
    BankAccountNumber: '1201020345678000',
    BankAccountType: 'BANK',
    CurrencyCode: 'NZD',
    HasAttachments: false,
    UpdatedDateUTC: expect.stringMatching(/^\/Date\(\d+\+0000\)\/$/),
    AddToWatchlist: false,
  });
  const where = encodeURIComponent('Class=="REVENUE" AND Status=="ACTIVE"');
  expect((await get(`/Accounts?where=${where}`)).Accounts.map((one: Body) => one.Code)).toEqual(['200', '210', '260', '270']);
  expect((await get(`/Accounts/${Accounts[0].AccountID}`)).Accounts).toEqual([Accounts[0]]);
});

it('tax rates say what they can be applied to, deleted ones stay in the list', async () => {
  const { TaxRates } = await get('/TaxRates');
  expect(TaxRates.find((one: Body) => one.TaxType === 'OUTPUT2')).toEqual({
    Name: '15% GST on Income',
    TaxType: 'OUTPUT2',
    ReportTaxType: 'OUTPUT',
    CanApplyToAssets: true,
    CanApplyToEquity: true,
    CanApplyToExpenses: false,
    CanApplyToLiabilities: true,
    CanApplyToRevenue: true,
    DisplayTaxRate: 15,
    EffectiveRate: 15,
    Status: 'ACTIVE',
    TaxComponents: [{ Name: 'GST', Rate: 15, IsCompound: false, IsNonRecoverable: false }],
  });
  expect(TaxRates.find((one: Body) => one.TaxType === 'OUTPUT').Status).toBe('DELETED');
  expect((await get('/TaxRates/INPUT2')).TaxRates[0].CanApplyToRevenue).toBe(false);
});

it('currencies, branding themes, tracking categories', async () => {
  expect((await get('/Currencies')).Currencies.map((one: Body) => one.Code)).toEqual(['AUD', 'NZD', 'USD']);
  expect((await get('/BrandingThemes')).BrandingThemes[0]).toMatchObject({ Name: 'Standard', Type: 'INVOICE', SortOrder: 1 });
  const options = async (query: string) =>
    (await get(`/TrackingCategories${query}`)).TrackingCategories[0].Options.map((one: Body) => one.Name);
  expect(await options('')).toEqual(['North', 'South']);
  expect(await options('?includeArchived=true')).toEqual(['North', 'South', 'West Coast']);
});

it('a history note can be added and read; none for payments; 2,500 characters at most', async () => {
  const { InvoiceID } = (await world.call('PUT', '/Invoices', invoice({ Status: 'AUTHORISED' }))).body.Invoices[0];
  const path = `/Invoices/${InvoiceID}/History`;
  const added = await world.call('PUT', path, { HistoryRecords: [{ Details: 'From order ORD-1' }] });
  expect(added.body.HistoryRecords).toEqual([
    {
      DateUTCString: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/),
      DateUTC: expect.stringMatching(/^\/Date\(\d+\)\/$/),
      Details: 'From order ORD-1',
      ValidationErrors: [],
    },
  ]);
  expect((await get(path)).HistoryRecords[0]).toMatchObject({ Changes: 'Note', Details: 'From order ORD-1', User: 'System Generated' });
  expect((await world.call('PUT', path, { Details: 'x'.repeat(2501) })).status).toBe(400);
  const payment = world.xero.ui.recordPayment(demoTenantId, { invoiceId: InvoiceID, amount: 1 });
  expect(
    (await world.call('PUT', `/Payments/${payment.PaymentID}/History`, { Details: 'x' })).body.Elements[0].ValidationErrors[0].Message,
  ).toBe('The document with the supplied id was not found for this endpoint.');
  expect((await world.call('GET', '/Invoices/11111111-2222-3333-4444-555555555555/History')).status).toBe(404);
});
