import { randomUUID } from 'node:crypto';
import type { Contact } from '../entities.ts';
import type { Books } from '../store.ts';
import { checkContact, fresh, mergeContact } from './contact-fields.ts';
import { text } from './fields.ts';
import { assumed, known } from './messages.ts';
import { type Json, notFound, Reasons, Refusal } from './refusal.ts';

/** Xero compares names without case. */
const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const activeByName = (books: Books, name: string): Contact | undefined =>
  books.contacts.find((contact) => contact.status === 'ACTIVE' && sameName(contact.name, name));

export const byContactNumber = (books: Books, number: string): Contact | undefined =>
  books.contacts.find((contact) => contact.contactNumber !== undefined && sameName(contact.contactNumber, number));

export interface ContactWrite {
  /** create: PUT, refuses what exists. upsert: POST, updates the contact it names. */
  mode: 'create' | 'upsert';
  /** The id in the address of POST /Contacts/{ContactID}. */
  id?: string;
  /** Seeds bring their own ids; the API never takes one for a new contact. */
  keepId?: boolean;
}

/**
 * Creates or updates one contact. Xero: matched by ContactID (unknown: the whole request is 404), else ContactNumber, else by
 * name among active contacts without case; elements that are left out keep their value; an archived contact can't be edited.
 * Throws Refusal with every reason.
 */
export function writeContact(books: Books, json: Json, write: ContactWrite): Contact {
  const name = text(json, 'Name');
  const number = text(json, 'ContactNumber');
  const id = write.id ?? text(json, 'ContactID');
  const existing = write.mode === 'upsert' ? findContact(books, { id, number, name }) : undefined;
  if (write.mode === 'upsert' && !id && !number && !name) throw new Refusal(known.contactNotIdentified);
  if (existing && existing.status !== 'ACTIVE') throw new Refusal(known.archivedContact);

  const reasons = new Reasons();
  if (!existing && !name) reasons.add(id || number ? assumed.required('Name') : known.contactNotIdentified);
  checkContact(books, json, reasons);
  refuseTaken(books, existing?.id, { name, number }, reasons);
  reasons.throwIfAny();

  const base = existing ?? fresh(write.keepId && id ? id : randomUUID(), name as string);
  const contact = books.contacts.put({ ...mergeContact(base, json), updated: books.now() });
  books.announce({ category: 'CONTACT', type: existing ? 'UPDATE' : 'CREATE', id: contact.id });
  return contact;
}

function findContact(books: Books, by: { id?: string; number?: string; name?: string }): Contact | undefined {
  if (by.id) {
    const contact = books.contacts.get(by.id);
    if (!contact) throw notFound();
    return contact;
  }
  return (by.number ? byContactNumber(books, by.number) : undefined) ?? (by.name ? activeByName(books, by.name) : undefined);
}

function refuseTaken(books: Books, self: string | undefined, by: { name?: string; number?: string }, reasons: Reasons): void {
  const { name, number } = by;
  if (name && books.contacts.find((one) => one.id !== self && one.status === 'ACTIVE' && sameName(one.name, name))) {
    reasons.add(known.nameTaken(name));
  }
  const holder = number ? books.contacts.find((one) => one.id !== self && sameName(one.contactNumber ?? '', number)) : undefined;
  if (holder && number) reasons.add(holder.status === 'ACTIVE' ? known.contactNumberTaken(number) : known.archivedContact);
}

/**
 * The contact a document names. Xero: an id that is unknown is refused, a name that is unknown makes a new contact, and
 * anything beyond the ContactID updates the contact: its name changes, and persons that are not sent are gone.
 */
export function contactOfDocument(books: Books, json: Json): Contact {
  const id = text(json, 'ContactID');
  const settable = Object.keys(json).filter((field) => !['ContactID', 'ValidationErrors', 'HasValidationErrors'].includes(field));
  if (!id) return writeContact(books, json, { mode: 'upsert' });
  const contact = books.contacts.get(id);
  if (!contact) throw new Refusal(assumed.contactMissing);
  if (contact.status !== 'ACTIVE') throw new Refusal(known.archivedContact);
  if (!settable.some((field) => filled(json[field]))) return contact;
  const updated = writeContact(books, json, { mode: 'upsert' });
  return filled(json.ContactPersons) ? updated : books.contacts.put({ ...updated, persons: [] });
}

const filled = (value: unknown): boolean => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
