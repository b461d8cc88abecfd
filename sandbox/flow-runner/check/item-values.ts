import type { Metadata } from '../../dataverse/entities/metadata.ts';
import type { Column, Table } from '../../dataverse/entities/types.ts';
import { isDynamic, possibleTexts } from './texts.ts';

type Say = (message: string) => void;

const bind = '@odata.bind';
/** What stands between the brackets of an address: a GUID, or an alternate key. */
const key = /^(\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?|.+=.*)\)$/i;

/** Why a literal doesn't fit a column, or undefined. */
function misfit(column: Column, value: unknown): string | undefined {
  const label = JSON.stringify(value);
  switch (column.type) {
    case 'string':
    case 'memo':
      if (typeof value !== 'string') return `is text, not ${label}`;
      return column.maxLength !== undefined && value.length > column.maxLength ? `takes at most ${column.maxLength} characters` : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `is true or false, not ${label}`;
    case 'picklist':
    case 'state':
    case 'status':
      return column.options?.some((option) => option.value === value) ? undefined : `has no choice ${label}`;
    case 'integer':
    case 'bigint':
      return Number.isInteger(value) ? undefined : `is a whole number, not ${label}`;
    case 'decimal':
    case 'money':
      return typeof value === 'number' ? undefined : `is a number, not ${label}`;
    case 'datetime':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? undefined : `is a date, not ${label}`;
    default:
      return undefined;
  }
}

function checkBind(nav: string, value: unknown, table: Table, metadata: Metadata, say: Say) {
  const lookup = metadata.single(table, nav);
  if (!lookup) return say(`${table.name} has no navigation property '${nav}'`);
  if (lookup.column.readOnly) say(`'${nav}' is read-only`);
  const sets = lookup.targets.map((target) => metadata.tables.get(target.table)?.entitySet);
  for (const text of possibleTexts(value)) {
    if (text === null) say(`'${nav}${bind}' is never null`);
    const match = /^\/?([a-z_][a-z0-9_]*)\((.*)$/i.exec(text ?? '');
    if (match && !sets.includes(match[1])) say(`'${nav}' leads to ${sets.join(' or ')}, not to ${match[1]}`);
    else if (match && !key.test(match[2] ?? '')) say(`'${nav}${bind}' is /set(id), not ${JSON.stringify(text)}`);
    else if (text !== null && !match && !isDynamic(value)) say(`'${nav}${bind}' is /set(id), not ${JSON.stringify(text)}`);
  }
}

/** Names and values of the `item/…` parameters of a write. */
export function checkItem(name: string, value: unknown, table: Table, metadata: Metadata, creating: boolean, say: Say) {
  const key = name.slice('item/'.length);
  if (key.endsWith(bind)) return checkBind(key.slice(0, -bind.length), value, table, metadata, say);
  const lookup = /^_(.+)_value$/.exec(key)?.[1];
  const column = table.columns.get(key);
  if (lookup && table.columns.get(lookup)?.type === 'lookup')
    return say(`'${key}' is only read; a lookup is written by item/<navigation property>${bind}`);
  if (!column) return say(`${table.name} has no column '${key}'`);
  if (column.type === 'lookup')
    return say(`'${key}' is a lookup, written by item/${column.targets?.map(({ nav }) => nav).join(' or item/')}${bind}`);
  if (column.readOnly) return say(`'${key}' of ${table.name} is read-only`);
  if (column.createOnly && !creating) return say(`'${key}' of ${table.name} can be given with a new row only`);
  if (value === null || isDynamic(value)) return;
  const fault = misfit(column, value);
  if (fault) say(`'${key}' of ${table.name} ${fault}`);
}
