import { documentCalled } from '../../mapping/merge/findings.ts';
import { sentOf } from '../../mapping/merge/sent.ts';
import { problem } from '../../mapping/problems.ts';
import type { Sent } from '../../mapping/types.ts';
import { createOnce } from '../../once/create-once.ts';
import { documentBody, documentOf, readDocument } from '../../xero/documents.ts';
import { typeOf } from '../../xero/elements.ts';
import type { Course } from './course.ts';
import { emailOnce } from './email-invoice.ts';
import { type Aim, updateLinked, type Written } from './update-invoice.ts';

/**
 * N1: the document of a row that has none, created once. Where an earlier call made it from an older or another state of the row, this
 * call's state is brought after it. Throws as sendOnce does.
 */
export async function createInvoice(course: Course, aim: Aim, lastSent: Sent | null): Promise<Written> {
  const { services, session, row, versionNumber } = course;
  const { payload: wish, lineRowIds } = aim.now;
  const made = await createOnce(services, session, 'document', row, wish, versionNumber);
  if (!('object' in made)) {
    const code = made.kind === 'taken' ? 'number-taken' : 'outcome-uncertain';
    return { outcome: 'failed', problems: [problem(code, { number: wish.InvoiceNumber })] };
  }
  const { kind, object, body } = made;
  const isOurs = body === documentBody(typeOf(wish), wish);
  const payload = documentOf(body);
  // The rows of another body's lines are not known here; its lines are still known to be ours.
  const rows = isOurs ? lineRowIds : (payload.LineItems ?? []).map((_, index) => `former|${index}`);
  const answered = sentOf(payload, rows, object);
  // What was found may have been touched since it was made: only what was sent is certain.
  const sent = kind === 'found' ? { ...answered, answer: undefined } : answered;
  await emailOnce(course, aim.settings, payload, object);
  if (kind === 'created' && isOurs) return { outcome: 'created', xero: object, sent, problems: [] };
  const base = lastSent ?? sent;
  const now = await readDocument(session, typeOf(object), object.InvoiceID ?? '');
  if (!now) return { outcome: 'failed', xero: object, sent, problems: [problem('invoice-not-found')] };
  const caughtUp = await updateLinked(course, aim, now, base);
  if (!caughtUp.xero) return caughtUp;
  const written = { ...caughtUp, sent: caughtUp.sent ?? base };
  if (kind === 'created') return { ...written, outcome: 'created' };
  // P29: the attempt that made it had no answer to log.
  const isAdopted = kind === 'found' && written.outcome === 'unchanged';
  return isAdopted ? { ...written, outcome: 'linked', message: `${documentCalled(now)} was found: an earlier try had made it.` } : written;
}
