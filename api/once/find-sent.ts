import type { Database } from '../store/database.ts';
import type { Intent } from '../store/intents.ts';
import { getContact } from '../xero/contacts.ts';
import { list } from '../xero/reference-data.ts';
import type { XeroSession } from '../xero/session.ts';
import type { WireInvoice } from '../xero/wire.ts';
import { lookUpMargin } from './doubt.ts';
import { findInvoice } from './find-invoice.ts';
import { type Finding, rowOfKey } from './wish.ts';

/** Xero's id of what was found, and all of it. */
export interface FoundObject {
  id: string;
  object: unknown;
  /** Where it is an invoice or bill. */
  invoice?: WireInvoice;
}

/** Looks up what an intent in doubt may have made, whatever it is: an invoice, a contact by its number or an item by its code. Reads only. */
export async function findSent(session: XeroSession, database: Database, intent: Intent): Promise<Finding<FoundObject>> {
  const row = rowOfKey(intent.key);
  if (intent.kind === 'contact') {
    const contact = await getContact(session, row.rowId);
    return contact?.ContactID ? { kind: 'found', object: { id: contact.ContactID, object: contact } } : { kind: 'none' };
  }
  if (intent.kind === 'item') {
    const item = (await list(session, 'items', true)).find((one) => one.Code?.toLowerCase() === row.rowId);
    return item?.ItemID ? { kind: 'found', object: { id: item.ItemID, object: item } } : { kind: 'none' };
  }
  const since = intent.firstSentAt && new Date(intent.firstSentAt.getTime() - lookUpMargin);
  const finding = await findInvoice(session, database, row, intent.body, since);
  if (finding.kind !== 'found') return finding;
  const invoice = finding.object;
  return { kind: 'found', object: { id: invoice.InvoiceID ?? '', object: invoice, invoice } };
}
