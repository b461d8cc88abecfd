import type { WireItem, WireLine } from '../xero/wire.ts';
import { type CodingContext, codeLine } from './coding.ts';
import { itemCodeLimit, mapItem } from './item.ts';
import { decimals, type Money, round, toNumber, zero } from './money.ts';
import type { Problem, Warning } from './problems.ts';
import { documentProblems, invoiceWarnings } from './problems-invoice.ts';
import { lineProblems } from './problems-line.ts';
import { isWriteIn, productOf } from './products.ts';
import { decimal, guid, type Row, text, unreadableNumbers } from './row.ts';
import type { DocumentSettings } from './settings.ts';
import { withinUnits } from './text-limits.ts';
import { lineAmount, lineTax } from './totals.ts';

export interface LineContext extends CodingContext {
  settings: DocumentSettings;
  /** The key column of the lines' table, such as salesorderdetailid. */
  key: string;
  products: Row[];
  items: WireItem[];
  /** Items to be made first, by code; filled on the way. */
  newItems: Map<string, WireItem>;
  problems: Problem[];
  warnings: Warning[];
}

/** A line as Xero will compute it. */
export interface MappedLine {
  rowId: string;
  wire: WireLine;
  amount: Money;
  tax: Money;
  /** Of the account and tax rate that Xero will take; undefined where that is not known. */
  accountCode?: string;
  taxType?: string;
  descriptionOnly: boolean;
}

/** Xero: at most this much on a line. */
const largest = '9999999999.99';
const amountColumns = ['quantity', 'priceperunit', 'manualdiscountamount', 'volumediscountamount', 'baseamount', 'tax'];

/** C14–C16, C40: one line of an order or Dynamics invoice. Null when its amounts can't be read; the problem says why. */
export function mapLine(line: Row, position: number, context: LineContext): MappedLine | null {
  const { problems, warnings, settings } = context;
  const product = productOf(line, context.products);
  const description = descriptionOf(line, product);
  const where = `line ${position}${description ? ` (${withinUnits(description.split('\n')[0] ?? '', 40)})` : ''}`;
  const rowId = guid(line, context.key) ?? `line|${position}`;
  if (!description) problems.push(lineProblems.descriptionMissing(where));
  const unreadable = unreadableNumbers(line, amountColumns);
  for (const column of unreadable) problems.push(documentProblems.amountUnreadable(column, where));

  const quantity = decimal(line, 'quantity');
  const price = decimal(line, 'priceperunit');
  const cut = withinUnits(description ?? '', 4000);
  if (description && cut !== description) warnings.push(invoiceWarnings.descriptionCut(where));
  const manual = decimal(line, 'manualdiscountamount') ?? zero;
  if (isWriteIn(line) && unreadable.length === 0 && (quantity ?? zero).eq(0) && (price ?? zero).eq(0) && manual.eq(0)) {
    return { rowId, wire: { Description: cut }, amount: zero, tax: zero, descriptionOnly: true };
  }

  const item = itemOf(product, line, where, context);
  const coding = codeLine(line, product, item.known, where, context, problems);
  const priced = priceOf(line, quantity, price, manual, where, problems);
  if (unreadable.length > 0 || !priced) return null;
  const { discount, amount } = priced;
  if (!coding.effectiveAccount && settings.invoiceStatus !== 'Draft')
    problems.push(lineProblems.accountMissing(where, settings.invoiceStatus));
  return {
    rowId,
    wire: {
      ...(item.code ? { ItemCode: item.code } : {}),
      Description: cut,
      Quantity: toNumber(priced.quantity),
      UnitAmount: toNumber(priced.price),
      ...(discount.eq(0) ? {} : { DiscountAmount: toNumber(discount) }),
      ...(coding.account?.Code ? { AccountCode: coding.account.Code } : {}),
      ...(coding.taxRate?.TaxType ? { TaxType: coding.taxRate.TaxType } : {}),
      ...(coding.tracking.length > 0 ? { Tracking: coding.tracking } : {}),
    },
    amount,
    tax: lineTax(amount, coding.effectiveTaxRate?.EffectiveRate ?? 0, settings.amountsAre),
    accountCode: coding.effectiveAccount?.Code,
    taxType: coding.effectiveTaxRate?.TaxType,
    descriptionOnly: false,
  };
}

/** C40: a write-in's text is its description; a product's line says its own description, else the product's name. */
function descriptionOf(line: Row, product: Row | null): string | null {
  if (isWriteIn(line)) return text(line, 'productdescription') ?? text(line, 'description');
  const name = text(product, 'name') ?? text(line, 'productname');
  return text(line, 'description') ?? name ?? text(line, 'productdescription') ?? text(product, 'productnumber');
}

interface Priced {
  quantity: Money;
  price: Money;
  discount: Money;
  amount: Money;
}

function priceOf(line: Row, quantity: Money | null, price: Money | null, manual: Money, where: string, problems: Problem[]): Priced | null {
  const before = problems.length;
  const unreadable = unreadableNumbers(line, ['quantity', 'priceperunit']);
  if (!quantity && !unreadable.includes('quantity')) problems.push(lineProblems.quantityMissing(where));
  if (!price && !unreadable.includes('priceperunit')) problems.push(lineProblems.priceMissing(where));
  if (quantity && decimals(quantity) > 4) problems.push(lineProblems.tooManyDecimals('quantity', quantity.toString(), where));
  if (price && decimals(price) > 4) problems.push(lineProblems.tooManyDecimals('price', price.toString(), where));
  if (!quantity || !price || problems.length > before) return null;
  const discount = discountOf(line, quantity, price, manual);
  const amount = lineAmount(quantity, price, discount);
  if (discount.lt(0)) problems.push(lineProblems.discountNegative(where));
  if (amount.abs().gt(largest) || price.abs().gt(largest) || quantity.abs().gt(largest)) problems.push(lineProblems.tooLarge(where));
  return problems.length > before ? null : { quantity, price, discount, amount };
}

/**
 * C16: what goes off the whole line. Dynamics: the manual discount is an amount of the line, the volume discount one of each unit.
 * In cents, so that Xero's line amount is Dynamics' amount; `baseamount` (price × quantity less volume discount) decides where
 * an environment keeps the volume discount as an amount of the line.
 */
export function discountOf(line: Row, quantity: Money, price: Money, manual: Money): Money {
  const volume = decimal(line, 'volumediscountamount') ?? zero;
  if (volume.eq(0)) return round(manual);
  const gross = quantity.times(price);
  const perUnit = round(quantity.times(price.minus(volume)));
  const perLine = round(gross.minus(volume));
  const base = decimal(line, 'baseamount');
  const net = base && !round(base).eq(perUnit) && round(base).eq(perLine) ? perLine : perUnit;
  return round(gross).minus(net).plus(round(manual));
}

interface LineItem {
  code: string | null;
  /** The item with its own account and tax, in Xero or about to be made. */
  known: WireItem | null;
}

/** P6 P39 C38 C2: the item of a line; one that is missing is made first, or left out where none is to be made. */
function itemOf(product: Row | null, line: Row, where: string, context: LineContext): LineItem {
  const none = { code: null, known: null };
  if (isWriteIn(line)) return none;
  if (!product) {
    context.warnings.push(invoiceWarnings.productNotRead(where));
    return none;
  }
  const code = text(product, 'productnumber');
  if (!code) {
    context.problems.push(lineProblems.itemCodeMissing(where));
    return none;
  }
  const known =
    context.items.find((item) => item.Code === code) ?? context.items.find((item) => item.Code?.toLowerCase() === code.toLowerCase());
  if (known) return { code: known.Code ?? code, known };
  if (context.settings.createProducts === 'Never') {
    context.warnings.push(invoiceWarnings.itemLeftOut(code));
    return none;
  }
  const made = context.newItems.get(code) ?? newItem(product, context);
  if (code.length <= itemCodeLimit) context.newItems.set(code, made);
  return { code, known: made };
}

function newItem(product: Row, context: LineContext): WireItem {
  const { item, problems, warnings } = mapItem(product, context);
  context.problems.push(...problems);
  context.warnings.push(...warnings);
  return item;
}
