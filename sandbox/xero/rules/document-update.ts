import type { Contact, Document, DocumentStatus, Line } from '../entities.ts';
import type { Books } from '../store.ts';
import { totals } from './amounts.ts';
import { contactOfDocument } from './contacts.ts';
import { checkTotals, type Header, headerOf } from './document-header.ts';
import type { DocumentKind, DocumentWrite } from './document-kinds.ts';
import { list, object, text } from './fields.ts';
import { buildLine } from './lines.ts';
import { lockedReason } from './locks.ts';
import { assumed, known } from './messages.ts';
import { holderOfNumber } from './numbering.ts';
import { forbiddenOnPaid, isQuietChange } from './paid-documents.ts';
import { type Json, Reasons, Refusal } from './refusal.ts';
import { requireDocumentRight } from './rights.ts';
import { announceDocument, isCreditedByNote, settled } from './settlement.ts';

const moves: Record<DocumentStatus, readonly DocumentStatus[]> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'DRAFT', 'AUTHORISED', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
  PAID: ['PAID'],
  VOIDED: [],
  DELETED: [],
};

/**
 * Updates a document. Xero: only the moves above; voiding or deleting changes nothing else; with payments or credits on it
 * only some fields may change; nothing in a locked period; lines without their LineItemID are new, those not sent are gone.
 */
export function updateDocument(books: Books, kind: DocumentKind, before: Document, json: Json, write: DocumentWrite): Document {
  const target = (text(json, 'Status') || before.status) as DocumentStatus;
  if (write.app) requireDocumentRight(books, before.type, target);
  const money = settled(books, before);
  const hasMoney = money.paid + money.credited + money.allocated > 0;
  if (!moves[before.status].includes(target)) throw new Refusal(known.notModifiable);
  refuseLocked(books, before, before.date);
  if (target === 'VOIDED' || target === 'DELETED') return withdraw(books, before, target, hasMoney);

  const reasons = new Reasons();
  if ((text(json, 'Type') ?? before.type) !== before.type) reasons.add(assumed.typeChange);
  const contact = contactFor(books, before, json, reasons);
  const header = headerOf(books, kind, before.type, json, before, reasons);
  const number = text(json, kind.numberField) || before.number;
  const holder = number === before.number ? undefined : holderOfNumber(books, before.type, number);
  if (holder && holder.id !== before.id) reasons.add(kind.taken);
  const next = { ...before, ...header, number, date: header.date as string, contactId: contact?.id ?? before.contactId };
  const lines = linesFor(books, before, json, { contact, header, places: write.places, reasons });
  if (hasMoney) {
    const forbidden = forbiddenOnPaid(books, before, { ...next, lines }, isCreditedByNote(books, before));
    if (forbidden.length > 0) reasons.add(known.notModifiable);
  }
  const amounts = lines === before.lines ? before : totals(lines, header.lineAmountTypes);
  checkTotals(json, amounts, reasons);
  if (kind.name === 'Invoice' && target !== 'DRAFT') reasons.unless(next.dueDate !== undefined, assumed.dueDate);
  reasons.throwIfAny();
  if (target === 'AUTHORISED') refuseLocked(books, { ...before, status: 'AUTHORISED' }, next.date);

  const { subTotal, totalTax, total } = amounts;
  const changed = { ...next, lines, subTotal, totalTax, total };
  const quiet = hasMoney && isQuietChange(before, changed);
  const document = books.documents.put({ ...changed, updated: quiet ? before.updated : books.now() });
  if (!quiet) announceDocument(books, document, 'UPDATE');
  return document;
}

function refuseLocked(books: Books, document: Document, date: string): void {
  const posted = document.status === 'AUTHORISED' || document.status === 'PAID';
  const lock = posted ? lockedReason(books.organisation, date) : undefined;
  if (lock) throw new Refusal(lock);
}

/** Xero: refused with payments or credits on it, and for an archived contact. */
function withdraw(books: Books, before: Document, status: 'VOIDED' | 'DELETED', hasMoney: boolean): Document {
  if (hasMoney) throw new Refusal(known.notModifiable);
  if (status === 'VOIDED' && books.contacts.get(before.contactId)?.status !== 'ACTIVE') throw new Refusal(known.archivedContact);
  const document = books.documents.put({ ...before, status, updated: books.now() });
  announceDocument(books, document, 'UPDATE');
  return document;
}

function contactFor(books: Books, before: Document, json: Json, reasons: Reasons): Contact | undefined {
  const sent = object(json, 'Contact');
  if (!sent) return books.contacts.get(before.contactId);
  if (text(sent, 'ContactID')?.toLowerCase() === before.contactId && Object.keys(sent).length === 1)
    return books.contacts.get(before.contactId);
  return reasons.from(() => contactOfDocument(books, sent));
}

interface LinesContext {
  contact?: Contact;
  header: Header;
  places: number;
  reasons: Reasons;
}

function linesFor(books: Books, before: Document, json: Json, { contact, header, places, reasons }: LinesContext): Line[] {
  const sent = list(json, 'LineItems');
  const final = header.status !== 'DRAFT';
  const context = { books, type: before.type, types: header.lineAmountTypes, contact, final, places, reasons };
  if (sent) {
    if (sent.length === 0) reasons.add(assumed.linesRequired);
    return sent.map((line) =>
      buildLine(
        line,
        before.lines.find((one) => one.id === text(line, 'LineItemID')?.toLowerCase()),
        context,
      ),
    );
  }
  if (header.lineAmountTypes !== before.lineAmountTypes) return before.lines.map((line) => buildLine({}, line, context));
  if (final && before.lines.some((line) => !line.descriptionOnly && !line.accountCode)) reasons.add(assumed.accountRequired);
  return before.lines;
}
