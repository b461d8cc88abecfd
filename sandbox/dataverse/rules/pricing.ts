import { Big } from 'big.js';
import type { Row, Value } from '../store/store.ts';

const big = (value: Value | undefined): Big => new Big(typeof value === 'number' ? value : 0);
const money = (value: Big, precision: number): number => value.round(precision, Big.roundHalfUp).toNumber();

export interface LineAmounts {
  baseamount: number;
  extendedamount: number;
}

/**
 * A line's amounts (Dynamics 365 Sales: amount = price × quantity − volume discount; extended amount = amount − manual discount + tax).
 * The manual discount and the tax are amounts of the whole line.
 */
export function lineAmounts(line: Row, precision: number): LineAmounts {
  const base = big(line.priceperunit).times(big(line.quantity)).minus(big(line.volumediscountamount)).round(precision, Big.roundHalfUp);
  const extended = base.minus(big(line.manualdiscountamount)).plus(big(line.tax));
  return { baseamount: base.toNumber(), extendedamount: money(extended, precision) };
}

export const totalColumns = [
  'totallineitemamount',
  'totallineitemdiscountamount',
  'totaldiscountamount',
  'totalamountlessfreight',
  'totaltax',
  'totalamount',
] as const;

export type HeaderTotals = Record<(typeof totalColumns)[number], number>;

const sum = (lines: Row[], column: string): Big => lines.reduce((total, line) => total.plus(big(line[column])), new Big(0));

/**
 * A document's totals from its lines and its own discount (amount and percentage of the lines' total) and freight:
 * lines without tax − discount = less freight; + freight + tax = total.
 */
export function headerTotals(header: Row, lines: Row[], precision: number): HeaderTotals {
  const discounts = sum(lines, 'manualdiscountamount');
  const items = sum(lines, 'baseamount').minus(discounts);
  const percentage = items.times(big(header.discountpercentage)).div(100).round(precision, Big.roundHalfUp);
  const discount = big(header.discountamount).plus(percentage);
  const lessFreight = items.minus(discount);
  const tax = sum(lines, 'tax');
  return {
    totallineitemamount: money(items, precision),
    totallineitemdiscountamount: money(discounts, precision),
    totaldiscountamount: money(discount, precision),
    totalamountlessfreight: money(lessFreight, precision),
    totaltax: money(tax, precision),
    totalamount: money(lessFreight.plus(big(header.freightamount)).plus(tax), precision),
  };
}
