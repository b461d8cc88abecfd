import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { type Body, bayside, harbour, invoice, messages, openWorld, type World } from './world.ts';

// Facts of the Accounting API that belong to no one resource, or that only show over several calls.
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const creditNote = (more: Record<string, unknown> = {}) => ({
  Type: 'ACCRECCREDIT',
  Contact: { ContactID: bayside },
  LineItems: [{ Description: 'Returned', Quantity: 1, UnitAmount: 10.1234, AccountCode: '200' }],
  ...more,
});
const made = async (more: Record<string, unknown> = {}): Promise<Body> =>
  (await world.call('PUT', '/Invoices', invoice({ Status: 'AUTHORISED', ...more }))).body.Invoices[0];
const numbers = async (where: string): Promise<string[]> =>
  (await world.call('GET', `/Invoices?where=${encodeURIComponent(where)}`)).body.Invoices.map((one: Body) => one.InvoiceNumber).sort();

describe('credit notes', () => {
  const write = (id: string, change: unknown, query = '') => world.call('POST', `/CreditNotes/${id}${query}`, change);
  it('are updated by id, approved, and keep their prices of four decimals with unitdp=4', async () => {
    const { CreditNoteID, LineItems } = (await world.call('PUT', '/CreditNotes?unitdp=4', creditNote())).body.CreditNotes[0];
    expect(LineItems[0].UnitAmount).toBe(10.1234);
    const approved = (await write(CreditNoteID, { Status: 'AUTHORISED', Reference: 'RMA 9' }, '?unitdp=4')).body.CreditNotes[0];
    expect(approved).toMatchObject({
      Status: 'AUTHORISED',
      Reference: 'RMA 9',
      RemainingCredit: 11.64,
      LineItems: [{ UnitAmount: 10.1234 }],
    });
    const read = (await world.call('GET', `/CreditNotes/${CreditNoteID}`)).body.CreditNotes[0];
    expect([read.LineItems[0].UnitAmount, typeof read.UpdatedDateUTCString]).toEqual([10.12, 'string']);
  });

  it('with an allocation or a refund on them change in nothing and can’t be voided, until it is taken back', async () => {
    const one = (await world.call('PUT', '/CreditNotes', creditNote({ Status: 'AUTHORISED' }))).body.CreditNotes[0];
    const { InvoiceID } = await made();
    const path = `/CreditNotes/${one.CreditNoteID}/Allocations`;
    const allocations = [{ Invoice: { InvoiceID }, Amount: 5, Date: '2026-09-20' }];
    const { AllocationID } = (await world.call('PUT', path, { Allocations: allocations })).body.Allocations[0];
    for (const change of [{ Reference: 'x' }, { Status: 'VOIDED' }])
      expect(messages(await write(one.CreditNoteID, change), 'CreditNotes')).toEqual(['Invoice not of valid status for modification']);
    expect((await world.call('DELETE', `${path}/${AllocationID}`)).body).toMatchObject({ AllocationId: AllocationID, IsDeleted: true });
    expect((await write(one.CreditNoteID, { Status: 'VOIDED' })).body.CreditNotes[0].Status).toBe('VOIDED');
  });

  it('one note on two invoices is two allocations; used up it is PAID, and closed to more', async () => {
    const one = (await world.call('PUT', '/CreditNotes', creditNote({ Status: 'AUTHORISED' }))).body.CreditNotes[0];
    const Allocations = [5, 6.64].map(async (Amount) => ({ Invoice: { InvoiceID: (await made()).InvoiceID }, Amount, Date: '2026-09-20' }));
    const path = `/CreditNotes/${one.CreditNoteID}/Allocations`;
    const given = await world.call('PUT', path, { Allocations: await Promise.all(Allocations) });
    expect(given.body.Allocations.map((row: Body) => row.Amount)).toEqual([5, 6.64]);
    expect((await world.call('GET', `/CreditNotes/${one.CreditNoteID}`)).body.CreditNotes[0]).toMatchObject({
      Status: 'PAID',
      RemainingCredit: 0,
    });
    const more = { Allocations: [{ Invoice: { InvoiceID: (await made()).InvoiceID }, Amount: 1, Date: '2026-09-20' }] };
    expect((await world.call('PUT', path, more)).status).toBe(400);
  });

  it('a refund of a note that does not exist is refused in Xero’s words', async () => {
    const CreditNoteID = '11111111-2222-3333-4444-555555555555';
    const reply = await world.call('PUT', '/Payments', { CreditNote: { CreditNoteID }, Account: { Code: '090' }, Amount: 1 });
    expect(messages(reply, 'Payments')).toEqual(['An existing Credit Note with the specified CreditNoteID could not be found']);
  });
});

describe('optimised filters', () => {
  it.each([
    ['Status=="AUTHORISED" AND InvoiceNumber=="F-1"'],
    [`Contact.ContactID==guid("${harbour}")`],
    ['Contact.Name=="HARBOUR city council"'],
    ['Contact.ContactNumber=="council-1"'],
    ['Reference=="Filter me"'],
    ['InvoiceNumber=="F-1"'],
    ['Type=="ACCREC" AND AmountPaid==1.5'],
    ['Date>=DateTime(2026,08,01) AND Date<DateTime(2026,08,02)'],
    ['DueDate==DateTime(2026,08,20)'],
    ['AmountDue>=22.65 AND AmountDue<22.66'],
  ])('%s', async (where) => {
    if ((await numbers('InvoiceNumber=="F-1"')).length === 0) {
      await world.call('POST', '/Contacts', { ContactID: harbour, ContactNumber: 'council-1' });
      const more = { InvoiceNumber: 'F-1', Reference: 'Filter me', Date: '2026-08-01', DueDate: '2026-08-20' };
      const { InvoiceID } = await made({ ...more, Contact: { ContactID: harbour } });
      world.xero.ui.recordPayment(demoTenantId, { invoiceId: InvoiceID, amount: 1.5 });
    }
    expect(await numbers(where)).toEqual(['F-1']);
  });
  it('by InvoiceId, several with OR', async () => {
    const [one, two] = [await made(), await made()];
    const where = [one, two].map((row) => `InvoiceId==guid("${row.InvoiceID}")`).join(' OR ');
    expect(await numbers(where)).toEqual([one.InvoiceNumber, two.InvoiceNumber].sort());
  });
});

describe('what does not bump UpdatedDateUTC', () => {
  it('a contact’s balances, and whether it is a customer or supplier', async () => {
    const { ContactID, UpdatedDateUTC } = (await world.call('PUT', '/Contacts', { Name: 'Balanced Ltd' })).body.Contacts[0];
    world.clock.advance(10_000);
    await made({ Contact: { ContactID }, DueDate: '2026-09-15' });
    const [row] = (await world.call('GET', `/Contacts?page=1&IDs=${ContactID}`)).body.Contacts;
    expect(row).toMatchObject({
      UpdatedDateUTC,
      IsCustomer: true,
      Balances: { AccountsReceivable: { Outstanding: 24.15, Overdue: 24.15 } },
    });
    const since = { 'if-modified-since': world.clock.now().toUTCString() };
    expect((await world.call('GET', `/Contacts?page=1&IDs=${ContactID}`, undefined, since)).body.Contacts).toEqual([]);
  });
});

describe('lists', () => {
  it('of payments, prepayments and overpayments say UpdatedDateUTC as a text too', async () => {
    const { InvoiceID } = await made();
    world.xero.ui.recordPayment(demoTenantId, { invoiceId: InvoiceID, amount: 1 });
    for (const type of ['RECEIVE-PREPAYMENT', 'RECEIVE-OVERPAYMENT'] as const)
      world.xero.ui.recordAdvance(demoTenantId, { type, contactId: bayside, amount: 5 });
    for (const name of ['Payments', 'Prepayments', 'Overpayments']) {
      const [row] = (await world.call('GET', `/${name}?page=1`)).body[name];
      expect(row.UpdatedDateUTCString).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
  });
  it('of items have no pages; users say their role', async () => {
    expect((await world.call('GET', '/Items?page=1')).status).toBe(400);
    expect((await world.call('GET', '/Users')).body.Users).toMatchObject([{ UserID: world.userId, OrganisationRole: 'STANDARD' }]);
  });
});

describe('flags of a refused element', () => {
  it.each([
    ['Contacts', { Name: 'Bayside Club' }, 'HasValidationErrors'],
    ['Invoices', { Type: 'ACCREC' }, 'HasErrors'],
    ['CreditNotes', { Type: 'ACCRECCREDIT' }, 'HasErrors'],
    ['Items', { Code: 'DESK-OAK' }, undefined],
  ])('%s', async (name, element, flag) => {
    const [one] = (await world.call('PUT', `/${name}?summarizeErrors=false`, { [name]: [element] })).body[name];
    expect([one.StatusAttributeString, one.ValidationErrors.length > 0]).toEqual(['ERROR', true]);
    const flags = ['HasErrors', 'HasValidationErrors'].filter((field) => one[field] === true);
    expect(flags).toEqual(flag ? [flag] : []);
    const id = one[{ Contacts: 'ContactID', Invoices: 'InvoiceID', CreditNotes: 'CreditNoteID', Items: 'ItemID' }[name] as string];
    expect(id).toBe('00000000-0000-0000-0000-000000000000');
  });
});

it('the period lock and the year-end lock hold alike: new documents, approvals, edits, voids, payments, allocations', async () => {
  const other = await openWorld();
  const authorised = (await other.call('PUT', '/Invoices', invoice({ Status: 'AUTHORISED' }))).body.Invoices[0].InvoiceID;
  const draft = (await other.call('PUT', '/Invoices', invoice())).body.Invoices[0].InvoiceID;
  const note = (await other.call('PUT', '/CreditNotes', creditNote({ Status: 'AUTHORISED', Date: '2026-09-14' }))).body.CreditNotes[0];
  const acts: [string, string, unknown, string][] = [
    ['PUT', '/Invoices', invoice({ Status: 'AUTHORISED' }), 'Invoices'],
    ['POST', `/Invoices/${draft}`, { Status: 'AUTHORISED' }, 'Invoices'],
    ['POST', `/Invoices/${authorised}`, { DueDate: '2026-12-01' }, 'Invoices'],
    ['POST', `/Invoices/${authorised}`, { Status: 'VOIDED' }, 'Invoices'],
    ['PUT', '/Payments', { Invoice: { InvoiceID: authorised }, Account: { Code: '090' }, Amount: 1, Date: '2026-09-14' }, 'Payments'],
    [
      'PUT',
      `/CreditNotes/${note.CreditNoteID}/Allocations`,
      { Allocations: [{ Invoice: { InvoiceID: authorised }, Amount: 1, Date: '2026-09-14' }] },
      'Allocations',
    ],
  ];
  const locks = [
    { periodLockDate: '2026-09-30', endOfYearLockDate: '2025-03-31' },
    { periodLockDate: null, endOfYearLockDate: '2026-09-30' },
  ];
  for (const lock of locks) {
    other.xero.ui.changeLockDates(demoTenantId, lock);
    for (const [method, path, body, name] of acts)
      expect(messages(await other.call(method, path, body), name)).toEqual([
        'The document date cannot be before the period lock date, currently set at 30 September 2026',
      ]);
  }
  await other.close();
});
