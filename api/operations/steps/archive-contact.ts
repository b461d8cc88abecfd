import type { ContactEnding } from '../../mapping/contact/answer.ts';
import { type Problem, problem } from '../../mapping/problems.ts';
import { removeContactLink } from '../../store/contact-links.ts';
import { removeLastSent } from '../../store/last-sent.ts';
import { openOn, updateContact } from '../../xero/contacts.ts';
import { readOne } from '../../xero/requests.ts';
import type { WireContact } from '../../xero/wire.ts';
import { alone, type ContactCourse, type ContactOwner, isMadeFor, othersWith } from './contact-course.ts';

/**
 * P35: what a deleted row means for the Xero contact it was. It is archived only where this connector made it, no other row of Dynamics has
 * it and nothing is open on it; the link ends in any case, and a problem says why the contact was kept. Archiving is the last act: Xero
 * takes no change of an archived contact.
 */
export async function archiveContact(
  course: ContactCourse,
  owner: ContactOwner,
  { contactId, archive }: { contactId: string; archive: boolean },
): Promise<ContactEnding> {
  return alone(course, contactId, async () => {
    const { services, session, home } = course;
    const contact = archive ? await readOne(session, 'Contacts', contactId) : undefined;
    const kept = contact && isActive(contact) ? await whyKept(course, owner, contact) : null;
    const archives = contact && isActive(contact) && !kept;
    const after = archives ? await updateContact(session, contactId, { ContactStatus: 'ARCHIVED' }) : contact;
    const row = { ...home, table: owner.table, rowId: owner.rowId };
    await removeContactLink(services.database, { ...row, kind: 'contact' });
    await removeLastSent(services.database, row);
    const message = archives
      ? `The contact "${contact.Name ?? ''}" was archived in Xero.`
      : 'Its link to Xero has ended; the contact in Xero stays.';
    const link = { contactId: null, createdByUs: false, parentRowId: null, sent: null, version: null };
    return { outcome: 'removed', message, contact: after, link, problems: kept ? [kept] : [] };
  });
}

const isActive = ({ ContactStatus }: WireContact): boolean => ContactStatus === undefined || ContactStatus === 'ACTIVE';

async function whyKept(course: ContactCourse, owner: ContactOwner, contact: WireContact): Promise<Problem | null> {
  const contactId = contact.ContactID ?? '';
  const { Name: name } = contact;
  if (!isMadeFor(owner, contact)) return problem('contact-kept/matched', { name });
  if (await othersWith(course, owner, contactId)) return problem('contact-kept/shared', { name });
  const open = (await openOn(course.session, contactId)) ?? (owes(contact) ? 'an amount is' : null);
  return open ? problem('contact-kept/open', { name, open }) : null;
}

/** Whether anything is owed either way. */
const owes = ({ Balances }: WireContact): boolean =>
  [Balances?.AccountsReceivable, Balances?.AccountsPayable].some((side) => (side?.Outstanding ?? 0) !== 0);
