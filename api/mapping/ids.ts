import { v5 } from 'uuid';

/** The namespace of every computed id of the product; fixed for ever. */
const idNamespace = 'e56b9b91-dd48-5260-8dde-e08dea52f008';

export type LinkKind = 'contact' | 'item' | 'document';
export type SettlementKind = 'payment' | 'credit-note' | 'prepayment' | 'overpayment';

/** The id of a row that came without one. */
export const nobody = '00000000-0000-0000-0000-000000000000';

const guidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A GUID in lower case and without braces, or null where the value is none. */
export function normaliseGuid(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const bare = value
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
  return guidPattern.test(bare) ? bare : null;
}

/** Whether two values name the same GUID, whatever their case and braces. */
export function sameGuid(one: unknown, other: unknown): boolean {
  const left = normaliseGuid(one);
  return left !== null && left === normaliseGuid(other);
}

/** uuid v5 of the parts joined by `|`, in lower case, GUIDs without braces; any text has one, broken surrogates included. */
export function computedId(...parts: (string | number)[]): string {
  const name = parts.map((part) => normaliseGuid(part) ?? String(part).toLowerCase()).join('|');
  return v5(name.toWellFormed(), idNamespace);
}

/** Row ids of the reference tables: they name a Xero object without reading its row. */
export const accountCodeId = (organisationId: string, accountId: string): string => computedId('accountcode', organisationId, accountId);
export const taxRateId = (organisationId: string, taxType: string): string => computedId('taxrate', organisationId, taxType);
export const brandingThemeId = (organisationId: string, id: string): string => computedId('brandingtheme', organisationId, id);
export const trackingOptionId = (organisationId: string, id: string): string => computedId('trackingoption', organisationId, id);

/** The xc_link row of a Dataverse row and its Xero contact, item or document. */
export const linkId = (organisationId: string, table: string, rowId: string, kind: LinkKind): string =>
  computedId('link', organisationId, table, rowId, kind);

/** The xc_payment row: `id` is Xero's PaymentID, or the AllocationID of a credit note, prepayment or overpayment. */
export const paymentId = (organisationId: string, kind: SettlementKind, id: string, invoiceId: string): string =>
  computedId('payment', organisationId, kind.replace('-', ''), id, invoiceId);

/** The Dynamics invoice made for an order, and its lines. */
export const dynamicsInvoiceId = (organisationId: string, orderId: string, generation: number): string =>
  computedId('invoice', organisationId, orderId, generation);
export const dynamicsInvoiceLineId = (organisationId: string, orderLineId: string, generation: number): string =>
  computedId('invoiceline', organisationId, orderLineId, generation);

/** The xc_log row of one attempt; `at` in milliseconds. The row of an open problem has the id of the row it is about. */
export const attemptId = (organisationId: string, table: string, rowId: string, operation: string, at: number): string =>
  computedId('attempt', organisationId, table, rowId, operation, at);
