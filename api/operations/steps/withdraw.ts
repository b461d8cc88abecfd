import { answeredState } from '../../changes/answered-state.ts';
import type { SyncAnswer } from '../../mapping/invoice/answer.ts';
import { withdrawalOf } from '../../mapping/invoice/withdrawal.ts';
import { documentTypeOf } from '../../mapping/links.ts';
import { documentCalled } from '../../mapping/merge/findings.ts';
import { problem } from '../../mapping/problems.ts';
import type { Settings } from '../../mapping/settings.ts';
import type { DocumentType } from '../../mapping/types.ts';
import { inTurn } from '../../once/in-turn.ts';
import { settleRow } from '../../once/settle-row.ts';
import { findByRow, recordAnswered, upsertDocument } from '../../store/documents.ts';
import { recordWithdrawal } from '../../store/row-memory.ts';
import { documentBody, readDocument, updateDocument } from '../../xero/documents.ts';
import { identityOf } from '../../xero/elements.ts';
import { XeroError } from '../../xero/error.ts';
import { organisationNow } from '../../xero/reference-data.ts';
import type { WireInvoice } from '../../xero/wire.ts';
import { answer } from './answer.ts';
import type { Course } from './course.ts';
import { lastSentOf } from './last-sent.ts';
import { offerAgain } from './stream.ts';
import { superseded } from './superseded.ts';

/**
 * U2: takes the row's document back, whatever the toggle says: deletes a draft, voids an approved one where the settings and the lock dates
 * let it. One that finance voided or deleted, or that is gone, counts as taken back. An outcome in doubt is settled first; 503 until then.
 */
export async function withdraw(course: Course, settings: Settings): Promise<SyncAnswer> {
  const { services, session, row, versionNumber } = course;
  if ((await lastSentOf(course)).isSuperseded) return superseded(course);
  const turn = ['update', row.organisationId, row.environment, row.table, row.rowId].join('|');
  return inTurn({ ...services, deadline: session.deadline }, turn, async () => {
    const target = await targetOf(course);
    if (target === 'several') return answer(course, { outcome: 'failed', problems: [problem('outcome-uncertain')] });
    if (!target) {
      await recordWithdrawal(services.database, row, versionNumber);
      return answer(course, { outcome: 'skipped', message: 'There is nothing in Xero to withdraw.' });
    }
    const org = await organisationNow(session);
    course.shortCode = org.ShortCode;
    for (let refused: { error: XeroError; status: string } | undefined; ; ) {
      const before = await readDocument(session, target.type, target.xeroId);
      const withdrawal = before && withdrawalOf(before, settings, org);
      if (withdrawal?.kind === 'send' && withdrawal.status === refused?.status) throw refused.error;
      if (!before || !withdrawal) return takenBack(course, undefined, 'Xero does not have the document any more.');
      if (withdrawal.kind === 'refused') return answer(course, { outcome: 'failed', problems: withdrawal.problems });
      course.warnings.push(...withdrawal.warnings);
      if (withdrawal.kind === 'done') return takenBack(course, before, `${documentCalled(before)} was taken back in Xero already.`);
      try {
        const body = documentBody(target.type, { InvoiceID: before.InvoiceID, Status: withdrawal.status });
        const after = await updateDocument(session, target.type, target.xeroId, body);
        const how = withdrawal.status === 'DELETED' ? 'deleted' : 'voided';
        return takenBack(course, after, `${documentCalled(before)} was ${how}.`);
      } catch (error) {
        // It may have been approved or paid since it was read.
        if (!(error instanceof XeroError) || error.kind !== 'validation') throw error;
        refused = { error, status: withdrawal.status };
      }
    }
  });
}

interface Target {
  type: DocumentType;
  xeroId: string;
}

/** The row's document: of its link, else as the register knows, else what a send of unknown outcome turns out to have made. */
async function targetOf({ services, session, row, link }: Course): Promise<Target | 'several' | undefined> {
  if (link?.xeroId) return { type: documentTypeOf(link), xeroId: link.xeroId };
  const registered = await findByRow(services.database, row);
  if (registered) return registered;
  const found = await settleRow({ ...services, deadline: session.deadline }, session, row);
  return found && found !== 'several' ? identityOf(found) : found;
}

async function takenBack(course: Course, xero: WireInvoice | undefined, message: string): Promise<SyncAnswer> {
  const { services, row, versionNumber } = course;
  const { database } = services;
  if (xero) {
    const identity = identityOf(xero);
    await upsertDocument(database, { ...row, ...identity, createdByUs: true, versionNumber });
    const state = answeredState(xero);
    await recordAnswered(database, { organisationId: row.organisationId, xeroId: identity.xeroId, ...state });
    // The Dynamics invoice that was made from the row has yet to show it.
    await offerAgain(database, row.organisationId, identity.xeroId, state.updatedOn, services.clock.now());
  }
  await recordWithdrawal(database, row, versionNumber);
  return answer(course, { outcome: 'withdrawn', xero, message });
}
