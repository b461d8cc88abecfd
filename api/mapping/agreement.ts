import { type Money, round, sum, toText, zero } from './money.ts';
import { type Problem, problem, type Warning, warning } from './problems.ts';
import { asRows, decimal, type Row } from './row.ts';

/**
 * What Dynamics says the document comes to without tax, freight included; null when its totals were not read.
 * To the cent: a price list of four decimals gives Dynamics totals of four, Xero has two.
 */
export function dynamicsNet(record: Row): Money | null {
  const lessFreight = decimal(record, 'totalamountlessfreight');
  if (lessFreight) return round(lessFreight.plus(decimal(record, 'freightamount') ?? zero));
  const total = decimal(record, 'totalamount');
  return total ? round(total.minus(decimal(record, 'totaltax') ?? zero)) : null;
}

/** S3: the net total must agree to the cent; a difference blocks. */
export function netProblem(record: Row, lines: Money, currency: string): Problem | null {
  const net = dynamicsNet(record);
  return net && !net.eq(lines) ? problem('net-differs', { dynamics: toText(net), xero: toText(lines), currency }) : null;
}

/**
 * S3: tax is compared only where the Dynamics document has some. Up to 0.01 for each of `count` lines is rounding and a warning; more is
 * a problem, reported and never booked.
 */
export function taxDifference(
  record: Row,
  lines: unknown,
  xeroTax: Money,
  count: number,
  currency: string,
): { problem?: Problem; warning?: Warning } {
  const ofLines = sum(asRows(lines).map((line) => decimal(line, 'tax') ?? zero));
  const tax = decimal(record, 'totaltax') ?? ofLines;
  if (tax.eq(0) || tax.eq(xeroTax)) return {};
  const values = { dynamics: toText(tax), xero: toText(xeroTax), currency };
  const difference = tax.minus(xeroTax).abs();
  return difference.lte(count * 0.01) ? { warning: warning('tax-rounding', values) } : { problem: problem('tax-differs', values) };
}
