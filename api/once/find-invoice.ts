import { xeroDay } from '../mapping/dates.ts';
import { parseMark, sameMark } from '../mapping/mark.ts';
import { isVoided } from '../mapping/xero-document.ts';
import type { Database } from '../store/database.ts';
import { findByXeroIds } from '../store/documents.ts';
import type { RowKey } from '../store/row-key.ts';
import { documentOf } from '../xero/documents.ts';
import { typeOf } from '../xero/elements.ts';
import { creditNotesOfContact, invoicesByNumber, invoicesOfContact } from '../xero/queries.ts';
import type { XeroSession } from '../xero/session.ts';
import type { WireInvoice } from '../xero/wire.ts';
import { type Finding, intentKey } from './wish.ts';

/**
 * Looks for the document that a body may have made: a sales invoice with our number by that number, a credit note among those of the
 * contact, any other among those this app made for the contact. It is ours only by the mark in its Url (where there is none, when what was
 * sent is equal), and not when another row or generation has it.
 */
export async function findInvoice(
  session: XeroSession,
  database: Database,
  row: RowKey,
  body: string,
  since: Date | undefined,
): Promise<Finding<WireInvoice>> {
  const sent = documentOf(body);
  const candidates = await candidatesFor(session, sent, since);
  const alike = await unclaimed(
    database,
    row,
    candidates.filter((one) => isOurs(one, sent)),
  );
  const standing = alike.filter((one) => !isVoided(one));
  // Without a mark and a send that is known, one that was taken back says nothing of ours.
  const isCertain = since !== undefined || parseMark(sent.Url) !== null;
  const ours = standing.length > 0 || !isCertain ? standing : alike;
  if (ours.length > 1) return { kind: 'several' };
  if (ours[0]) return { kind: 'found', object: ours[0] };
  return candidates.some((one) => !isVoided(one) && takesNumberOf(one, sent)) ? { kind: 'taken' } : { kind: 'none' };
}

function candidatesFor(session: XeroSession, sent: WireInvoice, since: Date | undefined): Promise<WireInvoice[]> {
  const contactId = sent.Contact?.ContactID ?? '';
  const type = typeOf(sent);
  if (type === 'credit-note') return creditNotesOfContact(session, contactId, since);
  if (type === 'invoice' && sent.InvoiceNumber !== undefined) return invoicesByNumber(session, sent.InvoiceNumber);
  return invoicesOfContact(session, contactId, since);
}

async function unclaimed(database: Database, row: RowKey, found: WireInvoice[]): Promise<WireInvoice[]> {
  const ids = found.map((one) => one.InvoiceID ?? '');
  const claims = ids.length > 0 ? await findByXeroIds(database, row.organisationId, ids) : [];
  const others = claims.filter((claim) => intentKey(claim, 'document') !== intentKey(row, 'document')).map((claim) => claim.xeroId);
  return found.filter((one) => !others.includes((one.InvoiceID ?? '').toLowerCase()));
}

/** Xero: the number of an invoice or credit note is unique, that of a bill is not; a voided or deleted one gives it free. */
function takesNumberOf(found: WireInvoice, sent: WireInvoice): boolean {
  const plain = (text = '') => text.trim().toLowerCase();
  return typeOf(sent) !== 'bill' && sent.InvoiceNumber !== undefined && plain(found.InvoiceNumber) === plain(sent.InvoiceNumber);
}

function isOurs(found: WireInvoice, sent: WireInvoice): boolean {
  const mark = parseMark(sent.Url);
  return found.Type === sent.Type && (mark ? sameMark(parseMark(found.Url), mark) : isEqual(found, sent));
}

/** Number or, without one of ours, reference; contact, date, currency and lines. */
function isEqual(found: WireInvoice, sent: WireInvoice): boolean {
  const lines = (invoice: WireInvoice) =>
    JSON.stringify((invoice.LineItems ?? []).map((line) => [line.Description ?? '', line.Quantity ?? 0, line.UnitAmount ?? 0]));
  return (
    found.Contact?.ContactID?.toLowerCase() === sent.Contact?.ContactID?.toLowerCase() &&
    (sent.InvoiceNumber === undefined ? (found.Reference ?? '') === (sent.Reference ?? '') : found.InvoiceNumber === sent.InvoiceNumber) &&
    (sent.Date === undefined || xeroDay(found.Date) === xeroDay(sent.Date)) &&
    (sent.CurrencyCode === undefined || found.CurrencyCode === sent.CurrencyCode) &&
    lines(found) === lines(sent)
  );
}
