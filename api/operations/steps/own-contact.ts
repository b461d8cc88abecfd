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
import { type Brought, bringContact } from './bring-contact.ts';
import { alone, type ContactCourse, type ContactOwner, isMadeFor, lastBrought, mayUpdate } from './contact-course.ts';
import { findContact } from './find-contact.ts';
import { makeContact } from './make-contact.ts';
import { meetContact } from './meet-contact.ts';
import { aloneWithRow } from './parent-link.ts';
import { linksOfPersons } from './persons.ts';

type Syncing = Extract<ContactDecision, { kind: 'sync' }>;
type Found = Extract<ContactMatch, { kind: 'found' }>;

/** P31 P33 P34 C28–C31: an account or contact as a Xero contact of its own: found, made or brought to what the row says. */
export async function syncOwnContact(course: ContactCourse, decision: Syncing, own: Customer): Promise<ContactEnding> {
  const mapped = mapContact(own, course.settings);
  course.warnings.push(...mapped.warnings);
  const owner = { table: own.table, rowId: own.id, link: decision.link };
  const { storedContactId } = own;
  if (storedContactId && !decision.withheld) {
    return alone(course, storedContactId, async () => act(await findContact(course.session, own, course.settings)));
  }
  const findAndAct = async () => {
    const match = await findContact(course.session, own, course.settings);
    if (match.kind !== 'found' || decision.withheld) return act(match);
    return alone(course, match.contact.ContactID ?? '', () => act(match));
  };
  const waiting = { ...course.services, deadline: course.session.deadline };
  return decision.withheld ? findAndAct() : aloneWithRow(waiting, course.home, owner, findAndAct);

  async function act(found: ContactMatch): Promise<ContactEnding> {
    const isMissing = found.kind !== 'found' && found.kind !== 'problem' && decision.notCreated !== null;
    const missing = isMissing ? [problem('contact-missing', { name: customerName(own.row, own.table) })] : [];
    const problems = [...mapped.problems, ...(found.kind === 'problem' ? [found.problem] : []), ...missing];
    if (problems.length > 0) return { outcome: 'failed', problems };
    if (decision.withheld) return { outcome: 'skipped', message: decision.withheld };
    return found.kind === 'found' ? takeContact(course, own, owner, mapped, found) : createContact(course, own, owner, mapped);
  }
}

async function createContact(course: ContactCourse, own: Customer, owner: ContactOwner, mapped: MappedCustomer): Promise<ContactEnding> {
  const { services, session, home, settings } = course;
  const made = await makeContact(services, session, home, own, mapped.payload, settings);
  const contactId = made.contact.ContactID ?? '';
  if (!made.isNew) {
    const by = made.createdByUs ? 'contact number' : 'name';
    return alone(course, contactId, () => takeContact(course, own, owner, mapped, { kind: 'found', contact: made.contact, by }));
  }
  const toKeep = await alone(course, contactId, () => meetContact(course, own, made));
  const others = personLinks(
    course,
    own,
    mapped.people.map((one) => one.id),
  );
  return { ...ownEnding(own, 'created', made.contact, true, toKeep), others };
}

const personLinks = ({ services, home, links }: ContactCourse, { table, id, row, people }: Customer, personIds: string[]) =>
  table === 'account' ? linksOfPersons(home.organisationId, { id, row, people }, personIds, links, services.clock.now()) : [];

/** A contact that is in Xero: linked where it was not, and brought to what the row says where the settings allow that. */
async function takeContact(
  course: ContactCourse,
  own: Customer,
  owner: ContactOwner,
  mapped: MappedCustomer,
  match: Found,
): Promise<ContactEnding> {
  const { settings, warnings } = course;
  const { contact } = match;
  const isOurs = isMadeFor(owner, contact);
  const isLinked = sameGuid(owner.link?.xeroId, contact.ContactID);
  const { sent, version } = await lastBrought(course, owner);
  const now = versionOf(own.row);
  if (isLinked && now !== undefined && now < version) {
    warnings.push(warning('superseded/sent'));
    return { outcome: 'unchanged', contact, isOwn: true };
  }
  if (!isLinked && !isOurs) {
    warnings.push(...matchWarnings(match, own));
    return ownEnding(own, 'linked', contact, false, await meetContact(course, own, { contact, createdByUs: false, isNew: false }));
  }
  const isNew = !isLinked;
  if (isNew) await meetContact(course, own, { contact, createdByUs: true, isNew: false });
  if (sent?.shared && !isOurs) warnings.push(warning('shared-contact', { name: contact.Name }));
  if (!mayUpdate(settings, isOurs, sent)) {
    if (isNew) return ownEnding(own, 'linked', contact, isOurs, undefined);
    return { outcome: 'unchanged', message: usedAsItIs(contact), contact, isOwn: true };
  }
  const brought = await bringContact(course, wishOf(own, owner, mapped, isOurs, sent), contact, sent);
  const persons = brought.sent.people.filter((one) => !one.gone && !one.met).map((one) => one.id);
  const others = isNew || brought.toKeep ? personLinks(course, own, persons) : [];
  return { ...ended(own, owner, brought, isNew, isOurs), others };
}

function wishOf(own: Customer, owner: ContactOwner, mapped: MappedCustomer, isOurs: boolean, sent: SentContact | null) {
  const { row, people } = own;
  const persons = { listed: new Set(contactIds(people)), removed: new Set<string>(), focus: null, asOf: newestVersion([row, ...people]) };
  return {
    ...{ owner, mapped, version: versionOf(row) },
    fields: fieldsOfRow(own, isOurs || sent?.payload !== undefined),
    withSlots: true,
    ...(own.table === 'account' ? { persons } : {}),
  };
}

function ended(own: Customer, owner: ContactOwner, brought: Brought, isNew: boolean, isOurs: boolean): ContactEnding {
  const { contact, toKeep, problems } = brought;
  const outcome = isNew && brought.outcome === 'unchanged' ? 'linked' : brought.outcome;
  const isKnown = !isNew && toKeep === undefined && outcome === 'unchanged' && owner.link?.createdByUs === isOurs;
  if (isKnown) return { outcome, contact, isOwn: true, problems };
  return { ...ownEnding(own, outcome, contact, isOurs, toKeep), problems };
}

function ownEnding(
  own: Customer,
  outcome: ContactEnding['outcome'],
  contact: WireContact,
  createdByUs: boolean,
  sent: string | undefined,
): ContactEnding {
  const version = text(own.row, 'versionnumber') ?? undefined;
  const link = { contactId: contact.ContactID ?? '', createdByUs, sent, version, xeroUpdatedOn: contact.UpdatedDateUTC };
  return { outcome, contact, isOwn: true, link };
}

const usedAsItIs = (contact: WireContact): string => `The contact "${contact.Name ?? ''}" in Xero is used as it is.`;
