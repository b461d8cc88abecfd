import type { WireAccount, WireItem, WireTaxRate, WireTracking } from '../xero/wire.ts';
import { accountProblem, type Found, type Lookups, taxProblem } from './lookups.ts';
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
interface Coded {
  rows: (Row | null)[];
  where: string;
}

/**
 * D1: account and tax are the line's, else the product's, else the organisation's default, else left to Xero. Each is
 * checked: it exists, is active, is usable on an invoice, and the two go together.
 */
export function codeLine(line: Row, product: Row | null, item: WireItem | null, where: string, context: CodingContext): Coding {
  const { settings, lookups } = context;
  const coded = { rows: [line, product], where };
  const taxed = settings.amountsAre !== 'No tax';
  const account = chosenAccount(coded, context);
  const effectiveAccount = account ?? lookups.accountByCode(item?.SalesDetails?.AccountCode);
  const taxRate = taxed ? chosenTaxRate(coded, effectiveAccount, context) : null;
  const left = item?.SalesDetails?.TaxType ?? effectiveAccount?.TaxType;
  return {
    account,
    taxRate,
    tracking: trackingOf(line, where, context),
    effectiveAccount,
    effectiveTaxRate: taxed ? (taxRate ?? lookups.taxRateByType(left)) : null,
  };
}

/** The account that the rows choose, else the organisation's default one. */
export function chosenAccount({ rows, where }: Coded, context: CodingContext): WireAccount | null {
  const found = first(context.lookups.account, rows, 'xc_accountcodeid', context.settings.row, 'xc_defaultaccountid');
  return checked(found, 'account-unknown', (account) => accountProblem(account, where), where, context);
}

/** The tax rate that the rows choose, else the organisation's default one; checked against the account. */
export function chosenTaxRate({ rows, where }: Coded, account: WireAccount | null, context: CodingContext): WireTaxRate | null {
  const found = first(context.lookups.taxRate, rows, 'xc_taxrateid', context.settings.row, 'xc_defaulttaxrateid');
  return checked(found, 'tax-rate-unknown', (rate) => taxProblem(rate, account, where), where, context);
}

/** The first choice that was made, in order; one that doesn't exist ends the search. */
function first<T>(
  find: (row: Row, column: string) => Found<T>,
  rows: (Row | null)[],
  column: string,
  standard: Row,
  standardColumn: string,
): Found<T> {
  const choices = rows.filter((row) => row !== null).map((row) => find(row, column));
  return choices.find((one) => one.kind !== 'none') ?? find(standard, standardColumn);
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
