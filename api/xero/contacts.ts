import { listed } from './elements.ts';
import { bodyOf, update } from './requests.ts';
import type { XeroSession } from './session.ts';
import type { WireContact } from './wire.ts';

/** Changes a contact: what is left out keeps its value. Name only where it is to change, since Xero renames by it. Throws XeroError. */
export function updateContact(session: XeroSession, contactId: string, changes: WireContact): Promise<WireContact> {
  return update(session, 'Contacts', contactId, bodyOf('Contacts', { ContactID: contactId, ...changes }));
}

const unsettled = ['DRAFT', 'SUBMITTED', 'AUTHORISED'];

/** What is open on a contact, as people call it: documents that are neither paid, voided nor deleted. Two calls at most. */
export async function openOn(session: XeroSession, contactId: string): Promise<string | null> {
  const query = { ContactIDs: contactId, Statuses: unsettled.join(','), page: 1 };
  const documents = listed(await session.send({ method: 'GET', path: 'Invoices', query }), 'Invoices');
  if (documents.length > 0) return documents.length === 1 ? 'an invoice or bill is' : 'invoices or bills are';
  const where = `Contact.ContactID==guid("${contactId}")`;
  const notes = listed<{ Status?: string }>(
    await session.send({ method: 'GET', path: 'CreditNotes', query: { where, page: 1 } }),
    'CreditNotes',
  );
  return notes.some((one) => unsettled.includes(one.Status ?? '')) ? 'a credit note is' : null;
}
