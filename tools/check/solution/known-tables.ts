import { sameText } from './names.ts';
import type { StandardTables } from './standard-tables.ts';
import type { Column } from './tables.ts';
import type { SolutionTree } from './tree.ts';

/** What a column's values can be compared with. */
type ValueKind = 'choice' | 'yes/no' | 'number' | 'date' | 'text' | 'lookup';

export interface KnownColumn {
  name: string;
  kind: ValueKind;
  /** Values of a choice, a status or a yes/no. */
  options: number[];
}

/** Tables by logical name, each with its columns by logical name: the solutions' own and the standard ones they stand on. */
export type KnownTables = ReadonlyMap<string, ReadonlyMap<string, KnownColumn>>;

const kinds: Record<string, ValueKind> = {
  // As a solution's files name them …
  nvarchar: 'text',
  ntext: 'text',
  int: 'number',
  bit: 'yes/no',
  customer: 'lookup',
  owner: 'lookup',
  primarykey: 'lookup',
  multiselectpicklist: 'choice',
  // … and as the standard tables' files do.
  string: 'text',
  memo: 'text',
  integer: 'number',
  boolean: 'yes/no',
  uniqueidentifier: 'lookup',
  // Both.
  bigint: 'number',
  decimal: 'number',
  money: 'number',
  picklist: 'choice',
  state: 'choice',
  status: 'choice',
  datetime: 'date',
  lookup: 'lookup',
};

/** Every table that the solutions may name, with the values its choices have. */
export function knownTables(trees: SolutionTree[], standard: StandardTables): KnownTables {
  const tables = new Map<string, Map<string, KnownColumn>>();
  for (const [name, columns] of standard.columns)
    tables.set(
      name,
      new Map([...columns].map(([column, { type, options }]) => [column, { name: column, kind: kinds[type] ?? 'text', options }])),
    );
  const choices = new Map(trees.flatMap((tree) => tree.choices).map((choice) => [sameText(choice.name), choice.values]));
  for (const table of trees.flatMap((tree) => tree.tables)) {
    const columns = tables.get(table.name) ?? new Map<string, KnownColumn>();
    tables.set(table.name, columns);
    for (const column of table.columns) columns.set(column.name, ownColumn(column, choices));
    if (table.isNew && !columns.has('versionnumber')) columns.set('versionnumber', { name: 'versionnumber', kind: 'number', options: [] });
  }
  return tables;
}

function ownColumn(column: Column, choices: Map<string, number[]>): KnownColumn {
  const options = column.globalChoice ? (choices.get(sameText(column.globalChoice)) ?? []) : column.values;
  return { name: column.name, kind: kinds[column.type] ?? 'text', options };
}
