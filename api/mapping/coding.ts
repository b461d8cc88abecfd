import type { WireAccount, WireItem, WireTaxRate, WireTracking } from '../xero/wire.ts';
import { accountProblem, type Found, type Lookups, taxProblem } from './lookups.ts';
import type { Problem } from './problems.ts';
import { lineProblems } from './problems-line.ts';
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
  settings: Settings & { amountsAre: string };
  lookups: Lookups;
}

/** The first choice that was made, in order; one that doesn't exist ends the search. */
function first<T>(choices: (() => Found<T>)[]): Found<T> {
  for (const choice of choices) {
    const found = choice();
    if (found.kind !== 'none') return found;
  }
  return { kind: 'none' };
}

/**
 * D1: account and tax are the line's, else the product's, else the organisation's default, else left to Xero. Each is
 * checked: it exists, is active, is usable on an invoice, and the two go together. `where` is what people call the line.
 */
export function codeLine(
  line: Row,
  product: Row | null,
  item: WireItem | null,
  where: string,
  context: CodingContext,
  problems: Problem[],
): Coding {
  const { settings, lookups } = context;
  const account = chosenAccount(line, product, where, context, problems);
  const effectiveAccount = account ?? lookups.accountByCode(item?.SalesDetails?.AccountCode);
  const taxRate = settings.amountsAre === 'No tax' ? null : chosenTaxRate(line, product, effectiveAccount, where, context, problems);
  const left = item?.SalesDetails?.TaxType ?? effectiveAccount?.TaxType;
  return {
    account,
    taxRate,
    tracking: trackingOf(line, where, lookups, problems),
    effectiveAccount,
    effectiveTaxRate: settings.amountsAre === 'No tax' ? null : (taxRate ?? lookups.taxRateByType(left)),
  };
}

/** D1 for a product alone, as an item takes it. */
export function chosenAccount(
  line: Row | null,
  product: Row | null,
  where: string,
  context: CodingContext,
  problems: Problem[],
): WireAccount | null {
  const { settings, lookups } = context;
  const found = first([
    () => (line ? lookups.account(line, 'xc_accountcodeid') : { kind: 'none' }),
    () => (product ? lookups.account(product, 'xc_accountcodeid') : { kind: 'none' }),
    () => lookups.account(settings.row, 'xc_defaultaccountid'),
  ]);
  if (found.kind === 'none') return null;
  const fault = found.kind === 'unknown' ? lineProblems.accountUnknown(where, found.hint) : accountProblem(found.value, where);
  if (fault) problems.push(fault);
  return found.kind === 'found' ? found.value : null;
}

export function chosenTaxRate(
  line: Row | null,
  product: Row | null,
  account: WireAccount | null,
  where: string,
  context: CodingContext,
  problems: Problem[],
): WireTaxRate | null {
  const { settings, lookups } = context;
  const found = first([
    () => (line ? lookups.taxRate(line, 'xc_taxrateid') : { kind: 'none' }),
    () => (product ? lookups.taxRate(product, 'xc_taxrateid') : { kind: 'none' }),
    () => lookups.taxRate(settings.row, 'xc_defaulttaxrateid'),
  ]);
  if (found.kind === 'none') return null;
  const fault = found.kind === 'unknown' ? lineProblems.taxUnknown(where, found.hint) : taxProblem(found.value, account, where);
  if (fault) problems.push(fault);
  return found.kind === 'found' ? found.value : null;
}

function trackingOf(line: Row, where: string, lookups: Lookups, problems: Problem[]): WireTracking[] {
  const tracking: WireTracking[] = [];
  for (const column of ['xc_tracking1id', 'xc_tracking2id']) {
    const found = lookups.tracking(line, column);
    if (found.kind === 'unknown') problems.push(lineProblems.trackingUnknown(found.hint, where));
    if (found.kind !== 'found') continue;
    const { category, option, archived } = found.value;
    if (archived) problems.push(lineProblems.trackingArchived(option, where));
    if (tracking.some((one) => one.Name === category)) problems.push(lineProblems.trackingTwice(category, where));
    tracking.push({ Name: category, Option: option });
  }
  return tracking;
}
