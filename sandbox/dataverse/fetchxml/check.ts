import type { Column, Table } from '../entities/types.ts';
import { checkAggregates } from './check-aggregates.ts';
import { isOperator } from './operators.ts';
import type { Fetch, FetchEntity, FetchFilter } from './read.ts';

function checkFilter(filter: FetchFilter, table: Table, aliases: Map<string, Table>, faults: string[]): void {
  for (const condition of filter.conditions) {
    const owner = condition.entityName ? aliases.get(condition.entityName) : table;
    if (!owner) faults.push(`no linked table with alias '${condition.entityName}'`);
    else if (!owner.columns.has(condition.attribute))
      faults.push(`'${owner.name}' entity doesn't contain attribute with Name = '${condition.attribute}'`);
    const { options } = owner?.columns.get(condition.attribute) ?? {};
    const numbers = ['eq', 'ne', 'neq', 'in', 'not-in'].includes(condition.operator) ? condition.values : [];
    for (const value of numbers.filter((one) => /^\d+$/.test(one)))
      if (options && !options.some((option) => option.value === Number(value)))
        faults.push(`${value} is no choice of '${condition.attribute}'`);
    if (!isOperator(condition.operator)) faults.push(`condition operator '${condition.operator}' is not built`);
  }
  for (const inner of filter.filters) checkFilter(inner, table, aliases, faults);
}

function collectAliases(entity: FetchEntity, tables: ReadonlyMap<string, Table>, aliases: Map<string, Table>): Map<string, Table> {
  for (const link of entity.links) {
    const table = tables.get(link.name);
    if (table) aliases.set(link.alias, table);
    collectAliases(link, tables, aliases);
  }
  return aliases;
}

function checkEntity(entity: FetchEntity, tables: ReadonlyMap<string, Table>, aliases: Map<string, Table>, faults: string[]): void {
  const table = tables.get(entity.name);
  if (!table) {
    faults.push(`The entity with a name = '${entity.name}' was not found`);
    return;
  }
  const exists = (name: string): Column | undefined => {
    const column = table.columns.get(name);
    if (!column) faults.push(`'${table.name}' entity doesn't contain attribute with Name = '${name}'`);
    return column;
  };
  for (const { name } of entity.attributes) exists(name);
  for (const order of entity.orders) if (!order.alias) exists(order.attribute);
  for (const filter of entity.filters) checkFilter(filter, table, aliases, faults);
  for (const link of entity.links) {
    exists(link.to);
    const other = tables.get(link.name);
    if (other && !other.columns.has(link.from)) faults.push(`'${link.name}' entity doesn't contain attribute with Name = '${link.from}'`);
    checkEntity(link, tables, aliases, faults);
  }
}

/** Names of tables, columns, aliases and operators that a query uses and that don't exist; empty when it is right. */
export function checkFetch(fetch: Fetch, tables: ReadonlyMap<string, Table>): string[] {
  const faults: string[] = [];
  checkEntity(fetch.entity, tables, collectAliases(fetch.entity, tables, new Map()), faults);
  if (faults.length === 0) faults.push(...checkAggregates(fetch, tables));
  return faults;
}
