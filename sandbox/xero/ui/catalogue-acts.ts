import { formatContact } from '../formatters/contact.ts';
import { formatItem } from '../formatters/settings.ts';
import { writeContact } from '../rules/contacts.ts';
import { list } from '../rules/fields.ts';
import { deleteItem, writeItem } from '../rules/items.ts';
import { type Json, notFound } from '../rules/refusal.ts';
import type { Books } from '../store.ts';

/**
 * A person's own contact, or the changes of one, in the API's form. Unlike the API, Xero's screens can remove the last person.
 * Throws Refusal with Xero's messages; Fault 404 for an id that is unknown.
 */
export function writeContactByHand(books: Books, json: Json, id?: string): Json {
  if (id !== undefined && !books.contacts.get(id)) throw notFound();
  const written = writeContact(books, json, id === undefined ? { mode: 'create' } : { mode: 'upsert', id });
  const emptied = list(json, 'ContactPersons')?.length === 0;
  return formatContact(books, emptied ? books.contacts.put({ ...written, persons: [] }) : written, 'single');
}

/** A person's own item, or the changes of one; prices keep four decimals. Throws as `writeContactByHand`. */
export function writeItemByHand(books: Books, json: Json, id?: string): Json {
  return formatItem(writeItem(books, json, { mode: id === undefined ? 'create' : 'upsert', id, places: 4 }), 4, false);
}

/** Deletes an item; Xero refuses one that a document uses. */
export function deleteItemByHand(books: Books, id: string): Json {
  deleteItem(books, id);
  return { ok: true };
}
