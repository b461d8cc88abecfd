import { randomUUID } from 'node:crypto';
import type { Clock } from '../../api/clock.ts';
import type { Account, BrandingTheme, Currency, Organisation, PaymentTerms, TaxRate, TrackingCategory } from './entities.ts';
import { writeContact } from './rules/contacts.ts';
import { isKnownTimezone } from './rules/dates.ts';
import { writeItem } from './rules/items.ts';
import type { Json } from './rules/refusal.ts';
import { Books } from './store.ts';

export type AccountSeed = Pick<Account, 'Code' | 'Name' | 'Type' | 'TaxType' | 'Class'> & Partial<Account>;
export type TaxRateSeed = Pick<TaxRate, 'Name' | 'TaxType' | 'EffectiveRate'> & Partial<TaxRate>;
type BrandingThemeSeed = Pick<BrandingTheme, 'BrandingThemeID' | 'Name'>;
type CurrencySeed = Pick<Currency, 'Code' | 'Description'> & { rate?: number };
interface TrackingCategorySeed {
  TrackingCategoryID?: string;
  Name: string;
  Status?: TrackingCategory['Status'];
  Options: { TrackingOptionID?: string; Name: string; Status?: 'ACTIVE' | 'ARCHIVED' }[];
}

/** One organisation to begin with. Contacts and items are in the form the API takes; lock dates are 'YYYY-MM-DD'. */
export interface OrganisationSeed {
  tenantId: string;
  Name: string;
  LegalName?: string;
  BaseCurrency: string;
  CountryCode: string;
  Timezone: string;
  ShortCode: string;
  Class?: string;
  IsDemoCompany?: boolean;
  DefaultSalesTax?: string;
  DefaultPurchasesTax?: string;
  PeriodLockDate?: string;
  EndOfYearLockDate?: string;
  PaymentTerms?: PaymentTerms;
  forbiddenActions?: string[];
  nextInvoiceNumber?: number;
  currencies: CurrencySeed[];
  accounts: AccountSeed[];
  taxRates: TaxRateSeed[];
  brandingThemes: BrandingThemeSeed[];
  trackingCategories?: TrackingCategorySeed[];
  contacts?: Json[];
  items?: Json[];
}

export interface XeroSeed {
  organisations: OrganisationSeed[];
}

/** Books of a seeded organisation. Throws where the seed itself breaks a rule of Xero. */
export function openBooks(seed: OrganisationSeed, clock: Clock): Books {
  if (!isKnownTimezone(seed.Timezone))
    throw new Error(`seed: the timezone ${seed.Timezone} of ${seed.Name} is not known to the Xero emulator`);
  const now = clock.now();
  const books = new Books(organisation(seed, now), clock);
  for (const currency of seed.currencies) books.currencies.put({ rate: 1, ...currency });
  if (!books.currencies.get(seed.BaseCurrency)) throw new Error(`seed: ${seed.Name} lacks its base currency ${seed.BaseCurrency}`);
  for (const rate of seed.taxRates) books.taxRates.put(taxRate(rate));
  for (const account of seed.accounts) books.accounts.put(fullAccount(account, seed.BaseCurrency, now));
  seed.brandingThemes.forEach((theme, index) => {
    books.brandingThemes.put({ ...theme, SortOrder: index + 1, LogoUrl: '', created: now });
  });
  for (const category of seed.trackingCategories ?? []) books.trackingCategories.put(tracking(category));
  for (const contact of seed.contacts ?? []) writeContact(books, contact, { mode: 'create', keepId: true });
  for (const item of seed.items ?? []) writeItem(books, item, { mode: 'create', keepId: true });
  books.commit();
  return books;
}

function organisation(seed: OrganisationSeed, created: Date): Organisation {
  return {
    OrganisationID: seed.tenantId,
    Name: seed.Name,
    LegalName: seed.LegalName ?? seed.Name,
    BaseCurrency: seed.BaseCurrency,
    CountryCode: seed.CountryCode,
    Timezone: seed.Timezone,
    ShortCode: seed.ShortCode,
    Class: seed.Class ?? 'PREMIUM',
    IsDemoCompany: seed.IsDemoCompany ?? false,
    DefaultSalesTax: seed.DefaultSalesTax ?? 'Tax Exclusive',
    DefaultPurchasesTax: seed.DefaultPurchasesTax ?? 'Tax Exclusive',
    periodLockDate: seed.PeriodLockDate,
    endOfYearLockDate: seed.EndOfYearLockDate,
    paymentTerms: seed.PaymentTerms,
    forbiddenActions: seed.forbiddenActions ?? [],
    numbers: { invoicePrefix: 'INV-', nextInvoice: seed.nextInvoiceNumber ?? 1, creditNotePrefix: 'CN-', nextCreditNote: 1 },
    created,
  };
}

function taxRate(seed: TaxRateSeed): TaxRate {
  return {
    ReportTaxType: seed.TaxType,
    CanApplyToAssets: true,
    CanApplyToEquity: true,
    CanApplyToExpenses: true,
    CanApplyToLiabilities: true,
    CanApplyToRevenue: true,
    DisplayTaxRate: seed.EffectiveRate,
    Status: 'ACTIVE',
    TaxComponents: [{ Name: 'GST', Rate: seed.EffectiveRate, IsCompound: false, IsNonRecoverable: false }],
    ...seed,
  };
}

function fullAccount(seed: AccountSeed, currency: string, updated: Date): Account {
  const bank = seed.Type === 'BANK' ? { BankAccountType: 'BANK', CurrencyCode: currency } : {};
  return {
    AccountID: randomUUID(),
    Status: 'ACTIVE',
    EnablePaymentsToAccount: false,
    ShowInExpenseClaims: false,
    ...bank,
    updated,
    ...seed,
  };
}

function tracking(seed: TrackingCategorySeed): TrackingCategory {
  return {
    TrackingCategoryID: seed.TrackingCategoryID ?? randomUUID(),
    Name: seed.Name,
    Status: seed.Status ?? 'ACTIVE',
    Options: seed.Options.map((option) => ({ TrackingOptionID: randomUUID(), Status: 'ACTIVE' as const, ...option })),
  };
}
