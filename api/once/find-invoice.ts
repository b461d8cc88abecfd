import { xeroDay } from '../mapping/dates.ts';
import { parseMark, sameMark } from '../mapping/mark.ts';
import type { Database } from '../store/database.ts';
import { findByXeroIds, type RowKey } from '../store/documents.ts';
import { invoicesByNumber, invoicesOfContact } from '../xero/queries.ts';
import type { XeroSession } from '../xero/session.ts';
import type { WireInvoice } from '../xero/wire.ts';
import { type Finding, intentKey } from './wish.ts';

/**
 * Looks for the invoice or bill that a body may have made: a sales invoice with our number by that number, any other among those this app
 * made for the contact. It is ours only by the mark in its Url (where no address could be sent, when everything sent is equal), and not
 * when another row or generation has it.
 */
export async function findInvoice(
  session: XeroSession,
  database: Database,
  row: RowKey,
  body: string,
  since: Date | undefined,
): Promise<Finding<WireInvoice>> {
  const sent = sentInvoice(body);
  const byNumber = sent.Type === 'ACCREC' && sent.InvoiceNumber !== undefined;
  const candidates = byNumber
    ? await invoicesByNumber(session, sent.InvoiceNumber ?? '')
    : await invoicesOfContact(session, sent.Contact?.ContactID ?? '', since);
  const alike = await unclaimed(
    database,
    row,
    candidates.filter((one) => isOurs(one, sent)),
  );
  const standing = alike.filter(stands);
  const ours = standing.length > 0 ? standing : alike;
  if (ours.length > 1) return { kind: 'several' };
  if (ours[0]) return { kind: 'found', object: ours[0] };
  return byNumber && candidates.some(stands) ? { kind: 'taken' } : { kind: 'none' };
}

/** The invoice of a body that `createBody` made. */
export function sentInvoice(body: string): WireInvoice {
  return (JSON.parse(body) as { Invoices: WireInvoice[] }).Invoices[0] ?? {};
}

async function unclaimed(database: Database, row: RowKey, found: WireInvoice[]): Promise<WireInvoice[]> {
  const ids = found.map((one) => one.InvoiceID ?? '');
  const claims = ids.length > 0 ? await findByXeroIds(database, row.organisationId, ids) : [];
  const others = claims.filter((claim) => intentKey(claim, 'document') !== intentKey(row, 'document')).map((claim) => claim.xeroId);
  return found.filter((one) => !others.includes((one.InvoiceID ?? '').toLowerCase()));
}

/** A voided or deleted invoice has given its number free. */
function stands(invoice: WireInvoice): boolean {
  return invoice.Status !== 'VOIDED' && invoice.Status !== 'DELETED';
}

function isOurs(found: WireInvoice, sent: WireInvoice): boolean {
  const mark = parseMark(sent.Url);
  return mark ? sameMark(parseMark(found.Url), mark) : isEqual(found, sent);
}

function isEqual(found: WireInvoice, sent: WireInvoice): boolean {
  const lines = (invoice: WireInvoice) =>
    JSON.stringify((invoice.LineItems ?? []).map((line) => [line.Description ?? '', line.Quantity ?? 0, line.UnitAmount ?? 0]));
  return (
    found.Type === sent.Type &&
    found.Contact?.ContactID?.toLowerCase() === sent.Contact?.ContactID?.toLowerCase() &&
    (sent.InvoiceNumber === undefined || found.InvoiceNumber === sent.InvoiceNumber) &&
    (found.Reference ?? '') === (sent.Reference ?? '') &&
    (sent.Date === undefined || xeroDay(found.Date) === xeroDay(sent.Date)) &&
    (sent.CurrencyCode === undefined || found.CurrencyCode === sent.CurrencyCode) &&
    lines(found) === lines(sent)
  );
}
