import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../api/operations/operation.ts';
import { baysideId, house, orderBody, organisationId } from './house.ts';

const at = house();

async function invoice(): Promise<{ id: string; rowId: unknown }> {
  const body = orderBody({ customer: { name: 'Bayside Club' } });
  const answer = await at.sync(body);
  return { id: answer.writeBack?.xc_xeroinvoiceid ?? '', rowId: body.record.salesorderid };
}

async function get(id: string, query = ''): Promise<Schemas['InvoiceState']> {
  const { status, body } = await at.call(`invoices/${id}${query}`);
  expect(status).toBe(200);
  return body as Schemas['InvoiceState'];
}

describe('GetInvoice', () => {
  it('P16 P17: status, amounts and the row it was made from', async () => {
    const { id, rowId } = await invoice();
    expect(await get(id)).toMatchObject({
      organisationId,
      type: 'invoice',
      status: 'DRAFT',
      paymentStatus: 'Not paid',
      total: 230,
      amountDue: 230,
      contactName: 'Bayside Club',
      table: 'salesorder',
      entitySet: 'salesorders',
      rowId,
      generation: 1,
      settlements: [],
    });
  });

  it('P18 P19 P20 P21 P22 P23 P24: payments with the name of the account they were paid to; deleted ones are gone', async () => {
    const { id } = await invoice();
    at.xero.ui.approveInvoice(organisationId, id);
    at.xero.ui.recordPayment(organisationId, { invoiceId: id, amount: 100, reference: 'DEP-1', accountCode: '091', date: '2026-11-20' });
    const second = at.xero.ui.recordPayment(organisationId, { invoiceId: id, amount: 30 });
    at.xero.ui.deletePayment(organisationId, String(second.PaymentID));
    at.xero.calls.length = 0;
    const state = await get(id);
    expect(state).toMatchObject({ status: 'AUTHORISED', paymentStatus: 'Partially paid', amountPaid: 100, amountDue: 130 });
    expect(state.settlements).toMatchObject([
      { kind: 'payment', date: '2026-11-20', amount: 100, reference: 'DEP-1', paidTo: 'Business Savings Account' },
    ]);
    expect(at.calls.sort()).toEqual([`GET Invoices/${id}`, `GET Invoices/${id}/OnlineInvoice`, 'GET Payments']);
    expect(state.onlineInvoiceUrl).toMatch(/^https:/);
  });

  it('S1: a credit note is a settlement by its allocation, and everything balances', async () => {
    const { id } = await invoice();
    at.xero.ui.approveInvoice(organisationId, id);
    const note = at.xero.ui.createDocument(organisationId, {
      Type: 'ACCRECCREDIT',
      Contact: { ContactID: baysideId },
      Date: '2026-11-20',
      Status: 'AUTHORISED',
      LineItems: [{ Description: 'Returned', Quantity: 1, UnitAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2' }],
    });
    const creditNoteId = String(note.CreditNoteID);
    at.xero.ui.allocateCredit(organisationId, { sourceId: creditNoteId, invoiceId: id, amount: 50 });
    const state = await get(id);
    expect(state.settlements).toMatchObject([{ kind: 'credit-note', amount: 50, reference: note.CreditNoteNumber, paidTo: null }]);
    expect(state.settlements[0]?.id).not.toBe(creditNoteId);
    expect(state.total - state.amountPaid - state.amountCredited).toBe(state.amountDue);
  });

  it('an invoice that Xero does not have, or of another type, is 404', async () => {
    const { id } = await invoice();
    const missing = await at.call('invoices/11111111-2222-3333-4444-555555555555');
    expect(missing).toMatchObject({ status: 404, body: { code: 'invoice-not-found' } });
    expect(await at.call(`invoices/${id}?type=bill`)).toMatchObject({ status: 404 });
    expect((await get(id, '?type=invoice')).type).toBe('invoice');
  });
});
