import { type PreviewAnswer, previewAnswer } from '../mapping/answer.ts';
import { type Decision, decide } from '../mapping/decide.ts';
import { documentTypeOf } from '../mapping/links.ts';
import { type Problem, problem, type Warning } from '../mapping/problems.ts';
import type { InvoiceDocument } from '../mapping/types.ts';
import { withdrawalOf } from '../mapping/withdrawal.ts';
import { findInvoice } from '../once/find-invoice.ts';
import { documentBody, payloadOf, readDocument } from '../xero/documents.ts';
import { typeOf } from '../xero/elements.ts';
import { organisation } from '../xero/reference-data.ts';
import type { XeroSession } from '../xero/session.ts';
import type { WireInvoice } from '../xero/wire.ts';
import type { Operation, Services } from './operation.ts';
import type { Course } from './steps/answer.ts';
import { memoryOf, readBody } from './steps/body.ts';
import { problemsOfFailure } from './steps/failure.ts';
import { lastSentOf } from './steps/last-sent.ts';
import { type Prepared, prepare } from './steps/prepare.ts';
import { planUpdate } from './steps/update-invoice.ts';

/** E3: what SyncInvoice would do with the same body: the exact payload, the totals to expect and every blocker. Writes nothing anywhere. */
export const previewInvoice: Operation<InvoiceDocument, PreviewAnswer> = async (call, services) => {
  const { organisationId, settings, home } = readBody(call);
  const document = call.body;
  const memory = await memoryOf(services, home, document);
  const decision = decide({ document, organisationId, settings, memory });
  const unmapped = { mapped: null, contact: null };
  if (decision.kind === 'end') {
    const { outcome, problems, message } = decision;
    return { body: previewAnswer({ ...unmapped, outcome, problems, warnings: problems.length === 0 ? notSent(message) : [] }) };
  }
  const session = await services.session(call.caller, organisationId);
  const row = { ...home, table: document.table, rowId: decision.rowId, generation: decision.generation };
  try {
    if (decision.kind === 'withdraw') return { body: previewAnswer({ ...unmapped, ...(await withdrawalAhead(session, decision)) }) };
    const prepared = await prepare(session, document, decision.settings, decision.generation);
    const { outcome, payload, problems, warnings } = await lookAhead(services, session, prepared, {
      row,
      link: decision.link,
      versionNumber: undefined,
      memory,
    });
    const { mapped, newContact } = prepared;
    const blockers = decision.link?.xeroId ? prepared.problems.filter((one) => one.code !== 'date-locked') : prepared.problems;
    const body = previewAnswer({
      outcome: blockers.length > 0 ? 'failed' : outcome,
      mapped: { ...mapped, payload: payloadOf(typeOf(mapped.payload), payload) as WireInvoice, problems: [], warnings: [] },
      contact: newContact && { payload: newContact, problems: [], warnings: [] },
      problems: [...blockers, ...problems],
      warnings: [...prepared.warnings, ...warnings, ...(decision.kind === 'preview' ? notSent(decision.message) : [])],
    });
    return { body };
  } catch (error) {
    const problems = problemsOfFailure(error, services.clock.now());
    if (!problems) throw error;
    return { body: previewAnswer({ ...unmapped, outcome: 'failed', problems }) };
  }
};

const notSent = (message: string) => [{ code: 'not-sent', message }];

interface Outlook {
  outcome: PreviewAnswer['outcome'];
  payload: WireInvoice;
  problems: Problem[];
  warnings: Warning[];
}

/** U2: how the row's document would be taken back. */
async function withdrawalAhead(session: XeroSession, { link, settings }: Extract<Decision, { kind: 'withdraw' }>) {
  const there = link?.xeroId ? await readDocument(session, documentTypeOf(link), link.xeroId) : undefined;
  const withdrawal = there && withdrawalOf(there, settings, await organisation(session));
  if (withdrawal?.kind === 'refused') return { outcome: 'failed' as const, problems: withdrawal.problems };
  return { outcome: 'withdrawn' as const, warnings: withdrawal?.warnings ?? [] };
}

/** What would become of the row in Xero: created, updated, left as it is; or its number is another document's. */
async function lookAhead(
  services: Services,
  session: XeroSession,
  prepared: Prepared,
  known: Pick<Course, 'row' | 'link' | 'versionNumber' | 'memory'>,
): Promise<Outlook> {
  const { row, link } = known;
  const { mapped, match } = prepared;
  const contact = match.kind === 'found' ? { Contact: { ContactID: match.contact.ContactID } } : {};
  const payload = { ...mapped.payload, ...contact };
  const none = { payload, problems: [], warnings: [] };
  if (link?.xeroId) {
    const xero = await readDocument(session, documentTypeOf(link), link.xeroId);
    if (!xero) return { ...none, outcome: 'failed', problems: [problem('invoice-not-found')] };
    const { sent } = await lastSentOf({ ...known, services });
    const { update, problems, warnings } = planUpdate({ ...prepared, now: { ...mapped, payload } }, sent, xero);
    if (update) return { outcome: 'updated', payload: update, problems, warnings };
    return { ...none, outcome: problems.length > 0 ? 'failed' : 'unchanged', problems, warnings };
  }
  const canLookUp = payload.InvoiceNumber !== undefined || payload.Contact?.ContactID !== undefined;
  const body = documentBody(typeOf(payload), payload);
  const found = canLookUp ? await findInvoice(session, services.database, row, body, undefined) : { kind: 'none' };
  const number = payload.InvoiceNumber;
  if (found.kind === 'taken') return { ...none, outcome: 'failed', problems: [problem('number-taken', { number })] };
  if (found.kind === 'several') return { ...none, outcome: 'failed', problems: [problem('outcome-uncertain', { number })] };
  return { ...none, outcome: found.kind === 'found' ? 'unchanged' : 'created' };
}
