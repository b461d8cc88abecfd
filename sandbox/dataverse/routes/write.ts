import type { Response } from 'express';
import { badPayload, duplicate, noProperty, notFound, versionMismatch } from '../errors.ts';
import { etag, rowUrl, wireRow } from '../formatters/wire-row.ts';
import { readQuery } from '../odata/query.ts';
import { readPayload } from '../rules/payload.ts';
import { type Call, userOf } from './context.ts';

/** Answers a write: nothing but the row's address, or the row when `Prefer: return=representation` asks for it. */
function answer(call: Call, response: Response, id: string, created: boolean): void {
  const { environment, table } = call;
  const query = readQuery(environment, table, call.parameters);
  const row = environment.store.get(table.name, id);
  if (!row) throw notFound(table.name, id);
  response.set('OData-EntityId', rowUrl(environment.host, table, id));
  response.set('ETag', etag(row));
  if (call.prefer.get('return') !== 'representation') {
    response.status(204).end();
    return;
  }
  const context = `https://${environment.host}/api/data/v9.2/$metadata#${table.entitySet}/$entity`;
  response.status(created ? 201 : 200).json({ '@odata.context': context, ...wireRow(environment, query, row) });
}

/** POST set: a new row, with the id given or a new one. */
export function createRow(call: Call, response: Response): void {
  const { environment, table, request } = call;
  environment.calls.count(table.name, 'create');
  const id = environment.write(userOf(call), 'request', (writer) => {
    const values = readPayload(environment.metadata, environment.store, table, request.body, true);
    const given = values.get(table.primaryId);
    return writer.create(table, values, typeof given === 'string' ? given : undefined);
  });
  answer(call, response, id, true);
}

/** PATCH set(key): changes the row, or makes it; `If-Match: *` only changes, `If-None-Match: *` only makes, `If-Match: W/"n"` only that version. */
export function updateRow(call: Call, response: Response): void {
  const { environment, table, request, id = '' } = call;
  const existing = environment.store.get(table.name, id);
  const match = request.get('if-match');
  environment.calls.count(table.name, existing || match ? 'update' : 'create');
  if (existing && request.get('if-none-match') === '*')
    throw duplicate(`A record with matching key values already exists: ${table.name} ${id}.`);
  if (!existing && match) throw notFound(table.name, id);
  if (existing && match && match !== '*' && match !== etag(existing))
    throw versionMismatch(`The version of ${table.name} ${id} is ${etag(existing)}, not ${match}.`);
  environment.write(userOf(call), 'request', (writer) => {
    const values = readPayload(environment.metadata, environment.store, table, request.body, !existing);
    if (existing && values.size === 0) throw badPayload(`The request body for ${table.entitySet}(${id}) names no column.`);
    if (existing) writer.update(table, id, values);
    else writer.create(table, values, id);
  });
  answer(call, response, id, !existing);
}

/** DELETE set(key), or DELETE set(key)/lookup/$ref, which empties the lookup. */
export function deleteRow(call: Call, response: Response): void {
  const { environment, table, rest, id = '' } = call;
  const [nav] = rest;
  if (nav === undefined) {
    environment.calls.count(table.name, 'delete');
    environment.write(userOf(call), 'request', (writer) => writer.remove(table, id));
  } else {
    const lookup = environment.metadata.single(table, nav);
    if (!lookup) throw noProperty(nav, table.name);
    environment.calls.count(table.name, 'update');
    environment.write(userOf(call), 'request', (writer) =>
      writer.update(table, id, readPayload(environment.metadata, environment.store, table, { [nav]: null }, false)),
    );
  }
  response.status(204).end();
}
