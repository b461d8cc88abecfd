import type { DocumentType } from '../../mapping/types.ts';
import { readDocument } from '../../xero/documents.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireInvoice } from '../../xero/wire.ts';

/** The document of an id; where nobody says what it is, a credit note is looked for last. Nothing when the organisation has none. */
export async function readAnyDocument(session: XeroSession, type: DocumentType | undefined, id: string): Promise<WireInvoice | undefined> {
  if (type) return readDocument(session, type, id);
  return (await readDocument(session, 'invoice', id)) ?? readDocument(session, 'credit-note', id);
}
