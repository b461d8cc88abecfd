import { ApiProblem } from '../errors.ts';
import { normaliseGuid } from '../mapping/ids.ts';
import { type InvoiceState, invoiceState } from '../mapping/invoice-state.ts';
import { findByXeroId } from '../store/documents.ts';
import { getInvoice as readInvoice } from '../xero/invoices.ts';
import { organisation } from '../xero/reference-data.ts';
import type { Operation } from './operation.ts';
import { settlementsOf } from './steps/settlements.ts';

/** Status, amounts and settlements of a Xero invoice or bill, and the row it was made from. 404 when Xero has none of that id. */
export const getInvoice: Operation<undefined, InvoiceState> = async ({ caller, parameters }, services) => {
  const organisationId = normaliseGuid(parameters.organisationId) ?? '';
  const invoiceId = normaliseGuid(parameters.invoiceId) ?? '';
  if (parameters.type === 'credit-note') throw creditNotesNotBuilt();
  const session = await services.session(caller, organisationId);
  const xero = await readInvoice(session, invoiceId);
  if (!xero || (parameters.type && parameters.type !== typeOf(xero.Type))) throw notFound(invoiceId);
  const [settlements, { ShortCode: shortCode }, known] = await Promise.all([
    settlementsOf(session, xero),
    organisation(session),
    findByXeroId(services.database, organisationId, invoiceId),
  ]);
  return { body: invoiceState({ organisationId, shortCode, xero, settlements, mark: known ?? null }) };
};

const typeOf = (type: string | undefined): string => (type === 'ACCPAY' ? 'bill' : 'invoice');

function notFound(invoiceId: string): ApiProblem {
  return new ApiProblem(404, {
    code: 'invoice-not-found',
    title: 'Xero does not have this invoice.',
    detail: `The organisation has no document ${invoiceId} of this type.`,
    fix: 'Check the id, and that it belongs to this organisation.',
    owner: 'Admin',
    retryable: false,
  });
}

function creditNotesNotBuilt(): ApiProblem {
  return new ApiProblem(400, {
    code: 'not-available-yet',
    title: 'Credit notes are not available in this version of the connector.',
    detail: 'GetInvoice reads sales invoices and bills; the type credit-note was asked for.',
    fix: 'Ask for an invoice or a bill.',
    owner: 'Admin',
    retryable: false,
  });
}
