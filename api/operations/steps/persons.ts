import { type ContactEnding, formerStatus, personLink } from '../../mapping/contact/answer.ts';
import { mapContact } from '../../mapping/contact/contact.ts';
import { type Customer, customerName } from '../../mapping/contact/customer.ts';
import type { ParentAccount } from '../../mapping/contact/decision.ts';
import { contactIds, fieldsOfPeople, newestVersion } from '../../mapping/contact/fields.ts';
import type { SentContact } from '../../mapping/contact/sent.ts';
import { sameGuid } from '../../mapping/ids.ts';
import { contactLink, type LinkRow } from '../../mapping/link-row.ts';
import { findLink } from '../../mapping/links.ts';
import { lookup, versionOf } from '../../mapping/row.ts';
import { type Brought, bringContact } from './bring-contact.ts';
import { alone, type ContactCourse, isMadeFor, lastBrought, mayUpdate } from './contact-course.ts';
import { findContact } from './find-contact.ts';

/**
 * P32 P35–P38 C25 C26: brings the persons of an account's Xero contact, the primary one too, to what the account's contacts say now.
 * `focus` is the contact the call is about, `removed` one that is certainly gone from the account, with what people call it. Where the persons are not ours to
 * write, the answer is how the call ends.
 */
export async function syncPersons(
  course: ContactCourse,
  { customer, link }: ParentAccount,
  { focus = null, removed }: { focus?: string | null; removed?: { id: string; name: string } },
): Promise<Brought | ContactEnding> {
  const { session, settings, warnings } = course;
  const owner = { table: customer.table, rowId: customer.id, link };
  return alone(course, customer.storedContactId ?? '', async () => {
    const match = await findContact(session, customer, settings);
    if (match.kind === 'problem') return { outcome: 'failed', problems: [match.problem] };
    if (match.kind !== 'found' || !sameGuid(match.contact.ContactID, customer.storedContactId)) {
      return {
        outcome: 'skipped',
        message: 'The Xero contact of its account has changed; the account is linked anew with its next change.',
        quiet: true,
      };
    }
    const { sent, version } = await lastBrought(course, owner);
    if (!mayUpdate(settings, isMadeFor(owner, match.contact), sent)) {
      return { outcome: 'skipped', message: 'The Xero contact of its account is used as it is.', quiet: true };
    }
    const mapped = mapContact(customer, settings);
    warnings.push(...mapped.warnings.filter((one) => one.code === 'people-left-out'));
    const rowVersion = versionOf(customer.row);
    const isOlder = rowVersion !== undefined && rowVersion < version;
    const persons = {
      listed: new Set(contactIds(customer.people)),
      removed: new Set(removed ? [removed.id] : []),
      ...{ focus, asOf: newestVersion([customer.row, ...customer.people]) },
    };
    const fields = isOlder ? [] : fieldsOfPeople(customer);
    return bringContact(
      course,
      { owner, mapped, fields, withSlots: false, persons },
      match.contact,
      sent ?? onlyRemoved(removed, course.startedAt),
    );
  });
}

/** Where it is not known what was sent, a person of the removed contact's name is taken for it. */
function onlyRemoved(removed: { id: string; name: string } | undefined, now: Date): SentContact | null {
  const at = now.toISOString();
  return removed?.name ? { at, people: [{ id: removed.id, person: { FirstName: removed.name }, at }] } : null;
}

/** The account's link with what it has to keep now. */
export function linksOfParent(organisationId: string, { customer, link }: ParentAccount, brought: Brought): LinkRow[] {
  if (brought.toKeep === undefined) return [];
  const { table, id: rowId, row } = customer;
  return [
    contactLink({
      ...{ organisationId, table, rowId, name: customerName(row, table), previous: link, status: formerStatus(link) },
      ...{ contactId: customer.storedContactId, createdByUs: link?.createdByUs ?? false, sent: brought.toKeep },
      xeroUpdatedOn: brought.contact.UpdatedDateUTC,
    }),
  ];
}

/** P35: links of an account's contacts that became persons and whose links do not say of which account. */
export function linksOfPersons({ services, home, links }: ContactCourse, account: Customer, persons: { id: string }[]): LinkRow[] {
  if (account.table !== 'account') return [];
  const { organisationId } = home;
  const primary = lookup(account.row, 'primarycontactid', 'contactid');
  return account.people.flatMap((row) => {
    const [rowId] = contactIds([row]);
    const previous = rowId ? findLink(links, { organisationId, table: 'contact', rowId, kind: 'contact' }) : null;
    const isPerson = rowId === primary || persons.some((one) => one.id === rowId);
    if (!rowId || !isPerson || previous?.parentRowId === account.id) return [];
    const name = customerName(row, 'contact');
    return [personLink({ organisationId, rowId, name, parentRowId: account.id, previous, now: services.clock.now() })];
  });
}
