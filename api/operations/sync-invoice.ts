import { type SyncAnswer, syncAnswer } from '../mapping/answer.ts';
import { type Decision, decide } from '../mapping/decide.ts';
import { problem, warning } from '../mapping/problems.ts';
import { versionOf } from '../mapping/row.ts';
import { readSent } from '../mapping/sent.ts';
import type { InvoiceDocument } from '../mapping/types.ts';
import { findByRow } from '../store/documents.ts';
import { remarks } from '../xero/elements.ts';
import { readOne } from '../xero/requests.ts';
import type { Operation } from './operation.ts';
import { answer, type Course } from './steps/answer.ts';
import { readBody } from './steps/body.ts';
import { createInvoice } from './steps/create-invoice.ts';
import { ensureContact, ensureItems } from './steps/ensure.ts';
import { problemsOfFailure } from './steps/failure.ts';
import { prepare } from './steps/prepare.ts';
import { rememberItems } from './steps/remember-items.ts';
import { register } from './steps/stream.ts';
import { updateLinked } from './steps/update-invoice.ts';

/** What a mark can carry. */
const highestGeneration = 999_999_999;

/**
 * One order or Dynamics invoice as it is now: creates its Xero invoice exactly once, or updates it, and answers what to write back.
 * Nothing is written to Xero while anything stands in the way.
 */
export const syncInvoice: Operation<InvoiceDocument, SyncAnswer> = async (call, services) => {
  const { organisationId, settings, home } = readBody(call);
  const document = call.body;
  const now = services.clock.now();
  const decision = decide({ document, organisationId, settings });
  if (decision.kind === 'end') return { body: syncAnswer({ ...decision, document, organisationId, now }) };

  const { rowId, link } = decision;
  const row = { ...home, table: document.table, rowId, generation: Math.min(decision.generation, highestGeneration) };
  const session = await services.session(call.caller, organisationId);
  const course: Course = { services, session, document, row, link, warnings: [] };
  try {
    return { body: await sync(course, decision) };
  } catch (error) {
    const problems = problemsOfFailure(error, now);
    if (!problems) throw error;
    // Xero refused what the kept lists allowed.
    session.forget();
    return { body: answer(course, { outcome: 'failed', problems }) };
  }
};

async function sync(course: Course, decision: Extract<Decision, { kind: 'sync' | 'preview' }>): Promise<SyncAnswer> {
  const { services, session, document, row, link, warnings } = course;
  const versionNumber = versionOf(document.record);
  const { newestVersion, lastSent } = await whatWasSent(course);
  if (versionNumber !== undefined && versionNumber < newestVersion) {
    warnings.push(warning('superseded/sent'));
    return answer(course, { outcome: 'unchanged' });
  }

  const prepared = await prepare(session, document, decision.settings, row.generation);
  course.shortCode = prepared.reference.organisation.ShortCode;
  warnings.push(...prepared.warnings);
  const { problems, mapped } = prepared;
  if (problems.length > 0) return answer(course, { outcome: 'failed', problems });
  if (decision.kind === 'preview') return answer(course, { outcome: 'skipped', message: decision.message });

  const before = link?.xeroId ? await readOne(session, 'Invoices', link.xeroId) : undefined;
  if (link?.xeroId && !before) return answer(course, { outcome: 'failed', problems: [problem('invoice-not-found')] });
  const contact = await ensureContact(course, prepared);
  await rememberItems(course, prepared.reference.items, await ensureItems(course, mapped.items));
  const wish = { ...mapped, payload: { ...mapped.payload, Contact: { ContactID: contact.ContactID } } };
  const result = before ? await updateLinked(session, lastSent, wish, before) : await createInvoice(course, wish, versionNumber, lastSent);
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

/** What was last sent, and of which version of the row: the flow may have read the link before another run wrote it. */
async function whatWasSent({ services, row, link }: Course) {
  const registered = await findByRow(services.database, row);
  const [ofLink, ofRegister] = [versionOf(link?.row ?? {}, 'xc_versionsent') ?? 0, registered?.versionNumber ?? 0];
  const lastSent = readSent((ofLink < ofRegister && registered?.sent) || link?.sent || null);
  return { newestVersion: Math.max(ofLink, ofRegister), lastSent };
}

/** An entity set's name, if it looks like one. */
const plainName = (name: string): string | undefined => (/^[a-z][a-z0-9_]{0,99}$/i.test(name) ? name : undefined);
