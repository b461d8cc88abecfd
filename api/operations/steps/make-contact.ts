import type { Customer } from '../../mapping/customer.ts';
import { sendOnce } from '../../once/send-once.ts';
import { intentKey } from '../../once/wish.ts';
import type { RowKey } from '../../store/documents.ts';
import { contactBody, createContact, getContact } from '../../xero/contacts.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireContact } from '../../xero/wire.ts';
import type { Services } from '../operation.ts';

/**
 * P4 P31: makes the contact of a customer that is not in Xero, once however many documents wait for it. Its ContactNumber is the row's id,
 * by which it is found again. Throws as sendOnce does.
 */
export async function makeContact(
  services: Services,
  session: XeroSession,
  home: Pick<RowKey, 'organisationId' | 'environment'>,
  customer: Customer,
  contact: WireContact,
): Promise<WireContact> {
  const row = { ...home, table: customer.table, rowId: customer.id, generation: 1 };
  const sent = await sendOnce<WireContact>(
    { ...services, deadline: session.deadline },
    {
      key: intentKey(row, 'contact'),
      kind: 'contact',
      organisationId: home.organisationId,
      body: contactBody(contact),
      notInXero: true,
      idOf: (one) => one.ContactID ?? '',
      send: (body, key) => createContact(session, body, key),
      async lookUp() {
        const found = await getContact(session, customer.id);
        return found ? { kind: 'found', object: found } : { kind: 'none' };
      },
    },
  );
  if ('object' in sent) return sent.object;
  throw new Error('a contact has no number that could be taken');
}
