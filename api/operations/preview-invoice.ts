import { type Ended, end } from '../mapping/ending.ts';
import { type PreviewAnswer, previewAnswer } from '../mapping/invoice/answer.ts';
import { type Decision, decide, oneSale } from '../mapping/invoice/decide.ts';
import { withdrawalOf } from '../mapping/invoice/withdrawal.ts';
import { documentTypeOf } from '../mapping/links.ts';
import { type Problem, problem, type Warning } from '../mapping/problems.ts';
import type { InvoiceDocument } from '../mapping/types.ts';
import { findInvoice } from '../once/find-invoice.ts';
import { documentBody, payloadOf, readDocument } from '../xero/documents.ts';
import { typeOf } from '../xero/elements.ts';
import { organisation } from '../xero/reference-data.ts';
import type { WireInvoice } from '../xero/wire.ts';
import type { Operation } from './operation.ts';
import { memoryOf, readBody } from './steps/body.ts';
import { beginCourse, type Course } from './steps/course.ts';
import { problemsOfFailure } from './steps/failure.ts';
import { lastSentOf } from './steps/last-sent.ts';
import { showsInvoiceOfOrder } from './steps/one-sale.ts';
import { type Prepared, prepare } from './steps/prepare.ts';
import { planUpdate } from './steps/update-invoice.ts';

/** E3: what SyncInvoice would do with the same body: the exact payload, the totals to expect and every blocker. Writes nothing anywhere. */
export const previewInvoice: Operation<InvoiceDocument, PreviewAnswer> = async (call, services) => {
  const { organisationId, settings, home } = readBody(call);
  const document = call.body;
  const memory = await memoryOf(services, home, document);
  const decision = decide({ document, organisationId, settings, memory });
  if (decision.kind === 'end') return { body: previewAnswer(ended(decision)) };
  const course = await beginCourse(call, services, home, decision, { document, memory, operation: 'PreviewInvoice' });
  try {
    return { body: previewAnswer(await (decision.kind === 'withdraw' ? withdrawalAhead(course, decision) : syncAhead(course, decision))) };
  } catch (error) {
    return { body: previewAnswer({ outcome: 'failed', problems: problemsOfFailure(error, services.clock.now()) }) };
  }
};

type Ahead = Parameters<typeof previewAnswer>[0];

const notSent = (message: string) => [{ code: 'not-sent', message }];

const ended = ({ outcome, problems, message }: Ended): Ahead => ({
  ...{ outcome, problems },
  warnings: problems.length === 0 ? notSent(message) : [],
});

async function syncAhead(course: Course, decision: Extract<Decision, { kind: 'sync' | 'preview' }>): Promise<Ahead> {
  if (await showsInvoiceOfOrder(course)) return ended(end('linked', oneSale));
  const prepared = await prepare(course.session, course.document, decision.settings, decision.generation);
  const { outcome, payload, problems, warnings } = await lookAhead(course, prepared);
  const { mapped, newContact } = prepared;
  const blockers = decision.link?.xeroId ? prepared.problems.filter((one) => one.code !== 'date-locked') : prepared.problems;
  return {
    outcome: blockers.length > 0 ? 'failed' : outcome,
    mapped: { ...mapped, payload: payloadOf(typeOf(mapped.payload), payload) as WireInvoice },
    contact: newContact,
    problems: [...blockers, ...problems, ...mapped.reported],
    warnings: [...prepared.warnings, ...warnings, ...(decision.kind === 'preview' ? notSent(decision.message) : [])],
  };
}

interface Outlook {
  outcome: PreviewAnswer['outcome'];
  payload: WireInvoice;
  problems: Problem[];
  warnings: Warning[];
}

/** U2: how the row's document would be taken back. */
async function withdrawalAhead({ session }: Course, { link, settings }: Extract<Decision, { kind: 'withdraw' }>): Promise<Ahead> {
  const there = link?.xeroId ? await readDocument(session, documentTypeOf(link), link.xeroId) : undefined;
  const withdrawal = there && withdrawalOf(there, settings, await organisation(session));
  if (withdrawal?.kind === 'refused') return { outcome: 'failed', problems: withdrawal.problems };
  return { outcome: 'withdrawn', warnings: withdrawal?.warnings ?? [] };
}

/** What would become of the row in Xero: created, updated, left as it is; or its number is another document's. */
async function lookAhead(course: Course, prepared: Prepared): Promise<Outlook> {
  const { services, session, row, link } = course;
  const { mapped, match } = prepared;
  const contact = match.kind === 'found' ? { Contact: { ContactID: match.contact.ContactID } } : {};
  const payload = { ...mapped.payload, ...contact };
  const none = { payload, problems: [], warnings: [] };
  if (link?.xeroId) {
    const xero = await readDocument(session, documentTypeOf(link), link.xeroId);
    if (!xero) return { ...none, outcome: 'failed', problems: [problem('invoice-not-found')] };
    const { sent } = await lastSentOf(course);
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
