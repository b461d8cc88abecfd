import type { ChartMetadata, TableMetadata, ViewMetadata } from '../../shared.ts';
import { listRows, type Row } from '../lib/dataverse.ts';
import { type Query, useQuery } from '../lib/query.ts';

const parse = (xml: string): Document => new DOMParser().parseFromString(xml, 'text/xml');

/** A chart's query over the rows of a view: the filters of both hold (Microsoft: Understand charts, the fetchcollection element). */
function chartFetch(chart: ChartMetadata, view: ViewMetadata): string {
  const fetch = parse(chart.fetchXml);
  const entity = fetch.querySelector('fetch > entity');
  for (const part of parse(view.fetchXml).querySelectorAll('fetch > entity > filter, fetch > entity > link-entity')) {
    const copy = fetch.importNode(part, true);
    for (const shown of copy.querySelectorAll('attribute, all-attributes, order')) shown.remove();
    entity?.append(copy);
  }
  return new XMLSerializer().serializeToString(fetch);
}

/** What a chart shows of a view, read again whenever a row of the table changes. */
export const useChartRows = (table: TableMetadata, chart: ChartMetadata, view: ViewMetadata): Query<Row[]> =>
  useQuery(`chart/${chart.id}/${view.id}`, () => listRows(table.entitySet, { fetchXml: chartFetch(chart, view) }), [`table:${table.name}`]);
