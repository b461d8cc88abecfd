import { parseMark } from '../mapping/mark.ts';
import type { ReconcileAnswer } from '../mapping/reconcile/input.ts';
import { reconcile } from '../mapping/reconcile/reconcile.ts';
import type { Schemas } from '../mapping/types.ts';
import { findByXeroId, learnDocument, noteReconciling, type RegisteredDocument, recordAnswered } from '../store/documents.ts';
import { typeOf } from '../xero/elements.ts';
import { organisation } from '../xero/reference-data.ts';
import { readOne } from '../xero/requests.ts';
import type { WireInvoice } from '../xero/wire.ts';
import type { Operation, Services } from './operation.ts';
import { readBody } from './steps/body.ts';
import { gone } from './steps/gone.ts';
import { settlementsOf } from './steps/settlements.ts';
import { offerAgain, stateOf } from './steps/stream.ts';

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
  const endsHere = !settings || (request.type ?? 'invoice') !== 'invoice';
  if (endsHere) return { body: reconcile({ request, organisationId, xero: {}, settlements: [], generation: 1, now: clock.now() }) };

  const session = await services.session(call.caller, organisationId);
  const overlaps = await noteReconciling(database, organisationId, xeroId, clock.now());
  const xero = await readOne(session, 'Invoices', xeroId);
  if (!xero) return { body: gone(request, organisationId, clock.now()) };
  const [settlements, { ShortCode: shortCode }] = await Promise.all([settlementsOf(session, xero), organisation(session)]);
  const known = await documentOf(services, organisationId, xero);
  const generation = known?.generation ?? parseMark(xero.Url)?.generation ?? 1;
  const { updatedOn, state, isOpen } = stateOf(xero);
  const superseded = known?.answeredOn !== undefined && updatedOn < known.answeredOn;

  const answer = reconcile({ request, organisationId, shortCode, xero, settlements, generation, now: clock.now(), superseded });
  await recordAnswered(database, { organisationId, xeroId, updatedOn, state, isOpen });
  if (overlaps && answer.outcome !== 'unchanged' && answer.outcome !== 'skipped') {
    await offerAgain(database, organisationId, xeroId, updatedOn, clock.now());
  }
  return { body: answer };
};

/** What the register knows of the document, after learning it from its mark where it is new. */
async function documentOf(
  { database, clock }: Services,
  organisationId: string,
  xero: WireInvoice,
): Promise<RegisteredDocument | undefined> {
  const xeroId = xero.InvoiceID ?? '';
  const known = await findByXeroId(database, organisationId, xeroId);
  const mark = parseMark(xero.Url);
  if (known || !mark) return known;
  const { host: environment, ...row } = mark;
  const document = { organisationId, environment, ...row, type: typeOf(xero), xeroId, number: xero.InvoiceNumber };
  if (!(await learnDocument(database, document))) return undefined;
  await noteReconciling(database, organisationId, xeroId, clock.now());
  return findByXeroId(database, organisationId, xeroId);
}
