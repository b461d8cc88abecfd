import type { WireAccount, WireTaxRate } from '../xero/wire.ts';
import { accountCodeId, brandingThemeId, taxRateId, trackingOptionId } from './ids.ts';
import { type Problem, problem } from './problems.ts';
import { expanded, lookup, type Row, text } from './row.ts';
import type { Reference } from './types.ts';

/** Nothing chosen; something that this organisation has; or something it doesn't have, with what is known of it. */
export type Found<T> = { kind: 'none' } | { kind: 'found'; value: T } | { kind: 'unknown'; hint: string | null };

const same = (one: string | undefined | null, other: string | undefined | null): boolean =>
  one !== undefined && one !== null && one.toLowerCase() === other?.toLowerCase();

/** What a lookup of a row names: by its id, else by the code or name of the expanded row. */
function find<T>(
  row: Row,
  column: string,
  key: string,
  byId: Map<string, T>,
  byCode: (code: string, target: Row) => T | null | undefined,
): Found<T> {
  const id = lookup(row, column, key);
  const target = expanded(row, column) ?? {};
  const code = text(target, 'xc_code') ?? text(target, 'xc_name');
  if (!id && !code) return { kind: 'none' };
  const value = id ? byId.get(id) : byCode(code ?? '', target);
  return value ? { kind: 'found', value } : { kind: 'unknown', hint: code };
}

export type Lookups = ReturnType<typeof lookupsOf>;

/**
 * Finds the Xero objects that lookups of Dataverse rows name, by their computed row ids, else by the code of the expanded row.
 * `organisationId` is the tenant id that the computed ids are made with.
 */
export function lookupsOf(
  organisationId: string,
  {
    accounts,
    taxRates,
    brandingThemes,
    trackingCategories,
  }: Pick<Reference, 'accounts' | 'taxRates' | 'brandingThemes' | 'trackingCategories'>,
) {
  const accountsById = new Map(accounts.map((one) => [accountCodeId(organisationId, one.AccountID), one]));
  const ratesById = new Map(taxRates.filter((one) => one.TaxType).map((one) => [taxRateId(organisationId, one.TaxType ?? ''), one]));
  const themesById = new Map(brandingThemes.map((one) => [brandingThemeId(organisationId, one.BrandingThemeID), one.BrandingThemeID]));
  const options = trackingCategories.flatMap((category) =>
    (category.Options ?? []).map((one) => ({
      id: trackingOptionId(organisationId, one.TrackingOptionID),
      category: category.Name,
      option: one.Name,
      archived: [category.Status, one.Status].some((status) => status !== undefined && status !== 'ACTIVE'),
    })),
  );
  const optionsById = new Map(options.map((one) => [one.id, one]));
  const accountByCode = (code: string | undefined) =>
    accounts.find((one) => one.Code === code) ?? accounts.find((one) => same(one.Code, code)) ?? null;
  const taxRateByType = (taxType: string | undefined) => taxRates.find((one) => same(one.TaxType, taxType)) ?? null;
  const optionByName = (name: string, target: Row) =>
    options.find(
      (one) => same(one.option, text(target, 'xc_name') ?? name) && same(one.category, text(target, 'xc_category') ?? one.category),
    );
  return {
    account: (row: Row, column: string) => find(row, column, 'xc_accountcodeid', accountsById, accountByCode),
    taxRate: (row: Row, column: string) => find(row, column, 'xc_taxrateid', ratesById, taxRateByType),
    tracking: (row: Row, column: string) => find(row, column, 'xc_trackingoptionid', optionsById, optionByName),
    /** Xero's id of the theme whose row it is. */
    brandingTheme: (rowId: string) => themesById.get(rowId) ?? null,
    accountByCode,
    taxRateByType,
  };
}

/** Accounts of Xero's own; a line can't be coded to them. */
const systemAccounts = [
  'DEBTORS',
  'CREDITORS',
  'GST',
  'BANKCURRENCYGAIN',
  'REALISEDCURRENCYGAIN',
  'UNREALISEDCURRENCYGAIN',
  'RETAINEDEARNINGS',
  'TRACKINGTRANSFERS',
];

/** D1: why a line can't be coded to the account, or null. */
export function accountProblem({ Code, Name, Status, Type, SystemAccount = '' }: WireAccount, where: string): Problem | null {
  const account = Code ?? Name;
  if (Status === 'ARCHIVED') return problem('account-archived', { account, where });
  const unusable = !Code || Type === 'BANK' || systemAccounts.includes(SystemAccount);
  return unusable ? problem('account-not-usable', { account, where }) : null;
}

const flagOfClass: Record<string, keyof WireTaxRate> = {
  ASSET: 'CanApplyToAssets',
  EQUITY: 'CanApplyToEquity',
  EXPENSE: 'CanApplyToExpenses',
  LIABILITY: 'CanApplyToLiabilities',
  REVENUE: 'CanApplyToRevenue',
};

/** Xero: a rate says which classes of account it is for. A purchase whose account is not known yet is taken for an expense. */
export function taxFits(rate: WireTaxRate, account: WireAccount | null, isPurchase = false): boolean {
  const flag = flagOfClass[account?.Class ?? (isPurchase ? 'EXPENSE' : '')];
  return !flag || rate[flag] !== false;
}

/** D1: why the tax rate can't be used, alone or with the account, or null. */
export function taxProblem(rate: WireTaxRate, account: WireAccount | null, where: string, isPurchase = false): Problem | null {
  if (rate.Status !== undefined && rate.Status !== 'ACTIVE') return problem('tax-rate-archived', { tax: rate.Name, where });
  if (taxFits(rate, account, isPurchase)) return null;
  if (!account) return problem('tax-not-usable/purchase', { tax: rate.Name, where });
  return problem('tax-not-usable', { tax: rate.Name, account: account.Code ?? account.Name, where });
}
