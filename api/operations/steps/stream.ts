import { answeredState } from '../../changes/answered-state.ts';
import { readInstant } from '../../mapping/dates.ts';
import { writeSent } from '../../mapping/sent.ts';
import type { Sent } from '../../mapping/types.ts';
import { addChanges, rowsMayBeBehind } from '../../store/changes.ts';
import type { Database } from '../../store/database.ts';
import { type RowKey, upsertDocument } from '../../store/documents.ts';
import { identityOf } from '../../xero/elements.ts';
import type { WireInvoice } from '../../xero/wire.ts';
import type { Services } from '../operation.ts';

/**
 * Registers which invoice a row has, and puts it into the stream where Xero's state is newer than what the row shows: the status that the
 * row shows is written by the reconciliation that follows.
 */
export async function register(
  { clock, database }: Services,
  row: RowKey & { entitySet: string | undefined; versionNumber: number | undefined },
  invoice: WireInvoice,
  sent: Sent | undefined,
  shownOn: unknown,
): Promise<void> {
  const document = { ...row, ...identityOf(invoice), createdByUs: true };
  await upsertDocument(database, { ...document, sent: sent && writeSent(sent) });
  const { updatedOn } = answeredState(invoice);
  const shown = readInstant(shownOn);
  if (shown && shown.getTime() >= Math.floor(updatedOn.getTime() / 1000) * 1000) return;
  await offerAgain(database, row.organisationId, document.xeroId, updatedOn, clock.now());
}

/** Puts a document into the stream even where an answer already held its state: the rows may not show it. At most once a minute. */
export async function offerAgain(database: Database, organisationId: string, xeroId: string, updatedOn: Date, now: Date): Promise<void> {
  const eventKey = ['behind', organisationId, xeroId, updatedOn.getTime(), Math.floor(now.getTime() / 60_000)].join('|');
  const change = { organisationId, xeroId, updatedOn, state: rowsMayBeBehind, source: 'Read' as const };
  await addChanges(database, [{ ...change, eventKey, receivedAt: now }]);
}
