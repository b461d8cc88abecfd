import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a solution may rely on without shipping it: table → its columns, and the names of relationships a sub-grid may follow. */
export interface StandardTables {
  columns: Map<string, Set<string>>;
  relationships: Set<string>;
}

interface TableFile {
  name: string;
  id: string;
  columns: Record<string, { targets?: { collection?: string }[] }>;
}

/** Columns that every table has. */
const systemColumns = [
  'createdby',
  'createdon',
  'createdonbehalfby',
  'importsequencenumber',
  'modifiedby',
  'modifiedon',
  'modifiedonbehalfby',
  'overriddencreatedon',
  'ownerid',
  'owningbusinessunit',
  'owningteam',
  'owninguser',
  'statecode',
  'statuscode',
  'versionnumber',
];

/** Reads the standard tables from a folder of `<table>.json` (`{ name, id, columns: { <column>: { targets? } } }`). */
export function readStandardTables(folder: string): StandardTables {
  const tables = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as TableFile);
  const targets = tables.flatMap((table) => Object.values(table.columns).flatMap((column) => column.targets ?? []));
  return {
    columns: new Map(tables.map((table) => [table.name, new Set([table.id, ...systemColumns, ...Object.keys(table.columns)])])),
    relationships: new Set(targets.flatMap((target) => target.collection ?? [])),
  };
}
