import type { Response } from 'express';
import { badQuery, notFound } from '../errors.ts';
import { wireRow } from '../formatters/wire-row.ts';
import { type Query, readQuery } from '../odata/query.ts';
import type { Call } from './context.ts';
import { fetchRows } from './fetch.ts';

const pageLimit = 5_000;

const contextUrl = (call: Call, entity = false): string =>
  `https://${call.environment.host}/api/data/v9.2/$metadata#${call.table.entitySet}${entity ? '/$entity' : ''}`;

/** GET set(key): one row. */
export function readRow(call: Call, response: Response): void {
  const { environment, table, parameters, id = '' } = call;
  environment.calls.count(table.name, 'read');
  const query = readQuery(environment, table, parameters);
  const row = environment.store.get(table.name, id);
  if (!row) throw notFound(table.name, id);
  response.json({ '@odata.context': contextUrl(call, true), ...wireRow(environment, query, row) });
}

function readOffset(token: string | null): number {
  if (token === null) return 0;
  const offset = /^page-(\d+)$/.exec(token)?.[1];
  if (offset === undefined) throw badQuery(`Malformed $skiptoken '${token}'.`);
  return Number(offset);
}

function readPageSize(call: Call): number {
  const asked = call.prefer.get('odata.maxpagesize');
  return asked === undefined ? pageLimit : Math.min(pageLimit, Math.max(1, Number(asked) || pageLimit));
}

function nextLink(call: Call, offset: number): string {
  const parameters = new URLSearchParams(call.parameters);
  parameters.set('$skiptoken', `page-${offset}`);
  // On the address the call came by, which here is not the environment's.
  return `${call.request.protocol}://${call.request.get('host')}${call.request.baseUrl}/${call.table.entitySet}?${parameters}`;
}

function page(call: Call, query: Query): { body: Record<string, unknown> } {
  const { environment, table } = call;
  const found = environment.store.all(table.name).filter(query.filter).sort(query.order);
  const wanted = found.slice(0, query.top);
  const offset = readOffset(call.parameters.get('$skiptoken'));
  const end = offset + readPageSize(call);
  return {
    body: {
      '@odata.context': contextUrl(call),
      ...(query.count ? { '@odata.count': Math.min(found.length, pageLimit) } : {}),
      value: wanted.slice(offset, end).map((row) => wireRow(environment, query, row)),
      ...(end < wanted.length ? { '@odata.nextLink': nextLink(call, end) } : {}),
    },
  };
}

/** GET set: a page of rows, by query options, `fetchXml` or the id of a view (`savedQuery`). */
export function listRows(call: Call, response: Response): void {
  const { environment, table, parameters } = call;
  environment.calls.count(table.name, 'list');
  if (parameters.has('fetchXml') || parameters.has('savedQuery')) {
    response.json({ '@odata.context': contextUrl(call), value: fetchRows(call) });
    return;
  }
  const options = new URLSearchParams(parameters);
  options.delete('$skiptoken');
  response.json(page(call, readQuery(environment, table, options)).body);
}
