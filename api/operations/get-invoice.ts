import { invoiceNotFound, notAvailableYet } from '../errors.ts';
import { normaliseGuid } from '../mapping/ids.ts';
import { type InvoiceState, invoiceState } from '../mapping/invoice-state.ts';
import { findByXeroId } from '../store/documents.ts';
import { typeOf } from '../xero/elements.ts';
import { organisation } from '../xero/reference-data.ts';
import { readOne } from '../xero/requests.ts';
import type { Operation } from './operation.ts';
import { settlementsOf } from './steps/settlements.ts';

/** Status, amounts and settlements of a Xero invoice or bill, and the row it was made from. 404 when Xero has none of that id. */
export const getInvoice: Operation<undefined, InvoiceState> = async ({ caller, parameters }, services) => {
  const organisationId = normaliseGuid(parameters.organisationId) ?? '';
  const invoiceId = normaliseGuid(parameters.invoiceId) ?? '';
  const { type } = parameters;
  if (type === 'credit-note') throw notAvailableYet('GetInvoice reads sales invoices and bills; the type credit-note was asked for.');
  const session = await services.session(caller, organisationId);
  const xero = await readOne(session, 'Invoices', invoiceId);
  if (!xero || (type && type !== typeOf(xero))) throw invoiceNotFound(`The organisation has no document ${invoiceId} of this type.`);
  const [settlements, { ShortCode: shortCode }, known] = await Promise.all([
    settlementsOf(session, xero),
    organisation(session),
    findByXeroId(services.database, organisationId, invoiceId),
  ]);
  return { body: invoiceState({ organisationId, shortCode, xero, settlements, mark: known ?? null }) };
};
