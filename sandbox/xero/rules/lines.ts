import { randomUUID } from 'node:crypto';
import type { Account, Contact, DocumentType, Line, LineAmountTypes } from '../entities.ts';
import type { Books } from '../store.ts';
import { accountByCode, isSale, taxFits, usableOnLine } from './accounts.ts';
import { lineAmount, lineTax, round } from './amounts.ts';
import { number, text } from './fields.ts';
import { itemByCode } from './items.ts';
import { assumed, known } from './messages.ts';
import type { Json, Reasons } from './refusal.ts';
import { readTracking } from './tracking.ts';

export interface LineContext {
  books: Books;
  type: DocumentType;
  types: LineAmountTypes;
  contact?: Contact;
  /** Submitted and authorised documents need an account on every priced line. */
  final: boolean;
  /** Decimals of UnitAmount: 4 when the request says unitdp=4, else 2. */
  places: number;
  reasons: Reasons;
}

interface Defaults {
  description?: string;
  unitAmount?: number;
  accountCode?: string;
  taxType?: string;
}

/**
 * One line as Xero would keep it. Xero: an item fills what the line leaves out, what is sent wins; a description alone is a
 * line; the account's tax rate is taken when none is sent; amount and tax are rounded on the line.
 */
export function buildLine(json: Json, before: Line | undefined, context: LineContext): Line {
  const { reasons } = context;
  const itemCode = text(json, 'ItemCode') ?? before?.itemCode;
  const defaults = itemDefaults(itemCode, context);
  const description = text(json, 'Description') ?? before?.description ?? defaults.description;
  reasons.unless(Boolean(description), assumed.description);
  reasons.unless(Array.from(description ?? '').length <= 4000, assumed.length('Description', 4000));
  const tracking = readTracking(context.books, json, before?.tracking ?? [], reasons);
  const id = before?.id ?? randomUUID();
  if (isDescriptionOnly(json, itemCode, before)) {
    return { id, description, taxAmount: 0, lineAmount: 0, tracking, descriptionOnly: true };
  }

  const price = priceOf(json, before, defaults, context);
  const account = accountOf(json, before, defaults, context);
  const rate = taxOf(json, before, defaults, { ...context, account });
  return {
    id,
    description,
    itemCode,
    ...price,
    accountCode: account.code,
    taxType: rate.type,
    taxAmount: rate.sent ?? lineTax(price.lineAmount, rate.percent, context.types),
    tracking,
    descriptionOnly: false,
  };
}

const priced = [
  'Quantity',
  'UnitAmount',
  'AccountCode',
  'AccountID',
  'ItemCode',
  'LineAmount',
  'DiscountRate',
  'DiscountAmount',
  'TaxAmount',
];

function isDescriptionOnly(json: Json, itemCode: string | undefined, before: Line | undefined): boolean {
  const silent = priced.every((field) => json[field] === undefined || json[field] === null);
  return silent && !itemCode && (before?.descriptionOnly ?? true);
}

function itemDefaults(itemCode: string | undefined, { books, type, reasons }: LineContext): Defaults {
  if (!itemCode) return {};
  const item = itemByCode(books, itemCode);
  if (!item) {
    reasons.add(assumed.itemCode(itemCode));
    return {};
  }
  const details = isSale(type) ? item.sales : item.purchase;
  return {
    description: (isSale(type) ? item.description : item.purchaseDescription) ?? item.name,
    unitAmount: details.UnitPrice,
    accountCode: details.AccountCode ?? details.COGSAccountCode,
    taxType: details.TaxType,
  };
}

type Price = Pick<Line, 'quantity' | 'unitAmount' | 'discountRate' | 'discountAmount' | 'lineAmount'>;

function priceOf(json: Json, before: Line | undefined, defaults: Defaults, { type, places, reasons }: LineContext): Price {
  const quantity = round(number(json, 'Quantity') ?? before?.quantity ?? 1, 4);
  const sent = number(json, 'LineAmount');
  const known = number(json, 'UnitAmount') ?? before?.unitAmount ?? defaults.unitAmount;
  const derived = sent !== undefined && quantity !== 0 ? sent / quantity : 0;
  const unitAmount = number(json, 'UnitAmount') === undefined ? (known ?? derived) : round(known ?? 0, places);
  let discountRate = number(json, 'DiscountRate');
  let discountAmount = number(json, 'DiscountAmount');
  if (discountRate === undefined && discountAmount === undefined) ({ discountRate, discountAmount } = before ?? {});
  if (discountRate || discountAmount) {
    reasons.unless(type === 'ACCREC', assumed.discount);
    reasons.unless((discountRate ?? 0) >= 0 && (discountRate ?? 0) <= 100, assumed.discountRange);
  }
  const amount = lineAmount(quantity, unitAmount, discountRate, discountAmount);
  if (sent !== undefined && known !== undefined) reasons.unless(round(sent) === amount, assumed.lineTotal(sent, amount));
  reasons.unless(Math.abs(amount) <= 9_999_999_999.99, assumed.lineTooLarge);
  reasons.unless(String(quantity).length <= 13, assumed.length('Quantity', 13));
  return {
    quantity,
    unitAmount,
    ...(discountRate ? { discountRate } : {}),
    ...(discountAmount ? { discountAmount: round(discountAmount) } : {}),
    lineAmount: amount,
  };
}

function accountOf(json: Json, before: Line | undefined, defaults: Defaults, context: LineContext): { code?: string; found?: Account } {
  const { books, contact, type, final, reasons } = context;
  const byId = text(json, 'AccountID');
  const sent = text(json, 'AccountCode') ?? (byId ? books.accounts.get(byId)?.Code : undefined);
  const ofContact = contact?.fields[isSale(type) ? 'SalesDefaultAccountCode' : 'PurchasesDefaultAccountCode'];
  const code = sent || before?.accountCode || defaults.accountCode || (typeof ofContact === 'string' ? ofContact : undefined);
  if (!code) {
    if (byId) reasons.add(known.account(byId));
    else if (final) reasons.add(assumed.accountRequired);
    return {};
  }
  const found = accountByCode(books, code);
  if (usableOnLine(found)) return { code: found.Code, found };
  reasons.add(known.account(code));
  return { code };
}

type TaxContext = LineContext & { account: { code?: string; found?: Account } };

function taxOf(
  json: Json,
  before: Line | undefined,
  defaults: Defaults,
  context: TaxContext,
): { type?: string; percent: number; sent?: number } {
  const { books, contact, types, reasons, account } = context;
  const sent = number(json, 'TaxAmount');
  if (types === 'NoTax') return { type: 'NONE', percent: 0, sent: undefined };
  const ofContact = contact?.fields[isSale(context.type) ? 'AccountsReceivableTaxType' : 'AccountsPayableTaxType'];
  const type =
    text(json, 'TaxType') || before?.taxType || defaults.taxType || (typeof ofContact === 'string' && ofContact) || account.found?.TaxType;
  if (!type) return { percent: 0, sent: sent === undefined ? undefined : round(sent) };
  const rate = books.taxRates.get(type);
  if (rate?.Status !== 'ACTIVE') {
    reasons.add(assumed.taxType(type));
    return { type, percent: 0 };
  }
  if (account.found) reasons.unless(taxFits(rate, account.found), known.taxNotUsable(rate.TaxType, account.found.Code));
  return { type: rate.TaxType, percent: rate.EffectiveRate, sent: sent === undefined ? undefined : round(sent) };
}
