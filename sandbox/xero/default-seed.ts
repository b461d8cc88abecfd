import type { AccountSeed, OrganisationSeed, TaxRateSeed, XeroSeed } from './seed.ts';

const account = (
  Code: string,
  Name: string,
  Type: string,
  Class: AccountSeed['Class'],
  TaxType: string,
  more: Partial<AccountSeed> = {},
): AccountSeed => ({
  AccountID: `a0000000-0000-4000-8000-000000000${Code}`,
  Code,
  Name,
  Type,
  Class,
  TaxType,
  ...more,
});

/** A trading company's chart, with Xero's own accounts among it. */
const accounts: AccountSeed[] = [
  account('090', 'Business Bank Account', 'BANK', 'ASSET', 'NONE', { BankAccountNumber: '1201020345678000' }),
  account('091', 'Business Savings Account', 'BANK', 'ASSET', 'NONE', { BankAccountNumber: '0209087654321050' }),
  account('200', 'Sales', 'REVENUE', 'REVENUE', 'OUTPUT2', { Description: 'Goods and services sold to customers' }),
  account('210', 'Export Sales', 'REVENUE', 'REVENUE', 'ZERORATED'),
  account('260', 'Other Revenue', 'REVENUE', 'REVENUE', 'OUTPUT2'),
  account('270', 'Interest Income', 'REVENUE', 'REVENUE', 'NONE'),
  account('299', 'Sales (old chart)', 'REVENUE', 'REVENUE', 'OUTPUT2', { Status: 'ARCHIVED' }),
  account('310', 'Cost of Goods Sold', 'DIRECTCOSTS', 'EXPENSE', 'INPUT2'),
  account('400', 'Advertising', 'OVERHEADS', 'EXPENSE', 'INPUT2'),
  account('425', 'Freight & Courier', 'OVERHEADS', 'EXPENSE', 'INPUT2'),
  account('453', 'Office Expenses', 'OVERHEADS', 'EXPENSE', 'INPUT2'),
  account('610', 'Accounts Receivable', 'CURRENT', 'ASSET', 'NONE', { SystemAccount: 'DEBTORS' }),
  account('630', 'Inventory', 'INVENTORY', 'ASSET', 'NONE'),
  account('800', 'Accounts Payable', 'CURRLIAB', 'LIABILITY', 'NONE', { SystemAccount: 'CREDITORS' }),
  account('820', 'GST', 'CURRLIAB', 'LIABILITY', 'NONE', { SystemAccount: 'GST' }),
  account('835', 'Customer Deposits', 'CURRLIAB', 'LIABILITY', 'NONE', { EnablePaymentsToAccount: true }),
  account('860', 'Rounding', 'CURRLIAB', 'LIABILITY', 'NONE', { SystemAccount: 'ROUNDING' }),
  account('970', 'Owner Funds Introduced', 'EQUITY', 'EQUITY', 'NONE', { EnablePaymentsToAccount: true }),
];

const taxRates: TaxRateSeed[] = [
  { Name: '15% GST on Income', TaxType: 'OUTPUT2', ReportTaxType: 'OUTPUT', EffectiveRate: 15, CanApplyToExpenses: false },
  { Name: '15% GST on Expenses', TaxType: 'INPUT2', ReportTaxType: 'INPUT', EffectiveRate: 15, CanApplyToRevenue: false },
  {
    Name: 'Zero Rated',
    TaxType: 'ZERORATED',
    ReportTaxType: 'OUTPUT',
    EffectiveRate: 0,
    CanApplyToAssets: false,
    CanApplyToEquity: false,
    CanApplyToExpenses: false,
  },
  { Name: 'No GST', TaxType: 'NONE', EffectiveRate: 0 },
  {
    Name: 'GST on Imports',
    TaxType: 'GSTONIMPORTS',
    EffectiveRate: 0,
    CanApplyToAssets: false,
    CanApplyToEquity: false,
    CanApplyToExpenses: false,
    CanApplyToRevenue: false,
  },
  { Name: '12.5% GST on Income', TaxType: 'OUTPUT', EffectiveRate: 12.5, CanApplyToExpenses: false, Status: 'DELETED' },
  { Name: '12.5% GST on Expenses', TaxType: 'INPUT', EffectiveRate: 12.5, CanApplyToRevenue: false, Status: 'DELETED' },
];

export const demoTenantId = 'c2cc9b6e-9458-4c7d-93cc-f02b81b0594f';

const demo: OrganisationSeed = {
  tenantId: demoTenantId,
  Name: 'Kauri Office Supplies (Demo)',
  LegalName: 'Kauri Office Supplies Limited',
  BaseCurrency: 'NZD',
  CountryCode: 'NZ',
  Timezone: 'NEWZEALANDSTANDARDTIME',
  ShortCode: '!kAu7r',
  // No demo company in Xero's sense: those can't send invoices by e-mail.
  Class: 'PREMIUM',
  PeriodLockDate: '2025-03-31',
  PaymentTerms: { Sales: { Day: 20, Type: 'OFFOLLOWINGMONTH' }, Bills: { Day: 20, Type: 'OFFOLLOWINGMONTH' } },
  nextInvoiceNumber: 41,
  currencies: [
    { Code: 'NZD', Description: 'New Zealand Dollar' },
    { Code: 'AUD', Description: 'Australian Dollar', rate: 0.91 },
    { Code: 'USD', Description: 'United States Dollar', rate: 0.6 },
  ],
  accounts,
  taxRates,
  brandingThemes: [
    { BrandingThemeID: 'b0000000-0000-4000-8000-000000000001', Name: 'Standard' },
    { BrandingThemeID: 'b0000000-0000-4000-8000-000000000002', Name: 'Special Projects' },
  ],
  trackingCategories: [
    {
      TrackingCategoryID: 'd0000000-0000-4000-8000-000000000001',
      Name: 'Region',
      Options: [
        { TrackingOptionID: 'd0000000-0000-4000-8000-000000000011', Name: 'North' },
        { TrackingOptionID: 'd0000000-0000-4000-8000-000000000012', Name: 'South' },
        { TrackingOptionID: 'd0000000-0000-4000-8000-000000000013', Name: 'West Coast', Status: 'ARCHIVED' },
      ],
    },
    {
      TrackingCategoryID: 'd0000000-0000-4000-8000-000000000002',
      Name: 'Salesperson',
      Options: [
        { TrackingOptionID: 'd0000000-0000-4000-8000-000000000021', Name: 'Aroha' },
        { TrackingOptionID: 'd0000000-0000-4000-8000-000000000022', Name: 'Wiremu' },
      ],
    },
  ],
  contacts: [
    {
      ContactID: 'e0000000-0000-4000-8000-000000000001',
      Name: 'Bayside Club',
      EmailAddress: 'accounts@baysideclub.example',
      FirstName: 'Moana',
      LastName: 'Parata',
      PaymentTerms: { Sales: { Day: 14, Type: 'DAYSAFTERBILLDATE' } },
    },
    { ContactID: 'e0000000-0000-4000-8000-000000000002', Name: 'Harbour City Council', EmailAddress: 'payables@harbourcity.example' },
    { ContactID: 'e0000000-0000-4000-8000-000000000003', Name: 'Tui Paper Wholesale', EmailAddress: 'sales@tuipaper.example' },
  ],
  items: [
    {
      ItemID: 'f0000000-0000-4000-8000-000000000001',
      Code: 'DESK-OAK',
      Name: 'Oak desk 1600',
      Description: 'Oak desk, 1600 x 800',
      SalesDetails: { UnitPrice: 1450, AccountCode: '200', TaxType: 'OUTPUT2' },
      PurchaseDetails: { UnitPrice: 820, AccountCode: '310', TaxType: 'INPUT2' },
    },
    {
      ItemID: 'f0000000-0000-4000-8000-000000000002',
      Code: 'CHAIR-ERGO',
      Name: 'Ergonomic chair',
      Description: 'Ergonomic office chair',
      SalesDetails: { UnitPrice: 489.5, AccountCode: '200', TaxType: 'OUTPUT2' },
    },
  ],
};

/** The organisation that the sandbox starts with: a small New Zealand company, base currency NZD, GST 15 %. */
export const defaultXeroSeed: XeroSeed = { organisations: [demo] };
