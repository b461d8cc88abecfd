import type { ContactEnding } from '../../mapping/contact/answer.ts';
import type { ContactDecision, ParentAccount } from '../../mapping/contact/decision.ts';
import { warning } from '../../mapping/problems.ts';
import { lookup, text, versionOf } from '../../mapping/row.ts';
import type { ContactCourse } from './contact-course.ts';
import { linksOfParent, syncPersons } from './persons.ts';

/** P32 P36 P37 P38: a Dynamics contact as one of the persons of its account's Xero contact. */
export async function syncPerson(
  course: ContactCourse,
  { rowId, record, link, withheld }: Extract<ContactDecision, { kind: 'sync' }>,
  parent: ParentAccount,
): Promise<ContactEnding> {
  if (withheld) return { outcome: 'skipped', message: withheld };
  const brought = await syncPersons(course, parent, { focus: rowId });
  if (!('sent' in brought)) return brought;

  const { outcome, contact, sent, problems } = brought;
  const account = contact.Name ?? '';
  const known = sent.people.find((one) => one.id === rowId && !one.gone);
  const version = versionOf(record);
  if (known?.version !== undefined && version !== undefined && version < known.version) course.warnings.push(warning('superseded/sent'));
  const isPerson = known !== undefined || lookup(parent.customer.row, 'primarycontactid', 'contactid') === rowId;
  const others = linksOfParent(course.home.organisationId, parent, brought);
  if (outcome === 'unchanged' && !isPerson) {
    const quiet = !course.warnings.some((one) => one.code === 'people-left-out');
    return {
      outcome: 'skipped',
      message: `Not one of the contact persons of "${account}" that go to Xero.`,
      contact,
      others,
      problems,
      quiet,
    };
  }
  const { id: parentRowId } = parent.customer;
  const isNews = outcome === 'updated' || link?.parentRowId !== parentRowId;
  const own = {
    contactId: link?.xeroId ?? null,
    createdByUs: link?.createdByUs ?? false,
    parentRowId,
    version: text(record, 'versionnumber'),
  };
  const message =
    outcome === 'updated'
      ? `The contact persons of "${account}" were updated in Xero.`
      : `One of the contact persons of "${account}" in Xero; nothing had to be sent.`;
  return { outcome, message, contact, link: isNews ? own : undefined, others, problems };
}
