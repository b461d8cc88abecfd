import { problem } from '../../mapping/problems.ts';
import { sentOf } from '../../mapping/sent.ts';
import type { MappedInvoice, Sent } from '../../mapping/types.ts';
import { createOnce } from '../../once/create-once.ts';
import { sentInvoice } from '../../once/find-invoice.ts';
import { bodyOf, readOne } from '../../xero/requests.ts';
import type { Course } from './answer.ts';
import { updateLinked, type Written } from './update-invoice.ts';

/**
 * N1: the invoice of a row that has none, created once. Where an earlier call made it from an older or another state of the row, this
 * call's state is brought after it. Throws as sendOnce does.
 */
export async function createInvoice(
  { services, session, row }: Course,
  wish: MappedInvoice,
  versionNumber: number | undefined,
  lastSent: Sent | null,
): Promise<Written> {
  const made = await createOnce(services, session, 'document', row, wish.payload, versionNumber);
  if (!('object' in made)) {
    const code = made.kind === 'taken' ? 'number-taken' : 'outcome-uncertain';
    return { outcome: 'failed', problems: [problem(code, { number: wish.payload.InvoiceNumber })] };
  }
  const { kind, object, body } = made;
  const isOurs = body === bodyOf('Invoices', wish.payload);
  const payload = sentInvoice(body);
  // The rows of another body's lines are not known here; its lines are still known to be ours.
  const rows = isOurs ? wish.lineRowIds : (payload.LineItems ?? []).map((_, index) => `former|${index}`);
  const answered = sentOf(payload, rows, object);
  // What was found may have been touched since it was made: only what was sent is certain.
  const sent = kind === 'found' ? { ...answered, answer: undefined } : answered;
  if (kind === 'created' && isOurs) return { outcome: 'created', xero: object, sent, problems: [] };
  const base = lastSent ?? sent;
  const now = await readOne(session, 'Invoices', object.InvoiceID ?? '');
  if (!now) return { outcome: 'skipped', xero: object, sent, problems: [problem('invoice-not-found')] };
  const caughtUp = await updateLinked(session, base, wish, now);
  return { ...caughtUp, sent: caughtUp.sent ?? base, outcome: kind === 'created' ? 'created' : caughtUp.outcome };
}
