import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { type Body, bayside, harbour, invoice, openWorld, send, tui, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ui = (method: string, path: string, body?: unknown) => send(`${world.url}/xero-ui${path}`, method, body);
const act = (path: string, body: unknown = {}) => ui('POST', `/organisations/${demoTenantId}/${path}`, body);
const list = async (name: string): Promise<Body[]> => (await ui('GET', `/organisations/${demoTenantId}/${name}`)).body;
const draft = async (): Promise<Body> => (await world.call('PUT', '/Invoices', invoice())).body.Invoices[0];

it('the finance clerk’s story over HTTP: code, approve, pay in two parts, take one back', async () => {
  const { InvoiceID, LineItems } = await draft();
  const coded = await act(`invoices/${InvoiceID}/lines`, { lines: [{ LineItemID: LineItems[0].LineItemID, AccountCode: '260' }] });
  expect(coded.body.LineItems[0]).toMatchObject({ AccountCode: '260', Quantity: 2 });
  expect((await act(`invoices/${InvoiceID}/approve`)).body.Status).toBe('AUTHORISED');
  const payment = (await act(`invoices/${InvoiceID}/payments`, { amount: 20, reference: 'part', date: '2026-09-20' })).body;
  expect(payment).toMatchObject({ Amount: 20, Account: { Name: 'Business Bank Account' }, Invoice: { AmountDue: 4.15 } });
  expect((await act(`invoices/${InvoiceID}/payments`, { amount: 4.15, accountCode: '091' })).body.Invoice.Status).toBe('PAID');
  expect((await act(`payments/${payment.PaymentID}/delete`)).body.Invoice).toMatchObject({ Status: 'AUTHORISED', AmountDue: 20 });
  const [listed] = (await list('invoices')).filter((one) => one.InvoiceID === InvoiceID);
  expect(listed).toMatchObject({ AmountPaid: 4.15, Payments: [{ Amount: 4.15 }] });
});

it('a refusal is 400 with Xero’s words; an unknown id 404', async () => {
  const { InvoiceID } = await draft();
  const reply = await act(`invoices/${InvoiceID}/void`);
  expect([reply.status, reply.body]).toEqual([400, { messages: ['Invoice not of valid status for modification'] }]);
  expect((await act('invoices/nothing/approve')).status).toBe(404);
  expect((await ui('GET', `/organisations/${demoTenantId}/moons`)).status).toBe(404);
});

it('a person may also write, submit, edit and delete invoices, which the API sees as not its own', async () => {
  const made = (await act('invoices', invoice())).body;
  expect((await act(`invoices/${made.InvoiceID}/submit`)).body.Status).toBe('SUBMITTED');
  expect((await act(`invoices/${made.InvoiceID}/edit`, { Reference: 'by hand' })).body.Reference).toBe('by hand');
  expect((await world.call('GET', `/Invoices?createdByMyApp=true&IDs=${made.InvoiceID}`)).body.Invoices).toEqual([]);
  expect((await act(`invoices/${made.InvoiceID}/delete`)).body.Status).toBe('DELETED');
});

describe('contacts', () => {
  it('merging moves the documents, archives the loser and names the winner', async () => {
    const { InvoiceID } = (await world.call('PUT', '/Invoices', invoice({ Contact: { ContactID: tui } }))).body.Invoices[0];
    expect((await act(`contacts/${tui}/merge`, { into: harbour })).body).toMatchObject({
      ContactStatus: 'ARCHIVED',
      MergedToContactID: harbour,
    });
    expect((await world.call('GET', `/Invoices/${InvoiceID}`)).body.Invoices[0].Contact.ContactID).toBe(harbour);
    expect((await world.call('GET', `/Contacts/${tui}`)).body.Contacts[0].MergedToContactID).toBe(harbour);
    expect((await world.call('GET', `/Contacts?IDs=${tui}&includeArchived=true`)).body.Contacts[0].MergedToContactID).toBeUndefined();
  });
  it('what the API archived, a person brings back', async () => {
    await act(`contacts/${bayside}/archive`);
    expect((await world.call('POST', `/Contacts/${bayside}`, { ContactStatus: 'ACTIVE' })).status).toBe(400);
    expect((await act(`contacts/${bayside}/restore`)).body.ContactStatus).toBe('ACTIVE');
  });
});

it('finance edits a contact, also away its last person, and keeps its own items', async () => {
  const person = { FirstName: 'Aroha', LastName: 'Ngata', EmailAddress: 'aroha@bayside.example', IncludeInEmails: true };
  const edited = await act(`contacts/${bayside}/edit`, { EmailAddress: 'office@bayside.example', ContactPersons: [person] });
  expect(edited.body).toMatchObject({ EmailAddress: 'office@bayside.example', ContactPersons: [person] });
  expect((await act(`contacts/${bayside}/edit`, { ContactPersons: [] })).body.ContactPersons).toEqual([]);
  expect((await act(`contacts/${bayside}/edit`, { EmailAddress: 'not an address' })).status).toBe(400);
  expect((await act('contacts/nobody/edit', {})).status).toBe(404);
  const item = (await act('items', { Code: 'LAMP', Name: 'Lamp', SalesDetails: { UnitPrice: 12.3456, AccountCode: '200' } })).body;
  const priced = await act(`items/${item.ItemID}/edit`, { SalesDetails: { UnitPrice: 13 } });
  expect(priced.body).toMatchObject({ Code: 'LAMP', SalesDetails: { UnitPrice: 13, AccountCode: '200' } });
  expect((await act('items', { Code: 'LAMP' })).status).toBe(400);
  expect((await act(`items/${item.ItemID}/delete`)).status).toBe(200);
  expect((await list('items')).some((one) => one.Code === 'LAMP')).toBe(false);
});

it('a credit note is allocated, the allocation taken back, and the rest refunded', async () => {
  const note = (await act('invoices', invoice({ Type: 'ACCRECCREDIT', Status: 'AUTHORISED', InvoiceNumber: undefined }))).body;
  const { InvoiceID } = await draft();
  await act(`invoices/${InvoiceID}/approve`);
  const credited = await act('allocations', { sourceId: note.CreditNoteID, invoiceId: InvoiceID, amount: 10 });
  expect(credited.body).toMatchObject({ AmountCredited: 10, AmountDue: 14.15 });
  const listed = async () => (await list('credit-notes')).find((one) => one.CreditNoteID === note.CreditNoteID);
  const [allocation] = (await listed())?.Allocations ?? [];
  const back = await act(`allocations/${allocation.AllocationID}/delete`, { sourceId: note.CreditNoteID });
  expect(back.body.AmountDue).toBe(24.15);
  expect((await act(`allocations/${allocation.AllocationID}/delete`, { sourceId: note.CreditNoteID })).status).toBe(404);
  await act(`invoices/${note.CreditNoteID}/payments`, { amount: 24.15 });
  expect(await listed()).toMatchObject({ Status: 'PAID', RemainingCredit: 0 });
});

it('lock dates and currencies', async () => {
  await act('lock-dates', { periodLockDate: '2026-06-30', endOfYearLockDate: '2026-03-31' });
  const [organisation] = (await world.call('GET', '/Organisation')).body.Organisations;
  expect(organisation).toMatchObject({ PeriodLockDate: '/Date(1782777600000+0000)/', EndOfYearLockDate: '/Date(1774915200000+0000)/' });
  await act('lock-dates', { periodLockDate: null });
  expect((await world.call('GET', '/Organisation')).body.Organisations[0].PeriodLockDate).toBeUndefined();
  expect((await world.call('PUT', '/Invoices', invoice({ CurrencyCode: 'EUR' }))).status).toBe(400);
  await act('currencies', { Code: 'EUR', Description: 'Euro', rate: 0.53 });
  expect((await world.call('PUT', '/Invoices', invoice({ CurrencyCode: 'EUR' }))).body.Invoices[0].CurrencyRate).toBe(0.53);
  expect((await act('currencies', { Code: 'euro' })).status).toBe(400);
});

it('faults, calls, webhooks and the switch for payments', async () => {
  await ui('POST', '/faults', { path: '/Organisation', kind: 'error', times: 2 });
  expect((await ui('GET', '/faults')).body).toEqual([{ path: '/Organisation', kind: 'error', times: 2, left: 2 }]);
  expect((await world.call('GET', '/Organisation')).status).toBe(500);
  await ui('DELETE', '/faults');
  expect((await world.call('GET', '/Organisation')).status).toBe(200);
  expect((await ui('GET', '/calls')).body.at(-1)).toMatchObject({ path: '/api.xro/2.0/Organisation', status: 200 });
  expect((await ui('GET', '/webhooks')).body).toEqual([]);
  expect((await ui('GET', '/apps')).body[0]).toMatchObject({ clientId: 'app-one', webhook: 'none' });
  expect((await ui('PUT', '/settings', { webhookOnPayment: false })).body).toEqual({ webhookOnPayment: false });
});
