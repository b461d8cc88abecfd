import type { DocumentType } from '../mapping/types.ts';
import { bodyOf, create, readOne, update } from './requests.ts';
import type { XeroSession } from './session.ts';
import type { WireCreditNote, WireInvoice, WireLine } from './wire.ts';

/** Bills are among Xero's invoices, credit notes have addresses and names of their own. The document of the id, in any status, in an invoice's shape; nothing when the organisation has none. */
export async function readDocument(session: XeroSession, type: DocumentType, id: string): Promise<WireInvoice | undefined> {
  if (type !== 'credit-note') return readOne(session, 'Invoices', id);
  const note = await readOne(session, 'CreditNotes', id);
  return note && asInvoice(note);
}

/** A document in Xero's own names. */
export function payloadOf(type: DocumentType, document: WireInvoice): WireInvoice | WireCreditNote {
  return type === 'credit-note' ? asCreditNote(document) : document;
}

/** The exact text that creates or updates a document, so that the same bytes can be sent again. */
export function documentBody(type: DocumentType, document: WireInvoice): string {
  const payload = payloadOf(type, document);
  return type === 'credit-note' ? bodyOf('CreditNotes', payload as WireCreditNote) : bodyOf('Invoices', payload as WireInvoice);
}

/** The document of a text that documentBody made, in an invoice's shape. */
export function documentOf(body: string): WireInvoice {
  const { Invoices, CreditNotes } = JSON.parse(body) as { Invoices?: WireInvoice[]; CreditNotes?: WireCreditNote[] };
  const note = CreditNotes?.[0];
  return note ? named(note) : (Invoices?.[0] ?? {});
}

/** Creates a document from the text of documentBody. Throws XeroError. */
export async function createDocument(session: XeroSession, type: DocumentType, body: string, idempotencyKey: string): Promise<WireInvoice> {
  if (type !== 'credit-note') return create(session, 'Invoices', body, idempotencyKey);
  return asInvoice(await create(session, 'CreditNotes', body, idempotencyKey));
}

/** Changes the document of the id by the text of documentBody; see `update` for what Xero does to its lines. Throws XeroError. */
export async function updateDocument(session: XeroSession, type: DocumentType, id: string, body: string): Promise<WireInvoice> {
  if (type !== 'credit-note') return update(session, 'Invoices', id, body);
  return asInvoice(await update(session, 'CreditNotes', id, body));
}

/**
 * A credit note in an invoice's shape: what is left of it as due, what is allocated to invoices as credited, what was refunded as paid,
 * so that total - paid - credited = due holds of it too.
 */
export function asInvoice(note: WireCreditNote): WireInvoice {
  const allocated = cents((note.Allocations ?? []).reduce((sum, one) => sum + (one.IsDeleted ? 0 : (one.Amount ?? 0)), 0));
  const total = note.Total ?? 0;
  const isApproved = note.Status === 'AUTHORISED' || note.Status === 'PAID';
  const due = note.RemainingCredit ?? cents(total - allocated);
  return {
    ...named(note),
    AmountDue: due,
    AmountCredited: allocated,
    AmountPaid: isApproved ? cents(total - allocated - due) : 0,
  };
}

/** Xero's names of a credit note's own fields as an invoice's. */
function named(note: WireCreditNote): WireInvoice {
  const { CreditNoteID, CreditNoteNumber, Allocations: _, RemainingCredit: __, AppliedAmount: ___, CurrencyRate: ____, ...same } = note;
  return {
    ...same,
    ...(CreditNoteID === undefined ? {} : { InvoiceID: CreditNoteID }),
    ...(CreditNoteNumber === undefined ? {} : { InvoiceNumber: CreditNoteNumber }),
  };
}

/** What Xero takes of a credit note; it has neither an address of ours nor discounts. */
function asCreditNote(document: WireInvoice): WireCreditNote {
  return {
    CreditNoteID: document.InvoiceID,
    Type: document.Type,
    CreditNoteNumber: document.InvoiceNumber,
    Reference: document.Reference,
    Contact: document.Contact,
    Date: document.Date,
    DueDate: document.DueDate,
    Status: document.Status,
    LineAmountTypes: document.LineAmountTypes,
    CurrencyCode: document.CurrencyCode,
    BrandingThemeID: document.BrandingThemeID,
    LineItems: document.LineItems?.map(({ DiscountRate: _, DiscountAmount: __, ...line }: WireLine) => line),
  };
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;
