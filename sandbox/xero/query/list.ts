import { type Fields, parseWhere, sortRows } from './where.ts';

/** Query parameters of a call, each the last one given. */
export type Query = Record<string, string | undefined>;

export interface Page<T> {
  rows: T[];
  /** Only for a list that is read in pages. */
  pagination?: { page: number; pageSize: number; pageCount: number; itemCount: number };
}

export interface ListRules<T> {
  fields: Fields<T>;
  updated?: (row: T) => Date;
  /** Xero's order when none is asked for. */
  order: string;
  paged?: boolean;
}

/**
 * Filters, sorts and pages rows as Xero does: `where`, If-Modified-Since to the second, `order`, then `page` of `pageSize`
 * (100; clamped to 1..1000). Without `page` the whole list comes, and less of each row.
 */
export function listRows<T>(rows: T[], query: Query, since: Date | undefined, rules: ListRules<T>): Page<T> {
  let found = rows;
  const { updated } = rules;
  if (since && updated) found = found.filter((row) => updated(row).getTime() >= since.getTime());
  if (query.where) found = found.filter(parseWhere(query.where, rules.fields));
  found = sortRows(found, query.order || rules.order, rules.fields);
  const forced = query.summaryOnly?.toLowerCase() === 'true' || query.pageSize !== undefined;
  if (!rules.paged || (query.page === undefined && !forced)) return { rows: found };
  const page = clamp(query.page, 1, Number.MAX_SAFE_INTEGER);
  const pageSize = clamp(query.pageSize, 100, 1000);
  return {
    rows: found.slice((page - 1) * pageSize, page * pageSize),
    pagination: { page, pageSize, pageCount: Math.ceil(found.length / pageSize), itemCount: found.length },
  };
}

/** A whole number of 1 to `most`; what is out of range is cut to it, what is no number is `fallback`. */
function clamp(value: string | undefined, fallback: number, most: number): number {
  const number = value === undefined || value === '' ? Number.NaN : Math.trunc(Number(value));
  return Number.isNaN(number) ? fallback : Math.min(most, Math.max(1, number));
}

/** If-Modified-Since as an HTTP date or as ISO (UTC when it has no zone), cut to the second. Unreadable: as if not sent. */
export function readSince(header: string | undefined): Date | undefined {
  if (!header) return undefined;
  const iso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/.test(header);
  const at = Date.parse(iso && header.includes('T') ? `${header}Z` : header);
  return Number.isNaN(at) ? undefined : new Date(Math.floor(at / 1000) * 1000);
}

/** A comma-separated parameter as a list, lower case. */
export const csv = (value: string | undefined): string[] =>
  (value ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '');
