import { badArgument, duplicate } from '../errors.ts';
import type { Save } from './save.ts';

/**
 * Columns the server insists on. "Business required" (`required`) is left to forms by the platform; here it also holds for the name
 * and for the solution's own columns, so that a flow that forgets one is found out.
 */
export function checkRequired({ table, row }: Save): void {
  for (const column of table.columns.values()) {
    const insists =
      column.required === 'systemrequired' || (column.required === 'required' && (column.custom || column.name === table.primaryName));
    if (insists && row[column.name] === null) throw badArgument(`Required field '${column.name}' of ${table.name} is missing.`);
  }
}

/** Alternate keys are unique; a key with an empty column binds nothing. */
export function checkKeys({ table, id, row, store }: Save): void {
  for (const key of table.keys) {
    if (key.some((column) => row[column] === null)) continue;
    const same = (column: string, other: unknown) => JSON.stringify(row[column]).toLowerCase() === JSON.stringify(other).toLowerCase();
    const taken = store
      .all(table.name)
      .find((other) => other[table.primaryId] !== id && key.every((column) => same(column, other[column])));
    if (taken) throw duplicate(`A record with matching key values already exists: ${key.join(', ')} of ${table.name}.`);
  }
}
