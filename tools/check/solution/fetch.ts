import type { Element } from '@xmldom/xmldom';
import { conditionFault } from './fetch-values.ts';
import type { KnownColumn, KnownTables } from './known-tables.ts';
import { attribute, children, childText, descendants } from './xml.ts';

type Say = (element: Element, message: string) => void;

/** What a query reads, for whatever shows it: columns as a view's cells name them (`column`, `alias.column`), and aliases of columns. */
export interface FetchFacts {
  columns: Set<string>;
  aliases: Set<string>;
}

interface Scope {
  known: KnownTables;
  /** Tables of linked entities by their alias. */
  links: Map<string, string>;
  facts: FetchFacts;
  say: Say;
}

const aggregates = ['count', 'countcolumn', 'sum', 'avg', 'min', 'max'];
const groupings = ['day', 'week', 'month', 'quarter', 'year', 'fiscal-period', 'fiscal-year'];
const linkTypes = ['', 'inner', 'outer', 'any', 'not any', 'all', 'not all', 'exists', 'in', 'matchfirstrowusingcrossapply'];

/**
 * Checks a `<fetch>` over `table` and tells what it reads: every table, column, alias and operator exists, and what a choice, a yes/no, a
 * number, a date or a lookup is compared with can be its value (Microsoft, FetchXml reference).
 */
export function checkFetch(fetch: Element, table: string, known: KnownTables, say: Say): FetchFacts {
  const facts: FetchFacts = { columns: new Set(), aliases: new Set() };
  const links = new Map(
    descendants(fetch, 'link-entity').map((link, index) => [
      attribute(link, 'alias') || `${attribute(link, 'name')}${index + 1}`,
      attribute(link, 'name'),
    ]),
  );
  const [entity, ...more] = children(fetch, 'entity');
  if (!entity || more.length > 0) say(fetch, 'does not read one table');
  else {
    if (attribute(entity, 'name') !== table) say(entity, `reads ${attribute(entity, 'name')} instead of ${table}`);
    walk(entity, table, '', { known, links, facts, say });
  }
  return facts;
}

function walk(entity: Element, table: string, alias: string, scope: Scope): void {
  const { known, facts, say } = scope;
  const prefix = alias ? `${alias}.` : '';
  for (const one of children(entity, 'attribute')) {
    const name = attribute(one, 'name');
    columnOf(name, table, one, scope);
    facts.columns.add(prefix + name);
    const given = attribute(one, 'alias');
    if (given && facts.aliases.has(given)) say(one, `calls two columns ${given}`);
    if (given) facts.aliases.add(given);
    checkAggregate(one, table, scope);
  }
  if (children(entity, 'all-attributes').length > 0) for (const name of known.get(table)?.keys() ?? []) facts.columns.add(prefix + name);
  for (const one of children(entity, 'order')) {
    if (attribute(one, 'alias') && !facts.aliases.has(attribute(one, 'alias')))
      say(one, `orders by ${attribute(one, 'alias')}, which it does not read`);
    if (!attribute(one, 'alias')) columnOf(attribute(one, 'attribute'), table, one, scope);
  }
  for (const filter of children(entity, 'filter')) walkFilter(filter, table, scope);
  for (const link of children(entity, 'link-entity')) walkLink(link, table, scope);
}

function walkLink(link: Element, parent: string, scope: Scope): void {
  const name = attribute(link, 'name');
  if (!scope.known.has(name)) {
    scope.say(link, `reads the linked table ${name}, which is not there`);
    return;
  }
  columnOf(attribute(link, 'from'), name, link, scope);
  columnOf(attribute(link, 'to'), parent, link, scope);
  if (!linkTypes.includes(attribute(link, 'link-type'))) scope.say(link, `links ${name} by "${attribute(link, 'link-type')}"`);
  const alias = [...scope.links].find(([, table]) => table === name)?.[0] ?? name;
  walk(link, name, attribute(link, 'alias') || alias, scope);
}

function walkFilter(filter: Element, table: string, scope: Scope): void {
  if (!['', 'and', 'or'].includes(attribute(filter, 'type'))) scope.say(filter, `joins conditions by "${attribute(filter, 'type')}"`);
  for (const inner of children(filter, 'filter')) walkFilter(inner, table, scope);
  for (const link of children(filter, 'link-entity')) walkLink(link, table, scope);
  for (const condition of children(filter, 'condition')) {
    const alias = attribute(condition, 'entityname');
    const owner = alias ? scope.links.get(alias) : table;
    if (!owner) {
      scope.say(condition, `asks a condition of ${alias}, which it does not link`);
      continue;
    }
    const column = columnOf(attribute(condition, 'attribute'), owner, condition, scope);
    if (!column) continue;
    const inner = children(condition, 'value').map((value) => value.textContent?.trim() ?? '');
    const values = condition.hasAttribute('value') ? [attribute(condition, 'value'), ...inner] : inner;
    const fault = conditionFault(column, attribute(condition, 'operator'), values);
    if (fault) scope.say(condition, fault);
  }
}

function checkAggregate(one: Element, table: string, { known, say }: Scope): void {
  const aggregate = attribute(one, 'aggregate');
  const grouping = attribute(one, 'dategrouping');
  const column = known.get(table)?.get(attribute(one, 'name'));
  if (aggregate && !aggregates.includes(aggregate)) say(one, `sums up by "${aggregate}", which FetchXML does not have`);
  if (['sum', 'avg'].includes(aggregate) && column && column.kind !== 'number')
    say(one, `takes the ${aggregate} of ${column.name}, which is no number`);
  if (grouping && !groupings.includes(grouping)) say(one, `groups by "${grouping}", which FetchXML does not have`);
  if (grouping && column && column.kind !== 'date') say(one, `groups ${column.name} by ${grouping}, and it is no date`);
  if ((aggregate || attribute(one, 'groupby')) && !attribute(one, 'alias')) say(one, `gives ${attribute(one, 'name')} no alias`);
}

function columnOf(name: string, table: string, element: Element, { known, say }: Scope): KnownColumn | undefined {
  const column = known.get(table)?.get(name);
  if (!column) say(element, `names ${name || 'no column'}, which ${table} does not have`);
  return column;
}

/** The one `<fetch>` of an element, or undefined. */
export function fetchOf(parent: Element): Element | undefined {
  return descendants(parent, 'fetch')[0];
}

/** The text of a number element; NaN where it is missing or no number. */
export function numberOf(parent: Element, name: string): number {
  return childText(parent, name) === '' ? Number.NaN : Number(childText(parent, name));
}
