import { readdirSync, readFileSync } from 'node:fs';
import { systemColumns } from './system-columns.ts';
import type { Column, ColumnType, LookupTarget, Option, RequiredLevel, Table } from './types.ts';

interface ColumnFile {
  label: string;
  type: ColumnType;
  required?: RequiredLevel;
  readOnly?: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
  precision?: number;
  format?: string;
  default?: number | boolean;
  labels?: [string, string];
  /** [value, label], and as third of a status its state, of a state its first status. */
  options?: [number, string, number?][];
  targets?: { table: string; nav: string; collection?: string; delete: LookupTarget['onDelete'] }[];
}

interface TableFile {
  name: string;
  set: string;
  label: string;
  labels: string;
  id: string;
  primaryName: string;
  ownership: Table['ownership'];
  columns: Record<string, ColumnFile>;
}

function readOptions(file: ColumnFile): Option[] | undefined {
  if (file.type === 'boolean') return (file.labels ?? ['No', 'Yes']).map((label, value) => ({ value, label }));
  return file.options?.map(([value, label, third]) => ({
    value,
    label,
    ...(file.type === 'status' ? { state: third } : {}),
    ...(file.type === 'state' ? { defaultStatus: third } : {}),
  }));
}

function readColumn(table: string, name: string, { label, labels: _labels, targets, ...facts }: ColumnFile): Column {
  return {
    ...facts,
    name,
    displayName: label,
    required: facts.required ?? 'none',
    readOnly: facts.readOnly ?? false,
    custom: false,
    options: readOptions({ label, labels: _labels, ...facts }),
    targets: targets?.map(({ delete: onDelete, ...target }) => ({
      ...target,
      onDelete,
      relationship: target.collection ?? `${table}_${name}`,
    })),
  };
}

/** The sales tables as every environment with Dynamics 365 Sales has them (facts: Common Data Model, CC BY 4.0). */
export function standardTables(): Table[] {
  const folder = new URL('../tables/', import.meta.url);
  return readdirSync(folder).map((file) => {
    const facts = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as TableFile;
    const table: Table = {
      name: facts.name,
      entitySet: facts.set,
      displayName: facts.label,
      collectionName: facts.labels,
      primaryId: facts.id,
      primaryName: facts.primaryName,
      ownership: facts.ownership,
      columns: new Map(Object.entries(facts.columns).map(([name, column]) => [name, readColumn(facts.name, name, column)])),
      keys: [],
      custom: false,
    };
    for (const column of systemColumns(table)) if (!table.columns.has(column.name)) table.columns.set(column.name, column);
    return table;
  });
}
