import { type Money, round, sum, toText } from '../money.ts';
import { type Problem, problem, warning } from '../problems.ts';
import { amount, asRows, decimal, type Row } from '../row.ts';
import type { AmountsAre } from '../settings.ts';
import type { Findings, InvoiceDocument } from '../types.ts';
import type { MappedLine } from './lines.ts';
import type { Totals } from './totals.ts';

/**
 * What Dynamics says the document comes to without tax, freight included; null when its totals were not read.
 * To the cent: a price list of four decimals gives Dynamics totals of four, Xero has two.
 */
export function dynamicsNet(record: Row): Money | null {
  const lessFreight = decimal(record, 'totalamountlessfreight');
  if (lessFreight) return round(lessFreight.plus(amount(record, 'freightamount')));
  const total = decimal(record, 'totalamount');
  return total ? round(total.minus(amount(record, 'totaltax'))) : null;
}

/**
 * S3: what of the totals Dynamics and Xero don't agree on. The net total must agree to the cent; a difference blocks. Tax is compared only
 * where the Dynamics document has some and every rate is known: up to 0.01 a priced line is rounding and a warning; more is `reported`,
 * and never booked.
 */
export function disagreements(
  document: InvoiceDocument,
  lines: MappedLine[],
  { total, totalTax }: Totals,
  currency: string,
  amountsAre: AmountsAre,
): Findings & { reported: Problem[] } {
  const record = document.record as Row;
  const net = dynamicsNet(record);
  const ofLines = sum(lines.map((line) => line.amount));
  const problems: Problem[] = [];
  if (net && !net.eq(ofLines)) problems.push(problem('net-differs', { dynamics: toText(net), xero: toText(ofLines), currency }));
  if (total.lt(0)) problems.push(problem('total-negative', { total: toText(total), currency }));
  const priced = lines.filter((line) => !line.descriptionOnly);
  const isKnown = amountsAre === 'No tax' || priced.every((line) => line.taxType !== undefined);
  const tax = decimal(record, 'totaltax') ?? sum(asRows(document.lines).map((line) => amount(line, 'tax')));
  if (!isKnown || tax.eq(0) || tax.eq(totalTax)) return { problems, reported: [], warnings: [] };
  const values = { dynamics: toText(tax), xero: toText(totalTax), currency };
  const isRounding = tax
    .minus(totalTax)
    .abs()
    .lte(priced.length * 0.01);
  return isRounding
    ? { problems, reported: [], warnings: [warning('tax-rounding', values)] }
    : { problems, reported: [problem('tax-differs', values)], warnings: [] };
}
