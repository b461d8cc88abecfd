import { nextGeneration, wasTakenBack, withheld } from '../mapping/decide.ts';
import { findLink, foreignLink } from '../mapping/links.ts';
import { type Problem, problem } from '../mapping/problems.ts';
import { asRow, guid, versionOf } from '../mapping/row.ts';
import type { Operation, Schemas } from './operation.ts';
import { answer, type Course } from './steps/answer.ts';
import { memoryOf, readBody } from './steps/body.ts';
import { problemsOfFailure } from './steps/failure.ts';
import { plainAnswer } from './steps/plain-answer.ts';
import { withdraw } from './steps/withdraw.ts';

/** U2 for makers: takes the row's document back whatever its toggle says. A second call answers the same. */
export const withdrawInvoice: Operation<Schemas['InvoiceWithdrawal'], Schemas['SyncAnswer']> = async (call, services) => {
  const { organisationId, settings, home } = readBody(call);
  const { table } = call.body;
  const document = { ...call.body, lines: [] };
  const now = services.clock.now();
  const plain = plainAnswer({ document, organisationId, now, operation: 'WithdrawInvoice' });
  const fail = (one: Problem) => ({ body: plain('failed', one.message, [one]) });
  const record = asRow(document.record);
  const rowId = guid(record, `${table}id`);
  if (!rowId) return fail(problem('row-id-missing', { column: `${table}id` }));
  if (!settings) return fail(problem('organisation-missing'));
  const key = { organisationId, table, rowId, kind: 'document' as const };
  const link = findLink(document.links, key);
  if (!link?.xeroId && foreignLink(document.links, key)) return fail(problem('organisation-changed'));
  const reason = withheld(settings, document.environmentUrl, 'the withdrawal');
  if (reason) return { body: plain('skipped', reason) };

  const memory = await memoryOf(services, home, document);
  const generation = nextGeneration(link, memory);
  const isCurrent = link?.xeroId && link.generation === generation;
  if (!isCurrent && (wasTakenBack(link) || memory.isWithdrawn)) return { body: plain('withdrawn', 'Withdrawn from Xero.') };
  const session = await services.session(call.caller, organisationId);
  const row = { ...home, table, rowId, generation };
  const versionNumber = versionOf(record);
  const ofRow = isCurrent ? link : link && { ...link, xeroId: null, sent: null };
  const course: Course = {
    services,
    session,
    document,
    row,
    link: ofRow,
    versionNumber,
    memory,
    warnings: [],
    operation: 'WithdrawInvoice',
  };
  try {
    return { body: await withdraw(course, settings) };
  } catch (error) {
    const problems = problemsOfFailure(error, now);
    if (!problems) throw error;
    return { body: answer(course, { outcome: 'failed', problems }) };
  }
};
