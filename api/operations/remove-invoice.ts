import { type SyncAnswerInput, syncAnswer } from '../mapping/invoice/answer.ts';
import { documentLink } from '../mapping/link-row.ts';
import { documentTypeOf, readLink } from '../mapping/links.ts';
import { documentCalled } from '../mapping/merge/findings.ts';
import { money, toText } from '../mapping/money.ts';
import { type Problem, problem } from '../mapping/problems.ts';
import { asRow, text } from '../mapping/row.ts';
import { amountDue, isDraft } from '../mapping/xero-document.ts';
import { readDocument } from '../xero/documents.ts';
import { organisation } from '../xero/reference-data.ts';
import type { WireInvoice } from '../xero/wire.ts';
import type { Operation, Schemas } from './operation.ts';
import { readBody } from './steps/body.ts';
import { problemsOfFailure } from './steps/failure.ts';

type Removal = Schemas['InvoiceRemoval'];

/** P35: an order or Dynamics invoice was deleted. Changes nothing in Xero; a document that is still open there is a problem, and the link stays. */
export const removeInvoice: Operation<Removal, Schemas['SyncAnswer']> = async (call, services) => {
  const { organisationId } = readBody(call);
  const { table } = call.body;
  const link = readLink(asRow(call.body.link) ?? {});
  const { rowId, xeroId, generation, toggled } = link;
  const name = text(link.row, 'xc_name') ?? rowId;
  const base = { document: gone(call.body, rowId, name), organisationId, operation: 'RemoveInvoice', now: services.clock.now() };
  let found: Pick<SyncAnswerInput, 'xero' | 'shortCode' | 'problems'> = {};
  if (xeroId) {
    const session = await services.session(call.caller, organisationId);
    try {
      const [xero, { ShortCode }] = await Promise.all([readDocument(session, documentTypeOf(link), xeroId), organisation(session)]);
      found = { xero, shortCode: ShortCode, problems: xero ? openProblem(xero) : [] };
    } catch (error) {
      found = { problems: problemsOfFailure(error, base.now) };
    }
  }
  const said = syncAnswer({ ...base, ...found, outcome: 'removed', message: 'The row was deleted in Dynamics; Xero stays as it is.' });
  const row = { organisationId, table, rowId, name, toggled, generation, version: link.versionSent };
  const links = [documentLink({ ...row, xero: found.xero ?? null, status: said.status, previous: link })];
  return { body: { ...said, links, writeBack: null } };
};

/** The row as far as its link tells. */
function gone({ table, environmentUrl, problem: open, settings }: Removal, rowId: string, name: string): Schemas['InvoiceDocument'] {
  const record = { [`${table}id`]: rowId, name };
  return { table, entitySet: `${table}s`, record, lines: [], problem: open ?? null, settings: settings ?? null, environmentUrl };
}

/** A draft, a submitted document, or an approved one of which something is due. */
function openProblem(xero: WireInvoice): Problem[] {
  const due = isDraft(xero) ? (xero.Total ?? 0) : amountDue(xero);
  if (!isDraft(xero) && (xero.Status !== 'AUTHORISED' || due === 0)) return [];
  const values = { invoice: documentCalled(xero), amount: toText(money(due)), currency: xero.CurrencyCode };
  return [problem('removed-open', values)];
}
