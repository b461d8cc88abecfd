import { listed } from './elements.ts';
import { XeroError } from './error.ts';
import type { XeroSession } from './session.ts';
import type { WireCreditNote } from './wire.ts';

/** Documents whose credit can be applied to an invoice; Xero answers all three in one form. */
export type CreditKind = 'CreditNotes' | 'Prepayments' | 'Overpayments';

/** A credit note, prepayment or overpayment with its allocations, or nothing when the organisation has none of that id. */
export async function getCredit(session: XeroSession, kind: CreditKind, id: string): Promise<WireCreditNote | undefined> {
  try {
    const body = await session.send({ method: 'GET', path: `${kind}/${encodeURIComponent(id)}`, query: { unitdp: 4 } });
    return listed<WireCreditNote>(body, kind)[0];
  } catch (error) {
    if (error instanceof XeroError && error.kind === 'not-found') return undefined;
    throw error;
  }
}
