import type { Column, Table } from '../entities/types.ts';
import { isDatePart } from './date-parts.ts';
import type { Fetch, FetchAttribute, FetchEntity } from './read.ts';

const functions = ['avg', 'count', 'countcolumn', 'max', 'min', 'sum'];
const numeric = ['integer', 'bigint', 'decimal', 'money'];

/** Every column that an entity and its linked ones name, with its table. */
export function fetchAttributes(entity: FetchEntity, alias?: string): { attribute: FetchAttribute; table: string; alias?: string }[] {
  return [
    ...entity.attributes.map((attribute) => ({ attribute, table: entity.name, alias })),
    ...entity.links.flatMap((link) => fetchAttributes(link, link.alias)),
  ];
}

function attributeFault({ alias, aggregate, groupBy, dateGrouping, distinct }: FetchAttribute, column: Column): string | undefined {
  if (!alias) return `an aggregate query gives '${column.name}' no alias`;
  if (!aggregate === !groupBy) return `'${alias}' needs an aggregate or groupby`;
  if (aggregate && !functions.includes(aggregate)) return `aggregate '${aggregate}' is not built`;
  if ((aggregate === 'sum' || aggregate === 'avg') && !numeric.includes(column.type))
    return `'${column.name}' of type ${column.type} has no ${aggregate}`;
  if ((aggregate === 'min' || aggregate === 'max') && ![...numeric, 'datetime'].includes(column.type))
    return `'${column.name}' of type ${column.type} has no ${aggregate}`;
  if (distinct && aggregate !== 'countcolumn') return `distinct on '${alias}' is for countcolumn`;
  if (!dateGrouping) return groupBy && column.type === 'datetime' ? `'${alias}' groups by a date and needs a dategrouping` : undefined;
  if (!groupBy || column.type !== 'datetime') return `dategrouping on '${alias}' is for a date to group by`;
  return isDatePart(dateGrouping) ? undefined : `dategrouping '${dateGrouping}' is not built`;
}

const usesAggregates = ({ aggregate, groupBy, dateGrouping }: FetchAttribute): boolean => Boolean(aggregate || groupBy || dateGrouping);

/**
 * What is wrong with a query's aggregates; its names are right already. Columns need an alias and a function or a grouping, orders go by
 * alias (Microsoft: Aggregate data using FetchXml). Functions and date parts that the platform has and this doesn't are refused by name.
 */
export function checkAggregates({ aggregate, entity }: Fetch, tables: ReadonlyMap<string, Table>): string[] {
  const attributes = fetchAttributes(entity);
  const aliases = attributes.flatMap(({ attribute }) => attribute.alias ?? []);
  const orders = [entity, ...entity.links].flatMap((one) => one.orders);
  if (!aggregate) {
    const used = attributes.filter(({ attribute }) => usesAggregates(attribute)).map(({ attribute }) => attribute.name);
    const ordered = orders.flatMap((order) => order.alias ?? []);
    return [
      ...used.map((name) => `'${name}' aggregates in a query without aggregate="true"`),
      ...ordered.map((alias) => `order by the alias '${alias}' is for aggregate queries`),
    ];
  }
  const faults = attributes.flatMap(({ attribute, table }) => {
    const column = tables.get(table)?.columns.get(attribute.name);
    return (column && attributeFault(attribute, column)) ?? [];
  });
  if (entity.all || entity.links.some((link) => link.all)) faults.push('an aggregate query can not ask for all-attributes');
  if (attributes.length === 0) faults.push('an aggregate query names no column');
  for (const alias of new Set(aliases.filter((one, index) => aliases.indexOf(one) !== index)))
    faults.push(`the alias '${alias}' is there twice`);
  for (const { alias, attribute } of orders) {
    if (!alias) faults.push(`an aggregate query orders by alias, not by the attribute '${attribute}'`);
    else if (!aliases.includes(alias)) faults.push(`order by '${alias}', which is no alias`);
  }
  return faults;
}
