import type { Customer } from '../../mapping/customer.ts';
import { createOnce, findItem } from '../../once/create-once.ts';
import { XeroError } from '../../xero/error.ts';
import type { WireContact, WireItem } from '../../xero/wire.ts';
import type { Course } from './answer.ts';
import { findContact } from './find-contact.ts';
import type { Prepared } from './prepare.ts';

const isRefusal = (error: unknown) => error instanceof XeroError && error.kind === 'validation';

/** The contact of the document: the one that was found, or a new one. What it is goes into the course, for the answer. */
export async function ensureContact(course: Course, { customer, match, newContact, settings }: Prepared): Promise<WireContact> {
  if (!customer) throw new Error('a document without a customer has a problem and comes no further');
  const use = (contact: WireContact, createdByUs: boolean): WireContact => {
    course.contact = { customer, contact, createdByUs };
    return contact;
  };
  if (match.kind === 'found') return use(match.contact, match.by === 'contact number');
  try {
    return use(await makeContact(course, customer, newContact ?? {}), true);
  } catch (error) {
    // C29: a contact of the same name may have been made since we looked.
    const again = isRefusal(error) ? await findContact(course.session, customer, settings) : undefined;
    if (again?.kind !== 'found') throw error;
    return use(again.contact, false);
  }
}

/**
 * P4 P31: makes the contact of a customer that is not in Xero, once however many documents wait for it. Its ContactNumber is the row's id,
 * by which it is found again. Throws as sendOnce does.
 */
async function makeContact({ services, session, row }: Course, customer: Customer, contact: WireContact): Promise<WireContact> {
  const ofCustomer = { ...row, table: customer.table, rowId: customer.id, generation: 1 };
  const made = await createOnce(services, session, 'contact', ofCustomer, contact);
  if ('object' in made) return made.object;
  throw new Error('a contact has no number that could be taken');
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
