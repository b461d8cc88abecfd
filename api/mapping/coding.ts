import type { WireAccount, WireItem, WireTaxRate, WireTracking } from '../xero/wire.ts';
import { accountProblem, type Found, type Lookups, taxFits, taxProblem } from './lookups.ts';
import { type Problem, type ProblemKey, problem } from './problems.ts';
import type { Row } from './row.ts';
import type { Settings } from './settings.ts';

/** How a line is coded: what is sent, and what Xero will take where nothing is. */
export interface Coding {
  account: WireAccount | null;
  taxRate: WireTaxRate | null;
  tracking: WireTracking[];
  /** With the item's and the account's own defaults, as Xero applies them. */
  effectiveAccount: WireAccount | null;
  effectiveTaxRate: WireTaxRate | null;
}

export interface CodingContext {
  settings: Settings;
  lookups: Lookups;
  /** Filled on the way. */
  problems: Problem[];
}

/** The rows that may choose, the first one first; `where` is what people call the line. */
interface Coded<T> {
  rows: (Row | null)[];
  where: string;
  isPurchase?: boolean;
  /** Whether a choice that is not the first row's own is good here; one that isn't is passed over. */
  fits?(choice: T): boolean;
}

/** The account code and tax type that Xero takes from an item: a bill's are those it is bought with. */
function ownCoding(item: WireItem | null, isPurchase: boolean): { account?: string | undefined; taxType?: string | undefined } {
  if (!isPurchase) return { account: item?.SalesDetails?.AccountCode, taxType: item?.SalesDetails?.TaxType };
  const bought = item?.PurchaseDetails;
  return { account: bought?.AccountCode ?? bought?.COGSAccountCode, taxType: bought?.TaxType };
}

/**
 * D1: account and tax are the line's, else the product's, else the organisation's default, else left to Xero. Each is
 * checked: it exists, is active, is usable on an invoice, and the two go together.
 * Product and organisation say how sales are coded. On a bill their revenue account gives way to the one that the item is bought on, and
 * their tax rate to the account's own where it is not for purchases.
 */
export function codeLine(
  line: Row,
  product: Row | null,
  item: WireItem | null,
  where: string,
  context: CodingContext & { isPurchase: boolean },
): Coding {
  const { settings, lookups, isPurchase } = context;
  const coded = { rows: [line, product], where, isPurchase };
  const taxed = settings.amountsAre !== 'No tax';
  const { account: ofItem, taxType } = ownCoding(item, isPurchase);
  const account = chosenAccount({ ...coded, fits: (one) => !isPurchase || !ofItem || one.Class !== 'REVENUE' }, context);
  const effectiveAccount = account ?? lookups.accountByCode(ofItem);
  const fits = (rate: WireTaxRate) => !isPurchase || taxFits(rate, effectiveAccount, isPurchase);
  const taxRate = taxed ? chosenTaxRate({ ...coded, fits }, effectiveAccount, context) : null;
  const left = taxType ?? effectiveAccount?.TaxType;
  return {
    account,
    taxRate,
    tracking: trackingOf(line, where, context),
    effectiveAccount,
    effectiveTaxRate: taxed ? (taxRate ?? lookups.taxRateByType(left)) : null,
  };
}

/** The account that the rows choose, else the organisation's default one. */
export function chosenAccount({ rows, where, fits }: Coded<WireAccount>, context: CodingContext): WireAccount | null {
  const choices = [...rows.map((row) => context.lookups.account(row ?? {}, 'xc_accountcodeid')), standard(context).account];
  const found = first(choices, fits);
  return checked(found, 'account-unknown', (account) => accountProblem(account, where), where, context);
}

/** The tax rate that the rows choose, else the organisation's default one; checked against the account. */
export function chosenTaxRate(
  { rows, where, isPurchase = false, fits }: Coded<WireTaxRate>,
  account: WireAccount | null,
  context: CodingContext,
): WireTaxRate | null {
  const choices = [...rows.map((row) => context.lookups.taxRate(row ?? {}, 'xc_taxrateid')), standard(context).taxRate];
  const found = first(choices, fits);
  return checked(found, 'tax-rate-unknown', (rate) => taxProblem(rate, account, where, isPurchase), where, context);
}

/** The organisation's default account and tax rate. */
export const standard = ({ lookups, settings }: Pick<CodingContext, 'lookups' | 'settings'>) => ({
  account: lookups.account(settings.row, 'xc_defaultaccountid'),
  taxRate: lookups.taxRate(settings.row, 'xc_defaulttaxrateid'),
});

/** The first choice that was made, in order; one that doesn't exist ends the search. */
function first<T>(choices: Found<T>[], fits: (choice: T) => boolean = () => true): Found<T> {
  const isGood = (one: Found<T>) => one.kind !== 'none' && (one === choices[0] || one.kind === 'unknown' || fits(one.value));
  return choices.find(isGood) ?? { kind: 'none' };
}

function checked<T>(
  found: Found<T>,
  unknown: ProblemKey,
  problemOf: (value: T) => Problem | null,
  where: string,
  { problems }: CodingContext,
): T | null {
  if (found.kind === 'unknown') problems.push(problem(unknown, { where, hint: found.hint }));
  if (found.kind !== 'found') return null;
  const fault = problemOf(found.value);
  if (fault) problems.push(fault);
  return found.value;
}

function trackingOf(line: Row, where: string, context: CodingContext): WireTracking[] {
  const tracking: WireTracking[] = [];
  for (const column of ['xc_tracking1id', 'xc_tracking2id']) {
    const archived = (one: { option: string; archived: boolean }) =>
      one.archived ? problem('tracking-archived', { option: one.option, where }) : null;
    const chosen = checked(context.lookups.tracking(line, column), 'tracking-unknown', archived, where, context);
    if (!chosen) continue;
    const { category, option } = chosen;
    if (tracking.some((one) => one.Name === category)) context.problems.push(problem('tracking-twice', { category, where }));
    tracking.push({ Name: category, Option: option });
  }
  return tracking;
}
