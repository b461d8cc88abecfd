import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { invoice, messages, openWorld, type World } from './world.ts';

const bill = [{ Description: 'Paper', Quantity: 1, UnitAmount: 5, AccountCode: '453' }];
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const set = (action: string, allowed: boolean) => world.xero.ui.setAction(demoTenantId, action, allowed);
const statusOf = async (action: string) =>
  (await world.call('GET', '/Organisation/Actions')).body.Actions.find((one: { Name: string }) => one.Name === action).Status;

async function without<T>(action: string, act: () => Promise<T>): Promise<T> {
  set(action, false);
  try {
    return await act();
  } finally {
    set(action, true);
  }
}

describe('what the signed-in user may not do', () => {
  it('is NOT-ALLOWED among the organisation’s actions, and set on Xero’s side', async () => {
    expect(await statusOf('CreateDraftInvoice')).toBe('ALLOWED');
    expect(await without('CreateDraftInvoice', () => statusOf('CreateDraftInvoice'))).toBe('NOT-ALLOWED');
    expect(await statusOf('CreateDraftInvoice')).toBe('ALLOWED');
    expect(() => set('CreateEverything', true)).toThrow('action must be one of');
  });

  it.each([
    ['CreateDraftInvoice', invoice({ Status: 'DRAFT' }), invoice({ Status: 'AUTHORISED' })],
    ['CreateApprovedInvoice', invoice({ Status: 'AUTHORISED' }), invoice({ Status: 'DRAFT' })],
    ['CreateDraftBill', invoice({ Type: 'ACCPAY', LineItems: bill }), invoice()],
    [
      'CreateApprovedBill',
      invoice({ Type: 'ACCPAY', LineItems: bill, Status: 'AUTHORISED' }),
      invoice({ Type: 'ACCPAY', LineItems: bill }),
    ],
  ])('%s: 403 for the whole call, and nothing is kept; another right is not touched', async (action, refused, taken) => {
    const count = () => world.xero.state.organisations.get(demoTenantId)?.documents.all().length;
    const before = count();
    await without(action, async () => {
      const reply = await world.call('PUT', '/Invoices?summarizeErrors=false', { Invoices: [taken, refused] });
      expect([reply.status, reply.body.Detail]).toEqual([403, 'AuthorizationUnsuccessful']);
      expect(count()).toBe(before);
      expect((await world.call('PUT', '/Invoices', taken)).status).toBe(200);
    });
  });

  it('a draft can’t be approved without the right, by a person it can', async () => {
    const { InvoiceID } = (await world.call('PUT', '/Invoices', invoice())).body.Invoices[0];
    await without('CreateApprovedInvoice', async () => {
      expect((await world.call('POST', `/Invoices/${InvoiceID}`, { Status: 'AUTHORISED' })).status).toBe(403);
      expect(world.xero.ui.approveInvoice(demoTenantId, InvoiceID)).toMatchObject({ Status: 'AUTHORISED' });
    });
  });

  it('CreateInvoicePayment: no payments', async () => {
    const { InvoiceID } = (await world.call('PUT', '/Invoices', invoice({ Status: 'AUTHORISED' }))).body.Invoices[0];
    const payment = { Invoice: { InvoiceID }, Account: { Code: '090' }, Amount: 1 };
    expect((await without('CreateInvoicePayment', () => world.call('PUT', '/Payments', payment))).status).toBe(403);
    expect((await world.call('PUT', '/Payments', payment)).status).toBe(200);
  });

  it('UseMulticurrency: a currency that is not the base is unknown, in Xero’s words', async () => {
    await without('UseMulticurrency', async () => {
      const reply = await world.call('PUT', '/Invoices', invoice({ CurrencyCode: 'AUD' }));
      expect(messages(reply)).toEqual(['Organisation is not subscribed to currency AUD']);
      expect((await world.call('PUT', '/Invoices', invoice({ CurrencyCode: 'NZD' }))).status).toBe(200);
    });
  });
});
