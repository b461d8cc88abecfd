import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, bayside, clientId, harbour, invoice, openWorld, type World } from './world.ts';

let world: World;
let made: Body[];
beforeAll(async () => {
  world = await openWorld();
  made = [];
  for (let n = 1; n <= 5; n += 1) {
    const Contact = { ContactID: n % 2 ? bayside : harbour };
    const reply = await world.call(
      'PUT',
      '/Invoices',
      invoice({ Contact, InvoiceNumber: `L-${n}`, Date: `2026-09-0${n}`, Status: n > 3 ? 'AUTHORISED' : 'DRAFT', Reference: `Ref ${n}` }),
    );
    made.push(reply.body.Invoices[0]);
    world.clock.advance(2000);
  }
});
afterAll(() => world.close());

const numbers = async (query: string, headers?: Record<string, string>): Promise<string[]> =>
  (await world.call('GET', `/Invoices?${query}`, undefined, headers)).body.Invoices.map((one: Body) => one.InvoiceNumber);
const where = (clause: string) => numbers(`where=${encodeURIComponent(clause)}`);

describe('filters', () => {
  it.each([
    ['Statuses', 'Statuses=AUTHORISED', ['L-4', 'L-5']],
    ['several Statuses', 'Statuses=AUTHORISED,DRAFT', ['L-1', 'L-2', 'L-3', 'L-4', 'L-5']],
    ['InvoiceNumbers, without case', 'InvoiceNumbers=l-2,L-4,none', ['L-2', 'L-4']],
    ['ContactIDs', `ContactIDs=${harbour}`, ['L-2', 'L-4']],
    ['createdByMyApp', 'createdByMyApp=true', ['L-1', 'L-2', 'L-3', 'L-4', 'L-5']],
    ['searchTerm', 'searchTerm=ref%203', ['L-3']],
    ['names of parameters in another case', 'invoicenumbers=L-2', ['L-2']],
  ])('%s', async (_what, query, expected) => {
    expect(await numbers(query)).toEqual(expected);
  });
  it('IDs', async () => {
    expect(await numbers(`IDs=${made[1].InvoiceID},${made[2].InvoiceID.toUpperCase()}`)).toEqual(['L-2', 'L-3']);
  });
  it('createdByMyApp leaves out what another app made', async () => {
    world.xero.registerApp({ clientId: 'other', clientSecret: 'x', redirectUris: [] });
    const token = await world.xero.issueToken({
      clientId: 'other',
      scopes: ['accounting.invoices'],
      userId: world.userId,
      organisationIds: [made[0] && world.xero.calls[0]?.organisationId].filter((one) => one !== undefined),
    });
    expect(await numbers('createdByMyApp=true', { authorization: `Bearer ${token}` })).toEqual([]);
    expect(clientId).not.toBe('other');
  });
});

describe('where', () => {
  it.each([
    ['Status=="AUTHORISED"', ['L-4', 'L-5']],
    ['Status=="AUTHORISED" AND Contact.Name=="bayside CLUB"', ['L-5']],
    ['InvoiceNumber="L-1" OR InvoiceNumber="L-2"', ['L-1', 'L-2']],
    ['(InvoiceNumber="L-1" || InvoiceNumber="L-2") && Status!="AUTHORISED"', ['L-1', 'L-2']],
    ['Date>=DateTime(2026,09,02) AND Date<DateTime(2026, 09, 04)', ['L-2', 'L-3']],
    ['AmountDue>24 AND Type=="ACCREC" AND Date>DateTime(2026,09,04)', ['L-5']],
    [`Contact.ContactID==guid("${harbour.toUpperCase()}")`, ['L-2', 'L-4']],
    ['Reference.Contains("REF 4")', ['L-4']],
    ['!(Status=="DRAFT")', ['L-4', 'L-5']],
    ['DueDate==null', []],
  ])('%s', async (clause, expected) => {
    expect(await where(clause)).toEqual(expected);
  });
  it.each(['Status==', 'Status=="A" AND', 'Foo=="A"', 'Status=="A" )', 'Status ~ "A"', '("'])(
    '%s is 400 QueryParseException',
    async (clause) => {
      const reply = await world.call('GET', `/Invoices?where=${encodeURIComponent(clause)}`);
      expect([reply.status, reply.body.Type, reply.body.ErrorNumber]).toEqual([400, 'QueryParseException', 16]);
    },
  );
});

it('order: by UpdatedDateUTC when none is asked for; several fields, both directions', async () => {
  expect(await numbers('')).toEqual(['L-1', 'L-2', 'L-3', 'L-4', 'L-5']);
  expect(await numbers('order=Date%20DESC')).toEqual(['L-5', 'L-4', 'L-3', 'L-2', 'L-1']);
  expect(await numbers(`order=${encodeURIComponent('Status, Contact.Name DESC, InvoiceNumber DESC')}`)).toEqual([
    'L-4',
    'L-5',
    'L-2',
    'L-3',
    'L-1',
  ]);
  expect((await world.call('GET', '/Invoices?order=Nothing')).status).toBe(400);
});

describe('pages', () => {
  it('say page, size, pages and items', async () => {
    const reply = await world.call('GET', '/Invoices?page=2&pageSize=2');
    expect(reply.body.pagination).toEqual({ page: 2, pageSize: 2, pageCount: 3, itemCount: 5 });
    expect(reply.body.Invoices.map((one: Body) => one.InvoiceNumber)).toEqual(['L-3', 'L-4']);
    expect(Object.keys(reply.body)).toEqual(['Id', 'Status', 'ProviderName', 'DateTimeUTC', 'pagination', 'Invoices']);
  });
  it.each([
    ['page=1', 100],
    ['page=1&pageSize=0', 1],
    ['page=1&pageSize=5000', 1000],
  ])('%s: a page of %i', async (query, size) => {
    expect((await world.call('GET', `/Invoices?${query}`)).body.pagination.pageSize).toBe(size);
  });
  it('past the end there is nothing', async () => {
    expect(await numbers('page=9')).toEqual([]);
  });
  it('a page has lines, payments and credit notes, and of the contact only id and name', async () => {
    const [one] = (await world.call('GET', '/Invoices?page=1&InvoiceNumbers=L-1')).body.Invoices;
    expect(one).toMatchObject({ LineItems: [{ Description: 'Widget' }], Payments: [], CreditNotes: [], AmountCredited: 0 });
    expect(one.Contact).toEqual({
      ContactID: bayside,
      Name: 'Bayside Club',
      Addresses: [],
      Phones: [],
      ContactGroups: [],
      ContactPersons: [],
      HasValidationErrors: false,
    });
  });
  it('without a page there are no lines; a summary has neither lines nor payments', async () => {
    const [one] = (await world.call('GET', '/Invoices?InvoiceNumbers=L-1')).body.Invoices;
    expect(one.LineItems).toEqual([]);
    const summary = (await world.call('GET', '/Invoices?summaryOnly=true&InvoiceNumbers=L-1')).body;
    expect(summary.pagination.itemCount).toBe(1);
    expect([summary.Invoices[0].LineItems, summary.Invoices[0].Payments]).toEqual([undefined, undefined]);
  });
});

describe('If-Modified-Since', () => {
  const moment = (one: Body): number => Number(/\d+/.exec(one.UpdatedDateUTC)?.[0]);
  it.each([
    ['an HTTP date', (at: Date) => at.toUTCString()],
    ['ISO', (at: Date) => at.toISOString()],
    ['ISO without a zone, meant as UTC', (at: Date) => at.toISOString().slice(0, 19)],
  ])('as %s leaves out what is older', async (_what, write) => {
    const header = { 'if-modified-since': write(new Date(moment(made[3]))) };
    expect(await numbers('', header)).toEqual(['L-4', 'L-5']);
  });
  it('counts by the second', async () => {
    const late = new Date(Math.floor(moment(made[4]) / 1000) * 1000 + 999);
    expect(await numbers('', { 'if-modified-since': late.toISOString() })).toEqual(['L-5']);
  });
  it('holds for contacts, items, payments and credit notes', async () => {
    const header = { 'if-modified-since': new Date(world.clock.now().getTime() + 60_000).toUTCString() };
    for (const name of ['Contacts', 'Items', 'Payments', 'CreditNotes', 'Accounts']) {
      expect((await world.call('GET', `/${name}`, undefined, header)).body[name]).toEqual([]);
    }
  });
});

it('an invoice is read by id or by number', async () => {
  const [byId, byNumber] = [await world.call('GET', `/Invoices/${made[0].InvoiceID}`), await world.call('GET', '/Invoices/l-1')];
  expect(byId.body.Invoices[0]).toEqual(byNumber.body.Invoices[0]);
  expect(byId.body.Invoices[0].Contact).toMatchObject({
    Name: 'Bayside Club',
    Phones: expect.arrayContaining([expect.objectContaining({ PhoneType: 'FAX' })]),
  });
});

it('about fifty ids are too long for an address', async () => {
  const ids = (count: number) => Array.from({ length: count }, () => made[0].InvoiceID).join(',');
  expect((await world.call('GET', `/Invoices?IDs=${ids(40)}`)).status).toBe(200);
  expect((await world.call('GET', `/Invoices?IDs=${ids(60)}`)).status).toBe(414);
});
