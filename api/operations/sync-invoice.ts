import { type SyncAnswer, syncAnswer } from '../mapping/answer.ts';
import { type Decision, decide } from '../mapping/decide.ts';
import { documentTypeOf } from '../mapping/links.ts';
import { problem } from '../mapping/problems.ts';
import { asRow, versionOf, yesNo } from '../mapping/row.ts';
import type { InvoiceDocument } from '../mapping/types.ts';
import { rememberToggle } from '../store/row-memory.ts';
import { readDocument } from '../xero/documents.ts';
import { remarks } from '../xero/elements.ts';
import type { Operation } from './operation.ts';
import { answer, type Course } from './steps/answer.ts';
import { memoryOf, readBody } from './steps/body.ts';
import { createInvoice } from './steps/create-invoice.ts';
import { ensureContact, ensureItems } from './steps/ensure.ts';
import { problemsOfFailure } from './steps/failure.ts';
import { lastSentOf } from './steps/last-sent.ts';
import { prepare } from './steps/prepare.ts';
import { rememberItems } from './steps/remember-items.ts';
import { register } from './steps/stream.ts';
import { superseded } from './steps/superseded.ts';
import { updateLinked } from './steps/update-invoice.ts';
import { withdraw } from './steps/withdraw.ts';

/** What a mark can carry. */
const highestGeneration = 999_999_999;

/**
 * One order or Dynamics invoice as it is now: creates its Xero document exactly once, updates it, or takes it back, and answers what to write
 * back. Nothing is written to Xero while anything stands in the way.
 */
export const syncInvoice: Operation<InvoiceDocument, SyncAnswer> = async (call, services) => {
  const { organisationId, settings, home } = readBody(call);
  const document = call.body;
  const now = services.clock.now();
  const memory = await memoryOf(services, home, document);
  const decision = decide({ document, organisationId, settings, memory });
  if (decision.kind === 'end') return { body: syncAnswer({ ...decision, document, organisationId, now }) };

  const { rowId, link } = decision;
  const row = { ...home, table: document.table, rowId, generation: Math.min(decision.generation, highestGeneration) };
  const session = await services.session(call.caller, organisationId);
  const versionNumber = versionOf(asRow(document.record));
  const course: Course = { services, session, document, row, link, versionNumber, memory, warnings: [] };
  try {
    return { body: decision.kind === 'withdraw' ? await withdraw(course, decision.settings) : await sync(course, decision) };
  } catch (error) {
    const problems = problemsOfFailure(error, now);
    if (!problems) throw error;
    // Xero refused what the kept lists allowed.
    session.forget();
    return { body: answer(course, { outcome: 'failed', problems }) };
  }
};

async function sync(course: Course, decision: Extract<Decision, { kind: 'sync' | 'preview' }>): Promise<SyncAnswer> {
  const { services, session, document, row, link, versionNumber, warnings } = course;
  const { sent: lastSent, isSuperseded } = await lastSentOf(course);
  if (isSuperseded) return superseded(course);

  const prepared = await prepare(session, document, decision.settings, row.generation);
  course.shortCode = prepared.reference.organisation.ShortCode;
  warnings.push(...prepared.warnings);
  const { mapped } = prepared;
  // L1: what is in Xero and stays as it is needs no open year; what would be sent is judged with it.
  const isBlocked = prepared.problems.some((one) => !link?.xeroId || one.code !== 'date-locked');
  if (isBlocked) return answer(course, { outcome: 'failed', problems: prepared.problems });
  if (decision.kind === 'preview') return answer(course, { outcome: 'skipped', message: decision.message });

  const before = link?.xeroId ? await readDocument(session, documentTypeOf(link), link.xeroId) : undefined;
  if (link?.xeroId && !before) return answer(course, { outcome: 'failed', problems: [problem('invoice-not-found')] });
  const contact = await ensureContact(course, prepared);
  await rememberItems(course, prepared.reference.items, await ensureItems(course, mapped.items));
  const now = { ...mapped, payload: { ...mapped.payload, Contact: { ContactID: contact.ContactID } } };
  const aim = { ...prepared, now };
  if (!before && yesNo(asRow(document.record), 'xc_synctoxero') === true) await rememberToggle(services.database, row);
  const result = before ? await updateLinked(course, aim, before, lastSent) : await createInvoice(course, aim, lastSent);
  const { xero, sent } = result;
  if (!xero) return answer(course, result);

  warnings.push(...remarks(xero).map((message) => ({ code: 'xero-remark', message })));
  await register(
    services,
    { ...row, entitySet: plainName(document.entitySet), versionNumber },
    xero,
    sent,
    document.record.xc_xeroupdatedon,
  );
  return answer(course, { ...result, problems: [...result.problems, ...mapped.reported] });
}

/** An entity set's name, if it looks like one. */
const plainName = (name: string): string | undefined => (/^[a-z][a-z0-9_]{0,99}$/i.test(name) ? name : undefined);
