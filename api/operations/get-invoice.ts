import { invoiceNotFound } from '../errors.ts';
import { normaliseGuid } from '../mapping/ids.ts';
import { type InvoiceState, invoiceState } from '../mapping/invoice-state.ts';
import type { DocumentType } from '../mapping/types.ts';
import { findByXeroId } from '../store/documents.ts';
import { typeOf } from '../xero/elements.ts';
import { organisation } from '../xero/reference-data.ts';
import type { Operation } from './operation.ts';
import { hasOnlineInvoice, onlineInvoiceOf } from './steps/online-invoice.ts';
import { readAnyDocument } from './steps/read-document.ts';
import { settlementsOf } from './steps/settlements.ts';

/**
 * Status, amounts, settlements and links of a Xero invoice, bill or credit note, and the row it was made from. A credit note shows what is
 * allocated as credited and what was refunded as paid. 404 when Xero has none of that id and type.
 */
export const getInvoice: Operation<undefined, InvoiceState> = async ({ caller, parameters, url }, services) => {
  const organisationId = normaliseGuid(parameters.organisationId) ?? '';
  const invoiceId = normaliseGuid(parameters.invoiceId) ?? '';
  // Without a type whatever has the id is answered; the definition's own default would be an invoice.
  const type = url.searchParams.has('type') ? (parameters.type as DocumentType) : undefined;
  const session = await services.session(caller, organisationId);
  const known = await findByXeroId(services.database, organisationId, invoiceId);
  const xero = await readAnyDocument(session, type ?? known?.type, invoiceId);
  if (!xero || (type && type !== typeOf(xero))) throw invoiceNotFound(`The organisation has no document ${invoiceId} of this type.`);
  const [settlements, { ShortCode: shortCode }, onlineInvoiceUrl] = await Promise.all([
    settlementsOf(session, xero),
    organisation(session),
    hasOnlineInvoice(xero) ? onlineInvoiceOf(session, xero) : null,
  ]);
  return { body: invoiceState({ organisationId, shortCode, xero, settlements, onlineInvoiceUrl, mark: known ?? null }) };
};
