import { sentOf } from '../../mapping/sent.ts';
import type { Sent } from '../../mapping/types.ts';
import { findInvoice, sentInvoice } from '../../once/find-invoice.ts';
import { sendOnce } from '../../once/send-once.ts';
import { intentKey, type Sent as Settled } from '../../once/wish.ts';
import type { RowKey } from '../../store/documents.ts';
import { createBody, createInvoice } from '../../xero/invoices.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireInvoice } from '../../xero/wire.ts';
import type { Services } from '../operation.ts';

/** What became of a create, and what was sent: not what this call would have sent where another one made the invoice. */
export type Created = Exclude<Settled<WireInvoice>, { kind: 'taken' | 'several' }> & { sent: Sent };

/** N1: the invoice of a row that has none, created once. Throws as sendOnce does. */
export async function createOnce(
  services: Services,
  session: XeroSession,
  row: RowKey,
  wish: { payload: WireInvoice; lineRowIds: string[]; versionNumber: number | undefined },
): Promise<Created | { kind: 'taken' | 'several' }> {
  const body = createBody(wish.payload);
  const settled = await sendOnce<WireInvoice>(
    { ...services, deadline: session.deadline },
    {
      key: intentKey(row, 'document'),
      kind: 'document',
      organisationId: row.organisationId,
      body,
      versionNumber: wish.versionNumber,
      idOf: (one) => one.InvoiceID ?? '',
      send: (text, key) => createInvoice(session, text, key),
      lookUp: (text, since) => findInvoice(session, services.database, row, text, since),
    },
  );
  if (!('object' in settled)) return settled;
  const payload = sentInvoice(settled.body);
  // The rows of another body's lines are not known here; its lines are still known to be ours.
  const rows = settled.body === body ? wish.lineRowIds : (payload.LineItems ?? []).map((_, index) => `former|${index}`);
  const sent = sentOf(payload, rows, settled.object);
  // What was found may have been touched since it was made: only what was sent is certain.
  return { ...settled, sent: settled.kind === 'found' ? { ...sent, answer: undefined } : sent };
}
