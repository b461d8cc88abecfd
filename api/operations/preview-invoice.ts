import { type PreviewAnswer, previewAnswer } from '../mapping/answer.ts';
import { decide } from '../mapping/decide.ts';
import { type Problem, problem } from '../mapping/problems.ts';
import { readSent } from '../mapping/sent.ts';
import type { InvoiceDocument } from '../mapping/types.ts';
import { findInvoice } from '../once/find-invoice.ts';
import type { RowKey } from '../store/documents.ts';
import { bodyOf, readOne } from '../xero/requests.ts';
import type { XeroSession } from '../xero/session.ts';
import type { WireInvoice } from '../xero/wire.ts';
import type { Operation, Services } from './operation.ts';
import { readBody } from './steps/body.ts';
import { problemsOfFailure } from './steps/failure.ts';
import { type Prepared, prepare } from './steps/prepare.ts';
import { difference } from './steps/update-invoice.ts';

/** E3: what SyncInvoice would do with the same body: the exact payload, the totals to expect and every blocker. Writes nothing anywhere. */
export const previewInvoice: Operation<InvoiceDocument, PreviewAnswer> = async (call, services) => {
  const { organisationId, settings, home } = readBody(call);
  const document = call.body;
  const decision = decide({ document, organisationId, settings });
  const unmapped = { mapped: null, contact: null };
  if (decision.kind === 'end') {
    const { outcome, problems, message } = decision;
    return { body: previewAnswer({ ...unmapped, outcome, problems, warnings: problems.length === 0 ? notSent(message) : [] }) };
  }
  const session = await services.session(call.caller, organisationId);
  const row = { ...home, table: document.table, rowId: decision.rowId, generation: decision.generation };
  try {
    const prepared = await prepare(session, document, decision.settings, decision.generation);
    const { outcome, payload, problems } = await lookAhead(services, session, row, prepared, decision.link);
    const { mapped, newContact } = prepared;
    const body = previewAnswer({
      outcome: prepared.problems.length > 0 ? 'failed' : outcome,
      mapped: { ...mapped, payload, problems: [], warnings: [] },
      contact: newContact && { payload: newContact, problems: [], warnings: [] },
      problems: [...prepared.problems, ...problems],
      warnings: [...prepared.warnings, ...(decision.kind === 'preview' ? notSent(decision.message) : [])],
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
}

/** What would become of the row in Xero: created, updated, left as it is; or its number is another document's. */
async function lookAhead(
  { database }: Services,
  session: XeroSession,
  row: RowKey,
  { mapped, match }: Prepared,
  link: { xeroId: string | null; sent: string | null } | null,
): Promise<Outlook> {
  const contact = match.kind === 'found' ? { Contact: { ContactID: match.contact.ContactID } } : {};
  const payload = { ...mapped.payload, ...contact };
  if (link?.xeroId) {
    const xero = await readOne(session, 'Invoices', link.xeroId);
    if (!xero) return { outcome: 'failed', payload, problems: [problem('invoice-not-found')] };
    const change = difference(readSent(link.sent), { ...mapped, payload }, xero);
    if (change.kind === 'update') return { outcome: 'updated', payload: change.payload, problems: [] };
    if (change.kind === 'skipped') return { outcome: 'skipped', payload, problems: [change.problem] };
    return { outcome: 'unchanged', payload, problems: [] };
  }
  const canLookUp = payload.InvoiceNumber !== undefined || payload.Contact?.ContactID !== undefined;
  const found = canLookUp ? await findInvoice(session, database, row, bodyOf('Invoices', payload), undefined) : { kind: 'none' };
  const number = payload.InvoiceNumber;
  if (found.kind === 'taken') return { outcome: 'failed', payload, problems: [problem('number-taken', { number })] };
  if (found.kind === 'several') return { outcome: 'failed', payload, problems: [problem('outcome-uncertain', { number })] };
  return { outcome: found.kind === 'found' ? 'unchanged' : 'created', payload, problems: [] };
}
