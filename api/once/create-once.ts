import type { Database } from '../store/database.ts';
import type { RowKey } from '../store/documents.ts';
import { list } from '../xero/reference-data.ts';
import { bodyOf, create, type Elements, idOf, readOne } from '../xero/requests.ts';
import type { XeroSession } from '../xero/session.ts';
import { findInvoice } from './find-invoice.ts';
import { sendOnce } from './send-once.ts';
import { type Finding, type IntentKind, intentKey, type OnceServices, type Sent } from './wish.ts';

/** Where in Xero an intent's object is made. */
export const paths = { document: 'Invoices', contact: 'Contacts', item: 'Items' } as const;

export type Sendable<Kind extends IntentKind> = Elements[(typeof paths)[Kind]];

/**
 * Creates what a row (or, of an item, a code) is to have in Xero, exactly once. Whoever makes a contact or an item has just looked for it.
 * Throws as sendOnce does.
 */
export function createOnce<Kind extends IntentKind>(
  services: Omit<OnceServices, 'deadline'>,
  session: XeroSession,
  kind: Kind,
  row: RowKey,
  element: Sendable<Kind>,
  versionNumber?: number,
): Promise<Sent<Sendable<Kind>>> {
  const path = paths[kind];
  return sendOnce<Sendable<Kind>>(
    { ...services, deadline: session.deadline },
    {
      key: intentKey(row, kind),
      kind,
      organisationId: row.organisationId,
      body: bodyOf(path, element),
      versionNumber,
      notInXero: kind !== 'document',
      idOf: (made) => idOf(path, made),
      send: (body, key) => create(session, path, body, key),
      lookUp: (body, since) => findSent(session, services.database, kind, row, body, since),
    },
  );
}

/** Looks up what a send may have made: an invoice, a contact by its number (the row's id) or an item by its code. Reads only. */
export async function findSent<Kind extends IntentKind>(
  session: XeroSession,
  database: Database,
  kind: Kind,
  row: RowKey,
  body: string,
  since: Date | undefined,
): Promise<Finding<Sendable<Kind>>> {
  if (kind === 'document') return findInvoice(session, database, row, body, since);
  const object = kind === 'contact' ? await readOne(session, 'Contacts', row.rowId) : await findItem(session, row.rowId);
  return object ? { kind: 'found', object } : { kind: 'none' };
}

/** The item of a code, which Xero compares without case. */
export async function findItem(session: XeroSession, code: string | undefined) {
  const items = await list(session, 'Items', true);
  return items.find((one) => one.Code?.toLowerCase() === code?.toLowerCase());
}
