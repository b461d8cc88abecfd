import type { WireItem } from '../../xero/wire.ts';
import { type CodingContext, chosenAccount, chosenTaxRate } from '../coding.ts';
import { filled } from '../filled.ts';
import { decimals, round, toNumber } from '../money.ts';
import { problem, warning } from '../problems.ts';
import { decimal, type Row, text, unreadableNumbers } from '../row.ts';
import { firstCharacters, withinUnits } from '../text-limits.ts';
import type { Findings } from '../types.ts';

/** Xero: an item code has at most 30 characters, a name 50, a description 4,000. */
export const itemCodeLimit = 30;
const nameLimit = 50;
const descriptionLimit = 4000;

/** C33–C37: a product as a Xero item: code, name, description, unit price (four decimals), sales account and tax type. */
export function mapItem(product: Row, context: CodingContext & Findings): WireItem {
  const { problems, warnings } = context;
  const code = text(product, 'productnumber') ?? '';
  const name = text(product, 'name') ?? code;
  const where = `product ${code || name}`;
  if (!code) problems.push(problem('item-code-missing/product', { where }));
  else if (code.length > itemCodeLimit) problems.push(problem('item-code-too-long', { code }));
  for (const column of unreadableNumbers(product, ['price'])) problems.push(problem('amount-unreadable', { column, where }));
  const price = decimal(product, 'price');
  if (price && decimals(price) > 4) problems.push(problem('too-many-decimals', { what: 'price', value: price.toString(), where }));
  if (name.length > nameLimit) warnings.push(warning('item-name-cut', { code: code || name }));
  const coded = { rows: [product], where };
  const account = chosenAccount(coded, context);
  const taxRate = chosenTaxRate(coded, account, context);
  return {
    Code: code,
    Name: withinUnits(firstCharacters(name, nameLimit), nameLimit).trim(),
    ...filled({ Description: withinUnits(text(product, 'description') ?? '', descriptionLimit) }),
    IsSold: true,
    SalesDetails: filled({ UnitPrice: price && toNumber(round(price, 4)), AccountCode: account?.Code, TaxType: taxRate?.TaxType }),
  };
}
