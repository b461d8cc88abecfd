import type { WireInvoice, WireLine } from '../../xero/wire.ts';
import { xeroDay } from '../dates.ts';
import { asRows } from '../row.ts';

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

/** The fields of an invoice that are ours: what people call each, and its value. */
const header = {
  Contact: ['contact', (one) => idOf(one.Contact?.ContactID)],
  Date: ['date', (one) => xeroDay(one.Date) ?? plain(one.Date)],
  DueDate: ['due date', (one) => xeroDay(one.DueDate ?? one.DueDateString) ?? plain(one.DueDate)],
  LineAmountTypes: ['amounts are', (one) => plain(one.LineAmountTypes)],
  InvoiceNumber: ['number', (one) => plain(one.InvoiceNumber)],
  Reference: ['reference', (one) => plain(one.Reference)],
  CurrencyCode: ['currency', (one) => plain(one.CurrencyCode)],
  BrandingThemeID: ['branding theme', (one) => idOf(one.BrandingThemeID)],
  Url: ['address', (one) => plain(one.Url)],
} satisfies Fields<WireInvoice>;

/** Those of a line; a discount is a rate or an amount. */
const line = {
  ItemCode: ['item', (one) => plain(one.ItemCode)],
  Description: ['description', (one) => plain(one.Description)],
  Quantity: ['quantity', (one) => plain(one.Quantity)],
  UnitAmount: ['unit price', (one) => plain(one.UnitAmount)],
  Discount: ['discount', discountOf],
  AccountCode: ['account', (one) => plain(one.AccountCode)],
  TaxType: ['tax rate', (one) => plain(one.TaxType)],
  Tracking: ['tracking', trackingOf],
} satisfies Fields<WireLine>;

type Value = string | number | undefined;
type Fields<From> = Record<string, [label: string, read: (from: From) => Value]>;
export type HeaderField = keyof typeof header;
export type LineField = keyof typeof line;
export type Field = HeaderField | LineField;
export const headerFields = Object.keys(header) as HeaderField[];
export const lineFields = Object.keys(line) as LineField[];

/** What people call a field. */
export const labelOf = (field: string): string | undefined => ({ ...header, ...line })[field as Field]?.[0];

/** Fields as plain values that compare by ===; what is empty is left out. */
export type Values = Partial<Record<Field, string | number>>;

export const headerValues = (invoice: WireInvoice): Values => valuesOf(header, invoice);
export const lineValues = (of: WireLine): Values => valuesOf(line, of);

function valuesOf<From>(fields: Fields<From>, from: From): Values {
  const all = Object.entries(fields).map(([field, [, read]]) => [field, read(from)] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

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
