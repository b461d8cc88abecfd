import { isDeepStrictEqual } from 'node:util';
import { customerName } from '../../mapping/contact/customer.ts';
import { lockFindings } from '../../mapping/invoice/lock-dates.ts';
import { documentCalled } from '../../mapping/merge/findings.ts';
import { mergeInvoice } from '../../mapping/merge/merge-invoice.ts';
import { writeSent } from '../../mapping/merge/sent.ts';
import { type Problem, problem, type Warning, warning } from '../../mapping/problems.ts';
import type { MappedInvoice, Outcome, PendingUpdate, Sent } from '../../mapping/types.ts';
import { isVoided } from '../../mapping/xero-document.ts';
import { doubt } from '../../once/doubt.ts';
import { inTurn } from '../../once/in-turn.ts';
import { upsertDocument } from '../../store/documents.ts';
import { rowMemory } from '../../store/row-memory.ts';
import { documentBody, readDocument, updateDocument } from '../../xero/documents.ts';
import { identityOf, typeOf } from '../../xero/elements.ts';
import { XeroError } from '../../xero/error.ts';
import type { WireInvoice } from '../../xero/wire.ts';
import type { Course } from './course.ts';
import { lastSentOf } from './last-sent.ts';
import type { Prepared } from './prepare.ts';

/** What became of a create or an update; without `xero` the row has no document in Xero. */
export interface Written {
  outcome: Outcome;
  xero?: WireInvoice;
  /** Undefined where nothing new is to be remembered. */
  sent?: Sent | undefined;
  problems: Problem[];
  /** What happened, where it is not the usual sentence of the outcome. */
  message?: string;
}

/** What Dynamics wants, and what has to be known to judge it. */
export interface Aim extends Pick<Prepared, 'settings' | 'reference' | 'customer'> {
  now: MappedInvoice;
}

export interface Plan {
  update?: WireInvoice | undefined;
  pending?: PendingUpdate | undefined;
  problems: Problem[];
  warnings: Warning[];
  sentAfter?(answer: WireInvoice): Sent | undefined;
}

/**
 * U1 C17 C18 C19 S2 L1: what an update of a document that is in Xero comes to; without `update` nothing is sent. A year that is locked
 * blocks only what would be sent.
 */
export function planUpdate({ now, settings, reference, customer }: Aim, sent: Sent | null, xero: WireInvoice): Plan {
  const invoice = documentCalled(xero);
  if (isVoided(xero)) {
    const status = xero.Status === 'VOIDED' ? 'voided' : 'deleted';
    return { problems: [problem('invoice-withdrawn-in-xero', { invoice, status })], warnings: [] };
  }
  if (typeOf(xero) !== typeOf(now.payload)) {
    return { problems: [problem('document-type-changed', { invoice, type: settings.documentType })], warnings: [] };
  }
  const { accounts, organisation } = reference;
  const names = { ...reference, customer: customer ? customerName(customer.row, customer.table) : undefined };
  const merge = mergeInvoice({ sent, now, xero, accounts, updatePaidBills: settings.updatePaidBills, names });
  const lock = merge.update && lockFindings([xero.Date, merge.update.Date], organisation);
  if (lock?.problem) return { problems: [lock.problem, ...merge.problems], warnings: merge.warnings };
  return { ...merge, warnings: [...merge.warnings, ...(lock?.warnings ?? [])] };
}

/**
 * U1: brings a document in Xero to what Dynamics says now, as far as Xero and finance leave room. Calls for the same row take turns, and what
 * is sent is in the register before, so that the next call can tell an update of ours that was never answered from a change of finance.
 */
export async function updateLinked(course: Course, aim: Aim, before: WireInvoice, lastSent: Sent | null): Promise<Written> {
  const plan = planUpdate(aim, lastSent, before);
  if (!plan.update) return settled(course, plan, before, lastSent);
  const { services, session, row } = course;
  const turn = ['update', row.organisationId, row.environment, row.table, row.rowId].join('|');
  return inTurn({ ...services, deadline: session.deadline }, turn, async () => {
    const memory = await rowMemory(services.database, row);
    const wasJustTakenBack = memory.isWithdrawn && memory.generation === row.generation;
    if (wasJustTakenBack) throw doubt(5, 'Another call has just taken the document back.');
    const { sent, isSuperseded } = await lastSentOf({ ...course, memory });
    if (isSuperseded) {
      course.warnings.push(warning('superseded/sent'));
      return { outcome: 'unchanged', problems: [] };
    }
    if (!sent || isDeepStrictEqual(sent, lastSent)) return send(course, aim, plan, before, lastSent);
    const there = await readDocument(session, typeOf(before), before.InvoiceID ?? '');
    return again(course, aim, there ?? before, sent);
  });
}

function again(course: Course, aim: Aim, there: WireInvoice, sent: Sent | null): Promise<Written> | Written {
  const plan = planUpdate(aim, sent, there);
  return plan.update ? send(course, aim, plan, there, sent, true) : settled(course, plan, there, sent);
}

async function send(course: Course, aim: Aim, plan: Plan, before: WireInvoice, sent: Sent | null, isSecond = false): Promise<Written> {
  const { session } = course;
  const { type, xeroId } = identityOf(before);
  const body = documentBody(type, plan.update ?? {});
  if (sent) await remember(course, before, { ...sent, pending: bothOf(sent.pending, plan.pending) });
  try {
    const xero = await updateDocument(session, type, xeroId, body);
    course.warnings.push(...plan.warnings);
    return { outcome: 'updated', xero, sent: plan.sentAfter?.(xero), problems: plan.problems };
  } catch (error) {
    if (!(error instanceof XeroError) || error.kind === 'outcome-unknown') throw error;
    if (sent) await remember(course, before, sent);
    if (error.kind !== 'validation' || isSecond) throw error;
    // It may have been approved or paid since it was read.
    const there = await readDocument(session, type, xeroId);
    if (!there || isSameState(there, before)) throw error;
    return again(course, aim, there, sent);
  }
}

/** Of two updates whose end was not heard, either may have arrived. */
function bothOf(first: PendingUpdate | undefined, second: PendingUpdate | undefined): PendingUpdate | undefined {
  if (!first || !second) return second ?? first;
  return { header: { ...first.header, ...second.header }, lines: [...first.lines, ...second.lines], before: first.before };
}

/** Nothing is sent; what is newly known is remembered all the same. */
function settled(course: Course, plan: Plan, xero: WireInvoice, lastSent: Sent | null): Written {
  course.warnings.push(...plan.warnings);
  const next = plan.sentAfter?.(xero);
  const isNews = next && !isDeepStrictEqual(JSON.parse(writeSent(next)), lastSent && JSON.parse(writeSent(lastSent)));
  return { outcome: plan.problems.length > 0 ? 'failed' : 'unchanged', xero, sent: isNews ? next : undefined, problems: plan.problems };
}

const isSameState = (one: WireInvoice, other: WireInvoice): boolean =>
  one.Status === other.Status && one.AmountPaid === other.AmountPaid && one.AmountCredited === other.AmountCredited;

async function remember({ services, row, versionNumber }: Course, xero: WireInvoice, sent: Sent): Promise<void> {
  await upsertDocument(services.database, { ...row, ...identityOf(xero), createdByUs: true, versionNumber, sent: writeSent(sent) });
}
