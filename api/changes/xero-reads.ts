import { readInstant } from '../mapping/dates.ts';
import type { NewChange } from '../store/changes.ts';
import type { ReadingPlace } from '../store/reads.ts';
import { type ChangedRow, changedPage } from '../xero/changed-pages.ts';
import { asInvoice } from '../xero/documents.ts';
import { identityOf, typeOf } from '../xero/elements.ts';
import type { XeroSession } from '../xero/session.ts';
import type { WireCreditNote, WireInvoice } from '../xero/wire.ts';
import { answeredState } from './answered-state.ts';

/** Where to go on; undefined after the last page. */
type NextPlace = Pick<ReadingPlace, 'since' | 'page'> | undefined;

/**
 * One page of what Xero changed since `place.since`. The next page begins at the time of this one's last row rather than at a
 * page number: a row that changes meanwhile moves to the end, and every later row would move up by one, past the boundary.
 */
export async function readPage(session: XeroSession, place: ReadingPlace): Promise<{ rows: ChangedRow[]; next: NextPlace }> {
  const since = new Date(place.since);
  const { rows, isLast } = await changedPage(session, place.kind, since, place.page);
  if (isLast) return { rows, next: undefined };
  const last = Math.max(...rows.map((row) => readInstant(row.UpdatedDateUTC)?.getTime() ?? 0));
  const second = new Date(Math.floor(last / 1000) * 1000);
  return { rows, next: second > since ? { since: second.toISOString(), page: 1 } : { since: place.since, page: place.page + 1 } };
}

/** An invoice or bill as a change; one whose state is not given is offered whatever our answers have held. */
export function changeOf(
  organisationId: string,
  invoice: WireInvoice,
  source: NewChange['source'],
  receivedAt: Date,
  state?: string,
): NewChange {
  const { type: xeroType, xeroId } = identityOf(invoice);
  const updatedOn = readInstant(invoice.UpdatedDateUTC) ?? undefined;
  return { organisationId: organisationId.toLowerCase(), xeroType, xeroId, updatedOn, state, source, receivedAt };
}

/**
 * The rows of a page as changes; a payment is a change of its document, whose own UpdatedDateUTC may not tell, and a credit note one of the
 * invoices it is allocated to as well. Credit notes of suppliers are never ours, the bills they pay may be.
 */
export function changesOf(organisationId: string, kind: ReadingPlace['kind'], rows: ChangedRow[], receivedAt: Date): NewChange[] {
  const from = { organisationId: organisationId.toLowerCase(), source: 'Read' as const, receivedAt };
  const keyOf = (row: ChangedRow, id: string, state = '') =>
    ['read', organisationId, id, readInstant(row.UpdatedDateUTC)?.getTime(), state].join('|').toLowerCase();
  return rows.flatMap((row): NewChange[] => {
    const updatedOn = readInstant(row.UpdatedDateUTC) ?? undefined;
    if (kind === 'Payments') {
      const { Invoice: invoice, CreditNote: note } = row;
      const xeroId = (note?.CreditNoteID ?? invoice?.InvoiceID)?.toLowerCase();
      const xeroType = note ? 'credit-note' : invoice?.Type ? typeOf(invoice) : undefined;
      return xeroId ? [{ ...from, xeroType, xeroId, updatedOn, eventKey: keyOf(row, row.PaymentID ?? '') }] : [];
    }
    const document = kind === 'CreditNotes' ? asInvoice(row) : row;
    const { type: xeroType, xeroId } = identityOf(document);
    if (!document.InvoiceID) return [];
    const { state } = answeredState(document);
    const own = { ...from, xeroType, xeroId, updatedOn, state, eventKey: keyOf(row, xeroId, state) };
    return [...(row.Type === 'ACCPAYCREDIT' ? [] : [own]), ...allocationsOf(organisationId, row, xeroId, receivedAt)];
  });
}

/** The invoices and bills that a credit note, prepayment or overpayment is allocated to, as changes: their own time may not tell. */
export function allocationsOf(organisationId: string, credit: WireCreditNote, creditId: string, receivedAt: Date): NewChange[] {
  const updatedOn = readInstant(credit.UpdatedDateUTC) ?? undefined;
  const ids = (credit.Allocations ?? []).map((one) => one.Invoice?.InvoiceID?.toLowerCase()).filter((id) => id !== undefined);
  return [...new Set(ids)].map((xeroId) => {
    const eventKey = ['applied', organisationId, creditId, updatedOn?.getTime(), xeroId].join('|').toLowerCase();
    return { organisationId: organisationId.toLowerCase(), xeroId, updatedOn, source: 'Read', eventKey, receivedAt };
  });
}
