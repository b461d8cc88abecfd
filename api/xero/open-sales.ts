import { idsAtOnce } from './changed-pages.ts';
import { listed } from './elements.ts';
import type { XeroSession } from './session.ts';
import type { WireInvoice } from './wire.ts';

const pageSize = 1000;

/** The sales invoices of these contacts that are approved and not settled, without lines. One call for 40 contacts, more only from 1,000 invoices on. */
export async function openSales(session: XeroSession, contactIds: string[]): Promise<WireInvoice[]> {
  const found: WireInvoice[] = [];
  for (let at = 0; at < contactIds.length; at += idsAtOnce) {
    const ContactIDs = contactIds.slice(at, at + idsAtOnce).join(',');
    for (let page = 1, more = true; more; page++) {
      const where = 'Type=="ACCREC" AND AmountDue>0';
      const query = { ContactIDs, Statuses: 'AUTHORISED', where, order: 'InvoiceID', summaryOnly: true, page, pageSize };
      const rows = listed<WireInvoice>(await session.send({ method: 'GET', path: 'Invoices', query }), 'Invoices');
      found.push(...rows);
      more = rows.length === pageSize;
    }
  }
  return found;
}
