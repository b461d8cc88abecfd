import type { Route } from '../http/call.ts';
import { invoiceKind } from '../rules/document-kinds.ts';
import { emailInvoice } from '../rules/emails.ts';
import { documentOf } from './document-of.ts';

/** Sends an invoice to its contact; the body is empty, and so is the answer. */
export const email: Route = {
  method: 'POST',
  path: 'Invoices/:id/Email',
  scope: 'invoices',
  run: (call) => {
    emailInvoice(call.books, documentOf(call, invoiceKind));
    return { status: 204 };
  },
};
