import type { Column, Table } from '../entities/types.ts';
import { noProperty } from '../errors.ts';

/** How a column is called in the Web API: a lookup `_x_value`, any other by its logical name. */
export const wireName = (column: Column): string => (column.type === 'lookup' ? `_${column.name}_value` : column.name);

/** The column behind a name in `$select`, `$filter` or `$orderby`; a lookup goes by `_x_value` only. */
export function columnByWireName(table: Table, name: string): Column {
  const lookup = /^_(.+)_value$/.exec(name)?.[1];
  const column = table.columns.get(lookup ?? name);
  if (!column || (column.type === 'lookup') !== (lookup !== undefined)) throw noProperty(name, table.name);
  return column;
}
