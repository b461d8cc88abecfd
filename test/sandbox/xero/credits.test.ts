import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { type Body, bayside, harbour, invoice, messages, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const creditNote = (more: Record<string, unknown> = {}) => ({
  Type: 'ACCRECCREDIT',
  Contact: { ContactID: bayside },
  Date: '2026-09-15',
  Status: 'AUTHORISED',
  LineItems: [{ Description: 'Returned', Quantity: 1, UnitAmount: 20, AccountCode: '200' }],
  ...more,
});
const note = async (more?: Record<string, unknown>): Promise<Body> =>
  (await world.call('PUT', '/CreditNotes', creditNote(more))).body.CreditNotes[0];
const open = async (more: Record<string, unknown> = {}): Promise<Body> =>
  (await world.call('PUT', '/Invoices', invoice({ Status: 'AUTHORISED', ...more }))).body.Invoices[0];
const allocate = (id: string, InvoiceID: string, Amount: unknown, more: Record<string, unknown> = {}) =>
  world.call('PUT', `/CreditNotes/${id}/Allocations`, { Allocations: [{ Invoice: { InvoiceID }, Amount, Date: '2026-09-16', ...more }] });
const readNote = async (id: string): Promise<Body> => (await world.call('GET', `/CreditNotes/${id}`)).body.CreditNotes[0];
const readInvoice = async (id: string): Promise<Body> => (await world.call('GET', `/Invoices/${id}`)).body.Invoices[0];

it('a credit note has a number of its own, remaining credit, and unique numbers', async () => {
  const one = await note({ Reference: 'RMA 1' });
  expect(one).toMatchObject({
    CreditNoteNumber: 'CN-0001',
    Reference: 'RMA 1',
    RemainingCredit: 23,
    Total: 23,
    Allocations: [],
    Status: 'AUTHORISED',
  });
  expect(one.ID).toBe(one.CreditNoteID);
  expect(messages(await world.call('PUT', '/CreditNotes', creditNote({ CreditNoteNumber: 'CN-0001' })), 'CreditNotes')).toHaveLength(1);
});

it('discounts are refused on a credit note', async () => {
  const LineItems = [{ Description: 'x', Quantity: 1, UnitAmount: 20, AccountCode: '200', DiscountRate: 5 }];
  expect((await world.call('PUT', '/CreditNotes', creditNote({ LineItems }))).status).toBe(400);
});

it('an allocation credits the invoice and uses up the note; taking it back opens both', async () => {
  const [credit, target] = [await note(), await open()];
  const { AllocationID, ...made } = (await allocate(credit.CreditNoteID, target.InvoiceID, 20)).body.Allocations[0];
  expect(made).toMatchObject({
    Amount: 20,
    Date: '/Date(1789516800000+0000)/',
    Invoice: { InvoiceID: target.InvoiceID },
    CreditNote: { CreditNoteID: credit.CreditNoteID },
  });
  expect(await readNote(credit.CreditNoteID)).toMatchObject({
    RemainingCredit: 3,
    Status: 'AUTHORISED',
    Allocations: [{ AllocationID, Amount: 20 }],
  });
  expect(await readInvoice(target.InvoiceID)).toMatchObject({
    AmountCredited: 20,
    AmountDue: 4.15,
    CreditNotes: [{ CreditNoteID: credit.CreditNoteID, AppliedAmount: 20 }],
  });
  await allocate(credit.CreditNoteID, (await open()).InvoiceID, 3);
  expect((await readNote(credit.CreditNoteID)).Status).toBe('PAID');
  const removed = await world.call('DELETE', `/CreditNotes/${credit.CreditNoteID}/Allocations/${AllocationID}`);
  expect([removed.status, removed.body]).toEqual([
    200,
    { AllocationId: AllocationID, Date: '/Date(1789516800000+0000)/', Invoice: [{ InvoiceID: target.InvoiceID }], IsDeleted: true },
  ]);
  expect(await readNote(credit.CreditNoteID)).toMatchObject({ RemainingCredit: 20, Status: 'AUTHORISED' });
  expect(await readInvoice(target.InvoiceID)).toMatchObject({ AmountDue: 24.15, Status: 'AUTHORISED' });
  expect((await world.call('DELETE', `/CreditNotes/${credit.CreditNoteID}/Allocations/${AllocationID}`)).status).toBe(404);
});

it('an invoice credited in full is PAID, with AmountPaid 0', async () => {
  const credit = await note({ LineItems: [{ Description: 'x', UnitAmount: 21, AccountCode: '200' }] });
  const target = await open();
  await allocate(credit.CreditNoteID, target.InvoiceID, 24.15);
  expect(await readInvoice(target.InvoiceID)).toMatchObject({
    Status: 'PAID',
    AmountPaid: 0,
    AmountCredited: 24.15,
    AmountDue: 0,
    FullyPaidOnDate: '/Date(1789516800000+0000)/',
  });
});

describe('allocations that are refused', () => {
  it.each([
    ['no amount', async () => [(await open()).InvoiceID, undefined, {}]],
    ['zero', async () => [(await open()).InvoiceID, 0, {}]],
    ['no date', async () => [(await open()).InvoiceID, 1, { Date: undefined }]],
    [
      'more than remains',
      async () => [(await open({ LineItems: [{ Description: 'x', UnitAmount: 99, AccountCode: '200' }] })).InvoiceID, 23.01, {}],
    ],
    [
      'more than is open',
      async () => [(await open({ LineItems: [{ Description: 'x', UnitAmount: 1, AccountCode: '200' }] })).InvoiceID, 2, {}],
    ],
    ['an invoice of another contact', async () => [(await open({ Contact: { ContactID: harbour } })).InvoiceID, 1, {}]],
    ['an invoice in another currency', async () => [(await open({ CurrencyCode: 'USD' })).InvoiceID, 1, {}]],
    ['a draft invoice', async () => [(await open({ Status: 'DRAFT' })).InvoiceID, 1, {}]],
    [
      'a bill',
      async () => [(await open({ Type: 'ACCPAY', LineItems: [{ Description: 'x', UnitAmount: 9, AccountCode: '310' }] })).InvoiceID, 1, {}],
    ],
    ['an unknown invoice', async () => ['11111111-2222-3333-4444-555555555555', 1, {}]],
  ] as [string, () => Promise<[string, unknown, Record<string, unknown>]>][])('%s', async (_what, make) => {
    const [id, amount, more] = await make();
    expect((await allocate((await note()).CreditNoteID, id, amount, more)).status).toBe(400);
  });
  it('from a draft credit note', async () => {
    expect((await allocate((await note({ Status: 'DRAFT' })).CreditNoteID, (await open()).InvoiceID, 1)).status).toBe(400);
  });
  it('from an unknown credit note: 404', async () => {
    expect((await allocate('11111111-2222-3333-4444-555555555555', (await open()).InvoiceID, 1)).status).toBe(404);
  });
});

it('a refund of a credit note is a payment of type ARCREDITPAYMENT', async () => {
  const { CreditNoteID } = await note();
  const reply = await world.call('PUT', '/Payments', {
    CreditNote: { CreditNoteID },
    Account: { Code: '090' },
    Amount: 23,
    Date: '2026-09-20',
  });
  expect(reply.body.Payments[0]).toMatchObject({
    PaymentType: 'ARCREDITPAYMENT',
    Invoice: { Type: 'ACCRECCREDIT', InvoiceID: CreditNoteID },
  });
  expect((await readNote(CreditNoteID)).Status).toBe('PAID');
});

describe.each([
  ['Prepayments', 'PrepaymentID', 'RECEIVE-PREPAYMENT'],
  ['Overpayments', 'OverpaymentID', 'RECEIVE-OVERPAYMENT'],
] as const)('%s', (plural, idField, type) => {
  it('are listed in pages, and applied like credit notes', async () => {
    const advance = world.xero.ui.recordAdvance(demoTenantId, { type, contactId: bayside, amount: 50, reference: 'deposit' });
    const target = await open();
    const path = `/${plural}/${advance[idField]}/Allocations`;
    const reply = await world.call('PUT', path, {
      Allocations: [{ Invoice: { InvoiceID: target.InvoiceID }, Amount: 24.15, Date: '2026-09-17' }],
    });
    expect(reply.status).toBe(200);
    const after = await readInvoice(target.InvoiceID);
    expect(after).toMatchObject({
      Status: 'PAID',
      AmountCredited: 24.15,
      [plural]: [{ [idField]: advance[idField], AppliedAmount: 24.15 }],
    });
    const list = await world.call('GET', `/${plural}?page=1`);
    expect(list.body.pagination.itemCount).toBe(1);
    expect(list.body[plural][0]).toMatchObject({
      Type: type,
      RemainingCredit: 25.85,
      Reference: 'deposit',
      Contact: { Name: 'Bayside Club' },
    });
    expect((await world.call('DELETE', `${path}/${reply.body.Allocations[0].AllocationID}`)).status).toBe(200);
  });
});
