import type { Contact } from '../entities.ts';
import { type ContactView, formatContact } from '../formatters/contact.ts';
import type { Answer, Call, Route } from '../http/call.ts';
import { type ElementWriter, envelope, writeElements } from '../http/envelope.ts';
import { contactFields } from '../query/fields.ts';
import { csv, listRows } from '../query/list.ts';
import { byContactNumber, type ContactWrite, writeContact } from '../rules/contacts.ts';
import { type Json, notFound } from '../rules/refusal.ts';

const EMPTY_ID = '00000000-0000-0000-0000-000000000000';

export const contactRoutes: Route[] = [
  {
    method: 'GET',
    path: 'Contacts',
    scope: 'contacts',
    query: 'where order IDs page pageSize includeArchived summaryOnly searchTerm',
    run: listContacts,
  },
  {
    method: 'GET',
    path: 'Contacts/:id',
    scope: 'contacts',
    run: (call) => envelope(call, 'Contacts', [formatContact(call.books, contactOf(call), 'single')]),
  },
  { method: 'PUT', path: 'Contacts', scope: 'contacts', query: 'summarizeErrors', run: (call) => write(call, { mode: 'create' }, true) },
  { method: 'POST', path: 'Contacts', scope: 'contacts', query: 'summarizeErrors', run: (call) => write(call, { mode: 'upsert' }, true) },
  {
    method: 'POST',
    path: 'Contacts/:id',
    scope: 'contacts',
    run: (call) => write(call, { mode: 'upsert', id: contactOf(call).id }, false),
  },
];

/** By ContactID, else by ContactNumber; 404 when there is neither. */
function contactOf({ books, params }: Call): Contact {
  const id = params.id ?? '';
  const contact = books.contacts.get(id) ?? byContactNumber(books, id);
  if (!contact) throw notFound();
  return contact;
}

function listContacts(call: Call): Answer {
  const { books, query } = call;
  const ids = csv(query.IDs);
  const term = query.searchTerm?.toLowerCase();
  const archived = query.includeArchived?.toLowerCase() === 'true';
  const rows = books.contacts.filter(
    (one) =>
      (archived || one.status === 'ACTIVE') && (ids.length === 0 || ids.includes(one.id)) && (!term || searchText(one).includes(term)),
  );
  const found = listRows(rows, query, call.since, {
    fields: contactFields,
    updated: (row) => row.updated,
    order: 'UpdatedDateUTC, ContactID',
    paged: true,
  });
  const view: ContactView = query.summaryOnly?.toLowerCase() === 'true' ? 'summary' : found.pagination ? 'page' : 'list';
  return envelope(
    call,
    'Contacts',
    found.rows.map((row) => formatContact(books, row, view)),
    found.pagination,
  );
}

/** Xero searches these fields. */
const searchText = (contact: Contact): string =>
  [contact.name, contact.fields.FirstName, contact.fields.LastName, contact.contactNumber, contact.emailAddress].join('\n').toLowerCase();

function write(call: Call, options: ContactWrite, batch: boolean): Answer {
  const writer: ElementWriter<Contact> = {
    name: 'Contacts',
    kind: 'contact',
    write: (json) => writeContact(call.books, json, options),
    format: (contact) => formatContact(call.books, contact, 'written'),
    echo: (json) => echo(json, options.id),
  };
  return writeElements(call, writer, { batch });
}

/** A refused contact: what was sent, with Xero's empty lists and flags. */
function echo(json: Json, id: string | undefined): Json {
  const nested = (name: string) =>
    Array.isArray(json[name]) ? (json[name] as Json[]).map((one) => ({ ...one, ValidationErrors: [] })) : [];
  return {
    ContactID: id ?? json.ContactID ?? EMPTY_ID,
    ...json,
    Addresses: nested('Addresses'),
    Phones: nested('Phones'),
    ContactGroups: [],
    ContactPersons: json.ContactPersons ?? [],
    HasValidationErrors: true,
  };
}
