import { expect } from 'vitest';
import type { Schemas } from '../../api/operations/operation.ts';
import { type Body, type house, next } from './house.ts';

export type Request = Schemas['InvoiceReconciliation'];
export type ReconcileAnswer = Schemas['ReconcileAnswer'];
type House = ReturnType<typeof house>;

/** A row that is in Xero, as the flow reads it after the first sync. */
export interface SyncedRow {
  body: Body;
  id: string;
}

/** Syncs the body and takes the stream's changes away. */
export async function synced(at: House, body: Body): Promise<SyncedRow> {
  const answer = await at.sync(body);
  expect(answer).toMatchObject({ outcome: 'created' });
  await at.database.query('truncate changes');
  return { body: next(body, answer), id: answer.writeBack?.xc_xeroinvoiceid ?? '' };
}

export const request = ({ body, id }: SyncedRow, more: Partial<Request> = {}): Request => ({
  invoiceId: id,
  type: 'invoice',
  table: body.table,
  record: body.record,
  lines: body.lines,
  customer: body.customer,
  dynamicsInvoice: null,
  dynamicsInvoiceLines: [],
  payments: [],
  problem: null,
  settings: body.settings,
  environmentUrl: body.environmentUrl,
  ...more,
});

export async function reconcile(at: House, body: Request): Promise<ReconcileAnswer> {
  const answer = await at.call('invoice-reconciliations', body);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as ReconcileAnswer;
}

/** The rows as they are once the flow has written an answer. */
export function written(before: Request, answer: ReconcileAnswer): Request {
  const isSource = before.table === 'invoice';
  const record = before.record as Record<string, unknown>;
  const stateOf = (table: string) => answer.states.find((one) => one.table === table);
  const reopened = answer.dynamicsInvoice?.reopen || answer.dynamicsInvoice?.isnew ? { statecode: 0, statuscode: 1 } : {};
  const invoice = answer.dynamicsInvoice && { ...answer.dynamicsInvoice, ...reopened };
  const former = isSource ? record : before.dynamicsInvoice;
  const closed = stateOf('invoice');
  const after = invoice || closed ? { ...former, ...invoice, ...closed } : former;
  const ids = new Set(answer.payments.map((one) => one.xc_paymentid));
  return {
    ...before,
    record: isSource ? (after as Request['record']) : { ...record, ...answer.order, ...stateOf('salesorder') },
    dynamicsInvoice: isSource ? null : after,
    dynamicsInvoiceLines: [...(before.dynamicsInvoiceLines ?? []), ...answer.dynamicsInvoiceLines],
    payments: [...(before.payments ?? []).filter((row) => !ids.has(String(row.xc_paymentid))), ...answer.payments],
  };
}
