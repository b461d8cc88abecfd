import { listed, written } from './elements.ts';
import { XeroError } from './error.ts';
import { quoted } from './invoices.ts';
import type { XeroSession } from './session.ts';
import type { WireContact } from './wire.ts';

/** A contact by its ContactID or its ContactNumber, with its persons; archived ones too. Nothing when there is none. */
export async function getContact(session: XeroSession, idOrNumber: string): Promise<WireContact | undefined> {
  try {
    const body = await session.send({ method: 'GET', path: `Contacts/${encodeURIComponent(idOrNumber)}` });
    return listed<WireContact>(body, 'Contacts')[0];
  } catch (error) {
    if (error instanceof XeroError && error.kind === 'not-found') return undefined;
    throw error;
  }
}

/** Contacts whose name or account number is exactly this; Xero compares without case. Archived ones are in the list. */
export async function contactsWhere(session: XeroSession, field: 'Name' | 'AccountNumber', value: string): Promise<WireContact[]> {
  const query = { where: `${field}==${quoted(value)}`, includeArchived: true, page: 1 };
  return listed<WireContact>(await session.send({ method: 'GET', path: 'Contacts', query }), 'Contacts');
}

export function contactBody(contact: WireContact): string {
  return JSON.stringify({ Contacts: [contact] });
}

/** PUT refuses a name or ContactNumber that an active contact has, where POST would silently take that contact over. */
export async function createContact(session: XeroSession, body: string, idempotencyKey: string): Promise<WireContact> {
  const query = { summarizeErrors: false };
  const answer = await session.send({ method: 'PUT', path: 'Contacts', query, body, idempotencyKey });
  return written<WireContact>(answer, 'Contacts', 'ContactID');
}
