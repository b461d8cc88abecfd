import { addChanges, type Change } from '../store/changes.ts';
import { asInvoice } from '../xero/documents.ts';
import { readAll } from '../xero/requests.ts';
import type { WireCreditNote, WireInvoice } from '../xero/wire.ts';
import type { Poll } from './poll.ts';
import { allocationsOf } from './xero-reads.ts';

/** Where in Xero what is applied to invoices is listed, and the name of its id. */
const lists = {
  'credit-note': { path: 'CreditNotes', id: 'CreditNoteID' },
  prepayment: { path: 'Prepayments', id: 'PrepaymentID' },
  overpayment: { path: 'Overpayments', id: 'OverpaymentID' },
} as const;
type CreditType = keyof typeof lists;

/** Clocks differ. */
const margin = 2 * 60_000;

/** Whether a change is of something that is applied to invoices, and only Xero can tell what it says. */
export const isUnreadCredit = (change: Change): boolean => !change.state && (change.xeroType ?? '') in lists;

/**
 * What webhooks say of credit notes, prepayments and overpayments comes into the stream for the invoices they are allocated to: one call
 * for each kind. Answers the credit notes in an invoice's shape and whether changes were added; nothing where Xero can't be read.
 */
export async function readCredits(
  poll: Poll,
  organisationId: string,
  changes: Change[],
): Promise<{ notes: WireInvoice[]; added: boolean } | undefined> {
  const found = { notes: [] as WireInvoice[], added: false };
  try {
    for (const [type, same] of Map.groupBy(changes, (change) => change.xeroType as CreditType)) {
      const { path, id } = lists[type];
      const ids = new Set(same.map((change) => change.xeroId));
      const times = same.map((change) => Math.min(...[change.updatedOn, change.receivedAt].map((at) => at?.getTime() ?? Number.MAX_VALUE)));
      const rows = await readAll(await poll.session(organisationId), path, {}, new Date(Math.min(...times) - margin));
      const credits = rows.map((row) => ({ row, creditId: String((row as Record<string, unknown>)[id]).toLowerCase() }));
      const meant = credits.filter((one) => ids.has(one.creditId));
      const applied = meant.flatMap((one) => allocationsOf(organisationId, one.row, one.creditId, poll.clock.now()));
      await addChanges(poll.database, applied);
      found.added ||= applied.length > 0;
      if (type === 'credit-note') found.notes.push(...meant.map((one) => asInvoice(one.row as WireCreditNote)));
    }
    return found;
  } catch {
    return undefined;
  }
}
