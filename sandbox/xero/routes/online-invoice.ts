import { createHash } from 'node:crypto';
import type { Route } from '../http/call.ts';
import { envelope } from '../http/envelope.ts';
import { invoiceKind } from '../rules/document-kinds.ts';
import { notFound } from '../rules/refusal.ts';
import { documentOf } from './document-of.ts';

/** The address at which a customer sees an approved sales invoice; 404 for a draft or a bill. */
export const onlineInvoice: Route = {
  method: 'GET',
  path: 'Invoices/:id/OnlineInvoice',
  scope: 'invoices',
  run: (call) => {
    const invoice = documentOf(call, invoiceKind);
    if (invoice.type !== 'ACCREC' || !['AUTHORISED', 'PAID'].includes(invoice.status)) throw notFound();
    const key = createHash('sha256').update(invoice.id).digest('base64url').slice(0, 40);
    return envelope(call, 'OnlineInvoices', [{ OnlineInvoiceUrl: `https://in.xero.com/${key}` }]);
  },
};
