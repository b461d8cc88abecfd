import type { Database } from '../store/database.ts';
import type { RowKey } from '../store/row-key.ts';
import { createDocument, documentBody, documentOf } from '../xero/documents.ts';
import { typeOf } from '../xero/elements.ts';
import { list } from '../xero/reference-data.ts';
import { bodyOf, create, type Elements, idOf, readOne } from '../xero/requests.ts';
import type { XeroSession } from '../xero/session.ts';
import type { WireContact, WireInvoice, WireItem } from '../xero/wire.ts';
import { findInvoice } from './find-invoice.ts';
import { sendOnce } from './send-once.ts';
import { type Finding, type IntentKind, intentKey, type OnceServices, type Sent } from './wish.ts';

/** Where in Xero an intent's object is made; an invoice, bill or credit note says so itself. */
const paths = { contact: 'Contacts', item: 'Items' } as const;

export type Sendable<Kind extends IntentKind> = Kind extends keyof typeof paths ? Elements[(typeof paths)[Kind]] : WireInvoice;

/** Xero's id of an intent's object. */
export const xeroIdOf = (kind: IntentKind, object: WireInvoice | WireContact | WireItem): string =>
  kind === 'document' ? idOf('Invoices', object) : idOf(paths[kind], object);

const textOf = (kind: IntentKind, object: WireInvoice | WireContact | WireItem): string =>
  kind === 'document' ? documentBody(typeOf(object as WireInvoice), object) : bodyOf(paths[kind], object);

const send = (session: XeroSession, kind: IntentKind, body: string, key: string): Promise<WireInvoice | WireContact | WireItem> =>
  kind === 'document' ? createDocument(session, typeOf(documentOf(body)), body, key) : create(session, paths[kind], body, key);

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
  return sendOnce<Sendable<Kind>>(
    { ...services, deadline: session.deadline },
    {
      key: intentKey(row, kind),
      kind,
      organisationId: row.organisationId,
      body: textOf(kind, element),
      versionNumber,
      notInXero: kind !== 'document',
      idOf: (object) => xeroIdOf(kind, object),
      send: (body, key) => send(session, kind, body, key) as Promise<Sendable<Kind>>,
      lookUp: (body, since) => findSent(session, services.database, kind, row, body, since),
    },
  );
}

/** Looks up what a send may have made: a document, a contact by its number (the row's id) or an item by its code. Reads only. */
export async function findSent<Kind extends IntentKind>(
  session: XeroSession,
  database: Database,
  kind: Kind,
  row: RowKey,
  body: string,
  since: Date | undefined,
): Promise<Finding<Sendable<Kind>>> {
  if (kind === 'document') return findInvoice(session, database, row, body, since) as Promise<Finding<Sendable<Kind>>>;
  const object = kind === 'contact' ? await readOne(session, 'Contacts', row.rowId) : await findItem(session, row.rowId);
  return object ? { kind: 'found', object: object as Sendable<Kind> } : { kind: 'none' };
}

/** The item of a code, which Xero compares without case. */
export async function findItem(session: XeroSession, code: string | undefined) {
  const items = await list(session, 'Items', true);
  return items.find((one) => one.Code?.toLowerCase() === code?.toLowerCase());
}
