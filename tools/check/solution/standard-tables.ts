import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface StandardColumn {
  /** string, memo, integer, money, picklist, lookup, … */
  type: string;
  /** Values of a choice, a status or a yes/no; empty for other types. */
  options: number[];
  targets: string[];
}

/** What a solution may rely on without shipping it: table → its columns, and the relationships a sub-grid may follow. */
export interface StandardTables {
  columns: Map<string, Map<string, StandardColumn>>;
  /** By name (`<referencing table>|<relationship>`): the table whose row a sub-grid over it stands on. */
  relationships: Map<string, string>;
}

interface TableFile {
  name: string;
  id: string;
  columns: Record<string, { type: string; options?: [number, string, number?][]; targets?: { table: string; collection?: string }[] }>;
}

const plain = (type: string): StandardColumn => ({ type, options: [], targets: [] });

/** Columns that every table has. */
const systemColumns: [string, StandardColumn][] = [
  ...[
    'createdby',
    'createdonbehalfby',
    'modifiedby',
    'modifiedonbehalfby',
    'ownerid',
    'owningbusinessunit',
    'owningteam',
    'owninguser',
  ].map((name): [string, StandardColumn] => [name, plain('lookup')]),
  ...['createdon', 'modifiedon', 'overriddencreatedon'].map((name): [string, StandardColumn] => [name, plain('datetime')]),
  ...['importsequencenumber', 'versionnumber'].map((name): [string, StandardColumn] => [name, plain('integer')]),
  ['statecode', plain('state')],
  ['statuscode', plain('status')],
];

/** Reads the standard tables from a folder of `<table>.json` (`{ name, id, columns: { <column>: { type, options?, targets? } } }`). */
export function readStandardTables(folder: string): StandardTables {
  const tables = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8').replace(/^\ufeff/, '')) as TableFile);
  return { columns: new Map(tables.map((table) => [table.name, columnsOf(table)])), relationships: relationshipsOf(tables) };
}

function columnsOf(table: TableFile): Map<string, StandardColumn> {
  const own = Object.entries(table.columns).map(([name, { type, options = [], targets = [] }]): [string, StandardColumn] => [
    name,
    { type, options: type === 'boolean' ? [0, 1] : options.map(([value]) => value), targets: targets.map((target) => target.table) },
  ]);
  return new Map([...systemColumns, [table.id, plain('uniqueidentifier')], ...own]);
}

function relationshipsOf(tables: TableFile[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const table of tables)
    for (const target of Object.values(table.columns).flatMap((column) => column.targets ?? []))
      if (target.collection) found.set(`${table.name}|${target.collection}`, target.table);
  return found;
}
