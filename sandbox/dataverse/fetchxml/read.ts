import type { Element } from '@xmldom/xmldom';
import { MetadataError } from '../entities/types.ts';
import { attribute, child, children } from '../entities/xml.ts';

interface FetchCondition {
  attribute: string;
  operator: string;
  values: string[];
  /** Alias of the linked table that the column belongs to. */
  entityName?: string;
}

export interface FetchFilter {
  type: 'and' | 'or';
  conditions: FetchCondition[];
  filters: FetchFilter[];
}

export interface FetchAttribute {
  name: string;
  alias?: string;
  /** Of an aggregate query: the function, or none where rows are grouped by the column. */
  aggregate?: string;
  groupBy?: boolean;
  /** Groups by this part of a date. */
  dateGrouping?: string;
  /** Counts each value once (countcolumn). */
  distinct?: boolean;
}

export interface FetchEntity {
  name: string;
  all: boolean;
  attributes: FetchAttribute[];
  /** By a column, or in an aggregate query by an alias. */
  orders: { attribute: string; alias?: string; descending: boolean }[];
  filters: FetchFilter[];
  links: FetchLink[];
}

export interface FetchLink extends FetchEntity {
  from: string;
  to: string;
  alias: string;
  outer: boolean;
}

export interface Fetch {
  top?: number;
  aggregate: boolean;
  entity: FetchEntity;
}

const known: Record<string, string[]> = {
  fetch: [
    'version',
    'mapping',
    'output-format',
    'distinct',
    'aggregate',
    'top',
    'count',
    'returntotalrecordcount',
    'savedqueryid',
    'no-lock',
    'xmlns:xsi',
  ],
  entity: ['name', 'enableprefiltering', 'prefilterparametername'],
  'link-entity': ['name', 'from', 'to', 'alias', 'link-type', 'visible', 'intersect'],
  attribute: ['name', 'alias', 'aggregate', 'groupby', 'dategrouping', 'distinct', 'usertimezone'],
  'all-attributes': [],
  order: ['attribute', 'alias', 'descending'],
  filter: ['type', 'isquickfindfields'],
  condition: ['attribute', 'operator', 'value', 'entityname', 'uiname', 'uitype'],
  value: ['uiname', 'uitype'],
};

/** Refuses what fetchXml knows and this reader does not (row aggregates, paging cookies…), by name. */
function check(element: Element, where: string): void {
  const allowed = known[element.tagName];
  if (!allowed) throw new MetadataError([`${where}: fetchXml element <${element.tagName}> is not built`]);
  for (const { name } of element.attributes)
    if (!allowed.includes(name)) throw new MetadataError([`${where}: fetchXml attribute ${element.tagName}/@${name} is not built`]);
  for (const inner of children(element)) check(inner, where);
}

function readCondition(element: Element): FetchCondition {
  const value = attribute(element, 'value');
  return {
    attribute: attribute(element, 'attribute') ?? '',
    operator: attribute(element, 'operator') ?? '',
    values: value === undefined ? children(element, 'value').map((inner) => inner.textContent?.trim() ?? '') : [value],
    entityName: attribute(element, 'entityname') || undefined,
  };
}

function readFilter(element: Element): FetchFilter {
  return {
    type: attribute(element, 'type') === 'or' ? 'or' : 'and',
    conditions: children(element, 'condition').map(readCondition),
    filters: children(element, 'filter').map(readFilter),
  };
}

function readEntity(element: Element): FetchEntity {
  return {
    name: attribute(element, 'name') ?? '',
    all: child(element, 'all-attributes') !== undefined,
    attributes: children(element, 'attribute').map((inner) => ({
      name: attribute(inner, 'name') ?? '',
      alias: attribute(inner, 'alias') || undefined,
      aggregate: attribute(inner, 'aggregate') || undefined,
      groupBy: attribute(inner, 'groupby') === 'true',
      dateGrouping: attribute(inner, 'dategrouping') || undefined,
      distinct: attribute(inner, 'distinct') === 'true',
    })),
    orders: children(element, 'order').map((inner) => ({
      attribute: attribute(inner, 'attribute') ?? '',
      alias: attribute(inner, 'alias') || undefined,
      descending: attribute(inner, 'descending') === 'true',
    })),
    filters: children(element, 'filter').map(readFilter),
    links: children(element, 'link-entity').map((inner, index) => ({
      ...readEntity(inner),
      from: attribute(inner, 'from') ?? '',
      to: attribute(inner, 'to') ?? '',
      alias: attribute(inner, 'alias') || `${attribute(inner, 'name')}${index + 1}`,
      outer: attribute(inner, 'link-type') === 'outer',
    })),
  };
}

/** Reads a `<fetch>` element; `where` names its place in messages. */
export function readFetch(element: Element | undefined, where: string): Fetch {
  const entity = child(element, 'entity');
  if (!element || !entity) throw new MetadataError([`${where}: no fetchXml with an entity`]);
  check(element, where);
  const top = attribute(element, 'top') ?? attribute(element, 'count');
  return {
    top: top === undefined ? undefined : Number(top),
    aggregate: attribute(element, 'aggregate') === 'true',
    entity: readEntity(entity),
  };
}
