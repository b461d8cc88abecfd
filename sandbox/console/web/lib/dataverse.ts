import type { ColumnMetadata, SubgridMetadata, TableMetadata, ViewMetadata } from '../../shared.ts';
import { get, request } from './http.ts';
import { type Query, useQuery } from './query.ts';

/** A row as the Web API hands it out. */
export type Row = Record<string, unknown> & { '@odata.etag'?: string };
/** Column values to write; a lookup's is `{ table, id }` or null. */
export type Values = Record<string, unknown>;
export interface Reference {
  table: string;
  id: string;
  name: string;
}

export const api = '/dynamics/api/data/v9.2';
/** The person one plays: settings are an admin's. */
const person = (table: TableMetadata) => ({ 'x-sandbox-user': table.name === 'xc_organisation' ? 'Alex Admin' : 'Sam Sales' });
const tables = new Map<string, Promise<TableMetadata>>();

/** A table's columns, form and views; read once. */
export function readTable(name: string): Promise<TableMetadata> {
  const known = tables.get(name);
  if (known !== undefined) return known;
  const read = get<TableMetadata>(`/console-api/tables/${name}`);
  tables.set(name, read);
  read.catch(() => tables.delete(name));
  return read;
}

export const useTable = (name: string | undefined): Query<TableMetadata> => useQuery(name, () => readTable(name ?? ''));

export const formatted = (row: Row, wireName: string): string | undefined =>
  row[`${wireName}@OData.Community.Display.V1.FormattedValue`] as string | undefined;

/** The row that a lookup points to. */
export function reference(row: Row, column: ColumnMetadata): Reference | null {
  const id = row[column.wireName];
  if (typeof id !== 'string') return null;
  const table = row[`${column.wireName}@Microsoft.Dynamics.CRM.lookuplogicalname`] as string | undefined;
  return { id, table: table ?? column.targets?.[0]?.table ?? '', name: formatted(row, column.wireName) ?? 'No name' };
}

const key = (table: TableMetadata, id: string) => `${table.entitySet}(${id})`;

export const readRow = (table: TableMetadata, id: string): Promise<Row> => get<Row>(`${api}/${key(table, id)}`);

export async function listRows(entitySet: string, options: Record<string, string>): Promise<Row[]> {
  const { value } = await get<{ value: Row[] }>(`${api}/${entitySet}?${new URLSearchParams(options)}`);
  return value;
}

/** The rows of a view; with `of`, only those that hang on one of these rows. */
export function viewRows(table: TableMetadata, view: ViewMetadata, of: { column: string; id: string }[] = []): Promise<Row[]> {
  if (of.length === 0) return listRows(table.entitySet, { savedQuery: view.id });
  const fetch = new DOMParser().parseFromString(view.fetchXml, 'text/xml');
  const filter = fetch.createElement('filter');
  filter.setAttribute('type', 'or');
  for (const { column, id } of of) {
    const condition = fetch.createElement('condition');
    condition.setAttribute('attribute', column);
    condition.setAttribute('operator', 'eq');
    condition.setAttribute('value', id);
    filter.append(condition);
  }
  fetch.querySelector('fetch > entity')?.append(filter);
  return listRows(table.entitySet, { fetchXml: new XMLSerializer().serializeToString(fetch) });
}

/** Column values as a request's body: lookups are bound by the navigation property of the table they point to. */
function body(table: TableMetadata, values: Values): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const column = table.columns.find((one) => one.name === name);
    if (column?.type !== 'lookup') out[name] = value === '' ? null : value;
    else if (value === null) for (const { nav } of column.targets ?? []) out[nav] = null;
    else {
      const { table: pointed, id } = value as Reference;
      const target = column.targets?.find((one) => one.table === pointed);
      if (target) out[`${target.nav}@odata.bind`] = `/${target.entitySet}(${id})`;
    }
  }
  return out;
}

export const updateRow = (table: TableMetadata, id: string, values: Values): Promise<null> =>
  request('PATCH', `${api}/${key(table, id)}`, body(table, values), { 'if-match': '*', ...person(table) });

/** Makes a row and gives its id. */
export async function createRow(table: TableMetadata, values: Values): Promise<string> {
  const prefer = { prefer: 'return=representation', ...person(table) };
  const row = await request<Row>('POST', `${api}/${table.entitySet}`, body(table, values), prefer);
  return String(row[table.primaryId]);
}

export const deleteRow = (table: TableMetadata, id: string): Promise<null> =>
  request('DELETE', `${api}/${key(table, id)}`, undefined, person(table));

/** The view of a subgrid, or the table's first. */
export const subgridView = (table: TableMetadata, subgrid: SubgridMetadata): ViewMetadata | undefined =>
  table.views.find(({ id }) => id === subgrid.viewId) ?? table.views[0];
