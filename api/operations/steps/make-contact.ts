import type { Customer } from '../../mapping/contact/customer.ts';
import type { Settings } from '../../mapping/settings.ts';
import { createOnce } from '../../once/create-once.ts';
import type { Home } from '../../store/row-key.ts';
import { XeroError } from '../../xero/error.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireContact } from '../../xero/wire.ts';
import type { Services } from '../operation.ts';
import { findContact } from './find-contact.ts';

interface MadeContact {
  contact: WireContact;
  /** False where a contact of the same name had been made since we looked (C29). */
  createdByUs: boolean;
  /** Made by this very call, from this very payload. */
  isNew: boolean;
}

export const isRefusal = (error: unknown) => error instanceof XeroError && error.kind === 'validation';

/**
 * P4 P31: makes the contact of a customer that is not in Xero, once however many calls of documents and contacts wait for it. Its
 * ContactNumber is the row's id, by which it is found again. Throws as sendOnce does.
 */
export async function makeContact(
  services: Services,
  session: XeroSession,
  { organisationId, environment }: Home,
  customer: Customer,
  payload: WireContact,
  settings: Settings,
): Promise<MadeContact> {
  const row = { organisationId, environment, table: customer.table, rowId: customer.id, generation: 1 };
  try {
    const made = await createOnce(services, session, 'contact', row, payload);
    if ('object' in made) return { createdByUs: true, contact: made.object, isNew: made.kind === 'created' };
    throw new Error('a contact has no number that could be taken');
  } catch (error) {
    const again = isRefusal(error) ? await findContact(session, customer, settings) : undefined;
    if (again?.kind !== 'found') throw error;
    return { createdByUs: false, contact: again.contact, isNew: false };
  }
}
