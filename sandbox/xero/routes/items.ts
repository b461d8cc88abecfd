import type { Item } from '../entities.ts';
import { formatItem } from '../formatters/settings.ts';
import { type Answer, type Call, placesOf, type Route } from '../http/call.ts';
import { type ElementWriter, envelope, writeElements } from '../http/envelope.ts';
import { itemFields } from '../query/fields.ts';
import { listRows } from '../query/list.ts';
import { deleteItem, type ItemWrite, itemByCode, writeItem } from '../rules/items.ts';
import { notFound } from '../rules/refusal.ts';

export const itemRoutes: Route[] = [
  { method: 'GET', path: 'Items', scope: 'items', query: 'where order unitdp', run: listItems },
  {
    method: 'GET',
    path: 'Items/:id',
    scope: 'items',
    query: 'unitdp',
    run: (call) => envelope(call, 'Items', [formatItem(itemOf(call), placesOf(call.query), false)]),
  },
  { method: 'PUT', path: 'Items', scope: 'items', query: 'summarizeErrors unitdp', run: (call) => write(call, { mode: 'create' }, true) },
  { method: 'POST', path: 'Items', scope: 'items', query: 'summarizeErrors unitdp', run: (call) => write(call, { mode: 'upsert' }, true) },
  {
    method: 'POST',
    path: 'Items/:id',
    scope: 'items',
    query: 'unitdp',
    run: (call) => write(call, { mode: 'upsert', id: itemOf(call).id }, false),
  },
  {
    method: 'DELETE',
    path: 'Items/:id',
    scope: 'items',
    run: (call) => {
      deleteItem(call.books, itemOf(call).id);
      return { status: 204 };
    },
  },
];

/** By ItemID or Code. */
function itemOf({ books, params }: Call): Item {
  const item = books.items.get(params.id) ?? itemByCode(books, params.id ?? '');
  if (!item) throw notFound();
  return item;
}

function listItems(call: Call): Answer {
  const { rows } = listRows(call.books.items.all(), call.query, call.since, {
    fields: itemFields,
    updated: (row) => row.updated,
    order: 'Code',
  });
  return envelope(
    call,
    'Items',
    rows.map((row) => formatItem(row, placesOf(call.query), false)),
  );
}

function write(call: Call, options: ItemWrite, batch: boolean): Answer {
  const writer: ElementWriter<Item> = {
    name: 'Items',
    kind: 'item',
    most: 500,
    write: (json) => writeItem(call.books, json, { ...options, places: placesOf(call.query) }),
    format: (item) => formatItem(item, placesOf(call.query), true),
    echo: (json) => ({ ItemID: options.id ?? json.ItemID ?? '00000000-0000-0000-0000-000000000000', ...json }),
  };
  return writeElements(call, writer, { batch });
}
