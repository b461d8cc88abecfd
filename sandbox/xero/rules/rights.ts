import type { Document, DocumentStatus } from '../entities.ts';
import type { Books } from '../store.ts';
import { problem } from './refusal.ts';

/** Xero's actions (GET /Organisation/Actions); the organisation's plan or the user's role can forbid each. */
export const actions = [
  'CreateApprovedInvoice',
  'CreateDraftPurchaseOrder',
  'CreateApprovedBill',
  'AttachFilesIntoInvoice',
  'UseMulticurrency',
  'CreateDraftInvoice',
  'CreateRepeatingInvoice',
  'CreateRepeatingBill',
  'CreateSentQuote',
  'CreateInvoicePayment',
  'CreateApprovedPurchaseOrder',
  'CreateDraftQuote',
  'CreateDraftBill',
] as const;

type Action = (typeof actions)[number];

export const isForbidden = (books: Books, action: Action): boolean => books.organisation.forbiddenActions.includes(action);

/** Xero: what the signed-in user may not do is 403 for the whole call, as for a missing scope. */
export function requireRight(books: Books, action: Action): void {
  if (isForbidden(books, action)) throw problem(403, 'Forbidden', 'AuthorizationUnsuccessful');
}

/** The right that a document of a type needs to reach a status; credit notes need none that Xero names. */
export function requireDocumentRight(books: Books, type: Document['type'], status: DocumentStatus): void {
  const approved = status === 'AUTHORISED' || status === 'PAID' || status === 'VOIDED';
  if (type === 'ACCREC') requireRight(books, approved ? 'CreateApprovedInvoice' : 'CreateDraftInvoice');
  if (type === 'ACCPAY') requireRight(books, approved ? 'CreateApprovedBill' : 'CreateDraftBill');
}
