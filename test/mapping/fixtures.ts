import { accountCodeId, brandingThemeId, taxRateId, trackingOptionId } from '../../api/mapping/ids.ts';
import { readSettings, type Settings, settingsFor } from '../../api/mapping/settings.ts';
import type { InvoiceDocument, MapInvoiceInput, Reference } from '../../api/mapping/types.ts';
import type { WireInvoice } from '../../api/xero/wire.ts';

export const organisationId = 'c2cc9b6e-9458-4c7d-93cc-f02b81b0594f';
export const orderId = '11111111-2222-3333-4444-555555555555';
export const accountId = 'aaaaaaaa-0000-4000-8000-000000000001';
export const contactId = 'cccccccc-0000-4000-8000-000000000001';
export const nzd = 'dddddddd-0000-4000-8000-000000000001';
export const xeroInvoiceId = 'eeeeeeee-0000-4000-8000-000000000001';
export const now = new Date('2026-03-01T22:30:00Z');
export const guidOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const accounts = [
  { AccountID: guidOf(200), Code: '200', Name: 'Sales', Type: 'REVENUE', Class: 'REVENUE', Status: 'ACTIVE' as const, TaxType: 'OUTPUT2' },
  {
    AccountID: guidOf(260),
    Code: '260',
    Name: 'Other revenue',
    Type: 'REVENUE',
    Class: 'REVENUE',
    Status: 'ACTIVE' as const,
    TaxType: 'NONE',
  },
  {
    AccountID: guidOf(300),
    Code: '300',
    Name: 'Purchases',
    Type: 'DIRECTCOSTS',
    Class: 'EXPENSE',
    Status: 'ACTIVE' as const,
    TaxType: 'INPUT2',
  },
  { AccountID: guidOf(299), Code: '299', Name: 'Old sales', Type: 'REVENUE', Class: 'REVENUE', Status: 'ARCHIVED' as const },
  { AccountID: guidOf(90), Code: '090', Name: 'Bank', Type: 'BANK', Class: 'ASSET', Status: 'ACTIVE' as const },
  {
    AccountID: guidOf(610),
    Code: '610',
    Name: 'Receivable',
    Type: 'CURRENT',
    Class: 'ASSET',
    Status: 'ACTIVE' as const,
    SystemAccount: 'DEBTORS',
  },
];

const rate = (TaxType: string, Name: string, EffectiveRate: number, more: object = {}) => ({
  TaxType,
  Name,
  EffectiveRate,
  Status: 'ACTIVE' as const,
  CanApplyToRevenue: true,
  CanApplyToExpenses: true,
  CanApplyToAssets: true,
  ...more,
});

export const reference: Reference = {
  organisation: {
    Name: 'Demo NZ',
    BaseCurrency: 'NZD',
    Timezone: 'NEWZEALANDSTANDARDTIME',
    ShortCode: '!abc',
  },
  accounts,
  taxRates: [
    rate('OUTPUT2', '15% GST on Income', 15),
    rate('INPUT2', '15% GST on Expenses', 15, { CanApplyToRevenue: false }),
    rate('NONE', 'No GST', 0),
    rate('TAX001', 'Old rate', 12.5, { Status: 'ARCHIVED' }),
  ],
  currencies: [{ Code: 'NZD' }, { Code: 'USD' }],
  brandingThemes: [{ BrandingThemeID: guidOf(700), Name: 'Standard' }],
  trackingCategories: [
    {
      TrackingCategoryID: guidOf(800),
      Name: 'Region',
      Status: 'ACTIVE',
      Options: [
        { TrackingOptionID: guidOf(801), Name: 'North', Status: 'ACTIVE' },
        { TrackingOptionID: guidOf(802), Name: 'South', Status: 'ARCHIVED' },
        { TrackingOptionID: guidOf(803), Name: 'East', Status: 'ACTIVE' },
      ],
    },
    {
      TrackingCategoryID: guidOf(810),
      Name: 'Team',
      Status: 'ACTIVE',
      Options: [{ TrackingOptionID: guidOf(811), Name: 'Blue', Status: 'ACTIVE' }],
    },
  ],
  items: [{ ItemID: guidOf(900), Code: 'P-100', Name: 'Widget', SalesDetails: { UnitPrice: 10, AccountCode: '200', TaxType: 'OUTPUT2' } }],
};

/** Row ids of the reference tables, as Dataverse lookups hold them. */
export const account = (code: string): string => accountCodeId(organisationId, accounts.find((one) => one.Code === code)?.AccountID ?? '');
export const taxRate = (type: string): string => taxRateId(organisationId, type);
export const tracking = (n: number): string => trackingOptionId(organisationId, guidOf(n));
export const theme = brandingThemeId(organisationId, guidOf(700));

export const settingsRow = (more: object = {}) => ({
  xc_organisationid: organisationId,
  xc_mode: 272000001,
  _xc_defaultaccountid_value: account('200'),
  ...more,
});

export function settings(more: object = {}): Settings {
  const read = readSettings(settingsRow(more));
  if (!read) throw new Error('the fixture has no organisation');
  return read;
}

export const line = (n: number, more: object = {}) => ({
  salesorderdetailid: guidOf(n),
  lineitemnumber: n,
  isproductoverridden: true,
  productdescription: `Line ${n}`,
  quantity: 1,
  priceperunit: 100,
  ...more,
});

export const product = (more: object = {}) => ({ productid: guidOf(501), productnumber: 'P-100', name: 'Widget', price: 10, ...more });

export const productLine = (n: number, of: object = product(), more: object = {}) =>
  line(n, { isproductoverridden: false, productdescription: null, productid: of, ...more });

export const order = (more: object = {}) => ({
  salesorderid: orderId,
  ordernumber: 'ORD-01001',
  name: 'Widgets for Contoso',
  statecode: 0,
  xc_synctoxero: true,
  _customerid_value: accountId,
  _transactioncurrencyid_value: nzd,
  transactioncurrencyid: { isocurrencycode: 'NZD' },
  ...more,
});

export const customer = (more: object = {}) => ({ accountid: accountId, name: 'Contoso Ltd', ...more });

export function orderDocument(record: object = {}, lines: object[] = [line(1)], more: object = {}): InvoiceDocument {
  return {
    table: 'salesorder',
    entitySet: 'salesorders',
    record: order(record),
    lines,
    customer: customer(),
    people: [],
    products: [],
    links: [],
    problem: null,
    settings: settingsRow(),
    mappings: [],
    environmentUrl: 'https://contoso.crm.dynamics.com',
    ...more,
  } as InvoiceDocument;
}

export function input(
  document: InvoiceDocument,
  more: { settings?: object; reference?: Partial<Reference>; now?: Date; contactId?: string; generation?: number } = {},
): MapInvoiceInput {
  return {
    document,
    settings: settingsFor(settings(more.settings), document.record as Record<string, unknown>),
    reference: { ...reference, ...more.reference },
    contactId: more.contactId,
    generation: more.generation ?? 1,
    now: more.now ?? now,
  };
}

export const codes = (problems: { code: string }[]): string[] => problems.map((one) => one.code);

export const xeroInvoice = (more: Partial<WireInvoice> = {}): WireInvoice => ({
  InvoiceID: xeroInvoiceId,
  Type: 'ACCREC',
  InvoiceNumber: 'ORD-01001',
  Status: 'AUTHORISED',
  CurrencyCode: 'NZD',
  Date: '/Date(1772323200000+0000)/',
  DueDate: '/Date(1774915200000+0000)/',
  SubTotal: 100,
  TotalTax: 15,
  Total: 115,
  AmountDue: 115,
  AmountPaid: 0,
  AmountCredited: 0,
  Contact: { ContactID: contactId, Name: 'Contoso Ltd' },
  UpdatedDateUTC: '/Date(1772400000123+0000)/',
  Url: `https://contoso.crm.dynamics.com/main.aspx?pagetype=entityrecord&etn=salesorder&id=${orderId}`,
  ...more,
});
