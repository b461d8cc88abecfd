import { isApproved } from '../../mapping/invoice-state.ts';
import { documentType } from '../../mapping/xero-document.ts';
import { XeroError } from '../../xero/error.ts';
import { onlineInvoiceUrl } from '../../xero/queries.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireInvoice } from '../../xero/wire.ts';

/** Only approved sales invoices have a page for the customer. */
export const hasOnlineInvoice = (xero: WireInvoice): boolean => documentType(xero) === 'invoice' && isApproved(xero);

/** X4: where the customer sees the invoice, null for nowhere; asked of Xero at most once an hour. Undefined where it could not be asked. */
export async function onlineInvoiceOf(session: XeroSession, { InvoiceID: id = '' }: WireInvoice): Promise<string | null | undefined> {
  try {
    return await session.cached(`OnlineInvoice|${id.toLowerCase()}`, () => onlineInvoiceUrl(session, id));
  } catch (error) {
    // Everything else of the invoice is known; the address comes with its next change.
    if (error instanceof XeroError) return undefined;
    throw error;
  }
}
