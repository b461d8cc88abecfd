import type { Metadata } from '../entities/metadata.ts';
import type { Column, Table } from '../entities/types.ts';
import { badQuery, noProperty } from '../errors.ts';
import { isReference, type Row, type Store } from '../store/store.ts';
import { splitOutside } from './split.ts';
import { columnByWireName } from './wire-names.ts';

type Sortable = string | number;

/** Lookups sort by the name of their row, text without case, empty first; choices by value in OData and by label in fetchXml (Microsoft: order rows). */
function sortValue(scope: { metadata: Metadata; store: Store }, column: Column, row: Row | undefined, byLabel: boolean): Sortable | null {
  const value = row?.[column.name] ?? null;
  if (value === null) return null;
  if (isReference(value)) {
    const target = scope.metadata.table(value.table);
    return String(scope.store.get(value.table, value.id)?.[target.primaryName] ?? '').toLowerCase();
  }
  if (byLabel && column.type === 'picklist') return (column.options?.find((option) => option.value === value)?.label ?? '').toLowerCase();
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : value.toLowerCase();
}

function compareSortable(a: Sortable | null, b: Sortable | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order of two rows by one column; `byLabel` as views sort choices. */
export function compareBy(
  scope: { metadata: Metadata; store: Store },
  column: Column,
  descending: boolean,
  byLabel = false,
): (a: Row | undefined, b: Row | undefined) => number {
  return (a, b) => compareSortable(sortValue(scope, column, a, byLabel), sortValue(scope, column, b, byLabel)) * (descending ? -1 : 1);
}

function bindItem(scope: { metadata: Metadata; store: Store }, table: Table, item: string): (a: Row, b: Row) => number {
  const [path = '', direction = 'asc', ...rest] = item.split(/\s+/);
  if (rest.length || (direction !== 'asc' && direction !== 'desc')) throw badQuery(`Syntax error in $orderby at '${item}'.`);
  const [name = '', nav, ...deeper] = path.split('/').reverse();
  if (deeper.length) throw badQuery(`$orderby goes through one lookup at most: '${path}'.`);
  if (!nav) return compareBy(scope, columnByWireName(table, name), direction === 'desc');
  const lookup = scope.metadata.single(table, nav);
  const target = lookup?.targets[0];
  if (!lookup || !target) throw noProperty(nav, table.name);
  const compare = compareBy(scope, columnByWireName(scope.metadata.table(target.table), name), direction === 'desc');
  const follow = (row: Row) => {
    const value = row[lookup.column.name];
    return isReference(value) ? scope.store.get(value.table, value.id) : undefined;
  };
  return (a, b) => compare(follow(a), follow(b));
}

/** Reads `$orderby`; without it rows keep the order in which they were made. */
export function bindOrder(
  scope: { metadata: Metadata; store: Store },
  table: Table,
  orderBy: string | undefined,
): (a: Row, b: Row) => number {
  const items = splitOutside(orderBy ?? '', ',').map((item) => bindItem(scope, table, item));
  return (a, b) => {
    for (const compare of items) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}
