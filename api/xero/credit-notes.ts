import { listed } from './elements.ts';
import { XeroError } from './error.ts';
import type { XeroSession } from './session.ts';
import type { WireCreditNote } from './wire.ts';

/** A credit note with its lines and its allocations, or nothing when the organisation has none of that id. */
export async function getCreditNote(session: XeroSession, creditNoteId: string): Promise<WireCreditNote | undefined> {
  try {
    const body = await session.send({ method: 'GET', path: `CreditNotes/${encodeURIComponent(creditNoteId)}`, query: { unitdp: 4 } });
    return listed<WireCreditNote>(body, 'CreditNotes')[0];
  } catch (error) {
    if (error instanceof XeroError && error.kind === 'not-found') return undefined;
    throw error;
  }
}
