import type { WireInvoice, WireLine } from '../../xero/wire.ts';
import { xeroDay } from '../dates.ts';
import { asRows } from '../row.ts';

/** The fields of an invoice that are ours, with what people call them. */
export const headerLabels = {
  Contact: 'contact',
  Date: 'date',
  DueDate: 'due date',
  LineAmountTypes: 'amounts are',
  InvoiceNumber: 'number',
  Reference: 'reference',
  CurrencyCode: 'currency',
  BrandingThemeID: 'branding theme',
  Url: 'address',
} as const;
/** Those of a line; a discount is a rate or an amount. */
export const lineLabels = {
  ItemCode: 'item',
  Description: 'description',
  Quantity: 'quantity',
  UnitAmount: 'unit price',
  Discount: 'discount',
  AccountCode: 'account',
  TaxType: 'tax rate',
  Tracking: 'tracking',
} as const;
export type HeaderField = keyof typeof headerLabels;
export type LineField = keyof typeof lineLabels;
export type Field = HeaderField | LineField;
export const headerFields = Object.keys(headerLabels) as HeaderField[];
export const lineFields = Object.keys(lineLabels) as LineField[];

/** Fields as plain values that compare by ===; what is empty is left out. */
export type Values = Partial<Record<Field, string | number>>;

const plain = (value: unknown): string | number | undefined => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() || undefined : undefined;
};

const idOf = (value: unknown): string | undefined => (typeof value === 'string' && value.toLowerCase()) || undefined;

/** Tracking by names, whatever order and ids Xero adds. */
function trackingOf(line: WireLine): string | number | undefined {
  const names = asRows(line.Tracking).map(({ Name, Option }) => [Name, Option].filter(Boolean).join(': '));
  return plain(names.sort().join(', '));
}

function discountOf({ DiscountAmount, DiscountRate }: WireLine): string | number | undefined {
  return plain(DiscountAmount || (DiscountRate ? `${DiscountRate} %` : undefined));
}

export function headerValues(invoice: WireInvoice): Values {
  return defined({
    Contact: idOf(invoice.Contact?.ContactID),
    Date: xeroDay(invoice.Date) ?? plain(invoice.Date),
    DueDate: xeroDay(invoice.DueDate ?? invoice.DueDateString) ?? plain(invoice.DueDate),
    LineAmountTypes: plain(invoice.LineAmountTypes),
    InvoiceNumber: plain(invoice.InvoiceNumber),
    Reference: plain(invoice.Reference),
    CurrencyCode: plain(invoice.CurrencyCode),
    BrandingThemeID: idOf(invoice.BrandingThemeID),
    Url: plain(invoice.Url),
  });
}

export function lineValues(line: WireLine): Values {
  return defined({
    ItemCode: plain(line.ItemCode),
    Description: plain(line.Description),
    Quantity: plain(line.Quantity),
    UnitAmount: plain(line.UnitAmount),
    Discount: discountOf(line),
    AccountCode: plain(line.AccountCode),
    TaxType: plain(line.TaxType),
    Tracking: trackingOf(line),
  });
}

const defined = (values: Record<string, string | number | undefined>): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** Copies a field from one invoice or line to another, its absence too. */
export function copyField<T extends object>(to: T, from: T, field: Field): void {
  for (const key of keysOf(field)) {
    const value = (from as Record<string, unknown>)[key];
    if (value !== undefined && value !== null) Object.assign(to, { [key]: value });
    else delete (to as Record<string, unknown>)[key];
  }
}

export const keysOf = (field: Field): string[] => (field === 'Discount' ? ['DiscountRate', 'DiscountAmount'] : [field]);

export interface Sides {
  /** What we last sent. */
  sent: Values;
  /** What Xero had when we last wrote the field. */
  known: Values;
  /** What an update that nobody heard the end of would have left in Xero. */
  pending?: Values | undefined;
  now: Values;
  xero: Values;
}

/**
 * - `untouched`: nothing changed here, Xero's value stays
 * - `agreed`: changed here, and Xero has it already
 * - `taken`: is sent; `overruled`: is sent over a change of finance
 * - `conflict`: changed on both sides, Xero's value stays
 * - `refused`: Xero takes no such change any more
 * - `kept`: emptied here, which Xero can't be told
 */
export type Verdict = 'untouched' | 'agreed' | 'taken' | 'overruled' | 'conflict' | 'refused' | 'kept';

export interface Rules {
  /** Whether Xero still takes a change of the field from one value to another. */
  may(field: Field, from: string | number | undefined, to: string | number | undefined): boolean;
  /** U1: on a draft Dynamics wins over finance. */
  wins: boolean;
  canEmpty(field: Field): boolean;
}

/** U1: one field, merged three ways. */
export function judge(field: Field, { sent, known, pending, now, xero }: Sides, rules: Rules): Verdict {
  const [to, there] = [now[field], xero[field]];
  const arrived = pending?.[field] !== undefined && there === pending[field];
  const [before, seen] = arrived ? [there, there] : [sent[field], known[field]];
  if (to === before) return 'untouched';
  if (to === there) return 'agreed';
  if (to === undefined && !rules.canEmpty(field)) return 'kept';
  if (!rules.may(field, there, to)) return 'refused';
  if (there === seen) return 'taken';
  return rules.wins ? 'overruled' : 'conflict';
}
