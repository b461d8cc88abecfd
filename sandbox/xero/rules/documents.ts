import { randomUUID } from 'node:crypto';
import type { Contact, Document, DocumentType } from '../entities.ts';
import type { Books } from '../store.ts';
import { isSale } from './accounts.ts';
import { totals } from './amounts.ts';
import { contactOfDocument } from './contacts.ts';
import { today } from './dates.ts';
import { checkTotals, headerOf } from './document-header.ts';
import { type DocumentKind, type DocumentWrite, invoiceKind } from './document-kinds.ts';
import { updateDocument } from './document-update.ts';
import { dueDateOf } from './due-date.ts';
import { list, object, text } from './fields.ts';
import { buildLine } from './lines.ts';
import { lockedReason } from './locks.ts';
import { assumed } from './messages.ts';
import { assignNumber, holderOfNumber } from './numbering.ts';
import { type Json, notFound, Reasons } from './refusal.ts';
import { requireDocumentRight } from './rights.ts';
import { announceDocument } from './settlement.ts';

/**
 * Creates or updates one invoice, bill or credit note. Xero: PUT creates and refuses a number that is taken; POST updates the
 * document of that id (unknown: 404) or of that number, else creates. Throws Refusal with every reason.
 */
export function writeDocument(books: Books, kind: DocumentKind, json: Json, write: DocumentWrite): Document {
  const existing = write.mode === 'upsert' ? existingDocument(books, kind, json, write.id) : undefined;
  return existing ? updateDocument(books, kind, existing, json, write) : createDocument(books, kind, json, write);
}

function existingDocument(books: Books, kind: DocumentKind, json: Json, addressed?: string): Document | undefined {
  const id = addressed ?? text(json, kind.idField);
  if (id) {
    const document = books.documents.get(id);
    if (!document || !kind.types.includes(document.type)) throw notFound();
    return document;
  }
  const type = sentType(kind, json) ?? defaultType(kind);
  return holderOfNumber(books, type, text(json, kind.numberField) ?? '');
}

const sentType = (kind: DocumentKind, json: Json): DocumentType | undefined => kind.types.find((type) => type === text(json, 'Type'));

/** The type by whose rules a document without a good type is read on, so that every other reason is said as well. */
const defaultType = (kind: DocumentKind): DocumentType => kind.types[0] as DocumentType;

function createDocument(books: Books, kind: DocumentKind, json: Json, write: DocumentWrite): Document {
  const reasons = new Reasons();
  const sent = sentType(kind, json);
  if (!sent) reasons.add(assumed.oneOf('Type', kind.types));
  const type = sent ?? defaultType(kind);
  const contact = requireContact(books, json, reasons);
  const header = headerOf(books, kind, type, json, undefined, reasons);
  if (write.app) requireDocumentRight(books, type, header.status);
  if (!['DRAFT', 'SUBMITTED', 'AUTHORISED'].includes(header.status)) reasons.add(assumed.createStatus);
  const number = text(json, kind.numberField) ?? '';
  if (holderOfNumber(books, type, number)) reasons.add(kind.taken);
  const date = header.date ?? today(books.now(), books.organisation.Timezone);
  const final = header.status !== 'DRAFT';
  const dueDate = header.dueDate ?? (isSale(type) || type === 'ACCPAY' ? termsDate(books, contact, type, date) : undefined);
  if (final && kind === invoiceKind) reasons.unless(dueDate !== undefined, assumed.dueDate);
  const lock = header.status === 'AUTHORISED' ? lockedReason(books.organisation, date) : undefined;
  if (lock) reasons.add(lock);

  const sentLines = list(json, 'LineItems') ?? [];
  reasons.unless(sentLines.length > 0, assumed.linesRequired);
  const lines = sentLines.map((line) =>
    buildLine(line, undefined, { books, type, types: header.lineAmountTypes, contact, final, places: write.places, reasons }),
  );
  const amounts = totals(lines, header.lineAmountTypes);
  checkTotals(json, amounts, reasons);
  reasons.throwIfAny();

  const document = books.documents.put({
    ...header,
    ...amounts,
    id: randomUUID(),
    type,
    number: number || assignNumber(books, type),
    contactId: (contact as Contact).id,
    date,
    dueDate,
    lines,
    createdBy: write.app,
    updated: books.now(),
  });
  announceDocument(books, document, 'CREATE');
  return document;
}

function requireContact(books: Books, json: Json, reasons: Reasons): Contact | undefined {
  const sent = object(json, 'Contact');
  if (!sent) {
    reasons.add(assumed.contactRequired);
    return undefined;
  }
  return reasons.from(() => contactOfDocument(books, sent));
}

function termsDate(books: Books, contact: Contact | undefined, type: DocumentType, date: string): string | undefined {
  const side = isSale(type) ? 'Sales' : 'Bills';
  const term = contact?.paymentTerms?.[side] ?? books.organisation.paymentTerms?.[side];
  return term && !type.endsWith('CREDIT') ? dueDateOf(date, term) : undefined;
}
