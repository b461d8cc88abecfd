import type { WireAccount, WireTaxRate } from '../xero/wire.ts';
import { accountCodeId, brandingThemeId, taxRateId, trackingOptionId } from './ids.ts';
import type { Problem } from './problems.ts';
import { lineProblems } from './problems-line.ts';
import { expanded, lookup, type Row, text } from './row.ts';
import type { Reference } from './types.ts';

/** Finds the Xero objects that lookups of Dataverse rows name, by their computed row ids, else by the code of the expanded row. */
export interface Lookups {
  account(row: Row, column: string): Found<WireAccount>;
  taxRate(row: Row, column: string): Found<WireTaxRate>;
  tracking(row: Row, column: string): Found<TrackingChoice>;
  brandingTheme(rowId: string): string | null;
  accountByCode(code: string | undefined): WireAccount | null;
  taxRateByType(taxType: string | undefined): WireTaxRate | null;
}

/** Nothing chosen; something that this organisation has; or something it doesn't have, with what is known of it. */
export type Found<T> = { kind: 'none' } | { kind: 'found'; value: T } | { kind: 'unknown'; hint: string | null };

interface TrackingChoice {
  category: string;
  option: string;
  archived: boolean;
}

const same = (one: string | undefined | null, other: string | undefined | null): boolean =>
  one !== undefined && one !== null && one.toLowerCase() === other?.toLowerCase();

function find<T>(
  row: Row,
  column: string,
  key: string,
  byId: Map<string, T>,
  byCode: (code: string, target: Row) => T | undefined,
): Found<T> {
  const id = lookup(row, column, key);
  const target = expanded(row, column);
  const code = text(target, 'xc_code') ?? text(target, 'xc_name');
  if (id) {
    const value = byId.get(id);
    return value ? { kind: 'found', value } : { kind: 'unknown', hint: code };
  }
  if (!target || !code) return { kind: 'none' };
  const value = byCode(code, target);
  return value ? { kind: 'found', value } : { kind: 'unknown', hint: code };
}

/** `organisationId` is the tenant id that the computed ids are made with. */
export function lookupsOf(organisationId: string, reference: Reference): Lookups {
  const accounts = new Map(reference.accounts.map((account) => [accountCodeId(organisationId, account.AccountID), account]));
  const rates = new Map(
    reference.taxRates.filter((rate) => rate.TaxType).map((rate) => [taxRateId(organisationId, rate.TaxType ?? ''), rate]),
  );
  const themes = new Map(
    reference.brandingThemes.map((theme) => [brandingThemeId(organisationId, theme.BrandingThemeID), theme.BrandingThemeID]),
  );
  const options = new Map(
    reference.trackingCategories.flatMap((category) =>
      (category.Options ?? []).map((one): [string, TrackingChoice] => [
        trackingOptionId(organisationId, one.TrackingOptionID),
        {
          category: category.Name,
          option: one.Name,
          archived: [category.Status, one.Status].some((status) => status !== undefined && status !== 'ACTIVE'),
        },
      ]),
    ),
  );
  const accountByCode = (code: string | undefined) =>
    reference.accounts.find((account) => account.Code === code) ?? reference.accounts.find((account) => same(account.Code, code)) ?? null;
  const taxRateByType = (taxType: string | undefined) => reference.taxRates.find((rate) => same(rate.TaxType, taxType)) ?? null;
  return {
    account: (row, column) => find(row, column, 'xc_accountcodeid', accounts, (code) => accountByCode(code) ?? undefined),
    taxRate: (row, column) => find(row, column, 'xc_taxrateid', rates, (code) => taxRateByType(code) ?? undefined),
    tracking: (row, column) =>
      find(row, column, 'xc_trackingoptionid', options, (name, target) =>
        [...options.values()].find(
          (one) => same(one.option, text(target, 'xc_name') ?? name) && same(one.category, text(target, 'xc_category') ?? one.category),
        ),
      ),
    brandingTheme: (rowId) => themes.get(rowId) ?? null,
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
export function accountProblem(account: WireAccount, where: string): Problem | null {
  const code = account.Code ?? account.Name;
  if (account.Status === 'ARCHIVED') return lineProblems.accountArchived(code, where);
  const unusable = !account.Code || account.Type === 'BANK' || systemAccounts.includes(account.SystemAccount ?? '');
  return unusable ? lineProblems.accountNotUsable(code, where) : null;
}

const flagOfClass: Record<string, keyof WireTaxRate> = {
  ASSET: 'CanApplyToAssets',
  EQUITY: 'CanApplyToEquity',
  EXPENSE: 'CanApplyToExpenses',
  LIABILITY: 'CanApplyToLiabilities',
  REVENUE: 'CanApplyToRevenue',
};

/** D1: why the tax rate can't be used, alone or with the account, or null. Xero: a rate says which classes of account it is for. */
export function taxProblem(rate: WireTaxRate, account: WireAccount | null, where: string): Problem | null {
  if (rate.Status !== undefined && rate.Status !== 'ACTIVE') return lineProblems.taxArchived(rate.Name, where);
  const flag = flagOfClass[account?.Class ?? ''];
  return account && flag && rate[flag] === false ? lineProblems.taxNotUsable(rate.Name, account.Code ?? account.Name, where) : null;
}
