import type { Metadata } from '../entities/metadata.ts';
import type { Column } from '../entities/types.ts';
import { idOf, isReference, type Row, type Store, type Value } from '../store/store.ts';

export interface FormatScope {
  metadata: Metadata;
  store: Store;
}

function amount(value: number, places: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places });
}

function money(scope: FormatScope, column: Column, value: number, row: Row): string {
  const symbol = scope.store.get('transactioncurrency', idOf(row.transactioncurrencyid) ?? '')?.currencysymbol ?? '';
  return `${value < 0 ? '-' : ''}${symbol}${amount(Math.abs(value), column.precision ?? 2)}`;
}

function date(value: string): string {
  const [year, month, day] = value.slice(0, 10).split('-').map(Number);
  return `${month}/${day}/${year}`;
}

function time(value: string): string {
  const at = new Date(value);
  const hours = at.getUTCHours();
  return `${hours % 12 || 12}:${String(at.getUTCMinutes()).padStart(2, '0')} ${hours < 12 ? 'AM' : 'PM'}`;
}

/** A value as a user in the United States with UTC sees it (`@OData.Community.Display.V1.FormattedValue`), or null where the Web API adds none. */
export function formattedValue(scope: FormatScope, column: Column, row: Row): string | null {
  const value = row[column.name] ?? null;
  if (value === null) return null;
  if (isReference(value)) {
    const name = scope.store.get(value.table, value.id)?.[scope.metadata.table(value.table).primaryName];
    return name === null || name === undefined ? null : String(name);
  }
  if (column.options) return column.options.find((option) => option.value === Number(value))?.label ?? null;
  if (column.type === 'money') return money(scope, column, Number(value), row);
  if (column.type === 'decimal') return amount(Number(value), column.precision ?? 2);
  if (column.type === 'integer' || column.type === 'bigint') return amount(Number(value), 0);
  if (column.type === 'datetime') return column.format === 'date' ? date(String(value)) : `${date(String(value))} ${time(String(value))}`;
  return null;
}

/** The same of one value of an aggregate query: amounts in base currency with its symbol, counts and parts of a date as whole numbers. */
export function formattedAggregate(
  scope: FormatScope,
  { column, value, isNumber, isBase }: { column: Column; value: Value; isNumber: boolean; isBase: boolean },
): string | null {
  if (isNumber) return amount(Number(value), 0);
  const [organization] = scope.store.all('organization');
  const currency = isBase ? (organization?.basecurrencyid ?? null) : null;
  return formattedValue(scope, column, { [column.name]: value, transactioncurrencyid: currency } as Row);
}
