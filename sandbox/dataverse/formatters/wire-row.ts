import type { Column, Table } from '../entities/types.ts';
import type { Expand, Query } from '../odata/query.ts';
import { wireName } from '../odata/wire-names.ts';
import { isReference, type Row } from '../store/store.ts';
import { type FormatScope, formattedValue } from './formatted-values.ts';

export interface WireScope extends FormatScope {
  /** Host of the environment, without scheme. */
  host: string;
}

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export const rowUrl = (host: string, table: Table, id: string): string => `https://${host}/api/data/v9.2/${table.entitySet}(${id})`;

function addColumn(scope: WireScope, column: Column, row: Row, out: Record<string, Json>): void {
  const name = wireName(column);
  const value = row[column.name] ?? null;
  out[name] = isReference(value) ? value.id : value;
  const formatted = formattedValue(scope, column, row);
  if (formatted !== null) out[`${name}@OData.Community.Display.V1.FormattedValue`] = formatted;
  if (!isReference(value)) return;
  const target = column.targets?.find((candidate) => candidate.table === value.table);
  if (target) out[`${name}@Microsoft.Dynamics.CRM.associatednavigationproperty`] = target.nav;
  out[`${name}@Microsoft.Dynamics.CRM.lookuplogicalname`] = value.table;
}

function addExpand(scope: WireScope, { nav, single, collection, queries }: Expand, row: Row, id: string, out: Record<string, Json>): void {
  if (single) {
    const value = row[single.column.name];
    const query = isReference(value) ? queries.get(value.table) : undefined;
    const found = isReference(value) ? scope.store.get(value.table, value.id) : undefined;
    out[nav] = query && found ? wireRow(scope, query, found) : null;
  } else if (collection) {
    const nested = queries.get(collection.table.name);
    if (!nested) return;
    const rows = scope.store.pointingTo(collection.table.name, collection.column.name, id).filter(nested.filter).sort(nested.order);
    out[nav] = rows.slice(0, nested.top).map((related) => wireRow(scope, nested, related));
  }
}

/**
 * A row as the Dataverse connector hands it to a flow: `@odata.id`, `@odata.etag`, the columns asked for (empty ones as null) with their
 * annotations, and what was expanded.
 */
export function wireRow(scope: WireScope, query: Query, row: Row): Record<string, Json> {
  const { table } = query;
  const id = String(row[table.primaryId]);
  const out: Record<string, Json> = {
    '@odata.type': `#Microsoft.Dynamics.CRM.${table.name}`,
    '@odata.id': rowUrl(scope.host, table, id),
    '@odata.etag': etag(row),
    '@odata.editLink': `${table.entitySet}(${id})`,
  };
  const columns = query.select ?? [...table.columns.values()];
  for (const column of columns) addColumn(scope, column, row, out);
  out[table.primaryId] = id;
  for (const expand of query.expand) addExpand(scope, expand, row, id, out);
  return out;
}

/** The weak entity tag of a row: its version number. */
export const etag = (row: Row): string => `W/"${row.versionnumber}"`;
