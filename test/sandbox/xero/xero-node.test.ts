import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountingApi as Api, Contact, Invoice } from 'xero-node';
import { demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { bayside, openWorld, type World } from './world.ts';

const { AccountingApi } = createRequire(import.meta.url)('xero-node') as { AccountingApi: new (basePath: string) => Api };

let world: World;
let api: Api;
beforeAll(async () => {
  world = await openWorld();
  api = new AccountingApi(`${world.url}/api.xro/2.0`);
  api.accessToken = world.token;
});
afterAll(() => world.close());

/** Xero's own client against the emulator, strict: it sends no field, parameter or header that the emulator refuses. */
describe('xero-node', () => {
  it('creates, reads, pays for and lists an invoice', async () => {
    const draft = {
      type: Invoice.TypeEnum.ACCREC,
      contact: { contactID: bayside },
      lineItems: [
        { description: 'Widget', quantity: 2, unitAmount: 10.5, accountCode: '200', tracking: [{ name: 'Region', option: 'North' }] },
      ],
      date: '2026-09-14',
      dueDate: '2026-10-14',
      status: Invoice.StatusEnum.AUTHORISED,
    };
    const created = await api.createInvoices(demoTenantId, { invoices: [draft] }, false, 4, 'node-1');
    const [made] = created.body.invoices ?? [];
    expect(made).toMatchObject({ total: 24.15, status: 'AUTHORISED' });
    const id = made?.invoiceID ?? '';
    const read = await api.getInvoice(demoTenantId, id, 4);
    expect(read.body.invoices?.[0]).toMatchObject({ date: new Date('2026-09-14T00:00:00Z'), lineItems: [{ taxType: 'OUTPUT2' }] });
    await api.createPayments(
      demoTenantId,
      { payments: [{ invoice: { invoiceID: id }, account: { code: '090' }, amount: 24.15, date: '2026-09-20' }] },
      false,
    );
    const listed = await api.getInvoices(
      demoTenantId,
      new Date(0),
      undefined,
      'UpdatedDateUTC DESC',
      [id],
      undefined,
      undefined,
      ['PAID'],
      1,
      false,
      true,
      4,
    );
    expect(listed.body.invoices?.[0]).toMatchObject({ invoiceID: id, amountDue: 0, payments: [{ amount: 24.15 }] });
  });

  it('updates what it has read', async () => {
    const [contact] = (await api.getContact(demoTenantId, bayside)).body.contacts ?? [];
    const change = { ...contact, accountNumber: 'NODE', contactStatus: Contact.ContactStatusEnum.ACTIVE };
    const reply = await api.updateOrCreateContacts(demoTenantId, { contacts: [change] }, false, 'node-2');
    expect(reply.body.contacts?.[0]).toMatchObject({ accountNumber: 'NODE', statusAttributeString: 'OK' });
  });

  it('reads every list', async () => {
    const lists = await Promise.all([
      api.getOrganisations(demoTenantId),
      api.getAccounts(demoTenantId, undefined, 'Status=="ACTIVE"'),
      api.getTaxRates(demoTenantId),
      api.getItems(demoTenantId, undefined, undefined, undefined, 4),
      api.getPayments(demoTenantId, new Date(0), undefined, undefined, 1, 100),
    ]);
    expect(lists.map((one) => one.response.status ?? 200)).toEqual([200, 200, 200, 200, 200]);
  });

  it('gets refusals as Xero’s JSON', async () => {
    const refused = await api
      .createContacts(demoTenantId, { contacts: [{ name: 'Bayside Club' }] })
      .catch((error: unknown) => String(error));
    expect(refused).toContain('The contact name Bayside Club is already assigned to another contact.');
  });
});
