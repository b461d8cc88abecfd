import type { WireItem } from '../xero/wire.ts';
import { type CodingContext, chosenAccount, chosenTaxRate } from './coding.ts';
import { decimals, round, toNumber } from './money.ts';
import type { Problem, Warning } from './problems.ts';
import { documentProblems, invoiceWarnings } from './problems-invoice.ts';
import { lineProblems } from './problems-line.ts';
import { decimal, type Row, text, unreadableNumbers } from './row.ts';
import { firstCharacters, withinUnits } from './text-limits.ts';

export interface MappedItem {
  item: WireItem;
  problems: Problem[];
  warnings: Warning[];
}

/** Xero: an item code has at most 30 characters, a name 50, a description 4,000. */
export const itemCodeLimit = 30;
const nameLimit = 50;
const descriptionLimit = 4000;

/** C33–C37: a product as a Xero item: code, name, description, unit price (four decimals), sales account and tax type. */
export function mapItem(product: Row, context: CodingContext): MappedItem {
  const problems: Problem[] = [];
  const warnings: Warning[] = [];
  const code = text(product, 'productnumber');
  const name = text(product, 'name') ?? code ?? '';
  const where = `product ${code ?? name}`;
  if (!code) problems.push(lineProblems.itemCodeMissing(where));
  else if (code.length > itemCodeLimit) problems.push(lineProblems.itemCodeTooLong(code));
  for (const column of unreadableNumbers(product, ['price'])) problems.push(documentProblems.amountUnreadable(column, where));
  const price = decimal(product, 'price');
  if (price && decimals(price) > 4) problems.push(lineProblems.tooManyDecimals('price', price.toString(), where));
  if (name.length > nameLimit) warnings.push(invoiceWarnings.itemNameCut(code ?? name));
  const account = chosenAccount(null, product, where, context, problems);
  const taxRate = chosenTaxRate(null, product, account, where, context, problems);
  const description = text(product, 'description');
  return {
    item: {
      Code: code ?? '',
      Name: withinUnits(firstCharacters(name, nameLimit), nameLimit).trim(),
      ...(description ? { Description: withinUnits(description, descriptionLimit) } : {}),
      IsSold: true,
      SalesDetails: {
        ...(price ? { UnitPrice: toNumber(round(price, 4)) } : {}),
        ...(account?.Code ? { AccountCode: account.Code } : {}),
        ...(taxRate?.TaxType ? { TaxType: taxRate.TaxType } : {}),
      },
    },
    problems,
    warnings,
  };
}
