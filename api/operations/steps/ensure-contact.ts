import type { Customer } from '../../mapping/customer.ts';
import type { RowKey } from '../../store/documents.ts';
import { XeroError } from '../../xero/error.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireContact } from '../../xero/wire.ts';
import type { Services } from '../operation.ts';
import type { Course } from './answer.ts';
import { findContact } from './find-contact.ts';
import { makeContact } from './make-contact.ts';
import type { Prepared } from './prepare.ts';

/** The contact of the document: the one that was found, or a new one. What it is goes into the course, for the answer. */
export async function ensureContact(
  services: Services,
  session: XeroSession,
  home: Pick<RowKey, 'organisationId' | 'environment'>,
  { customer, match, newContact, settings }: Prepared,
  course: Course,
): Promise<WireContact> {
  if (!customer) throw new Error('a document without a customer has a problem and comes no further');
  if (match.kind === 'found') {
    course.contact = { customer, contact: match.contact, createdByUs: match.by === 'contact number' };
    return match.contact;
  }
  try {
    const contact = await makeContact(services, session, home, customer, newContact ?? {});
    course.contact = { customer, contact, createdByUs: true };
    return contact;
  } catch (error) {
    const other = error instanceof XeroError && error.kind === 'validation' && (await foundMeanwhile(session, customer, settings));
    if (!other) throw error;
    course.contact = { customer, contact: other, createdByUs: false };
    return other;
  }
}

/** C29: a contact of the same name may have been made since we looked. */
async function foundMeanwhile(session: XeroSession, customer: Customer, settings: Prepared['settings']): Promise<WireContact | undefined> {
  const match = await findContact(session, customer, settings);
  return match.kind === 'found' ? match.contact : undefined;
}
