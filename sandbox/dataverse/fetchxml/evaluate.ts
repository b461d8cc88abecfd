import type { Metadata } from '../entities/metadata.ts';
import type { Column, Table } from '../entities/types.ts';
import { compareBy } from '../odata/order.ts';
import type { Row, Store } from '../store/store.ts';
import { meets } from './operators.ts';
import type { Fetch, FetchEntity, FetchFilter, FetchLink } from './read.ts';

export interface FetchScope {
  metadata: Metadata;
  store: Store;
  now: Date;
}

/** A main row with the linked rows found for it, by alias; a missing outer link is null. */
export interface Joined {
  main: Row;
  links: Map<string, { table: Table; row: Row | null }>;
}

const key = (value: Row[string] | undefined): string =>
  JSON.stringify(typeof value === 'object' && value !== null ? value.id : (value ?? null)).toLowerCase();

function matches(scope: FetchScope, filter: FetchFilter, row: Row | null, joined: Joined): boolean {
  const results = [
    ...filter.conditions.map((condition) => {
      const owner = condition.entityName ? (joined.links.get(condition.entityName)?.row ?? null) : row;
      return meets(owner?.[condition.attribute] ?? null, condition.operator, condition.values, scope.now);
    }),
    ...filter.filters.map((inner) => matches(scope, inner, row, joined)),
  ];
  if (results.length === 0) return true;
  return filter.type === 'or' ? results.some(Boolean) : results.every(Boolean);
}

function join(scope: FetchScope, link: FetchLink, from: Row | null, joined: Joined): Joined[] {
  const table = scope.metadata.table(link.name);
  const wanted = key(from?.[link.to]);
  const found = from === null || wanted === 'null' ? [] : scope.store.all(table.name).filter((row) => key(row[link.from]) === wanted);
  const kept = found.filter((row) => link.filters.every((filter) => matches(scope, filter, row, joined)));
  const rows: (Row | null)[] = kept.length === 0 && link.outer ? [null] : kept;
  return rows.flatMap((row) => {
    const next: Joined = { main: joined.main, links: new Map(joined.links).set(link.alias, { table, row }) };
    return link.links.reduce<Joined[]>((all, inner) => all.flatMap((one) => join(scope, inner, row, one)), [next]);
  });
}

function linkColumns(scope: FetchScope, links: FetchLink[]): { alias: string; name: string; column: Column }[] {
  return links.flatMap((link) => {
    const table = scope.metadata.table(link.name);
    const own = link.all ? [...table.columns.keys()].map((name) => ({ name, alias: undefined })) : link.attributes;
    const columns = own.map(({ name, alias }) => ({
      alias: link.alias,
      name: alias ?? `${link.alias}.${name}`,
      column: table.columns.get(name) as Column,
    }));
    return [...columns, ...linkColumns(scope, link.links)];
  });
}

/** What a query finds: rows of its table, and beside each the columns of linked tables under `alias.column`. */
export interface FetchResult {
  row: Row;
  linked: { name: string; column: Column; row: Row | null }[];
}

/** The rows a query's filters leave, each with its linked rows, in no order. */
export function joinedRows(scope: FetchScope, entity: FetchEntity): Joined[] {
  const starts = scope.store.all(entity.name).map((main): Joined => ({ main, links: new Map() }));
  return entity.links
    .reduce((all, link) => all.flatMap((one) => join(scope, link, one.main, one)), starts)
    .filter((one) => entity.filters.every((filter) => matches(scope, filter, one.main, one)));
}

/** Runs a checked query that does not aggregate. */
export function evaluateFetch(scope: FetchScope, { entity, top }: Fetch): FetchResult[] {
  const table = scope.metadata.table(entity.name);
  const joined = joinedRows(scope, entity);
  sort(scope, table, entity, joined);
  const columns = linkColumns(scope, entity.links);
  return joined.slice(0, top).map((one) => ({
    row: one.main,
    linked: columns.map(({ alias, name, column }) => ({ name, column, row: one.links.get(alias)?.row ?? null })),
  }));
}

function sort(scope: FetchScope, table: Table, entity: FetchEntity, rows: Joined[]): void {
  const orders = entity.orders.map(({ attribute, descending }) =>
    compareBy(scope, table.columns.get(attribute) as Column, descending, true),
  );
  rows.sort((a, b) => orders.reduce((order, compare) => order || compare(a.main, b.main), 0));
}
