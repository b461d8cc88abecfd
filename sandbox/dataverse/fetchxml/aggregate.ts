import Big from 'big.js';
import type { Column } from '../entities/types.ts';
import { DataverseError } from '../errors.ts';
import { compareBy } from '../odata/order.ts';
import type { Row, Value } from '../store/store.ts';
import { fetchAttributes } from './check-aggregates.ts';
import { datePart } from './date-parts.ts';
import { type FetchScope, type Joined, joinedRows } from './evaluate.ts';
import type { Fetch, FetchAttribute } from './read.ts';

/** Microsoft: Aggregate data using FetchXml, limitations. */
const recordLimit = 50_000;

interface Measured {
  attribute: FetchAttribute;
  alias: string;
  column: Column;
  rowOf(joined: Joined): Row | null;
}

/** One column of a row of the answer. */
export interface AggregateValue {
  alias: string;
  column: Column;
  value: Value;
  /** A number of rows or a part of a date; other values are of the column's own kind. */
  isNumber: boolean;
  /** An amount in the organization's base currency, whatever currencies its rows have. */
  isBase: boolean;
}

const plain = (value: Value | undefined): Value => value ?? null;
const identity = (value: Value): string => JSON.stringify(value !== null && typeof value === 'object' ? value.id : value).toLowerCase();

function groupValue({ attribute, column, rowOf }: Measured, joined: Joined): Value {
  const value = plain(rowOf(joined)?.[column.name]);
  return attribute.dateGrouping && value !== null ? datePart(String(value), attribute.dateGrouping) : value;
}

/** Money is aggregated in base currency by each row's own rate, as charts and grouped views of the platform do. */
function amount(column: Column, row: Row): Big | null {
  const value = plain(row[column.name]);
  if (value === null) return null;
  const number = new Big(Number(value));
  const rate = Number(row.exchangerate ?? 1);
  return column.type === 'money' && rate !== 1 && rate > 0 ? number.div(rate).round(column.precision ?? 2) : number;
}

function calculate({ attribute, column, rowOf }: Measured, rows: Joined[]): Value {
  const own = rows.map(rowOf).filter((row) => row !== null);
  const present = own.filter((row) => plain(row[column.name]) !== null);
  if (attribute.aggregate === 'count') return rows.length;
  if (attribute.aggregate === 'countcolumn')
    return attribute.distinct ? new Set(present.map((row) => identity(plain(row[column.name])))).size : present.length;
  if (attribute.aggregate === 'min' || attribute.aggregate === 'max') {
    const sign = attribute.aggregate === 'min' ? 1 : -1;
    if (column.type === 'datetime')
      return present.map((row) => String(row[column.name])).sort((a, b) => sign * (a < b ? -1 : 1))[0] ?? null;
    return (
      present
        .map((row) => Number(amount(column, row)))
        .sort((a, b) => sign * (a - b))
        .at(0) ?? null
    );
  }
  const sum = present.reduce((total, row) => total.plus(amount(column, row) ?? 0), new Big(0));
  if (attribute.aggregate === 'sum') return sum.toNumber();
  if (present.length === 0) return null;
  const average = sum.div(present.length);
  // The average of whole numbers is a whole number, cut off.
  return (column.type === 'integer' || column.type === 'bigint' ? average.round(0, Big.roundDown) : average.round(10)).toNumber();
}

function measured(scope: FetchScope, fetch: Fetch): Measured[] {
  return fetchAttributes(fetch.entity).map(({ attribute, table, alias: link }) => ({
    attribute,
    alias: attribute.alias ?? attribute.name,
    column: scope.metadata.table(table).columns.get(attribute.name) as Column,
    rowOf: (joined: Joined) => (link === undefined ? joined.main : (joined.links.get(link)?.row ?? null)),
  }));
}

function orderOf(scope: FetchScope, { alias, descending }: { alias?: string; descending: boolean }) {
  return (a: AggregateValue[], b: AggregateValue[]): number => {
    const [one, other] = [a, b].map((row) => row.find((value) => value.alias === alias));
    if (!one || !other) return 0;
    const column: Column = one.isNumber ? { ...one.column, type: 'integer' } : one.column;
    return compareBy(scope, column, descending, true)({ [column.name]: one.value } as Row, { [column.name]: other.value } as Row);
  };
}

/**
 * Runs a checked aggregate query: one row for each group, in the order asked for. Empty values count in `count` alone; the sum of none is 0;
 * rows without a value make a group of their own.
 */
export function evaluateAggregate(scope: FetchScope, fetch: Fetch): AggregateValue[][] {
  const rows = joinedRows(scope, fetch.entity);
  if (rows.length > recordLimit)
    throw new DataverseError(400, '0x8004e023', 'AggregateQueryRecordLimit exceeded. Cannot perform this operation.');
  const columns = measured(scope, fetch);
  const keys = columns.filter(({ attribute }) => attribute.groupBy);
  const groups = new Map<string, Joined[]>();
  for (const row of rows) {
    const key = keys.map((one) => identity(groupValue(one, row))).join('|');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  if (keys.length === 0 && groups.size === 0) groups.set('', []);
  const results = [...groups.values()].map((group) =>
    columns.map((one): AggregateValue => {
      const { attribute, alias, column } = one;
      const counts = attribute.aggregate?.startsWith('count') || attribute.dateGrouping !== undefined;
      const [first] = group;
      const value = attribute.groupBy && first ? groupValue(one, first) : calculate(one, group);
      return { alias, column, value, isNumber: Boolean(counts), isBase: column.type === 'money' && !attribute.groupBy };
    }),
  );
  const orders = fetch.entity.orders.map((order) => orderOf(scope, order));
  results.sort((a, b) => orders.reduce((order, compare) => order || compare(a, b), 0));
  return results.slice(0, fetch.top);
}
