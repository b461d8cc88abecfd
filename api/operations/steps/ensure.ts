import { sameGuid } from '../../mapping/ids.ts';
import { findLink } from '../../mapping/links.ts';
import { createOnce, findItem } from '../../once/create-once.ts';
import type { WireContact, WireItem } from '../../xero/wire.ts';
import { alone } from './contact-course.ts';
import type { Course } from './course.ts';
import { isRefusal, makeContact } from './make-contact.ts';
import { meetContact } from './meet-contact.ts';
import type { Prepared } from './prepare.ts';

/**
 * The contact of the document: the one that was found, or a new one. What it is goes into the course, for the answer; a contact that is new
 * to the row is told to the register.
 */
export async function ensureContact(course: Course, { customer, match, newContact, settings }: Prepared): Promise<WireContact> {
  if (!customer) throw new Error('a document without a customer has a problem and comes no further');
  const { services, session, row, document } = course;
  const owner = { table: customer.table, rowId: customer.id };
  const link = findLink(document.links, { ...row, ...owner, kind: 'contact' });
  if (match.kind === 'found' && sameGuid(link?.xeroId, match.contact.ContactID)) {
    course.contact = { customer, contact: match.contact, createdByUs: match.by === 'contact number' };
    return match.contact;
  }
  const made =
    match.kind === 'found'
      ? { contact: match.contact, createdByUs: sameGuid(match.contact.ContactNumber, customer.id), isNew: false }
      : await makeContact(services, session, row, customer, newContact ?? {}, settings);
  const meeting = { services, session, home: row, links: document.links, settings, warnings: course.warnings };
  const sent = await alone(meeting, made.contact.ContactID ?? '', () => meetContact(meeting, customer, made));
  course.contact = { customer, ...made, sent };
  return made.contact;
}

/**
 * P39: makes the items that a document needs and Xero lacks, each once however many documents wait for it. An item's code is what Xero
 * knows it by, so it is the intent's row. Answers the items that are ours. Throws as sendOnce does.
 */
export async function ensureItems({ services, session, row }: Course, items: WireItem[]): Promise<WireItem[]> {
  const made: WireItem[] = [];
  for (const item of items) {
    try {
      const result = await createOnce(services, session, 'item', { ...row, table: 'product', rowId: item.Code ?? '', generation: 1 }, item);
      if ('object' in result) made.push(result.object);
    } catch (error) {
      // Somebody may have made it in Xero since the list was read.
      if (!isRefusal(error) || !(await findItem(session, item.Code))) throw error;
    }
  }
  return made;
}
