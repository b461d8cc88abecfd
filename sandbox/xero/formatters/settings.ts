import type { Account, BrandingTheme, Currency, Item, Organisation, TrackingCategory } from '../entities.ts';
import { round } from '../rules/amounts.ts';
import type { Json } from '../rules/refusal.ts';
import { actions } from '../rules/rights.ts';
import { bareMoment, dayMoment, moment } from './dates.ts';

export function formatOrganisation(organisation: Organisation): Json {
  return {
    Name: organisation.Name,
    LegalName: organisation.LegalName,
    PaysTax: true,
    Version: organisation.CountryCode,
    OrganisationType: 'COMPANY',
    BaseCurrency: organisation.BaseCurrency,
    CountryCode: organisation.CountryCode,
    IsDemoCompany: organisation.IsDemoCompany,
    OrganisationStatus: 'ACTIVE',
    FinancialYearEndDay: 31,
    FinancialYearEndMonth: 3,
    SalesTaxBasis: 'PAYMENTS',
    SalesTaxPeriod: 'TWOMONTHS',
    DefaultSalesTax: organisation.DefaultSalesTax,
    DefaultPurchasesTax: organisation.DefaultPurchasesTax,
    ...(organisation.periodLockDate ? { PeriodLockDate: dayMoment(organisation.periodLockDate) } : {}),
    ...(organisation.endOfYearLockDate ? { EndOfYearLockDate: dayMoment(organisation.endOfYearLockDate) } : {}),
    CreatedDateUTC: bareMoment(organisation.created),
    OrganisationEntityType: 'COMPANY',
    Timezone: organisation.Timezone,
    ShortCode: organisation.ShortCode,
    OrganisationID: organisation.OrganisationID,
    Edition: 'BUSINESS',
    Class: organisation.Class,
    Addresses: [],
    Phones: [],
    ExternalLinks: [],
    PaymentTerms: organisation.paymentTerms ?? {},
  };
}

export const formatActions = (organisation: Organisation): Json[] =>
  actions.map((Name) => ({ Name, Status: organisation.forbiddenActions.includes(Name) ? 'NOT-ALLOWED' : 'ALLOWED' }));

export function formatAccount({ updated, ...account }: Account): Json {
  return { ...account, HasAttachments: false, UpdatedDateUTC: moment(updated), AddToWatchlist: false };
}

export function formatBrandingTheme({ created, ...theme }: BrandingTheme): Json {
  return { ...theme, Type: 'INVOICE', CreatedDateUTC: moment(created) };
}

export const formatCurrency = (currency: Currency): Json => ({ Code: currency.Code, Description: currency.Description });

/** A tracking category with its active options. */
export function formatTrackingCategory(category: TrackingCategory, includeArchived: boolean): Json {
  const options = category.Options.filter((option) => includeArchived || option.Status === 'ACTIVE');
  return {
    Name: category.Name,
    Status: category.Status,
    TrackingCategoryID: category.TrackingCategoryID,
    Options: options.map((option) => ({
      TrackingOptionID: option.TrackingOptionID,
      Name: option.Name,
      Status: option.Status,
      HasValidationErrors: false,
      IsDeleted: false,
      IsArchived: option.Status === 'ARCHIVED',
      IsActive: option.Status === 'ACTIVE',
    })),
  };
}

/** An item; `places` are the decimals of its prices (2, or 4 with unitdp=4). `written`: the answer of a write has ValidationErrors. */
export function formatItem(item: Item, places: number, written: boolean): Json {
  const details = (one: Item['sales']) => ({ ...one, ...(one.UnitPrice === undefined ? {} : { UnitPrice: round(one.UnitPrice, places) }) });
  return {
    ItemID: item.id,
    Code: item.code,
    ...(item.description === undefined ? {} : { Description: item.description }),
    ...(item.purchaseDescription === undefined ? {} : { PurchaseDescription: item.purchaseDescription }),
    UpdatedDateUTC: written ? bareMoment(item.updated) : moment(item.updated),
    PurchaseDetails: details(item.purchase),
    SalesDetails: details(item.sales),
    Name: item.name,
    IsTrackedAsInventory: item.inventoryAssetAccountCode !== undefined && item.purchase.COGSAccountCode !== undefined,
    IsSold: item.isSold,
    IsPurchased: item.isPurchased,
    ...(written ? { ValidationErrors: [] } : {}),
  };
}
