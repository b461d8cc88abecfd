import type { Element } from '@xmldom/xmldom';
import { type Column, MetadataError } from '../entities/types.ts';
import { parseXml } from '../entities/xml.ts';
import { badQuery, DataverseError, notBuilt } from '../errors.ts';
import { type AggregateValue, evaluateAggregate } from '../fetchxml/aggregate.ts';
import { checkFetch } from '../fetchxml/check.ts';
import { evaluateFetch, type FetchResult } from '../fetchxml/evaluate.ts';
import { type Fetch, readFetch } from '../fetchxml/read.ts';
import { formattedAggregate, formattedValue } from '../formatters/formatted-values.ts';
import { type Json, wireRow } from '../formatters/wire-row.ts';
import type { Query } from '../odata/query.ts';
import { isReference } from '../store/store.ts';
import type { Call } from './context.ts';

const formattedSuffix = '@OData.Community.Display.V1.FormattedValue';

function parse(xml: string): Element {
  try {
    return parseXml(xml);
  } catch (error) {
    throw badQuery(`Invalid XML in fetchXml: ${(error as Error).message}`);
  }
}

function readQueryParameter(call: Call): Fetch {
  const { parameters, environment } = call;
  const other = [...parameters.keys()].find((name) => name !== 'fetchXml' && name !== 'savedQuery');
  if (other) throw notBuilt(`The query option '${other}' beside fetchXml`);
  const id = parameters.get('savedQuery');
  if (id !== null) {
    const view = environment.metadata.views.find((candidate) => candidate.id === id.toLowerCase());
    if (!view) throw badQuery(`savedquery With Id = ${id} Does Not Exist`);
    return view.fetch;
  }
  try {
    return readFetch(parse(parameters.get('fetchXml') ?? ''), 'fetchXml');
  } catch (error) {
    throw error instanceof MetadataError ? badQuery(error.faults.join('; ')) : error;
  }
}

function addLinked(call: Call, result: FetchResult, out: Record<string, Json>): void {
  for (const { name, column, row } of result.linked) {
    const value = row?.[column.name] ?? null;
    if (value === null || !row) continue;
    out[name] = isReference(value) ? value.id : value;
    const formatted = formattedValue(call.environment, column, row);
    if (formatted !== null) out[`${name}${formattedSuffix}`] = formatted;
  }
}

/** A row of an aggregate query: its aliases, without those that have no value. */
function aggregateRow(call: Call, values: AggregateValue[]): Record<string, Json> {
  const out: Record<string, Json> = {};
  for (const one of values) {
    if (one.value === null) continue;
    out[one.alias] = isReference(one.value) ? one.value.id : one.value;
    const formatted = formattedAggregate(call.environment, one);
    if (formatted !== null) out[`${one.alias}${formattedSuffix}`] = formatted;
    if (isReference(one.value)) out[`${one.alias}@Microsoft.Dynamics.CRM.lookuplogicalname`] = one.value.table;
  }
  return out;
}

/** Rows that a `fetchXml` query or a view finds, with the columns it names. */
export function fetchRows(call: Call): Json[] {
  const { environment, table } = call;
  const fetch = readQueryParameter(call);
  const faults = checkFetch(fetch, environment.metadata.tables);
  if (fetch.entity.name !== table.name) faults.push(`the query reads ${fetch.entity.name}, not ${table.name}`);
  if (faults.length) throw new DataverseError(400, '0x80041103', faults.join('; '));
  const scope = { metadata: environment.metadata, store: environment.store, now: environment.clock.now() };
  if (fetch.aggregate) return evaluateAggregate(scope, fetch).map((values) => aggregateRow(call, values));
  const select = fetch.entity.all ? undefined : fetch.entity.attributes.map(({ name }) => table.columns.get(name) as Column);
  const query: Query = { table, select, filter: () => true, order: () => 0, count: false, expand: [] };
  return evaluateFetch(scope, fetch)
    .slice(0, 5_000)
    .map((result) => {
      const out = wireRow(environment, query, result.row);
      addLinked(call, result, out);
      return out;
    });
}
