import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { type Body, invoice, messages, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const authorised = async (more: Record<string, unknown> = {}): Promise<string> =>
  (await world.call('PUT', '/Invoices', invoice({ Status: 'AUTHORISED', ...more }))).body.Invoices[0].InvoiceID;
const read = async (id: string): Promise<Body> => (await world.call('GET', `/Invoices/${id}`)).body.Invoices[0];
const pay = (InvoiceID: string, Amount: unknown, more: Record<string, unknown> = {}) =>
  world.call('PUT', '/Payments', { Payments: [{ Invoice: { InvoiceID }, Account: { Code: '090' }, Date: '2026-09-20', Amount, ...more }] });

it('part paid stays AUTHORISED, the rest makes it PAID with the date of the last payment', async () => {
  const id = await authorised();
  const payment = (await pay(id, 10, { Reference: 'first half' })).body.Payments[0];
  expect(payment).toMatchObject({
    Amount: 10,
    BankAmount: 10,
    PaymentType: 'ACCRECPAYMENT',
    Status: 'AUTHORISED',
    Date: '/Date(1789862400000+0000)/',
    Account: { Code: '090', Name: 'Business Bank Account' },
    Invoice: { InvoiceID: id, AmountDue: 14.15, AmountPaid: 10 },
  });
  expect(await read(id)).toMatchObject({ Status: 'AUTHORISED', AmountDue: 14.15, AmountPaid: 10 });
  await pay(id, 14.15, { Date: '2026-09-25' });
  const paid = await read(id);
  expect(paid).toMatchObject({ Status: 'PAID', AmountDue: 0, AmountPaid: 24.15, FullyPaidOnDate: '/Date(1790294400000+0000)/' });
  expect(paid.Payments[0]).toEqual({
    PaymentID: payment.PaymentID,
    Date: '/Date(1789862400000+0000)/',
    Amount: 10,
    Reference: 'first half',
    CurrencyRate: 1,
    HasAccount: false,
    HasValidationErrors: false,
  });
});

it('a deleted payment opens the invoice again and stays in the list as DELETED', async () => {
  const id = await authorised();
  const { PaymentID } = (await pay(id, 24.15)).body.Payments[0];
  const reply = await world.call('POST', `/Payments/${PaymentID}`, { Status: 'DELETED' });
  expect(reply.body.Payments[0]).toMatchObject({ PaymentID, Status: 'DELETED' });
  const open = await read(id);
  expect(open).toMatchObject({ Status: 'AUTHORISED', AmountDue: 24.15, AmountPaid: 0 });
  expect([open.Payments, open.FullyPaidOnDate]).toEqual([undefined, undefined]);
  expect((await world.call('POST', `/Payments/${PaymentID}`, { Status: 'DELETED' })).status).toBe(400);
  const list = await world.call('GET', `/Payments?where=${encodeURIComponent(`Invoice.InvoiceID==guid("${id}")`)}`);
  expect(list.body.Payments.map((one: Body) => one.Status)).toEqual(['DELETED']);
});

describe('refusals', () => {
  it('more than is open', async () => {
    expect(messages(await pay(await authorised(), 24.16), 'Payments')).toEqual([
      'Payment amount exceeds the amount outstanding on this document',
    ]);
  });
  it('an account that takes no payments, with Xero’s error number', async () => {
    const reply = await pay(await authorised(), 1, { Account: { Code: '200' } });
    expect([reply.status, reply.body.ErrorNumber, reply.body.Message]).toEqual([
      400,
      101,
      'Account type is invalid for making a payment to/from',
    ]);
  });
  it.each([
    ['nothing', undefined],
    ['zero', 0],
    ['a negative amount', -1],
  ])('%s', async (_what, amount) => {
    expect((await pay(await authorised(), amount)).body.Type).toBe('ValidationException');
  });
  it.each(['DRAFT', 'SUBMITTED'])('a %s invoice', async (Status) => {
    expect(messages(await pay(await authorised({ Status }), 1), 'Payments')).toEqual([
      'Payments can only be made against Authorised documents',
    ]);
  });
  it('an invoice that does not exist, and one that is not named', async () => {
    expect((await pay('11111111-2222-3333-4444-555555555555', 1)).status).toBe(400);
    expect((await world.call('PUT', '/Payments', { Amount: 1, Account: { Code: '090' } })).status).toBe(400);
  });
  it('a date in a locked period', async () => {
    expect(messages(await pay(await authorised(), 1, { Date: '2025-01-01' }), 'Payments')[0]).toContain('period lock date');
  });
  it('any change but DELETED', async () => {
    const { PaymentID } = (await pay(await authorised(), 1)).body.Payments[0];
    expect((await world.call('POST', `/Payments/${PaymentID}`, { Status: 'AUTHORISED' })).status).toBe(400);
    expect((await world.call('POST', `/Payments/${PaymentID}`, { Status: 'DELETED', Amount: 2 })).status).toBe(400);
    expect((await world.call('POST', '/Payments/11111111-2222-3333-4444-555555555555', { Status: 'DELETED' })).status).toBe(404);
  });
});

it('an account with payments enabled takes them, by code or by id, and so does an invoice by number', async () => {
  const id = await authorised({ InvoiceNumber: 'PAY-1' });
  const account = (await world.call('GET', `/Accounts?where=${encodeURIComponent('Code=="970"')}`)).body.Accounts[0];
  expect((await pay(id, 1, { Account: { AccountID: account.AccountID } })).body.Payments[0].Account.Name).toBe('Owner Funds Introduced');
  expect((await world.call('PUT', '/Payments', { InvoiceNumber: 'PAY-1', Code: '970', Amount: 1, Date: '2026-09-20' })).status).toBe(200);
});

it('the account’s name shows on the payment’s own page, in a list only id and code', async () => {
  const { PaymentID } = (await pay(await authorised(), 1)).body.Payments[0];
  const single = (await world.call('GET', `/Payments/${PaymentID}`)).body.Payments[0];
  const listed = (await world.call('GET', '/Payments?page=1')).body.Payments.find((one: Body) => one.PaymentID === PaymentID);
  expect(Object.keys(single.Account)).toEqual(['AccountID', 'Code', 'Name']);
  expect(Object.keys(listed.Account)).toEqual(['AccountID', 'Code']);
  expect(listed.Invoice).toMatchObject({ Type: 'ACCREC', LineItems: [], Contact: { Name: 'Bayside Club', Addresses: [] } });
  expect(single.Invoice).toMatchObject({ Status: 'AUTHORISED', Total: 24.15, LineItems: [{ Description: 'Widget' }] });
});

it('POST /Payments takes one payment', async () => {
  const id = await authorised();
  const one = { Invoice: { InvoiceID: id }, Account: { Code: '090' }, Amount: 1 };
  expect((await world.call('POST', '/Payments', one)).status).toBe(200);
  expect((await world.call('POST', '/Payments', { Payments: [one, one] })).status).toBe(400);
});

it('several in one PUT see each other', async () => {
  const id = await authorised();
  const one = { Invoice: { InvoiceID: id }, Account: { Code: '090' }, Amount: 20, Date: '2026-09-20' };
  const reply = await world.call('PUT', '/Payments?summarizeErrors=false', { Payments: [one, one] });
  expect(reply.body.Payments.map((each: Body) => each.StatusAttributeString)).toEqual(['OK', 'ERROR']);
  expect((await read(id)).AmountPaid).toBe(20);
});

it('total − paid − credited = amount due, whatever is paid, credited and taken back', async () => {
  const { ui } = world.xero;
  const id = await authorised({ LineItems: [{ Description: 'x', UnitAmount: 1000, AccountCode: '200', TaxType: 'NONE' }] });
  const contactId = (await read(id)).Contact.ContactID;
  const overpaymentId = String(ui.recordAdvance(demoTenantId, { type: 'RECEIVE-OVERPAYMENT', contactId, amount: 100_000 }).OverpaymentID);
  const acts = fc.array(
    fc.record({ kind: fc.constantFrom('pay', 'credit', 'unpay', 'uncredit'), cents: fc.integer({ min: 1, max: 60_000 }) }),
    { maxLength: 25 },
  );
  await fc.assert(
    fc.asyncProperty(acts, async (steps) => {
      for (const { kind, cents } of steps) {
        const now = await read(id);
        try {
          if (kind === 'pay') ui.recordPayment(demoTenantId, { invoiceId: id, amount: cents / 100, date: '2026-09-20' });
          if (kind === 'credit')
            ui.allocateCredit(demoTenantId, {
              sourceId: overpaymentId,
              invoiceId: id,
              amount: cents / 100,
              date: '2026-09-20',
            });
          if (kind === 'unpay' && now.Payments) ui.deletePayment(demoTenantId, now.Payments[0].PaymentID);
          const [applied] = (await world.call('GET', `/Overpayments/${overpaymentId}`)).body.Overpayments[0].Allocations;
          if (kind === 'uncredit' && applied) ui.removeAllocation(demoTenantId, overpaymentId, applied.AllocationID);
        } catch (refusal) {
          expect(cents / 100 > now.AmountDue || now.Status === 'PAID').toBe(true);
          expect((refusal as Error).name).toBe('Error');
        }
        const after = await read(id);
        expect(Math.abs(after.Total - after.AmountPaid - (after.AmountCredited ?? 0) - after.AmountDue)).toBeLessThan(0.001);
        expect(after.Status).toBe(after.AmountDue === 0 ? 'PAID' : 'AUTHORISED');
      }
    }),
    { numRuns: 12 },
  );
});

it('BankAmount is in the currency of the bank account', async () => {
  const foreign = { Status: 'AUTHORISED', CurrencyCode: 'USD', CurrencyRate: 0.6 };
  const { InvoiceID } = (await world.call('PUT', '/Invoices', invoice(foreign))).body.Invoices[0];
  const payment = { Invoice: { InvoiceID }, Account: { Code: '090' }, Amount: 12 };
  expect((await world.call('PUT', '/Payments', payment)).body.Payments[0]).toMatchObject({ Amount: 12, BankAmount: 20, CurrencyRate: 0.6 });
});
