import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { linkId } from '../../api/mapping/ids.ts';
import { registerContactLinks } from '../../api/store/contact-links.ts';
import { baysideId, organisationId } from './house.ts';
import { environment, polling } from './polling.ts';

const { at, invoice } = polling();

interface Answer {
  value: Record<string, unknown>[];
  nextCursor: string | null;
}
const otherEnvironment = 'contoso-test.crm.dynamics.com';

async function balances(query = ''): Promise<Answer> {
  const answer = await at.call(`balances${query}`);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as Answer;
}

/** Registers a customer of a contact, as the links of Dynamics would. */
async function customer(xeroId: string, more: object = {}) {
  const link = {
    organisationId,
    environment,
    table: 'account',
    rowId: randomUUID(),
    kind: 'contact' as const,
    xeroId,
    createdByUs: true,
    ...more,
  };
  await registerContactLinks(at.database, [link]);
  return link;
}

/** What Bayside Club owes: 100 + 15 % of an invoice each, one of them due in 2020. */
function owe(count = 1, overdue = false, contactId = baysideId) {
  const dates = overdue ? { Date: '2025-05-01', DueDate: '2025-06-01' } : { DueDate: '2090-01-01' };
  for (let index = 0; index < count; index++) invoice(undefined, { Contact: { ContactID: contactId }, ...dates });
}

function addContact(name: string): string {
  const bayside = at.books.contacts.get(baysideId);
  if (!bayside) throw new Error('the sandbox starts with Bayside Club');
  return at.books.contacts.put({ ...bayside, id: randomUUID(), name }).id;
}

describe('ListBalances', () => {
  it('C32 X30: amount due and overdue of each linked customer, in the currency of the organisation', async () => {
    const link = await customer(baysideId);
    owe(2);
    owe(1, true);
    expect(await balances()).toEqual({
      value: [
        {
          xc_linkid: linkId(organisationId, 'account', link.rowId, 'contact'),
          xc_table: 'account',
          xc_rowid: link.rowId,
          xc_xeroid: baysideId,
          xc_amountdue: 345,
          xc_amountoverdue: 115,
          xc_currency: 'NZD',
        },
      ],
      nextCursor: null,
    });
  });

  it('C32: only what differs from what Dynamics has; a customer who owes nothing is 0 once', async () => {
    const link = await customer(baysideId);
    expect((await balances()).value).toMatchObject([{ xc_amountdue: 0, xc_amountoverdue: 0 }]);
    await registerContactLinks(at.database, [{ ...link, amountDue: 0, amountOverdue: 0, currency: 'NZD' }]);
    expect((await balances()).value).toEqual([]);
    owe();
    expect((await balances()).value).toMatchObject([{ xc_amountdue: 115 }]);
    await registerContactLinks(at.database, [{ ...link, amountDue: 115, amountOverdue: 0, currency: 'AUD' }]);
    expect((await balances()).value).toMatchObject([{ xc_currency: 'NZD' }]);
  });

  it('C32 X30: what is owed in another currency counts at the rate of each invoice', async () => {
    const link = await customer(baysideId);
    const aud = { CurrencyCode: 'AUD', DueDate: '2090-01-01' };
    invoice(undefined, { ...aud, CurrencyRate: 0.8 });
    invoice(undefined, { ...aud, CurrencyRate: 0.92, Date: '2025-05-01', DueDate: '2025-06-01' });
    owe();
    // Xero's own balance is 345, dollars of both countries together: 115 / 0.8 + 115 / 0.92 + 115.
    const owed = { xc_amountdue: 383.75, xc_amountoverdue: 125, xc_currency: 'NZD' };
    expect((await balances()).value).toMatchObject([{ xc_rowid: link.rowId, ...owed }]);
    expect(at.calls.filter((call) => call.startsWith('GET Invoices'))).toHaveLength(1);
  });

  it('C32 F1: an organisation of one currency is not asked for its invoices', async () => {
    for (const { Code } of at.books.currencies.all()) if (Code !== 'NZD') at.books.currencies.remove(Code);
    await customer(baysideId);
    owe();
    expect((await balances()).value).toMatchObject([{ xc_amountdue: 115 }]);
    expect(at.calls.filter((call) => call.startsWith('GET Invoices'))).toEqual([]);
  });

  it('C32 X30: a bill in another currency is no debt of a customer', async () => {
    await customer(baysideId);
    invoice(undefined, { Type: 'ACCPAY', CurrencyCode: 'AUD' });
    expect((await balances()).value).toMatchObject([{ xc_amountdue: 0, xc_amountoverdue: 0 }]);
  });

  it('C29 C32: two rows that share a contact both get it; one that is linked to nothing gets none', async () => {
    const rows = [await customer(baysideId), await customer(baysideId, { table: 'contact' })];
    await customer(randomUUID());
    owe();
    expect((await balances()).value.map((one) => [one.xc_table, one.xc_rowid, one.xc_amountdue])).toEqual(
      rows.map((row) => [row.table, row.rowId, 115]),
    );
  });

  it('M1 C32: a merged contact is followed, an erased one left out', async () => {
    const [loser, erased] = [addContact('Bayside Club Ltd'), addContact('Gone')];
    await customer(loser);
    await customer(erased);
    const books = at.books;
    Object.assign(books.contacts.get(loser) ?? {}, { status: 'ARCHIVED', mergedTo: baysideId });
    Object.assign(books.contacts.get(erased) ?? {}, { status: 'GDPRREQUEST' });
    books.commit();
    owe();
    expect((await balances()).value).toMatchObject([{ xc_xeroid: loser, xc_amountdue: 115 }]);
  });

  it('B13 C32: environments are apart', async () => {
    const here = await customer(baysideId);
    const copy = await customer(baysideId, { environment: otherEnvironment });
    const of = async (host: string) => (await balances(`?environmentUrl=https://${host}`)).value.map((one) => one.xc_rowid);
    expect([await of(environment), await of(otherEnvironment)]).toEqual([[here.rowId], [copy.rowId]]);
    expect(await at.call('balances?environmentUrl=nowhere')).toMatchObject({ status: 400 });
  });

  it('F1: a few customers are one call, many are pages of all contacts, none is no call', async () => {
    expect(await balances()).toEqual({ value: [], nextCursor: null });
    expect(at.calls).toEqual([]);
    const few = Array.from({ length: 40 }, (_, index) => addContact(`Customer ${index}`));
    for (const id of few) await customer(id);
    expect((await balances()).value).toHaveLength(40);
    expect(at.calls.map((call) => call.split('?')[0]).sort()).toEqual(['GET Contacts', 'GET Organisation']);
  });

  it('C32: more than a page of contacts goes on by a cursor, each customer once, though contacts come while it reads', async () => {
    const ids = Array.from({ length: 1020 }, (_, index) => addContact(`Customer ${index}`));
    await registerContactLinks(
      at.database,
      ids.map((xeroId) => ({
        organisationId,
        environment,
        table: 'account',
        rowId: randomUUID(),
        kind: 'contact' as const,
        xeroId,
        createdByUs: true,
      })),
    );
    const first = await balances();
    expect(first.nextCursor).toEqual(expect.any(String));
    addContact('Late');
    const second = await balances(`?cursor=${first.nextCursor}`);
    expect(second.nextCursor).toBeNull();
    expect(new Set([...first.value, ...second.value].map((one) => one.xc_xeroid))).toEqual(new Set(ids));
    expect(at.calls.filter((call) => call.startsWith('GET Contacts'))).toHaveLength(2);
  });

  it('R3: a cursor that is none of ours is refused', async () => {
    for (const cursor of ['x', 'e30', Buffer.from('{"v":1,"page":-5}').toString('base64url')]) {
      expect(await at.call(`balances?cursor=${cursor}`)).toMatchObject({ status: 400, body: { code: 'bad-request' } });
    }
  });
});
