import { normaliseGuid } from './ids.ts';
import { type Money, readMoney, toNumber, zero } from './money.ts';

/** A row as the Dataverse connector returns it: logical names, `_x_value` lookups, expanded lookups, annotations. */
export type Row = Record<string, unknown>;

/** First option value of every choice of the solution; the others follow in order. */
export const firstOption = 272000000;

export function asRow(value: unknown): Row | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : null;
}

/** The rows among the elements of a list; anything else counts as no rows. */
export function asRows(value: unknown): Row[] {
  return Array.isArray(value) ? value.map(asRow).filter((row) => row !== null) : [];
}

function own(row: Row | null | undefined, column: string): unknown {
  return row && Object.hasOwn(row, column) ? row[column] : undefined;
}

/** Whether the row carries the column at all, empty or not. */
export function has(row: Row | null | undefined, column: string): boolean {
  return own(row, column) !== undefined;
}

/** Text without control characters (tabs and line ends stay) and without broken surrogates, trimmed; null when empty. */
export function text(row: Row | null | undefined, column: string): string | null {
  const value = own(row, column);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return null;
  return cleanText(value) || null;
}

/** Xero reads XML, where control characters and broken surrogates are faults. */
function cleanText(value: string): string {
  const kept = value.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]/gu, (character) => ('\t\n\r'.includes(character) ? character : ''));
  return kept.trim();
}

/** An exact decimal; null when empty or unreadable (`unreadableNumbers` tells which). */
export function decimal(row: Row | null | undefined, column: string): Money | null {
  return readMoney(own(row, column));
}

/** An exact decimal; zero when empty or unreadable. */
export const amount = (row: Row | null | undefined, column: string): Money => decimal(row, column) ?? zero;

/** A JSON number; null when empty or unreadable. */
export function number(row: Row | null | undefined, column: string): number | null {
  const value = decimal(row, column);
  return value && toNumber(value);
}

/** Dataverse's version of a row: a whole number that only grows. */
export function versionOf(row: Row | null | undefined, column = 'versionnumber'): number | undefined {
  const version = number(row, column);
  return version !== null && Number.isSafeInteger(version) && version >= 0 ? version : undefined;
}

/** The columns among those named that hold something which is no number. */
export function unreadableNumbers(row: Row, columns: string[]): string[] {
  return columns.filter((column) => {
    const value = own(row, column);
    return value !== undefined && value !== null && value !== '' && readMoney(value) === null;
  });
}

/** A yes/no column; the texts `true` and `false` and the numbers 1 and 0 count too. Null when empty or something else. */
export function yesNo(row: Row | null | undefined, column: string): boolean | null {
  const value = own(row, column);
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === '1' || value === 'true' || value === 'True') return true;
  if (value === 0 || value === '0' || value === 'false' || value === 'False') return false;
  return null;
}

/** The place of a choice value in its choice, from 0; null when empty or none of `count` values. */
export function option(row: Row | null | undefined, column: string, count: number): number | null {
  const value = number(row, column);
  if (value === null) return null;
  const place = value - firstOption;
  return Number.isInteger(place) && place >= 0 && place < count ? place : null;
}

/** An expanded lookup (`$expand`), or null. */
export function expanded(row: Row | null | undefined, navigation: string): Row | null {
  return asRow(own(row, navigation));
}

/** The GUID in a column, lower case. */
export function guid(row: Row | null | undefined, column: string): string | null {
  return normaliseGuid(own(row, column));
}

/** The id a lookup points to: of `_x_value`, else of the expanded row's own key (`x` or `key`), else of a bare GUID. */
export function lookup(row: Row | null | undefined, column: string, key?: string): string | null {
  const direct = guid(row, `_${column}_value`) ?? guid(row, column);
  if (direct) return direct;
  const target = expanded(row, column);
  return guid(target, key ?? column);
}

/** The table a polymorphic lookup points to, from its annotation or its expanded rows; null when the row doesn't say. */
export function lookupTable(row: Row | null | undefined, column: string, tables: string[]): string | null {
  const named = own(row, `_${column}_value@Microsoft.Dynamics.CRM.lookuplogicalname`) ?? own(row, `_${column}_type`);
  if (typeof named === 'string' && tables.includes(named)) return named;
  return tables.find((table) => expanded(row, `${column}_${table}`)) ?? null;
}

/** Whether a row's state is Active; a row that doesn't say is. */
export const isActive = (row: Row | null): boolean => (number(row, 'statecode') ?? 0) === 0;

const entitySets: Record<string, string> = { salesorder: 'salesorders', invoice: 'invoices' };
/** The entity set of a table where it is certain. */
export const entitySetOf = (table: string | undefined): string | undefined => entitySets[table ?? ''];

/** What people call an order or Dynamics invoice: its number, else its name. */
export const nameOf = (row: Row | null, table: string): string | null =>
  text(row, table === 'invoice' ? 'invoicenumber' : 'ordernumber') ?? text(row, 'name');
