import type { Metadata } from '../../dataverse/entities/metadata.ts';
import type { Column, Table } from '../../dataverse/entities/types.ts';
import { splitOutside } from '../../dataverse/odata/split.ts';
import { wireName } from '../../dataverse/odata/wire-names.ts';
import { checkFilter, checkOrder, checkSelect } from './query-names.ts';
import { any, arrayOf, objectOf, type Shape, scalar } from './shapes.ts';
import { unknownPart } from './texts.ts';

type Say = (message: string) => void;

/** The value of a column: a plain one, with the numbers it can be where the column is a choice. */
function columnValue({ name, type, options = [] }: Column): Shape {
  const numbered = type === 'picklist' || type === 'state' || type === 'status';
  return numbered && options.length ? { kind: 'scalar', choice: { name, values: options.map(({ value }) => value) } } : scalar;
}

function rowOf(table: Table, columns: Iterable<Column>, expanded: Record<string, Shape>): Shape {
  const properties = Object.fromEntries([...columns].map((column) => [wireName(column), columnValue(column)]));
  return {
    ...objectOf(`a row of ${table.name} as read here`, { ...properties, [table.primaryId]: scalar, ...expanded }),
    row: true,
  } as Shape;
}

/** The row a trigger hands over: every column, lookups as `_x_value` and `_x_type`, choices with `_x_label`. */
export function triggerRow(table: Table): Shape {
  const properties: Record<string, Shape> = { SdkMessage: scalar, ItemInternalId: scalar, RowVersion: scalar };
  for (const column of table.columns.values()) {
    properties[wireName(column)] = columnValue(column);
    if (column.type === 'lookup') properties[`_${column.name}_type`] = scalar;
    if (column.options) properties[`_${column.name}_label`] = scalar;
  }
  return objectOf(`the trigger's row of ${table.name}`, properties);
}

function expandOne(text: string, table: Table, metadata: Metadata, say: Say): [string, Shape] {
  const open = text.indexOf('(');
  const nav = (open < 0 ? text : text.slice(0, open)).trim();
  const single = metadata.single(table, nav);
  const collection = single ? undefined : metadata.collection(table, nav);
  const other = single
    ? single.targets.length === 1
      ? metadata.tables.get(single.targets[0]?.table ?? '')
      : undefined
    : collection?.table;
  if (!single && !collection) say(`$expand: ${table.name} has no navigation property '${nav}'`);
  if (!other) return [nav, any];
  const inner = open < 0 ? '' : text.slice(open + 1, text.lastIndexOf(')'));
  const options = Object.fromEntries(
    splitOutside(inner, ';').map((part): [string, string] => {
      const at = part.indexOf('=');
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    }),
  );
  const row = shapeOfQuery(options, other, metadata, (message) => say(`$expand=${nav}: ${message}`));
  return [nav, single ? row : arrayOf(row)];
}

/**
 * The rows a query answers with: the columns it selects (all, where it doesn't say), the primary id and what it expands.
 * Reports every name that isn't there.
 */
export function shapeOfQuery(options: Record<string, string>, table: Table, metadata: Metadata, say: Say): Shape {
  const { $select, $expand, $filter, $orderby } = options;
  const columns =
    $select && $select !== unknownPart ? checkSelect($select, table, (message) => say(`$select: ${message}`)) : [...table.columns.values()];
  if ($filter) checkFilter($filter, table, metadata, (message) => say(`$filter: ${message}`));
  if ($orderby) checkOrder($orderby, table, metadata, (message) => say(`$orderby: ${message}`));
  if (!$expand || $expand.includes(unknownPart)) return $expand ? any : rowOf(table, columns, {});
  const expanded = splitOutside($expand, ',').map((part) => expandOne(part.trim(), table, metadata, say));
  return rowOf(table, columns, Object.fromEntries(expanded));
}
