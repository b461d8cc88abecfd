import type { ContactEnding } from '../../mapping/contact/answer.ts';
import type { ParentAccount } from '../../mapping/contact/decision.ts';
import type { ContactCourse } from './contact-course.ts';
import { linksOfParent, syncPersons } from './persons.ts';

/**
 * P35: the persons of an account's Xero contact without one that is gone from the account. Where it was the last, Xero keeps it and a
 * problem asks finance.
 */
export async function removePerson(
  course: ContactCourse,
  removed: { id: string; name: string },
  parent: ParentAccount,
): Promise<ContactEnding> {
  const brought = await syncPersons(course, parent, { removed });
  if (!('sent' in brought)) return brought;
  const { contact, problems } = brought;
  const others = linksOfParent(course.home.organisationId, parent, brought);
  const account = contact.Name ?? '';
  const quiet = brought.outcome === 'unchanged';
  const message = quiet
    ? `No contact person of "${account}" in Xero had to be changed.`
    : `Taken off the contact persons of "${account}" in Xero.`;
  return { outcome: 'removed', message, contact, others, problems, quiet };
}
