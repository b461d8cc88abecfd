import type { Document, DocumentStatus, DocumentType, LineAmountTypes } from '../entities.ts';
import type { Books } from '../store.ts';
import { readDate } from './dates.ts';
import type { DocumentKind } from './document-kinds.ts';
import { flag, number, text } from './fields.ts';
import { assumed, known } from './messages.ts';
import type { Json, Reasons } from './refusal.ts';
import { isForbidden } from './rights.ts';

export type Header = Pick<
  Document,
  | 'reference'
  | 'expectedPaymentDate'
  | 'plannedPaymentDate'
  | 'status'
  | 'lineAmountTypes'
  | 'currencyCode'
  | 'currencyRate'
  | 'brandingThemeId'
  | 'url'
  | 'sentToContact'
> & { date?: string; dueDate?: string };

const statuses: readonly DocumentStatus[] = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'];
const amountTypes: readonly LineAmountTypes[] = ['Exclusive', 'Inclusive', 'NoTax'];

/**
 * Everything of a document but contact, number and lines; what is left out is the stored value or Xero's default (DRAFT,
 * Exclusive, base currency, the first branding theme). Xero drops the Reference of a bill, SentToContact before approval, and
 * keeps ExpectedPaymentDate of sales invoices, PlannedPaymentDate of bills.
 */
export function headerOf(
  books: Books,
  kind: DocumentKind,
  type: DocumentType,
  json: Json,
  before: Document | undefined,
  reasons: Reasons,
): Header {
  const status = oneOf(json, 'Status', statuses, before?.status ?? 'DRAFT', reasons);
  const approved = ['AUTHORISED', 'PAID'].includes(status);
  for (const field of ['Reference', kind.numberField]) {
    reasons.unless(Array.from(text(json, field) ?? '').length <= 255, assumed.length(field, 255));
  }
  const path = (field: string) => `${kind.plural}.${field}`;
  const only = (owner: DocumentType, day: string | undefined) => (type === owner ? day : undefined);
  return {
    reference: type.startsWith('ACCREC') ? (text(json, 'Reference') ?? before?.reference ?? '') : '',
    date: readDate(json.Date, path('Date')) ?? before?.date,
    dueDate: readDate(json.DueDate, path('DueDate')) ?? before?.dueDate,
    expectedPaymentDate: only('ACCREC', readDate(json.ExpectedPaymentDate, path('ExpectedPaymentDate')) ?? before?.expectedPaymentDate),
    plannedPaymentDate: only('ACCPAY', readDate(json.PlannedPaymentDate, path('PlannedPaymentDate')) ?? before?.plannedPaymentDate),
    status,
    lineAmountTypes: oneOf(json, 'LineAmountTypes', amountTypes, before?.lineAmountTypes ?? 'Exclusive', reasons),
    ...currencyOf(books, json, before, reasons),
    brandingThemeId: themeOf(books, json, before, reasons),
    url: urlOf(json, before, reasons),
    sentToContact: approved ? (flag(json, 'SentToContact') ?? before?.sentToContact ?? false) : false,
  };
}

function oneOf<T extends string>(json: Json, field: string, values: readonly T[], fallback: T, reasons: Reasons): T {
  const value = text(json, field);
  if (!value) return fallback;
  if ((values as readonly string[]).includes(value)) return value as T;
  reasons.add(assumed.oneOf(field, values));
  return fallback;
}

function currencyOf(
  books: Books,
  json: Json,
  before: Document | undefined,
  reasons: Reasons,
): Pick<Header, 'currencyCode' | 'currencyRate'> {
  const base = books.organisation.BaseCurrency;
  const currencyCode = text(json, 'CurrencyCode') || before?.currencyCode || base;
  const currency = books.currencies.get(currencyCode);
  const foreign = currencyCode.toUpperCase() !== base;
  if (!currency || (foreign && isForbidden(books, 'UseMulticurrency'))) reasons.add(known.currency(currencyCode));
  if (!currency || currency.Code === base) return { currencyCode: currency?.Code ?? currencyCode, currencyRate: 1 };
  const kept = before?.currencyCode === currency.Code ? before.currencyRate : undefined;
  return { currencyCode: currency.Code, currencyRate: number(json, 'CurrencyRate') ?? kept ?? currency.rate };
}

function themeOf(books: Books, json: Json, before: Document | undefined, reasons: Reasons): string | undefined {
  const sent = text(json, 'BrandingThemeID');
  if (!sent) return before?.brandingThemeId ?? books.brandingThemes.all()[0]?.BrandingThemeID;
  const theme = books.brandingThemes.get(sent);
  reasons.unless(theme !== undefined, assumed.brandingTheme);
  return theme?.BrandingThemeID;
}

function urlOf(json: Json, before: Document | undefined, reasons: Reasons): string | undefined {
  const url = text(json, 'Url');
  if (!url) return before?.url;
  const parsed = URL.canParse(url) ? new URL(url).protocol : '';
  reasons.unless(['http:', 'https:'].includes(parsed) && !/xero/i.test(url), assumed.url);
  return url;
}

/** Totals that were sent must be those of the lines, and no document is negative. */
export function checkTotals(json: Json, amounts: { subTotal: number; totalTax: number; total: number }, reasons: Reasons): void {
  const pairs: [string, number][] = [
    ['SubTotal', amounts.subTotal],
    ['TotalTax', amounts.totalTax],
    ['Total', amounts.total],
  ];
  if (pairs.some(([field, own]) => (number(json, field) ?? own) !== own)) reasons.add(known.total);
  reasons.unless(amounts.total >= 0, assumed.negativeTotal);
}
