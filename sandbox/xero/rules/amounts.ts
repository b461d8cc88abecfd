import Big from 'big.js';
import type { Line, LineAmountTypes } from '../entities.ts';

/** Rounds half away from zero, as Xero does, to `places` decimals. */
export function round(value: number | Big, places = 2): number {
  return new Big(value).round(places, Big.roundHalfUp).toNumber();
}

export function sum(values: number[]): number {
  return values.reduce((total, value) => total.plus(value), new Big(0)).toNumber();
}

/** Xero: LineAmount = Quantity × UnitAmount × (100 − DiscountRate) ÷ 100, or Quantity × UnitAmount − DiscountAmount, to 2 decimals. */
export function lineAmount(quantity: number, unitAmount: number, discountRate?: number, discountAmount?: number): number {
  const gross = new Big(quantity).times(unitAmount);
  if (discountRate) return round(gross.times(new Big(100).minus(discountRate)).div(100));
  return round(gross.minus(discountAmount ?? 0));
}

/** Tax of one line, rounded on its own; `rate` in per cent. */
export function lineTax(amount: number, rate: number, types: LineAmountTypes): number {
  if (types === 'NoTax' || rate === 0) return 0;
  const gross = new Big(amount);
  if (types === 'Exclusive') return round(gross.times(rate).div(100));
  return round(gross.minus(gross.div(new Big(rate).div(100).plus(1))));
}

/** Xero: tax is rounded on each line, then added up; Inclusive amounts already hold it. */
export function totals(lines: Line[], types: LineAmountTypes): { subTotal: number; totalTax: number; total: number } {
  const amounts = sum(lines.map((line) => line.lineAmount));
  const totalTax = types === 'NoTax' ? 0 : sum(lines.map((line) => line.taxAmount));
  if (types === 'Inclusive') return { subTotal: new Big(amounts).minus(totalTax).toNumber(), totalTax, total: amounts };
  return { subTotal: amounts, totalTax, total: new Big(amounts).plus(totalTax).toNumber() };
}
