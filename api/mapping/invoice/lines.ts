import type { WireItem, WireLine } from '../../xero/wire.ts';
import { type CodingContext, codeLine } from '../coding.ts';
import { filled } from '../filled.ts';
import { itemCodeLimit, mapItem } from '../item/item.ts';
import { decimals, type Money, round, toNumber, zero } from '../money.ts';
import { problem, warning } from '../problems.ts';
import { amount, decimal, guid, type Row, text, unreadableNumbers } from '../row.ts';
import type { DocumentSettings } from '../settings.ts';
import { withinUnits } from '../text-limits.ts';
import type { Findings } from '../types.ts';
import { netted, type Priced } from './netting.ts';
import { isBundlePart, isWriteIn, productOf } from './products.ts';
import { lineAmount, lineTax } from './totals.ts';

export interface LineContext extends CodingContext, Findings {
  settings: DocumentSettings;
  /** The key column of the lines' table, such as salesorderdetailid. */
  key: string;
  products: Row[];
  items: WireItem[];
  /** Items to be made first, by code; filled on the way. */
  newItems: Map<string, WireItem>;
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

/** C14–C16, C40, X10: one line of an order or Dynamics invoice. Null when its amounts can't be read; the problem says why. */
export function mapLine(line: Row, position: number, context: LineContext): MappedLine | null {
  const { problems, warnings, settings } = context;
  const product = productOf(line, context.products);
  const description = descriptionOf(line, product);
  const where = `line ${position}${description ? ` (${withinUnits(description.split('\n')[0] ?? '', 40)})` : ''}`;
  const rowId = guid(line, context.key) ?? `line|${position}`;
  if (!description) problems.push(problem('description-missing', { where }));
  const unreadable = unreadableNumbers(line, amountColumns);
  for (const column of unreadable) problems.push(problem('amount-unreadable', { column, where }));
  const Description = withinUnits(description ?? '', 4000);
  if (description && Description !== description) warnings.push(warning('description-cut', { where }));
  const nothing = ['quantity', 'priceperunit', 'manualdiscountamount'].every((column) => amount(line, column).eq(0));
  if (isBundlePart(line) || (isWriteIn(line) && unreadable.length === 0 && nothing)) {
    return { rowId, wire: { Description }, amount: zero, tax: zero, descriptionOnly: true };
  }

  const item = itemOf(product, line, where, context);
  const { account, taxRate, tracking, effectiveAccount, effectiveTaxRate } = codeLine(line, product, item.known, where, {
    ...context,
    isPurchase: settings.documentType === 'Purchase invoice',
  });
  const priced = priceOf(line, where, context);
  if (unreadable.length > 0 || !priced) return null;
  const { quantity, price, discount, net } = priced;
  if (!effectiveAccount && settings.invoiceStatus !== 'Draft') {
    problems.push(problem('account-missing', { where, status: settings.invoiceStatus }));
  }
  return {
    rowId,
    wire: {
      ...filled({ ItemCode: item.code }),
      Description,
      Quantity: toNumber(quantity),
      UnitAmount: toNumber(price),
      ...filled({
        DiscountAmount: discount.eq(0) ? null : toNumber(discount),
        AccountCode: account?.Code,
        TaxType: taxRate?.TaxType,
        Tracking: tracking,
      }),
    },
    amount: net,
    tax: lineTax(net, effectiveTaxRate?.EffectiveRate ?? 0, settings.amountsAre),
    accountCode: effectiveAccount?.Code,
    taxType: effectiveTaxRate?.TaxType,
    descriptionOnly: false,
  };
}

/** C40: a write-in's text is its description; a product's line says its own description, else the product's name. */
function descriptionOf(line: Row, product: Row | null): string | null {
  if (isWriteIn(line)) return text(line, 'productdescription') ?? text(line, 'description');
  const name = text(product, 'name') ?? text(line, 'productname');
  return text(line, 'description') ?? name ?? text(line, 'productdescription') ?? text(product, 'productnumber');
}

function priceOf(line: Row, where: string, { problems, warnings, settings }: LineContext): Priced | null {
  const before = problems.length;
  const quantity = decimal(line, 'quantity');
  const price = decimal(line, 'priceperunit');
  const unreadable = unreadableNumbers(line, ['quantity', 'priceperunit']);
  if (!quantity && !unreadable.includes('quantity')) problems.push(problem('quantity-missing', { where }));
  if (!price && !unreadable.includes('priceperunit')) problems.push(problem('price-missing', { where }));
  for (const [what, value] of Object.entries({ quantity, price })) {
    if (value && decimals(value) > 4) problems.push(problem('too-many-decimals', { what, value: value.toString(), where }));
  }
  if (!quantity || !price || problems.length > before) return null;
  const discount = discountOf(line);
  const net = lineAmount(quantity, price, discount);
  if (discount.lt(0)) problems.push(problem('discount-negative', { where }));
  if ([net, price, quantity].some((one) => one.abs().gt(largest))) problems.push(problem('amount-too-large', { where }));
  if (problems.length > before) return null;
  if (discount.eq(0) || settings.documentType === 'Sales invoice') return { quantity, price, discount, net };
  const { quantityKept, ...priced } = netted({ quantity, price, discount, net });
  if (!quantityKept) warnings.push(warning('discount-netted', { where }));
  return priced;
}

/**
 * C16: what goes off the whole line. Dynamics: the manual discount is an amount of the line, the volume discount one of each unit.
 * In cents, so that Xero's line amount is Dynamics' amount; `baseamount` (price × quantity less volume discount) decides where
 * an environment keeps the volume discount as an amount of the line.
 */
export function discountOf(line: Row): Money {
  const [quantity, price] = [amount(line, 'quantity'), amount(line, 'priceperunit')];
  const [volume, manual] = [amount(line, 'volumediscountamount'), amount(line, 'manualdiscountamount')];
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
  const { items, newItems, problems, warnings, settings } = context;
  const none = { code: null, known: null };
  if (isWriteIn(line)) return none;
  const code = text(product, 'productnumber');
  if (!product || !code) {
    if (product) problems.push(problem('item-code-missing', { where }));
    else warnings.push(warning('product-not-read', { where }));
    return none;
  }
  const known = items.find((item) => item.Code === code) ?? items.find((item) => item.Code?.toLowerCase() === code.toLowerCase());
  if (known) return { code: known.Code ?? code, known };
  if (settings.createProducts === 'Never') {
    warnings.push(warning('item-left-out', { code }));
    return none;
  }
  const made = newItems.get(code) ?? mapItem(product, context);
  if (code.length <= itemCodeLimit) newItems.set(code, made);
  return { code, known: made };
}
