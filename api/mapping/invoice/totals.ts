import { type Money, money, round, sum, zero } from '../money.ts';
import type { AmountsAre } from '../settings.ts';

/** Xero: LineAmount = Quantity × UnitAmount − DiscountAmount, to two decimals, half away from zero. */
export function lineAmount(quantity: Money, unitAmount: Money, discount: Money): Money {
  return round(quantity.times(unitAmount).minus(discount));
}

/** Xero: the tax of a line, rounded on its own; `percent` is the rate's EffectiveRate. */
export function lineTax(amount: Money, percent: number, amountsAre: AmountsAre): Money {
  if (amountsAre === 'No tax' || percent === 0) return zero;
  const rate = money(percent).div(100);
  return amountsAre === 'Exclusive' ? round(amount.times(rate)) : round(amount.minus(amount.div(rate.plus(1))));
}

export interface Totals {
  subTotal: Money;
  totalTax: Money;
  total: Money;
}

/** Xero: the lines' taxes are added up; Inclusive amounts already hold theirs. */
export function totalsOf(lines: { amount: Money; tax: Money }[], amountsAre: AmountsAre): Totals {
  const amounts = sum(lines.map((line) => line.amount));
  const totalTax = amountsAre === 'No tax' ? zero : sum(lines.map((line) => line.tax));
  if (amountsAre === 'Inclusive') return { subTotal: amounts.minus(totalTax), totalTax, total: amounts };
  return { subTotal: amounts, totalTax, total: amounts.plus(totalTax) };
}
