import { type SyncAnswer, syncAnswer } from '../mapping/invoice/answer.ts';
import { byHand, type Decision, decide, oneSale } from '../mapping/invoice/decide.ts';
import { documentTypeOf } from '../mapping/links.ts';
import { problem } from '../mapping/problems.ts';
import { yesNo } from '../mapping/row.ts';
import type { InvoiceDocument } from '../mapping/types.ts';
import { rememberToggle } from '../store/row-memory.ts';
import { readDocument } from '../xero/documents.ts';
import { remarks } from '../xero/elements.ts';
import type { Operation } from './operation.ts';
import { answer, orFailed } from './steps/answer.ts';
import { memoryOf, readBody } from './steps/body.ts';
import { beginCourse, type Course } from './steps/course.ts';
import { createInvoice } from './steps/create-invoice.ts';
import { ensureContact, ensureItems } from './steps/ensure.ts';
import { lastSentOf } from './steps/last-sent.ts';
import { showsInvoiceOfOrder } from './steps/one-sale.ts';
import { prepare } from './steps/prepare.ts';
import { rememberItems } from './steps/remember-items.ts';
import { register } from './steps/stream.ts';
import { superseded } from './steps/superseded.ts';
import { updateLinked } from './steps/update-invoice.ts';
import { withdraw } from './steps/withdraw.ts';

/**
 * One order or Dynamics invoice as it is now: creates its Xero document exactly once, updates it, or takes it back, and answers what to write
 * back. Nothing is written to Xero while anything stands in the way.
 */
export const syncInvoice: Operation<InvoiceDocument, SyncAnswer> = async (call, services) => {
  const { organisationId, settings, home } = readBody(call);
  const document = call.body;
  const memory = await memoryOf(services, home, document);
  const decision = decide({ document, organisationId, settings, memory });
  const operation = 'SyncInvoice';
  if (decision.kind === 'end') {
    return { body: syncAnswer({ ...decision, document, organisationId, operation, now: services.clock.now() }) };
  }
  const course = await beginCourse(call, services, home, decision, { document, memory, operation });
  const body = await orFailed(course, () => (decision.kind === 'withdraw' ? withdraw(course, decision.settings) : sync(course, decision)));
  return { body };
};

async function sync(course: Course, decision: Extract<Decision, { kind: 'sync' | 'preview' }>): Promise<SyncAnswer> {
  const { services, session, document, row, link, warnings } = course;
  const { record } = document;
  const { sent: lastSent, isSuperseded } = await lastSentOf(course);
  if (isSuperseded) return superseded(course);
  if (await showsInvoiceOfOrder(course)) return answer(course, { outcome: 'linked', message: oneSale, quiet: !byHand(record) });

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
  if (!before && yesNo(record, 'xc_synctoxero') === true) await rememberToggle(services.database, row);
  const result = before ? await updateLinked(course, aim, before, lastSent) : await createInvoice(course, aim, lastSent);
  const { xero, sent } = result;
  if (!xero) return answer(course, result);

  warnings.push(...remarks(xero).map((message) => ({ code: 'xero-remark', message })));
  await register(course, xero, sent);
  return answer(course, { ...result, problems: [...result.problems, ...mapped.reported] });
}
