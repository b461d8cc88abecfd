import { type SyncAnswer, syncAnswer } from '../mapping/answer.ts';
import { type Decision, decide } from '../mapping/decide.ts';
import { type Problem, problem, warning } from '../mapping/problems.ts';
import { number, type Row } from '../mapping/row.ts';
import { readSent } from '../mapping/sent.ts';
import type { InvoiceDocument, MappedInvoice, Sent } from '../mapping/types.ts';
import { findByRow, type RowKey } from '../store/documents.ts';
import { remarks } from '../xero/elements.ts';
import { createBody, getInvoice } from '../xero/invoices.ts';
import type { XeroSession } from '../xero/session.ts';
import type { Operation, Services } from './operation.ts';
import { answer, type Course } from './steps/answer.ts';
import { readBody } from './steps/body.ts';
import { createOnce } from './steps/create-invoice.ts';
import { ensureContact } from './steps/ensure-contact.ts';
import { problemsOfFailure } from './steps/failure.ts';
import { makeItems } from './steps/make-items.ts';
import { type Prepared, prepare } from './steps/prepare.ts';
import { register } from './steps/stream.ts';
import { type Updated, updateLinked } from './steps/update-invoice.ts';

/** What a mark can carry. */
const highestGeneration = 999_999_999;

type Going = Extract<Decision, { kind: 'sync' | 'preview' }>;

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
  const generation = Math.min(decision.generation, highestGeneration);
  const course: Course = { document, organisationId, rowId, link, generation, warnings: [] };
  const session = await services.session(call.caller, organisationId);
  try {
    return { body: await sync(services, session, decision, course, { ...home, table: document.table, rowId, generation }) };
  } catch (error) {
    const problems = problemsOfFailure(error, now);
    if (!problems) throw error;
    // Xero refused what the kept lists allowed.
    session.forget();
    return { body: answer(course, now, { outcome: 'failed', problems }) };
  }
};

async function sync(services: Services, session: XeroSession, decision: Going, course: Course, row: RowKey): Promise<SyncAnswer> {
  const { document, link, warnings } = course;
  const now = services.clock.now();
  const versionNumber = versionOf(document.record);
  const registered = await findByRow(services.database, row);
  const [ofLink, ofRegister] = [versionOf(link?.row ?? {}, 'xc_versionsent') ?? 0, registered?.versionNumber ?? 0];
  // The flow may have read the link before another run wrote what it sent.
  const lastSent = readSent((ofLink < ofRegister && registered?.sent) || link?.sent || null);
  if (versionNumber !== undefined && versionNumber < Math.max(ofLink, ofRegister)) {
    warnings.push(warning('superseded/sent'));
    return answer(course, now, { outcome: 'unchanged' });
  }

  const prepared = await prepare(session, document, decision.settings, course.generation);
  course.shortCode = prepared.reference.organisation.ShortCode;
  warnings.push(...prepared.warnings);
  const { problems, mapped } = prepared;
  if (problems.length > 0) return answer(course, now, { outcome: 'failed', problems });
  if (decision.kind === 'preview') return answer(course, now, { outcome: 'skipped', message: decision.message });

  const before = link?.xeroId ? await getInvoice(session, link.xeroId) : undefined;
  if (link?.xeroId && !before) return answer(course, now, { outcome: 'failed', problems: [problem('invoice-not-found')] });
  const contact = await ensureContact(services, session, row, prepared, course);
  await makeItems(services, session, row, mapped.items);
  const payload = { ...mapped.payload, Contact: { ContactID: contact.ContactID } };
  const wish = { ...mapped, payload, versionNumber };
  const result = before
    ? await updateLinked(session, lastSent, wish, before)
    : await createOrCatchUp(services, session, row, wish, lastSent);
  if (!('xero' in result)) return answer(course, now, { outcome: 'failed', problems: [notCreated(result.kind, prepared)] });

  const shownOn = document.record.xc_xeroupdatedon;
  warnings.push(...remarks(result.xero).map((remark) => ({ code: 'xero-remark', message: remark })));
  await register(services, { ...row, entitySet: plainName(document.entitySet) }, result.xero, {
    createdByUs: true,
    versionNumber,
    sent: result.sent,
    shownOn,
  });
  return answer(course, services.clock.now(), { ...result, problems: [...result.problems, ...mapped.reported] });
}

type Outcome = Omit<Updated, 'outcome'> & { outcome: Updated['outcome'] | 'created' };

/** Creates the invoice; where an earlier call made it from an older or another state of the row, this call's state is brought after it. */
async function createOrCatchUp(
  services: Services,
  session: XeroSession,
  row: RowKey,
  wish: MappedInvoice & { versionNumber: number | undefined },
  lastSent: Sent | null,
): Promise<Outcome | { kind: 'taken' | 'several' }> {
  const made = await createOnce(services, session, row, wish);
  if (!('object' in made)) return made;
  const { object, sent } = made;
  if (made.kind === 'created' && made.body === createBody(wish.payload)) return { outcome: 'created', xero: object, sent, problems: [] };
  const now = await getInvoice(session, object.InvoiceID ?? '');
  if (!now) return { outcome: 'skipped', xero: object, sent, problems: [problem('invoice-not-found')] };
  const base = lastSent ?? sent;
  const caughtUp = await updateLinked(session, base, wish, now);
  return { ...caughtUp, sent: caughtUp.sent ?? base, outcome: made.kind === 'created' ? 'created' : caughtUp.outcome };
}

/** Dataverse's version of a row: a whole number that only grows. */
function versionOf(row: Row, column = 'versionnumber'): number | undefined {
  const version = number(row, column);
  return version !== null && Number.isSafeInteger(version) && version >= 0 ? version : undefined;
}

/** An entity set's name, if it looks like one. */
const plainName = (name: string): string | undefined => (/^[a-z][a-z0-9_]{0,99}$/i.test(name) ? name : undefined);

function notCreated(kind: 'taken' | 'several', { mapped }: Prepared): Problem {
  const number = mapped.payload.InvoiceNumber;
  return problem(kind === 'taken' ? 'number-taken' : 'outcome-uncertain', { number });
}
