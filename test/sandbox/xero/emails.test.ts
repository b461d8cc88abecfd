import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultXeroSeed, demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { bayside, invoice, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const create = async (more: Record<string, unknown> = {}): Promise<string> =>
  (await world.call('PUT', '/Invoices', invoice({ Status: 'AUTHORISED', ...more }))).body.Invoices[0].InvoiceID;
const send = (id: string) => world.call('POST', `/Invoices/${id}/Email`, {});
const read = async (id: string) => (await world.call('GET', `/Invoices/${id}`)).body.Invoices[0];
const said = (reply: Awaited<ReturnType<typeof send>>) => [reply.status, reply.body?.Type];

describe('an invoice is sent by e-mail', () => {
  it('once approved: 204 without a body, SentToContact and a note in its history', async () => {
    const id = await create();
    expect((await read(id)).SentToContact).toBe(false);
    const reply = await send(id);
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect((await read(id)).SentToContact).toBe(true);
    expect((await world.call('GET', `/Invoices/${id}/History`)).body.HistoryRecords).toMatchObject([{ Changes: 'Invoice emailed' }]);
  });

  it('also with an empty body, and again under the same Idempotency-Key only once', async () => {
    const id = await create();
    const again = () => world.call('POST', `/Invoices/${id}/Email`, undefined, { 'idempotency-key': 'mail-1' });
    expect([(await again()).status, (await again()).status]).toEqual([204, 204]);
    expect((await world.call('GET', `/Invoices/${id}/History`)).body.HistoryRecords).toHaveLength(1);
  });

  it('a part-paid one without a new UpdatedDateUTC', async () => {
    const id = await create();
    world.xero.ui.recordPayment(demoTenantId, { invoiceId: id, amount: 1 });
    const before = (await read(id)).UpdatedDateUTC;
    world.clock.advance(5_000);
    expect((await send(id)).status).toBe(204);
    expect(await read(id)).toMatchObject({ SentToContact: true, UpdatedDateUTC: before });
  });

  it('not a draft, a bill, a voided one, or to a contact without an address', async () => {
    const voided = await create();
    world.xero.ui.voidInvoice(demoTenantId, voided);
    const { ContactID } = (await world.call('PUT', '/Contacts', { Name: 'No mail' })).body.Contacts[0];
    const lines = [{ Description: 'Paper', Quantity: 1, UnitAmount: 5, AccountCode: '453' }];
    const ids = [
      await create({ Status: 'DRAFT' }),
      await create({ Type: 'ACCPAY', LineItems: lines }),
      voided,
      await create({ Contact: { ContactID } }),
    ];
    for (const id of ids) expect(said(await send(id))).toEqual([400, 'ValidationException']);
    expect((await send('00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });

  it.each([
    ['a demo company none', { IsDemoCompany: true }, 0],
    ['a trial 20 a day', { Class: 'TRIAL' }, 20],
  ])('%s', async (_, more, most) => {
    const [organisation] = defaultXeroSeed.organisations;
    const small = await openWorld({ seed: { organisations: [{ ...(organisation as typeof organisation & object), ...more }] } });
    try {
      const { InvoiceID } = (await small.call('PUT', '/Invoices', invoice({ Status: 'AUTHORISED', Contact: { ContactID: bayside } }))).body
        .Invoices[0];
      const mail = async () => (await small.call('POST', `/Invoices/${InvoiceID}/Email`, {})).status;
      for (let sent = 0; sent < most; sent += 1) expect(await mail()).toBe(204);
      expect(await mail()).toBe(400);
    } finally {
      await small.close();
    }
  });
});
