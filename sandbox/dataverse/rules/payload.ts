import type { Metadata } from '../entities/metadata.ts';
import type { Column, Table } from '../entities/types.ts';
import { badPayload, notBuilt } from '../errors.ts';
import { parseReference } from '../odata/key.ts';
import type { Store, Value } from '../store/store.ts';
import { checkValue } from './values.ts';

const bindSuffix = '@odata.bind';

const invalid = (table: Table, name: string, why = '') =>
  badPayload(`Invalid property '${name}' was found in entity 'Microsoft.Dynamics.CRM.${table.name}'.${why}`);

function bind(metadata: Metadata, store: Store, table: Table, nav: string, value: unknown): [Column, Value] {
  const lookup = metadata.single(table, nav);
  if (!lookup) throw invalid(table, nav, ' It is no single-valued navigation property.');
  // The Dataverse connector can't send an empty link, so a flow that does would fail there too.
  if (typeof value !== 'string' || value === '')
    throw badPayload(`'${nav}${bindSuffix}' of ${table.name} must name a row, such as /${lookup.targets[0]?.table}s(id).`);
  const target = parseReference(metadata, store, value);
  if (!lookup.targets.some((candidate) => candidate.table === target.table.name))
    throw badPayload(`'${nav}${bindSuffix}' of ${table.name} can't point to a ${target.table.name}.`);
  return [lookup.column, { table: target.table.name, id: target.id }];
}

function readNav(metadata: Metadata, table: Table, name: string, value: unknown): [Column, Value] {
  const lookup = metadata.single(table, name);
  if (lookup && value === null) return [lookup.column, null];
  if (lookup || metadata.collection(table, name)) throw notBuilt(`Writing related rows inside '${name}'`);
  if (/^_.*_value$/.test(name)) throw invalid(table, name, ' A lookup is written with @odata.bind.');
  throw invalid(table, name);
}

/**
 * A request body as column values. Annotations other than `@odata.bind` are passed over, as the Web API does.
 * @throws DataverseError for an unknown or read-only column, a wrong value, a link to a row that isn't there
 */
export function readPayload(metadata: Metadata, store: Store, table: Table, body: unknown, creating: boolean): Map<string, Value> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw badPayload(`The request body for ${table.entitySet} is not a JSON object.`);
  const values = new Map<string, Value>();
  const set = (column: Column, value: Value) => {
    if (column.readOnly) throw invalid(table, column.name, ' It is read-only.');
    if (column.createOnly && !creating && column.name !== table.primaryId)
      throw invalid(table, column.name, ' It can be given with a new row only.');
    if (values.has(column.name)) throw badPayload(`'${column.name}' of ${table.name} is given twice.`);
    values.set(column.name, value);
  };
  for (const [name, value] of Object.entries(body)) {
    if (name.endsWith(bindSuffix)) set(...bind(metadata, store, table, name.slice(0, -bindSuffix.length), value));
    else if (!name.includes('@')) {
      const column = table.columns.get(name);
      if (column && column.type !== 'lookup') set(column, checkValue(table, column, value));
      else set(...readNav(metadata, table, name, value));
    }
  }
  return values;
}
