import { lookupsOf } from '../lookups.ts';
import { toNumber } from '../money.ts';
import { distinct, type Problem, problem, type Warning } from '../problems.ts';
import { asRows, type Row, unreadableNumbers } from '../row.ts';
import type { MapInvoiceInput, MappedInvoice } from '../types.ts';
import { disagreements } from './agreement.ts';
import { mapHeader } from './header.ts';
import { headerLines } from './header-lines.ts';
import { type LineContext, mapLine } from './lines.ts';
import { linesToSend } from './products.ts';
import { totalsOf } from './totals.ts';

/** Columns of the header whose amounts become lines or are compared. */
const amountColumns = ['discountamount', 'discountpercentage', 'freightamount', 'totalamountlessfreight', 'totalamount', 'totaltax'];

/** C9. */
const types = { 'Sales invoice': 'ACCREC', 'Purchase invoice': 'ACCPAY', 'Credit note': 'ACCRECCREDIT' } as const;

/**
 * P5–P13, C3–C16, C40, D1, X5, X10, S3: an order or Dynamics invoice as the Xero document that creates it, with the totals Xero
 * will compute and every blocker at once. Amounts are in the row's currency. Never throws, whatever the rows hold.
 */
export function mapInvoice(input: MapInvoiceInput): MappedInvoice {
  const { document, settings, reference, contactId } = input;
  const record = document.record as Row;
  const problems: Problem[] = [];
  const warnings: Warning[] = [];
  const lookups = lookupsOf(settings.organisationId, reference);
  const header = mapHeader(input, lookups, { problems, warnings });
  const unreadable = unreadableNumbers(record, amountColumns);
  for (const column of unreadable) problems.push(problem('amount-unreadable', { column, where: 'the row' }));

  const context: LineContext = {
    settings,
    lookups,
    key: `${document.table}detailid`,
    products: asRows(document.products),
    items: reference.items,
    newItems: new Map(),
    problems,
    warnings,
  };
  const rows = linesToSend(document, settings.bundles);
  const mapped = rows.map((line, index) => mapLine(line, index + 1, context));
  if (rows.length === 0) problems.push(problem('no-lines'));
  const lines = mapped.filter((line) => line !== null);
  const complete = lines.length === mapped.length && unreadable.length === 0;
  const all = complete ? [...lines, ...headerLines(record, lines, settings, lookups)] : lines;
  const totals = complete && rows.length > 0 ? totalsOf(all, settings.amountsAre) : null;
  const found = totals && disagreements(document, all, totals, header.currency, settings.amountsAre);
  return {
    payload: {
      Type: types[settings.documentType],
      ...(contactId ? { Contact: { ContactID: contactId } } : {}),
      ...header.fields,
      LineItems: all.map((line) => line.wire),
    },
    lineRowIds: all.map((line) => line.rowId),
    expected: totals && {
      currency: header.currency,
      subTotal: toNumber(totals.subTotal),
      totalTax: toNumber(totals.totalTax),
      total: toNumber(totals.total),
    },
    dateIsToday: header.dateIsToday,
    items: [...context.newItems.values()],
    problems: distinct([...problems, ...(found?.problems ?? [])]),
    reported: found?.reported ?? [],
    warnings: distinct([...warnings, ...(found?.warnings ?? [])]),
  };
}
