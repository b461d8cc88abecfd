import { describe, expect, it } from 'vitest';
import { trackingOptionId } from '../../api/mapping/ids.ts';
import { account, type Body, house, line, next, orderBody, organisationId, settingsRow } from './house.ts';

const at = house();
const bayside = { name: 'Bayside Club' };
const harbourId = 'e0000000-0000-4000-8000-000000000002';
const north = 'd0000000-0000-4000-8000-000000000011';

/** An order (or purchase order) that is in Xero, approved, with 50 of it paid. */
async function partPaid(change: Parameters<typeof orderBody>[0] = {}): Promise<{ body: Body; id: string }> {
  const body = orderBody({ customer: bayside, ...change });
  const answer = await at.sync(body);
  const id = answer.writeBack?.xc_xeroinvoiceid ?? '';
  at.xero.ui.approveInvoice(organisationId, id);
  at.xero.ui.recordPayment(organisationId, { invoiceId: id, amount: 50 });
  at.xero.calls.length = 0;
  return { body: next(body, answer), id };
}
const stored = (id: string) => at.books.documents.get(id);
const bill = { record: { xc_documenttype: 272000001 }, lines: [line({ _xc_accountcodeid_value: account('453') })] };

describe('SyncInvoice of an order whose invoice is paid', () => {
  it('C18: a part-paid invoice takes reference, due date, number and customer, and text, account and tracking of lines', async () => {
    const { body, id } = await partPaid();
    const lines = [
      {
        ...body.lines[0],
        productdescription: 'Other words',
        _xc_accountcodeid_value: account('260'),
        _xc_tracking1id_value: trackingOptionId(organisationId, north),
      },
    ];
    const record = { ...body.record, description: 'PO 7', xc_duedate: '2031-01-01', ordernumber: 'ORD-NEW' };
    const changed = { ...body, record, lines, customer: { ...orderBody().customer, name: 'Harbour City Council' } };
    const answer = await at.sync(changed);
    expect(answer).toMatchObject({ outcome: 'updated', problems: [] });
    expect(stored(id)).toMatchObject({ reference: 'PO 7', dueDate: '2031-01-01', number: 'ORD-NEW', contactId: harbourId });
    expect(stored(id)?.lines).toMatchObject([
      { description: 'Other words', accountCode: '260', tracking: [{ optionId: north }], quantity: 2 },
    ]);
    expect((await at.sync(next(changed, answer))).outcome).toBe('unchanged');
  });

  it('C18: what may not change is named line by line with both values, the rest is sent', async () => {
    const { body, id } = await partPaid({ lines: [line(), line({ productdescription: 'Second' })] });
    const [first, second] = body.lines;
    const lines = [
      { ...first, quantity: 3, productdescription: 'Words' },
      { ...second, priceperunit: 70 },
      line({ productdescription: 'Third' }),
    ];
    const changed = { ...body, lines, record: { ...body.record, description: 'PO 8', datefulfilled: '2026-02-01' } };
    const answer = await at.sync(changed);
    expect(answer).toMatchObject({ outcome: 'updated', problems: [{ code: 'invoice-paid', owner: 'Finance' }] });
    for (const part of [
      /date .* → 2026-02-01/,
      /line 1 \(Words\): quantity 2 → 3/,
      /line 2 \(Second\): unit price 100 → 70/,
      /line 3 \(Third\): the line .* → 2 × 100/,
    ]) {
      expect(answer.problems[0]?.message).toMatch(part);
    }
    expect(stored(id)).toMatchObject({
      reference: 'PO 8',
      total: 460,
      lines: [{ description: 'Words', quantity: 2 }, { unitAmount: 100 }],
    });
    expect(answer.status.xc_syncstatus).toBe(272000003);
    at.xero.calls.length = 0;
    expect(await at.sync(next(changed, answer))).toMatchObject({ outcome: 'failed', problems: [{ message: answer.problems[0]?.message }] });
    expect(at.writes).toEqual([]);
  });

  it('C18: a line that sales deletes, or an account of the construction scheme, stays and is named', async () => {
    at.books.accounts.put({ ...accountRow(), AccountID: 'a0000000-0000-4000-8000-000000000262', Code: '262', SystemAccount: 'CISLABOUR' });
    const { body, id } = await partPaid({ lines: [line(), line({ productdescription: 'Second' })] });
    const answer = await at.sync({ ...body, lines: [{ ...body.lines[0], _xc_accountcodeid_value: account('262') }] });
    expect(answer).toMatchObject({ outcome: 'failed', problems: [{ code: 'invoice-paid' }] });
    expect(answer.problems[0]?.message).toMatch(/account 200 → 262/);
    expect(answer.problems[0]?.message).toMatch(/Second.*deleted/);
    expect(stored(id)?.lines).toHaveLength(2);
    expect(at.writes).toEqual([]);
  });

  it('C18: an invoice that a credit note paid keeps its contact', async () => {
    const { body, id } = await partPaid();
    const note = at.xero.ui.createDocument(organisationId, {
      Type: 'ACCRECCREDIT',
      Status: 'AUTHORISED',
      Contact: { ContactID: stored(id)?.contactId },
      LineItems: [{ Description: 'Less', Quantity: 1, UnitAmount: 10, AccountCode: '200' }],
    });
    at.xero.ui.allocateCredit(organisationId, { sourceId: String(note.CreditNoteID), invoiceId: id, amount: 5 });
    const answer = await at.sync({ ...body, customer: { ...orderBody().customer, name: 'Harbour City Council' } });
    expect(answer).toMatchObject({ outcome: 'failed', problems: [{ code: 'invoice-paid', message: expect.stringContaining('contact') }] });
  });

  it('C18 U1: after full payment too; what finance and sales both changed is a problem', async () => {
    const { body, id } = await partPaid();
    at.xero.ui.recordPayment(organisationId, { invoiceId: id, amount: 180 });
    at.xero.ui.editInvoice(organisationId, id, { Reference: 'of finance' });
    const answer = await at.sync({ ...body, record: { ...body.record, description: 'PO 9', xc_duedate: '2031-02-02' } });
    expect(answer).toMatchObject({ outcome: 'updated', xero: { status: 'PAID' }, problems: [{ code: 'changed-in-xero' }] });
    expect(stored(id)).toMatchObject({ reference: 'of finance', dueDate: '2031-02-02' });
  });

  it('C19: a paid bill is not updated by default [setting update paid bills = No] [trap: paid bill]', async () => {
    const { body, id } = await partPaid(bill);
    expect((await at.sync(body)).outcome).toBe('unchanged');
    const lines = [{ ...body.lines[0], productdescription: 'Other words', quantity: 3 }];
    const answer = await at.sync({ ...body, lines });
    expect(answer).toMatchObject({
      outcome: 'failed',
      problems: [{ code: 'invoice-paid', message: expect.stringMatching(/bill.*description.*quantity 2 → 3/) }],
    });
    expect(stored(id)?.lines[0]?.description).toBe('Delivery and set-up');
    expect(at.writes).toEqual([]);
  });

  it('C19: with the setting a paid bill takes what Xero takes [setting update paid bills = Yes]', async () => {
    const { body, id } = await partPaid({ ...bill, settings: settingsRow({ xc_updatepaidbills: true }) });
    const lines = [{ ...body.lines[0], productdescription: 'Other words', quantity: 3 }];
    const answer = await at.sync({ ...body, lines });
    expect(answer).toMatchObject({
      outcome: 'updated',
      problems: [{ code: 'invoice-paid', message: expect.stringContaining('quantity 2 → 3') }],
    });
    expect(stored(id)?.lines).toMatchObject([{ description: 'Other words', quantity: 2 }]);
  });

  it('C17: a bill that nothing was paid of takes everything', async () => {
    const body = orderBody({ customer: bayside, ...bill });
    const made = await at.sync(body);
    const id = made.writeBack?.xc_xeroinvoiceid ?? '';
    at.xero.ui.editInvoice(organisationId, id, { DueDate: '2031-01-01' });
    at.xero.ui.approveInvoice(organisationId, id);
    const again = next(body, made);
    expect(await at.sync({ ...again, lines: [{ ...again.lines[0], quantity: 3 }] })).toMatchObject({
      outcome: 'updated',
      problems: [],
      xero: { subTotal: 300 },
    });
  });

  it('U1 C18: paid between our read and our write: what Xero still takes is sent, the rest is named [trap: draft approved or paid while we sync]', async () => {
    const body = orderBody({ customer: bayside });
    const made = await at.sync(body);
    const id = made.writeBack?.xc_xeroinvoiceid ?? '';
    const changed = next(body, made, { description: 'PO 1' }, { lines: [{ ...body.lines[0], quantity: 3 }] });
    at.xero.faults.add({ method: 'POST', path: '/Invoices/*', kind: 'slow', ms: 5000 });
    const running = at.sync(changed);
    await expect.poll(() => at.writes.filter((one) => one.startsWith('POST')).length).toBe(1);
    at.xero.ui.approveInvoice(organisationId, id);
    at.xero.ui.recordPayment(organisationId, { invoiceId: id, amount: 10 });
    at.clock.advance(5001);
    expect(await running).toMatchObject({
      outcome: 'updated',
      problems: [{ code: 'invoice-paid', message: expect.stringContaining('quantity 2 → 3') }],
    });
    expect(stored(id)).toMatchObject({ reference: 'PO 1', lines: [{ quantity: 2 }] });
  });

  it('C18 E3: the preview says the same beforehand', async () => {
    const { body } = await partPaid();
    const changed = { ...body, lines: [{ ...body.lines[0], quantity: 3 }], record: { ...body.record, description: 'PO 8' } };
    const preview = await at.preview(changed);
    expect(preview).toMatchObject({ outcome: 'updated', payload: { Reference: 'PO 8' }, problems: [{ code: 'invoice-paid' }] });
    expect(at.writes).toEqual([]);
  });
});

const accountRow = () => {
  const found = at.books.accounts.find((one) => one.Code === '260');
  if (!found) throw new Error('the chart has no account 260');
  return found;
};
