import { randomUUID } from 'node:crypto';
import type { Document, Organisation } from '../entities.ts';
import type { Books } from '../store.ts';
import { assumed } from './messages.ts';
import { Reasons } from './refusal.ts';
import { announceDocument, settled } from './settlement.ts';

const sent = 'Invoice emailed';

/** Xero: 1,000 invoices a day by e-mail, 20 on a trial, none of a demo company. */
function dailyLimit({ IsDemoCompany, Class }: Organisation): number {
  if (IsDemoCompany || Class === 'DEMO') return 0;
  return Class === 'TRIAL' ? 20 : 1000;
}

function sentToday(books: Books): number {
  const day = books.now().toISOString().slice(0, 10);
  return books.history.filter((row) => row.changes === sent && row.at.toISOString().startsWith(day)).length;
}

/**
 * Sends an approved sales invoice to its contact: SentToContact is set and its history says so. On a document with payments or
 * credits that is a change without a new UpdatedDateUTC. Throws Refusal with every reason.
 */
export function emailInvoice(books: Books, invoice: Document): void {
  const reasons = new Reasons();
  const address = books.contacts.get(invoice.contactId)?.emailAddress;
  reasons.unless(invoice.type === 'ACCREC' && ['SUBMITTED', 'AUTHORISED', 'PAID'].includes(invoice.status), assumed.notToBeSent);
  reasons.unless(Boolean(address), assumed.noEmail);
  reasons.unless(sentToday(books) < dailyLimit(books.organisation), assumed.mailLimit);
  reasons.throwIfAny();
  const details = `This invoice has been sent to ${address}.`;
  books.history.put({ id: randomUUID(), ownerId: invoice.id, changes: sent, details, user: 'System Generated', at: books.now() });
  const { paid, credited } = settled(books, invoice);
  const quiet = paid + credited > 0;
  // A submitted invoice is sent, but Xero marks only approved ones.
  const sentToContact = invoice.status !== 'SUBMITTED';
  const document = books.documents.put({ ...invoice, sentToContact, updated: quiet ? invoice.updated : books.now() });
  if (!quiet) announceDocument(books, document, 'UPDATE');
}
