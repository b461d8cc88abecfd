import type { Metadata } from '../entities/metadata.ts';
import type { Column, LookupTarget, Table } from '../entities/types.ts';
import { badQuery, noProperty, notBuilt } from '../errors.ts';
import type { Row, Store } from '../store/store.ts';
import { bindFilter, type Predicate } from './filter-bind.ts';
import { parseFilter } from './filter-parser.ts';
import { bindOrder } from './order.ts';
import { splitOutside } from './split.ts';
import { columnByWireName } from './wire-names.ts';

export interface Expand {
  nav: string;
  /** Of a single-valued navigation property: its lookup, and which of its targets it stands for. */
  single?: { column: Column; targets: LookupTarget[] };
  /** Of a collection: the lookup of the other table that points here. */
  collection?: { table: Table; column: Column };
  /** How to read the rows, by their table. */
  queries: ReadonlyMap<string, Query>;
}

export interface Query {
  table: Table;
  /** Columns asked for; absent means all. */
  select?: Column[];
  filter: Predicate;
  order: (a: Row, b: Row) => number;
  top?: number;
  count: boolean;
  expand: Expand[];
}

type Options = Map<string, string>;

export interface QueryScope {
  metadata: Metadata;
  store: Store;
}

const own = new Set(['$select', '$filter', '$orderby', '$expand', '$top', '$count']);

function readOptions(parts: string[]): Options {
  const options: Options = new Map();
  for (const part of parts) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    if (at < 0 || !own.has(name)) throw notBuilt(`The query option '${part}'`);
    options.set(name, part.slice(at + 1).trim());
  }
  return options;
}

function readTop(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value) || Number(value) > 5_000)
    throw badQuery(`Invalid value '${value}' for $top: a whole number up to 5000 is expected.`);
  return Number(value);
}

function readExpand(scope: QueryScope, table: Table, item: string): Expand {
  const open = item.indexOf('(');
  const nav = (open < 0 ? item : item.slice(0, open)).trim();
  if (open >= 0 && !item.endsWith(')')) throw badQuery(`Syntax error in $expand at '${item}'.`);
  const options = readOptions(open < 0 ? [] : splitOutside(item.slice(open + 1, -1), ';'));
  const single = scope.metadata.single(table, nav);
  const collection = scope.metadata.collection(table, nav);
  if (!single && !collection) throw noProperty(nav, table.name);
  const others = single ? single.targets.map((target) => scope.metadata.table(target.table)) : collection ? [collection.table] : [];
  const queries = new Map(others.map((other) => [other.name, buildQuery(scope, other, options)]));
  return { nav, single, collection, queries };
}

function buildQuery(scope: QueryScope, table: Table, options: Options): Query {
  const select = options.get('$select');
  const filter = options.get('$filter');
  if (select === '') throw badQuery('$select is empty.');
  return {
    table,
    select: select === undefined ? undefined : splitOutside(select, ',').map((name) => columnByWireName(table, name)),
    filter: filter === undefined ? () => true : bindFilter(parseFilter(filter), { ...scope, table, pathsAllowed: true }),
    order: bindOrder(scope, table, options.get('$orderby')),
    top: readTop(options.get('$top')),
    count: options.get('$count') === 'true',
    expand: splitOutside(options.get('$expand') ?? '', ',').map((item) => readExpand(scope, table, item)),
  };
}

/**
 * Reads the options of a request; any the emulator doesn't have is refused by name.
 * @throws DataverseError for columns, navigation properties and values that don't fit the table
 */
export function readQuery(scope: QueryScope, table: Table, parameters: URLSearchParams): Query {
  const options: Options = new Map();
  for (const [name, value] of parameters) {
    if (name === '$skip') throw badQuery('Skip Clause is not supported in CRM');
    if (!own.has(name)) throw notBuilt(`The query option '${name}'`);
    if (options.has(name)) throw badQuery(`Query option '${name}' was specified more than once.`);
    options.set(name, value);
  }
  return buildQuery(scope, table, options);
}
