import { isDeepStrictEqual } from 'node:util';
import type { MappedCustomer } from '../../mapping/contact/contact.ts';
import { contactDifference, type PlainField } from '../../mapping/contact/difference.ts';
import { mergePersons, type PersonsChange } from '../../mapping/contact/persons-merge.ts';
import { type SentContact, writeSentContact } from '../../mapping/contact/sent.ts';
import { type Problem, problem, quoted, warning } from '../../mapping/problems.ts';
import { recordLastSent } from '../../store/last-sent.ts';
import { updateContact } from '../../xero/contacts.ts';
import type { WireContact, WirePerson } from '../../xero/wire.ts';
import type { ContactCourse, ContactOwner } from './contact-course.ts';

/** What of a Xero contact is to be as Dynamics says. */
interface ContactWish {
  owner: ContactOwner;
  /** Dataverse's versionnumber of the owner's row, where its fields are meant. */
  version?: number | undefined;
  mapped: MappedCustomer;
  /** The plain fields meant. */
  fields: readonly PlainField[];
  /** Whether addresses and phones are meant too. */
  withSlots: boolean;
  /** What the call knows of the account's contacts; undefined where the contact has no persons of ours. */
  persons?: { listed: Set<string>; removed: Set<string>; focus: string | null; asOf: number | undefined };
}

export interface Brought {
  outcome: 'updated' | 'unchanged';
  contact: WireContact;
  sent: SentContact;
  /** What the link shall keep; undefined where it has that already. */
  toKeep: string | undefined;
  problems: Problem[];
}

const nameOf = (person: WirePerson): string => [person.FirstName, person.LastName].filter(Boolean).join(' ') || person.EmailAddress || '';

/**
 * P34 P37 C31: brings a Xero contact to what Dynamics says: read just before, merged three ways with what was last sent, and only what is
 * different is sent. To be called alone (`alone`), since Xero replaces the whole list of persons. Throws XeroError.
 */
export async function bringContact(
  course: ContactCourse,
  wish: ContactWish,
  before: WireContact,
  last: SentContact | null,
): Promise<Brought> {
  const { services, session, home, warnings, startedAt } = course;
  const { owner, mapped, fields, withSlots } = wish;
  const now = services.clock.now();
  const { changes, clashes } = contactDifference({ base: last?.payload, now: mapped.payload, xero: before, fields, withSlots });
  const persons =
    wish.persons &&
    mergePersons({ base: last?.people ?? [], now: mapped.people, xero: before.ContactPersons ?? [], startedAt, at: now, ...wish.persons });
  const payload = { ...changes, ...(persons?.persons ? { ContactPersons: persons.persons } : {}) };
  const isUpdate = Object.keys(payload).length > 0;
  const contact = isUpdate ? await updateContact(session, before.ContactID ?? '', payload) : before;

  const both = [...clashes, ...(persons?.clashes ?? []).map((one) => quoted(nameOf(one)))];
  if (both.length > 0) warnings.push(warning('contact-changed-twice', { fields: both.join(', ') }));
  const leftOut = (persons?.leftOut ?? []).map((one) => quoted(nameOf(one)));
  if (leftOut.length > 0) warnings.push(warning('people-left-out', { names: leftOut.join(', ') }));

  const sent = whatToKeep(wish, last, persons, now);
  const text = writeSentContact(sent);
  await recordLastSent(services.database, { ...home, table: owner.table, rowId: owner.rowId }, text, wish.version);
  // A link row is a call of the flow: newer versions of the same rows are not worth it.
  const toKeep = last && isDeepStrictEqual(contentOf(last), contentOf(sent)) ? undefined : text;
  const { stuck } = persons ?? {};
  const problems = stuck ? [problem('last-person-stays', { person: nameOf(stuck), name: before.Name })] : [];
  return { outcome: isUpdate ? 'updated' : 'unchanged', contact: { ...before, ...contact }, sent, toKeep, problems };
}

/** As it comes back from the link, without times and versions. */
const contentOf = (sent: SentContact): unknown => {
  const people = sent.people.map(({ version: _version, ...one }) => one);
  return JSON.parse(writeSentContact({ ...sent, at: '', people }));
};

/** What was not meant by this call stays as it was known; of fields that were never known nothing is. */
function whatToKeep(
  { mapped, fields, withSlots }: ContactWish,
  last: SentContact | null,
  persons: PersonsChange | undefined,
  now: Date,
): SentContact {
  const { Name, Addresses, Phones } = mapped.payload;
  const plain = Object.fromEntries(fields.map((field) => [field, mapped.payload[field]]));
  const meant = withSlots ? { Name, ...plain, Addresses, Phones } : plain;
  const known = last?.payload ?? (withSlots ? {} : undefined);
  const payload = known && { ...known, ...meant };
  return {
    ...(last ?? {}),
    at: now.toISOString(),
    ...(payload ? { payload } : {}),
    people: persons?.people ?? last?.people ?? [],
  };
}
