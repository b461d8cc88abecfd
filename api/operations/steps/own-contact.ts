import type { ContactEnding } from '../../mapping/contact/answer.ts';
import { type MappedCustomer, mapContact } from '../../mapping/contact/contact.ts';
import { type Customer, customerName } from '../../mapping/contact/customer.ts';
import type { ContactDecision } from '../../mapping/contact/decision.ts';
import { contactIds, fieldsOfRow, newestVersion } from '../../mapping/contact/fields.ts';
import { matchWarnings } from '../../mapping/contact/match.ts';
import type { SentContact } from '../../mapping/contact/sent.ts';
import { sameGuid } from '../../mapping/ids.ts';
import { problem, warning } from '../../mapping/problems.ts';
import { text, versionOf } from '../../mapping/row.ts';
import type { ContactMatch } from '../../mapping/types.ts';
import type { WireContact } from '../../xero/wire.ts';
import { bringContact } from './bring-contact.ts';
import { alone, type ContactCourse, type ContactOwner, isMadeFor, lastBrought, mayUpdate } from './contact-course.ts';
import { findContact } from './find-contact.ts';
import { makeContact } from './make-contact.ts';
import { meetContact } from './meet-contact.ts';
import { aloneWithRow } from './parent-link.ts';
import { linksOfPersons } from './persons.ts';

type Syncing = Extract<ContactDecision, { kind: 'sync' }>;
type Found = Extract<ContactMatch, { kind: 'found' }>;

/** The row as a Xero contact of its own. */
interface Own extends ContactOwner {
  customer: Customer;
  mapped: MappedCustomer;
}

/** P31 P33 P34 C28–C31: an account or contact as a Xero contact of its own: found, made or brought to what the row says. */
export async function syncOwnContact(course: ContactCourse, decision: Syncing, customer: Customer): Promise<ContactEnding> {
  const { services, session, home, settings, warnings } = course;
  const mapped = mapContact(customer, settings);
  warnings.push(...mapped.warnings);
  const own: Own = { table: customer.table, rowId: customer.id, link: decision.link, customer, mapped };
  const { storedContactId } = customer;
  const find = () => findContact(session, customer, settings);
  if (decision.withheld) return act(await find());
  if (storedContactId) return alone(course, storedContactId, async () => act(await find(), storedContactId));
  return aloneWithRow({ ...services, deadline: session.deadline }, home, own, async () => {
    const match = await find();
    return match.kind === 'found' ? alone(course, match.contact.ContactID ?? '', () => act(match)) : act(match);
  });

  async function act(found: ContactMatch, heldId?: string): Promise<ContactEnding> {
    const isMissing = found.kind !== 'found' && found.kind !== 'problem' && decision.notCreated !== null;
    const missing = isMissing ? [problem('contact-missing', { name: customerName(customer.row, customer.table) })] : [];
    const problems = [...mapped.problems, ...(found.kind === 'problem' ? [found.problem] : []), ...missing];
    if (problems.length > 0) return { outcome: 'failed', problems };
    if (decision.withheld) return { outcome: 'skipped', message: decision.withheld };
    return found.kind === 'found' ? takeContact(course, own, found) : createContact(course, own, heldId);
  }
}

/** `heldId`: the contact that this call is alone with already; it may be the one that was made a moment ago and is gone from Xero. */
async function createContact(course: ContactCourse, own: Own, heldId: string | undefined): Promise<ContactEnding> {
  const { services, session, home, settings } = course;
  const { customer, mapped } = own;
  const made = await makeContact(services, session, home, customer, mapped.payload, settings);
  const { contact } = made;
  return sameGuid(contact.ContactID, heldId) ? take() : alone(course, contact.ContactID ?? '', take);

  async function take(): Promise<ContactEnding> {
    if (!made.isNew) return takeContact(course, own, { kind: 'found', contact, by: made.createdByUs ? 'contact number' : 'name' });
    const ending = linked(own, 'created', contact, true, await meetContact(course, customer, made));
    return { ...ending, others: linksOfPersons(course, customer, mapped.people) };
  }
}

/** A contact that is in Xero: linked where it was not, and brought to what the row says where the settings allow that. */
async function takeContact(course: ContactCourse, own: Own, match: Found): Promise<ContactEnding> {
  const { settings, warnings } = course;
  const { customer, link } = own;
  const { contact } = match;
  const isOurs = isMadeFor(own, contact);
  const isNew = !sameGuid(link?.xeroId, contact.ContactID);
  const { sent, version } = await lastBrought(course, own);
  const now = versionOf(customer.row);
  if (!isNew && now !== undefined && now < version) {
    warnings.push(warning('superseded/sent'));
    return { outcome: 'unchanged', contact, isOwn: true };
  }
  if (isNew && !isOurs) {
    warnings.push(...matchWarnings(match, customer));
    return linked(own, 'linked', contact, false, await meetContact(course, customer, { contact, createdByUs: false, isNew: false }));
  }
  if (isNew) await meetContact(course, customer, { contact, createdByUs: true, isNew: false });
  if (sent?.shared && !isOurs) warnings.push(warning('shared-contact', { name: contact.Name }));
  if (!mayUpdate(settings, isOurs, sent)) {
    if (isNew) return linked(own, 'linked', contact, isOurs, undefined);
    return { outcome: 'unchanged', message: `The contact "${contact.Name ?? ''}" in Xero is used as it is.`, contact, isOwn: true };
  }
  const brought = await bringContact(course, wishOf(own, isOurs, sent), contact, sent);
  const { toKeep, problems } = brought;
  const outcome = isNew && brought.outcome === 'unchanged' ? 'linked' : brought.outcome;
  const isKnown = outcome === 'unchanged' && toKeep === undefined && link?.createdByUs === isOurs;
  const ending = isKnown ? { outcome, contact: brought.contact, isOwn: true } : linked(own, outcome, brought.contact, isOurs, toKeep);
  const persons = brought.sent.people.filter((one) => !one.gone && !one.met);
  return { ...ending, problems, others: isNew || toKeep ? linksOfPersons(course, customer, persons) : [] };
}

function wishOf({ customer, mapped, ...owner }: Own, isOurs: boolean, sent: SentContact | null) {
  const { row, people } = customer;
  const persons = { listed: new Set(contactIds(people)), removed: new Set<string>(), focus: null, asOf: newestVersion([row, ...people]) };
  const fields = fieldsOfRow(customer, isOurs || sent?.payload !== undefined);
  const wish = { owner, mapped, version: versionOf(row), fields, withSlots: true };
  return customer.table === 'account' ? { ...wish, persons } : wish;
}

function linked(
  { customer }: Own,
  outcome: ContactEnding['outcome'],
  contact: WireContact,
  createdByUs: boolean,
  sent: string | undefined,
): ContactEnding {
  const version = text(customer.row, 'versionnumber') ?? undefined;
  const link = { contactId: contact.ContactID ?? '', createdByUs, sent, version, xeroUpdatedOn: contact.UpdatedDateUTC };
  return { outcome, contact, isOwn: true, link };
}
