import { answeredState } from '../changes/answered-state.ts';
import { knownDocuments } from '../changes/known-documents.ts';
import { parseMark } from '../mapping/mark.ts';
import { problem } from '../mapping/problems.ts';
import type { ReconcileAnswer } from '../mapping/reconcile/input.ts';
import { knownPayments } from '../mapping/reconcile/known-payments.ts';
import { reconcile, refusal } from '../mapping/reconcile/reconcile.ts';
import { asRow, text } from '../mapping/row.ts';
import type { Schemas } from '../mapping/types.ts';
import { findByXeroId, noteReconciling, recordAnswered } from '../store/documents.ts';
import { organisation } from '../xero/reference-data.ts';
import type { WireInvoice } from '../xero/wire.ts';
import type { Operation } from './operation.ts';
import { readBody } from './steps/body.ts';
import { hasOnlineInvoice, onlineInvoiceOf } from './steps/online-invoice.ts';
import { readAnyDocument } from './steps/read-document.ts';
import { settlementsOf } from './steps/settlements.ts';
import { offerAgain } from './steps/stream.ts';

type Request = Schemas['InvoiceReconciliation'];

/**
 * A Xero document and the rows there are: reads the document and what is applied to it (at most two calls, and one for each credit on it)
 * and answers what to write, in order. Because a flow writes after the answer, two reconciliations that begin within two minutes of each
 * other put the document into the stream once more, until one finds the rows right.
 */
export const reconcileInvoice: Operation<Request, ReconcileAnswer> = async (call, services) => {
  const { organisationId, settings } = readBody(call);
  const { clock, database } = services;
  const request = call.body;
  const xeroId = request.invoiceId.toLowerCase();
  if (!settings) return { body: refusal({ request, organisationId, now: clock.now() }, problem('organisation-missing')) };

  const session = await services.session(call.caller, organisationId);
  const overlaps = await noteReconciling(database, organisationId, xeroId, clock.now());
  const xero = await readAnyDocument(session, request.type ?? (await findByXeroId(database, organisationId, xeroId))?.type, xeroId);
  if (!xero) return { body: refusal({ request, organisationId, now: clock.now() }, problem('invoice-not-found')) };
  const paid = knownPayments(xero, request.payments);
  const [settlements, { ShortCode: shortCode }, onlineInvoiceUrl] = await Promise.all([
    settlementsOf(session, xero, paid),
    organisation(session),
    onlineInvoice(xero, paid !== null),
  ]);
  const known = (await knownDocuments(database, organisationId, [xero])).get(xeroId);
  if (known && overlaps === undefined) await noteReconciling(database, organisationId, xeroId, clock.now());
  const generation = known?.generation ?? parseMark(xero.Url)?.generation ?? 1;
  const { updatedOn, state, isOpen } = answeredState(xero);
  const superseded = known?.answeredOn !== undefined && updatedOn < known.answeredOn;

  const answer = reconcile({
    request,
    organisationId,
    shortCode,
    xero,
    settlements,
    generation,
    onlineInvoiceUrl,
    now: clock.now(),
    superseded,
  });
  await recordAnswered(database, { organisationId, xeroId, updatedOn, state, isOpen });
  if (overlaps && answer.outcome !== 'unchanged' && answer.outcome !== 'skipped') {
    await offerAgain(database, organisationId, xeroId, updatedOn, clock.now());
  }
  return { body: answer };

  /** X4 S1: asked once an invoice is approved, but never as a third call: then the document is offered once more. */
  async function onlineInvoice(xero: WireInvoice, isRoomForCall: boolean): Promise<string | null | undefined> {
    const rows = [asRow(request.record), asRow(request.dynamicsInvoice)];
    const told = rows.map((row) => text(row, 'xc_onlineinvoiceurl')).find((one) => one !== null);
    if (told || !hasOnlineInvoice(xero)) return told;
    if (isRoomForCall) return onlineInvoiceOf(session, xero);
    const { updatedOn } = answeredState(xero);
    await session.cached(`OnlineInvoice|later|${xeroId}`, () => offerAgain(database, organisationId, xeroId, updatedOn, clock.now()));
    return undefined;
  }
};
