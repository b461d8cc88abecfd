import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { type Body, bayside, harbour, invoice, messages, openWorld, tui, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const first = (reply: { body: Body }): Body => reply.body.Invoices[0];
const create = async (more: Record<string, unknown> = {}): Promise<Body> => first(await world.call('PUT', '/Invoices', invoice(more)));
const update = (id: string, change: Record<string, unknown>, query = '') => world.call('POST', `/Invoices/${id}${query}`, change);
const read = async (id: string): Promise<Body> => first(await world.call('GET', `/Invoices/${id}`));
const pay = (id: string, amount: number) => world.xero.ui.recordPayment(demoTenantId, { invoiceId: id, amount, date: '2026-09-20' });
const notValid = 'Invoice not of valid status for modification';

async function inStatus(status: string): Promise<string> {
  const { InvoiceID } = await create({
    Status: ['DRAFT', 'SUBMITTED'].includes(status) ? status : status === 'DELETED' ? 'DRAFT' : 'AUTHORISED',
  });
  if (status === 'PAID') pay(InvoiceID, 24.15);
  if (status === 'VOIDED' || status === 'DELETED') await update(InvoiceID, { Status: status });
  return InvoiceID;
}

const allowed: Record<string, string[]> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
  PAID: ['PAID'],
  VOIDED: [],
  DELETED: [],
};
const every = Object.keys(allowed);
it.each(every.flatMap((from) => every.map((to) => [from, to] as const)))('status %s to %s', async (from, to) => {
  const id = await inStatus(from);
  const reply = await update(id, { Status: to });
  if (allowed[from]?.includes(to)) {
    expect(first(reply).Status).toBe(to);
  } else {
    expect([reply.status, messages(reply)]).toEqual([400, [notValid]]);
    expect((await read(id)).Status).toBe(from);
  }
});

it('a refused delete in a batch echoes the requested status, not the stored one, in a 200', async () => {
  const id = await inStatus('AUTHORISED');
  const reply = await world.call('POST', '/Invoices?summarizeErrors=false', { Invoices: [{ InvoiceID: id, Status: 'DELETED' }] });
  expect([reply.status, reply.body.Status]).toEqual([200, 'OK']);
  expect(first(reply)).toMatchObject({
    Type: 'ACCREC',
    InvoiceID: id,
    HasErrors: true,
    Status: 'DELETED',
    StatusAttributeString: 'ERROR',
    ValidationErrors: [{ Message: notValid }],
    Total: 24.15,
    LineItems: [{ Description: 'Widget' }],
  });
  expect((await read(id)).Status).toBe('AUTHORISED');
});

it('an unknown id is 404, in the address and in a batch', async () => {
  const id = '11111111-2222-3333-4444-555555555555';
  expect((await update(id, { Reference: 'x' })).status).toBe(404);
  expect((await world.call('POST', '/Invoices?summarizeErrors=false', { Invoices: [{ InvoiceID: id }] })).status).toBe(404);
});

describe('lines of an update', () => {
  it('with LineItemID it is changed, without it is new, not sent it is deleted', async () => {
    const one = await create({
      LineItems: [1, 2].map((n) => ({ Description: `Line ${n}`, Quantity: 1, UnitAmount: n, AccountCode: '200' })),
    });
    const [kept] = one.LineItems;
    const reply = await update(one.InvoiceID, {
      LineItems: [
        { LineItemID: kept.LineItemID, Quantity: 3 },
        { Description: 'New', UnitAmount: 5, AccountCode: '260' },
      ],
    });
    expect(first(reply).LineItems.map((each: Body) => [each.Description, each.Quantity, each.LineAmount])).toEqual([
      ['Line 1', 3, 3],
      ['New', 1, 5],
    ]);
    expect(first(reply).LineItems[0].LineItemID).toBe(kept.LineItemID);
  });
  it('left out, the lines stay; an empty list is refused', async () => {
    const one = await create();
    expect(first(await update(one.InvoiceID, { Reference: 'PO 77' }))).toMatchObject({ Reference: 'PO 77', LineItems: one.LineItems });
    expect((await update(one.InvoiceID, { LineItems: [] })).status).toBe(400);
  });
  it('a header-only update keeps prices of four decimals', async () => {
    const one = first(
      await world.call(
        'PUT',
        '/Invoices?unitdp=4',
        invoice({ LineItems: [{ Description: 'x', Quantity: 1000, UnitAmount: 0.1234, AccountCode: '200' }] }),
      ),
    );
    expect(first(await update(one.InvoiceID, { Reference: 'x' }, '?unitdp=4')).LineItems[0]).toMatchObject({
      UnitAmount: 0.1234,
      LineAmount: 123.4,
    });
  });
  it('other LineAmountTypes compute tax again', async () => {
    const one = await create();
    expect(first(await update(one.InvoiceID, { LineAmountTypes: 'NoTax' }))).toMatchObject({ Total: 21, TotalTax: 0 });
  });
});

it('an authorised, unpaid invoice may change in everything', async () => {
  const one = await create({ Status: 'AUTHORISED' });
  const change = {
    Date: '2026-09-01',
    Contact: { ContactID: harbour },
    CurrencyCode: 'USD',
    LineItems: [{ Description: 'y', Quantity: 1, UnitAmount: 3, AccountCode: '260' }],
  };
  expect(first(await update(one.InvoiceID, change))).toMatchObject({ Total: 3.45, CurrencyCode: 'USD', Contact: { ContactID: harbour } });
});

it('a draft without accounts cannot be approved until it has them', async () => {
  const one = await create({ LineItems: [{ Description: 'x', UnitAmount: 1 }] });
  expect((await update(one.InvoiceID, { Status: 'AUTHORISED' })).status).toBe(400);
  const lines = [{ LineItemID: one.LineItems[0].LineItemID, AccountCode: '200' }];
  expect(first(await update(one.InvoiceID, { Status: 'AUTHORISED', LineItems: lines })).Total).toBe(1.15);
});

describe.each([
  ['a part-paid sales invoice', 'ACCREC', 10],
  ['a paid sales invoice', 'ACCREC', 24.15],
  ['a paid bill', 'ACCPAY', 24.15],
])('C18 C19: %s', (_what, type, amount) => {
  const paid = async (): Promise<Body> => {
    const AccountCode = type === 'ACCREC' ? '200' : '310';
    const one = await create({
      Type: type,
      InvoiceNumber: `P-${Math.random()}`,
      Status: 'AUTHORISED',
      LineItems: [{ Description: 'Widget', Quantity: 2, UnitAmount: 10.5, AccountCode }],
    });
    pay(one.InvoiceID, amount);
    return read(one.InvoiceID);
  };
  it.each([
    ['DueDate', { DueDate: '2026-12-01' }],
    ['InvoiceNumber', { InvoiceNumber: 'NEW' }],
    ['BrandingThemeID', { BrandingThemeID: 'b0000000-0000-4000-8000-000000000002' }],
    ['Contact', { Contact: { ContactID: tui } }],
    ['Url', { Url: 'https://org.example/1' }],
  ])('%s may change', async (field, change) => {
    const one = await paid();
    const InvoiceNumber = field === 'InvoiceNumber' ? { InvoiceNumber: `NEW-${one.InvoiceID}` } : {};
    expect((await update(one.InvoiceID, { ...change, ...InvoiceNumber })).status).toBe(200);
  });
  it('description, account and tracking of a line may change', async () => {
    const one = await paid();
    const AccountCode = type === 'ACCREC' ? '260' : '400';
    const LineItems = [
      { LineItemID: one.LineItems[0].LineItemID, Description: 'Other', AccountCode, Tracking: [{ Name: 'Region', Option: 'South' }] },
    ];
    expect(first(await update(one.InvoiceID, { LineItems })).LineItems[0]).toMatchObject({
      Description: 'Other',
      AccountCode,
      Tracking: [{ Option: 'South' }],
    });
  });
  it.each([
    ['Date', { Date: '2026-09-02' }],
    ['CurrencyCode', { CurrencyCode: 'USD' }],
    ['LineAmountTypes', { LineAmountTypes: 'Inclusive' }],
    ['new lines', { LineItems: [{ Description: 'x', UnitAmount: 1, AccountCode: '860' }] }],
  ])('%s may not change', async (_field, change) => {
    const one = await paid();
    expect(messages(await update(one.InvoiceID, change))).toContain(notValid);
    expect((await read(one.InvoiceID)).Total).toBe(24.15);
  });
  it.each(['Quantity', 'UnitAmount'])('%s of a line may not change', async (field) => {
    const one = await paid();
    expect(messages(await update(one.InvoiceID, { LineItems: [{ LineItemID: one.LineItems[0].LineItemID, [field]: 1 }] }))).toContain(
      notValid,
    );
  });
  it('cannot be voided', async () => {
    expect(messages(await update((await paid()).InvoiceID, { Status: 'VOIDED' }))).toEqual([notValid]);
  });
});

it('the contact may not change on an invoice that a credit note pays', async () => {
  const one = await create({ Status: 'AUTHORISED' });
  const note = world.xero.ui.createDocument(demoTenantId, {
    Type: 'ACCRECCREDIT',
    Contact: { ContactID: bayside },
    Status: 'AUTHORISED',
    LineItems: [{ Description: 'x', UnitAmount: 5, AccountCode: '200' }],
  });
  world.xero.ui.allocateCredit(demoTenantId, { sourceId: String(note.CreditNoteID), invoiceId: one.InvoiceID, amount: 5 });
  expect(messages(await update(one.InvoiceID, { Contact: { ContactID: harbour } }))).toEqual([notValid]);
});

it('nothing changes in a locked period', async () => {
  const other = await openWorld();
  const made = first(await other.call('PUT', '/Invoices', invoice({ Status: 'AUTHORISED' })));
  other.xero.ui.changeLockDates(demoTenantId, { endOfYearLockDate: '2026-09-30' });
  const locked = 'The document date cannot be before the period lock date, currently set at 30 September 2026';
  for (const change of [{ Reference: 'x' }, { Status: 'VOIDED' }]) {
    expect(messages(await other.call('POST', `/Invoices/${made.InvoiceID}`, change))).toEqual([locked]);
  }
  expect(() => other.xero.ui.recordPayment(demoTenantId, { invoiceId: made.InvoiceID, amount: 1, date: '2026-09-15' })).toThrow(locked);
  other.xero.ui.changeLockDates(demoTenantId, { endOfYearLockDate: null });
  expect((await other.call('POST', `/Invoices/${made.InvoiceID}`, { Reference: 'x' })).status).toBe(200);
  await other.close();
});

it('an update moves UpdatedDateUTC', async () => {
  const one = await create();
  world.clock.advance(5000);
  const at = (value: string) => Number(/\d+/.exec(value)?.[0]);
  expect(at(first(await update(one.InvoiceID, { Reference: 'later' })).UpdatedDateUTC)).toBeGreaterThanOrEqual(
    at(one.UpdatedDateUTC) + 5000,
  );
});

describe('what changes without a new UpdatedDateUTC', () => {
  it.each([
    ['the due date of a part-paid invoice', 10, { DueDate: '2026-12-01' }, true],
    ['the due date of an unpaid invoice', 0, { DueDate: '2026-12-01' }, false],
    ['due date and reference of a part-paid invoice', 10, { DueDate: '2026-12-01', Reference: 'x' }, false],
  ])('%s', async (_what, amount, change, quiet) => {
    const one = await create({ Status: 'AUTHORISED' });
    if (amount) pay(one.InvoiceID, amount);
    const before = await read(one.InvoiceID);
    world.clock.advance(5000);
    const since = { 'if-modified-since': world.clock.now().toUTCString() };
    const after = first(await update(one.InvoiceID, change));
    expect(after.DueDateString).toBe('2026-12-01T00:00:00');
    expect(after.UpdatedDateUTC === before.UpdatedDateUTC).toBe(quiet);
    const found = (await world.call('GET', `/Invoices?IDs=${one.InvoiceID}`, undefined, since)).body.Invoices;
    expect(found).toHaveLength(quiet ? 0 : 1);
  });
});

it('an invoice that only a prepayment pays may change its contact', async () => {
  const one = await create({ Status: 'AUTHORISED' });
  const advance = world.xero.ui.recordAdvance(demoTenantId, { type: 'RECEIVE-PREPAYMENT', contactId: bayside, amount: 5 });
  world.xero.ui.allocateCredit(demoTenantId, { sourceId: String(advance.PrepaymentID), invoiceId: one.InvoiceID, amount: 5 });
  expect((await update(one.InvoiceID, { Contact: { ContactID: harbour } })).status).toBe(200);
});

it('a line of a paid invoice can’t be coded to an account of the Construction Industry Scheme', async () => {
  const cis = { AccountID: 'a0000000-0000-4000-8000-000000000290', Code: '290', Name: 'CIS Labour', Type: 'REVENUE', TaxType: 'OUTPUT2' };
  const books = world.xero.state.organisations.get(demoTenantId);
  const sales = books?.accounts.find((account) => account.Code === '200');
  if (sales) books?.accounts.put({ ...sales, ...cis, SystemAccount: 'CISLABOURINCOME' });
  const one = await create({ Status: 'AUTHORISED' });
  const recode = () => update(one.InvoiceID, { LineItems: [{ LineItemID: one.LineItems[0].LineItemID, AccountCode: '290' }] });
  pay(one.InvoiceID, 1);
  expect(messages(await recode())).toEqual([notValid]);
});

it('the expected payment date is a sales invoice’s, the planned one a bill’s', async () => {
  const dates = { ExpectedPaymentDate: '2026-11-01', PlannedPaymentDate: '2026-11-02' };
  const sale = await create(dates);
  const bill = await create({ ...dates, Type: 'ACCPAY', LineItems: [{ Description: 'x', UnitAmount: 1, AccountCode: '310' }] });
  const shown = (one: Body) => [one.ExpectedPaymentDate !== undefined, one.PlannedPaymentDate !== undefined];
  expect([shown(sale), shown(bill)]).toEqual([
    [true, false],
    [false, true],
  ]);
});
