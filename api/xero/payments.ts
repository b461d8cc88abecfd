import { listed } from './elements.ts';
import type { XeroSession } from './session.ts';
import type { WirePayment } from './wire.ts';

const pageSize = 200;

/**
 * Every payment of an invoice, deleted ones included, each with the account it was paid to: an invoice itself shows neither.
 * Xero answers the account of a payment with its id and code; its name is in the list of accounts.
 */
export async function paymentsOf(session: XeroSession, invoiceId: string): Promise<WirePayment[]> {
  const found: WirePayment[] = [];
  for (let page = 1; ; page++) {
    const query = { where: `Invoice.InvoiceID==guid("${invoiceId}")`, page, pageSize };
    const rows = listed<WirePayment>(await session.send({ method: 'GET', path: 'Payments', query }), 'Payments');
    found.push(...rows);
    if (rows.length < pageSize) return found;
  }
}
