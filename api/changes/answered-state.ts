import { createHash } from 'node:crypto';
import { readInstant } from '../mapping/dates.ts';
import { isDraft, isVoided } from '../mapping/xero-document.ts';
import type { WireInvoice } from '../xero/wire.ts';

/** When Xero last changed a document, and a digest of its status, dates and amounts. */
export interface AnsweredState {
  updatedOn: Date;
  state: string;
  /** Whether payments and credits can still come by themselves; the daily compare leaves the others alone. */
  isOpen: boolean;
}

/**
 * What is compared to tell a change from an echo of our own answers. UpdatedDateUTC alone is not enough: Xero leaves it as it is when the
 * due date of a part-paid document changes.
 */
export function answeredState(document: WireInvoice): AnsweredState {
  const { Status, InvoiceNumber, Reference, DueDate, Total, TotalTax, AmountDue, AmountPaid, AmountCredited } = document;
  const parts = [Status, InvoiceNumber, Reference, readInstant(DueDate)?.getTime(), Total, TotalTax];
  // Xero shows a voided document's former amount due in the answer to the write, and 0 from then on; it leaves some zeros out.
  const amounts = [isVoided(document) ? 0 : AmountDue, AmountPaid, AmountCredited];
  const text = JSON.stringify([...parts, ...amounts].map((part) => part || ''));
  return {
    updatedOn: readInstant(document.UpdatedDateUTC) ?? new Date(0),
    state: createHash('sha256').update(text).digest('base64url').slice(0, 22),
    isOpen: isDraft(document) || Status === 'AUTHORISED',
  };
}
