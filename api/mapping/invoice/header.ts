import type { WireInvoice, WireInvoiceStatus } from '../../xero/wire.ts';
import { dataverseDay, dayIn } from '../dates.ts';
import { filled } from '../filled.ts';
import { normaliseGuid } from '../ids.ts';
import type { Lookups } from '../lookups.ts';
import { hostOf, markToSend } from '../mark.ts';
import { type Problem, problem, type Warning, warning } from '../problems.ts';
import { expanded, type Row, text } from '../row.ts';
import type { DocumentSettings } from '../settings.ts';
import { firstCharacters } from '../text-limits.ts';
import type { Findings, MapInvoiceInput } from '../types.ts';
import { lockFindings } from './lock-dates.ts';

export interface Header {
  fields: WireInvoice;
  currency: string;
  dateIsToday: boolean;
}

const statuses: Record<DocumentSettings['invoiceStatus'], WireInvoiceStatus> = {
  Draft: 'DRAFT',
  Submitted: 'SUBMITTED',
  Authorised: 'AUTHORISED',
};
const amountTypes = { Exclusive: 'Exclusive', Inclusive: 'Inclusive', 'No tax': 'NoTax' } as const;

/** C3–C13, X5: everything of the invoice but its contact and lines. */
export function mapHeader(input: MapInvoiceInput, lookups: Lookups, findings: Findings): Header {
  const { document, settings, reference } = input;
  const { problems, warnings } = findings;
  const record = document.record as Row;
  const currency = currencyOf(record, input, problems);
  const { date, dateIsToday } = dateOf(record, input, findings);
  const due = document.table === 'invoice' ? 'duedate' : 'xc_duedate';
  const dueDate = readDay(record, due, reference.organisation.Timezone, problems);
  const number = numberOf(record, document.table, settings, problems);
  const theme = settings.brandingThemeRowId ? lookups.brandingTheme(settings.brandingThemeRowId) : null;
  if (settings.brandingThemeRowId && !theme) problems.push(problem('branding-theme-unknown'));
  // Xero's credit notes have no address.
  const url = settings.documentType === 'Credit note' ? null : urlOf(input, warnings);
  return {
    fields: {
      Date: date,
      ...filled({ DueDate: dueDate }),
      LineAmountTypes: amountTypes[settings.amountsAre],
      ...filled({
        InvoiceNumber: number,
        Reference: referenceOf(record, settings, warnings),
        CurrencyCode: currency,
        BrandingThemeID: theme,
        Url: url,
      }),
      Status: statuses[settings.invoiceStatus],
    },
    currency: currency ?? reference.organisation.BaseCurrency ?? '',
    dateIsToday,
  };
}

/** C6: the row's currency, which the organisation must have. */
function currencyOf(record: Row, { reference }: MapInvoiceInput, problems: Problem[]): string | null {
  const code = text(expanded(record, 'transactioncurrencyid'), 'isocurrencycode')?.toUpperCase();
  if (!code) {
    problems.push(problem('currency-missing'));
    return null;
  }
  const known = [reference.organisation.BaseCurrency, ...reference.currencies.map((currency) => currency.Code)];
  if (!known.includes(code)) problems.push(problem('currency-unknown', { currency: code, organisation: reference.organisation.Name }));
  return code;
}

/** C13: the first 255 characters of the description; bills have no reference in Xero. */
function referenceOf(record: Row, settings: DocumentSettings, warnings: Warning[]): string | null {
  const description = settings.descriptionAsReference ? text(record, 'description') : null;
  if (!description || settings.documentType !== 'Purchase invoice') return firstCharacters(description ?? '', 255);
  warnings.push(warning('reference-left-out'));
  return null;
}

function readDay(record: Row, column: string, timezone: string | undefined, problems: Problem[]): string | null {
  const value = record[column];
  if (value === undefined || value === null || value === '') return null;
  const day = dataverseDay(value, timezone);
  if (!day) problems.push(problem('date-unreadable', { column }));
  return day;
}

/** C7, L1: the date delivered (an order's date fulfilled), else today where the organisation is. */
function dateOf(record: Row, { document, reference, now }: MapInvoiceInput, { problems, warnings }: Findings) {
  const { Timezone } = reference.organisation;
  const today = dayIn(now, Timezone);
  const own = readDay(record, document.table === 'invoice' ? 'datedelivered' : 'datefulfilled', Timezone, problems);
  const date = own ?? today;
  const lock = lockFindings([date], reference.organisation);
  if (lock.problem) problems.push(lock.problem);
  warnings.push(...lock.warnings);
  if (date > today) warnings.push(warning('date-in-future', { date }));
  return { date, dateIsToday: own === null };
}

/** C3 C4 C5: the document's own number, or its name, or none so that Xero gives one. */
function numberOf(record: Row, table: string, settings: DocumentSettings, problems: Problem[]): string | null {
  if (settings.useXeroInvoiceNumber) return null;
  const own = table === 'invoice' ? 'invoicenumber' : 'ordernumber';
  const column = settings.useInvoiceName ? 'name' : own;
  const number = text(record, column);
  if (!number) problems.push(problem('number-missing', { what: column.replace('number', ' number') }));
  else if (number.length > 255) problems.push(problem('number-too-long'));
  return number;
}

/** X5: the address of the row, which marks the invoice as ours. */
function urlOf({ document, generation }: MapInvoiceInput, warnings: Warning[]): string | null {
  const host = hostOf(document.environmentUrl);
  const key = `${document.table}id`;
  const rowId = normaliseGuid((document.record as Row)[key]);
  if (!host || !rowId) {
    warnings.push(warning('url-left-out/unknown'));
    return null;
  }
  const url = markToSend({ host, table: document.table, rowId, generation });
  if (!url) warnings.push(warning('url-left-out'));
  return url;
}
