import { type ContactAnswer, type ContactContext, type ContactEnding, contactAnswer } from '../../mapping/contact/answer.ts';
import { newerSent, readSentContact, type SentContact } from '../../mapping/contact/sent.ts';
import { sameGuid } from '../../mapping/ids.ts';
import { type Link, readLink } from '../../mapping/links.ts';
import type { Warning } from '../../mapping/problems.ts';
import { asRows, versionOf } from '../../mapping/row.ts';
import type { Settings } from '../../mapping/settings.ts';
import { inTurn } from '../../once/in-turn.ts';
import { linksToXeroId } from '../../store/contact-links.ts';
import { findLastSent } from '../../store/last-sent.ts';
import type { Home } from '../../store/row-key.ts';
import { organisation } from '../../xero/reference-data.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireContact } from '../../xero/wire.ts';
import type { Call, Services } from '../operation.ts';
import { problemsOfFailure } from './failure.ts';

/** A call about an account or contact, as it goes on. */
export interface ContactCourse {
  services: Services;
  session: XeroSession;
  home: Home;
  settings: Settings;
  /** The link rows of the call. */
  links: unknown;
  startedAt: Date;
  warnings: Warning[];
}

/** The row whose Xero contact is meant. */
export interface ContactOwner {
  table: 'account' | 'contact';
  rowId: string;
  link: Link | null;
}

/** Begins with a row or link that was found fit, does the work and answers how it ended. Throws what `problemsOfFailure` throws. */
export async function runContact(
  { caller }: Call<unknown>,
  services: Services,
  home: Home,
  { settings, links, context }: Pick<ContactCourse, 'settings' | 'links'> & { context: ContactContext },
  work: (course: ContactCourse) => Promise<ContactEnding>,
): Promise<ContactAnswer> {
  const session = await services.session(caller, home.organisationId);
  const course: ContactCourse = { services, session, home, settings, links, startedAt: context.now, warnings: [] };
  const ending = await work(course).catch((error: unknown): ContactEnding => {
    return { outcome: 'failed', problems: problemsOfFailure(error, services.clock.now()) };
  });
  const shortCode = ending.contact && (await organisation(session)).ShortCode;
  return contactAnswer({ ...context, shortCode, warnings: course.warnings, now: services.clock.now() }, ending);
}

/** Does the work while no other call, in whatever process, changes or links the same Xero contact. */
export function alone<T>(
  { services, session, home }: Pick<ContactCourse, 'services' | 'session' | 'home'>,
  contactId: string,
  work: () => Promise<T>,
) {
  return inTurn({ ...services, deadline: session.deadline }, `contact|${home.organisationId}|${contactId}`, work);
}

/** What was last brought to the Xero contact of a row, and of which version of the row. */
export async function lastBrought(
  { services, home }: Pick<ContactCourse, 'services' | 'home'>,
  { table, rowId, link }: ContactOwner,
): Promise<{ sent: SentContact | null; version: number }> {
  const registered = await findLastSent(services.database, { ...home, table, rowId });
  return {
    sent: newerSent(readSentContact(link?.sent), readSentContact(registered?.sent)),
    version: Math.max(versionOf(link?.row, 'xc_versionsent') ?? -1, registered?.versionNumber ?? -1),
  };
}

/** C28 C29 C31: whether changes of a row go to its Xero contact. */
export function mayUpdate(settings: Settings, isOurs: boolean, sent: SentContact | null): boolean {
  if (settings.updateContacts === 'Never' || (sent?.shared && !isOurs)) return false;
  return isOurs || settings.updateContacts === 'Always';
}

/** Whether this connector made the contact for the row. */
export const isMadeFor = ({ rowId, link }: ContactOwner, contact: WireContact): boolean =>
  sameGuid(contact.ContactNumber, rowId) || (link?.createdByUs === true && sameGuid(link.xeroId, contact.ContactID));

/** Other rows of Dynamics that have the Xero contact, by the links of the call and by the register. */
export async function othersWith(
  { services, home, links }: Pick<ContactCourse, 'services' | 'home' | 'links'>,
  { table, rowId }: Pick<ContactOwner, 'table' | 'rowId'>,
  contactId: string,
): Promise<boolean> {
  const isOther = (one: { table: string; rowId: string }) => one.table !== table || !sameGuid(one.rowId, rowId);
  const named = asRows(links).map(readLink);
  if (named.some((one) => sameGuid(one.xeroId, contactId) && one.xeroType === 'Contact' && isOther(one))) return true;
  return (await linksToXeroId(services.database, home.organisationId, 'contact', contactId)).some(isOther);
}
