import { contactName } from '../../mapping/contact/contact.ts';
import { type Customer, customerName } from '../../mapping/contact/customer.ts';
import { matchContact } from '../../mapping/contact/match.ts';
import { text } from '../../mapping/row.ts';
import type { Settings } from '../../mapping/settings.ts';
import type { ContactMatch } from '../../mapping/types.ts';
import { contactsWhere } from '../../xero/queries.ts';
import { readOne } from '../../xero/requests.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireContact } from '../../xero/wire.ts';

/** Merges can follow merges; more than this is a circle. */
const longestTrail = 5;

/**
 * C29 C30 M1: the Xero contact of a customer, read only as far as needed: by the stored id, by our own ContactNumber (the row's id), then
 * by name or account number. One call for a linked customer, two or three for another; merged contacts are followed.
 */
export async function findContact(session: XeroSession, customer: Customer, settings: Settings): Promise<ContactMatch> {
  const candidates: WireContact[] = [];
  const add = (...found: (WireContact | undefined)[]) => candidates.push(...found.filter((one) => one !== undefined));
  const sources = [
    async () => customer.storedContactId && add(await readOne(session, 'Contacts', customer.storedContactId)),
    async () => add(await readOne(session, 'Contacts', customer.id)),
    async () => add(...(await byMatch(session, customer, settings))),
  ];
  for (const ask of sources) {
    await ask();
    const match = await follow(session, candidates, customer, settings);
    if (match.kind !== 'none') return match;
  }
  return { kind: 'none' };
}

async function follow(session: XeroSession, candidates: WireContact[], customer: Customer, settings: Settings): Promise<ContactMatch> {
  for (let step = 0; ; step++) {
    const match = matchContact(candidates, customer, settings);
    if (match.kind !== 'follow' || step === longestTrail) return match;
    const next = await readOne(session, 'Contacts', match.contactId);
    if (!next) return { kind: 'none' };
    candidates.push(next);
  }
}

async function byMatch(session: XeroSession, customer: Customer, settings: Settings): Promise<WireContact[]> {
  if (settings.matchContactsBy === 'Account number') {
    const number = text(customer.row, customer.table === 'account' ? 'accountnumber' : 'xc_contactnumber');
    return number ? contactsWhere(session, 'AccountNumber', number) : [];
  }
  const name = contactName(customerName(customer.row, customer.table));
  return name ? contactsWhere(session, 'Name', name) : [];
}
