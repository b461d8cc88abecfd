import { listed } from './elements.ts';
import type { XeroSession } from './session.ts';
import type { WireContact } from './wire.ts';

/** Contacts in a page of a list have their balances; Xero's largest page. */
const contactsPageSize = 1000;

/** One page of all contacts, archived ones included, in an order that no change of a contact moves; `more` while there are others after it. */
export async function contactsPage(session: XeroSession, page: number): Promise<{ contacts: WireContact[]; more: boolean }> {
  const query = { order: 'ContactID', includeArchived: true, page, pageSize: contactsPageSize };
  const contacts = listed<WireContact>(await session.send({ method: 'GET', path: 'Contacts', query }), 'Contacts');
  return { contacts, more: contacts.length === contactsPageSize };
}

/** The contacts of these ids, at most 40 (`idsAtOnce`), archived ones included. */
export async function contactsOfIds(session: XeroSession, ids: string[]): Promise<WireContact[]> {
  const query = { IDs: ids.join(','), includeArchived: true, page: 1, pageSize: contactsPageSize };
  return listed<WireContact>(await session.send({ method: 'GET', path: 'Contacts', query }), 'Contacts');
}
