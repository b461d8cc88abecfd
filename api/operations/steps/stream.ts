import { answeredState } from '../../changes/answered-state.ts';
import { readInstant } from '../../mapping/dates.ts';
import { writeSent } from '../../mapping/merge/sent.ts';
import type { Sent } from '../../mapping/types.ts';
import { addChanges, rowsMayBeBehind } from '../../store/changes.ts';
import type { Database } from '../../store/database.ts';
import { upsertDocument } from '../../store/documents.ts';
import { identityOf } from '../../xero/elements.ts';
import type { WireInvoice } from '../../xero/wire.ts';
import type { Course } from './course.ts';

/**
 * Registers which invoice a row has, and puts it into the stream where Xero's state is newer than what the row shows: the status that the
 * row shows is written by the reconciliation that follows.
 */
export async function register(course: Course, invoice: WireInvoice, sent: Sent | undefined): Promise<void> {
  const { row, versionNumber, document } = course;
  const { clock, database } = course.services;
  const { xeroId } = identityOf(invoice);
  const entitySet = plainName(document.entitySet);
  await upsertDocument(database, {
    ...row,
    ...identityOf(invoice),
    entitySet,
    versionNumber,
    createdByUs: true,
    sent: sent && writeSent(sent),
  });
  const { updatedOn } = answeredState(invoice);
  const shown = readInstant(document.record.xc_xeroupdatedon);
  if (shown && shown.getTime() >= Math.floor(updatedOn.getTime() / 1000) * 1000) return;
  await offerAgain(database, row.organisationId, xeroId, updatedOn, clock.now());
}

/** An entity set's name, if it looks like one. */
const plainName = (name: string): string | undefined => (/^[a-z][a-z0-9_]{0,99}$/i.test(name) ? name : undefined);

/** Puts a document into the stream even where an answer already held its state: the rows may not show it. At most once a minute. */
export async function offerAgain(database: Database, organisationId: string, xeroId: string, updatedOn: Date, now: Date): Promise<void> {
  const eventKey = ['behind', organisationId, xeroId, updatedOn.getTime(), Math.floor(now.getTime() / 60_000)].join('|');
  const change = { organisationId, xeroId, updatedOn, state: rowsMayBeBehind, source: 'Read' as const };
  await addChanges(database, [{ ...change, eventKey, receivedAt: now }]);
}
