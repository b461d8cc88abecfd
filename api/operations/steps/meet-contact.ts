import { mapContact } from '../../mapping/contact/contact.ts';
import type { Customer } from '../../mapping/contact/customer.ts';
import { readSentContact, sentContact, writeSentContact } from '../../mapping/contact/sent.ts';
import { normaliseGuid } from '../../mapping/ids.ts';
import { warning } from '../../mapping/problems.ts';
import { versionOf } from '../../mapping/row.ts';
import { upsertContactLink } from '../../store/contact-links.ts';
import { findLastSent, recordLastSent } from '../../store/last-sent.ts';
import type { WireContact } from '../../xero/wire.ts';
import { type ContactCourse, othersWith } from './contact-course.ts';

interface Met {
  contact: WireContact;
  createdByUs: boolean;
  /** Made by this very call from what the row says now. */
  isNew: boolean;
}

/**
 * C28 C29: a row meets its Xero contact for the first time: the register is told, and what Dynamics says is remembered to compare with
 * later. A contact that another row of Dynamics had first, and that was not made for this one, is never updated from here, with a warning.
 * Answers what the link shall keep; undefined where what was sent is not known. To be called alone (`alone`).
 */
export async function meetContact(
  course: Pick<ContactCourse, 'services' | 'home' | 'links' | 'settings' | 'warnings'>,
  customer: Customer,
  { contact, createdByUs, isNew }: Met,
): Promise<string | undefined> {
  const { services, home, settings, warnings } = course;
  const { database, clock } = services;
  const { organisationId, environment } = home;
  const row = { organisationId, environment, table: customer.table, rowId: customer.id };
  const contactId = contact.ContactID ?? '';
  const shared = !createdByUs && ((await othersWith(course, row, contactId)) || isNumbered(contact, customer));
  await upsertContactLink(database, { ...row, kind: 'contact', xeroId: contactId, createdByUs });
  if (shared && !warnings.some((one) => one.code === 'shared-contact')) warnings.push(warning('shared-contact', { name: contact.Name }));
  const known = createdByUs ? await findLastSent(database, row) : undefined;
  // Another call made it from what the row said then.
  if (createdByUs && !isNew) return known?.sent;
  const fresh = sentContact(mapContact(customer, settings), clock.now(), !createdByUs);
  // Contacts of the account may have joined it between its making and now.
  const joined = (readSentContact(known?.sent)?.people ?? []).filter((one) => !fresh.people.some((other) => other.id === one.id));
  const sent = { ...fresh, people: [...fresh.people, ...joined] };
  const kept = writeSentContact(shared ? { ...sent, shared } : sent);
  await recordLastSent(database, row, kept, versionOf(customer.row));
  return kept;
}

/** Whether another row of Dynamics is the one that the contact was made for. */
function isNumbered(contact: WireContact, { id }: Customer): boolean {
  const number = normaliseGuid(contact.ContactNumber);
  return number !== null && number !== id;
}
