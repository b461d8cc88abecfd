import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { type Body, bayside, harbour, invoice, messages, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const put = (contact: unknown) => world.call('PUT', '/Contacts', contact);
const post = (contact: unknown, query = '') => world.call('POST', `/Contacts${query}`, contact);
const first = (reply: { body: Body }): Body => reply.body.Contacts[0];
const taken = (name: string) =>
  `The contact name ${name} is already assigned to another contact. The contact name must be unique across all active contacts.`;
const archived = 'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.';

it('a created contact comes back as Xero records it: fixed slots for two addresses and four phones', async () => {
  const reply = await put({ Name: 'Recorded Ltd', EmailAddress: 'a@b.example', Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '555' }] });
  const empty = { City: '', Region: '', PostalCode: '', Country: '' };
  const phone = { PhoneNumber: '', PhoneAreaCode: '', PhoneCountryCode: '' };
  expect(Object.keys(reply.body)).toEqual(['Id', 'Status', 'ProviderName', 'DateTimeUTC', 'Contacts']);
  expect(reply.body).toMatchObject({ Status: 'OK', ProviderName: 'Test App', DateTimeUTC: expect.stringMatching(/^\/Date\(\d+\)\/$/) });
  expect(first(reply)).toEqual({
    ContactID: expect.stringMatching(/^[0-9a-f-]{36}$/),
    ContactStatus: 'ACTIVE',
    Name: 'Recorded Ltd',
    EmailAddress: 'a@b.example',
    BankAccountDetails: '',
    Addresses: [
      { AddressType: 'STREET', ...empty },
      { AddressType: 'POBOX', ...empty },
    ],
    Phones: [
      { PhoneType: 'DEFAULT', ...phone, PhoneNumber: '555' },
      ...['DDI', 'FAX', 'MOBILE'].map((PhoneType) => ({ PhoneType, ...phone })),
    ],
    UpdatedDateUTC: expect.stringMatching(/^\/Date\(\d+\+0000\)\/$/),
    ContactGroups: [],
    IsSupplier: false,
    IsCustomer: false,
    SalesTrackingCategories: [],
    PurchasesTrackingCategories: [],
    ContactPersons: [],
    HasValidationErrors: false,
  });
});

describe('uniqueness', () => {
  it('PUT refuses the name of an active contact, without case, with a summarised 400', async () => {
    const reply = await put({ Contacts: [{ Name: 'BAYSIDE club', Phones: [{ PhoneType: 'DDI', PhoneNumber: '1' }] }] });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ ErrorNumber: 10, Type: 'ValidationException', Message: 'A validation exception occurred' });
    expect(reply.body.Elements).toEqual([
      {
        ContactID: '00000000-0000-0000-0000-000000000000',
        Name: 'BAYSIDE club',
        Addresses: [],
        Phones: [{ PhoneType: 'DDI', PhoneNumber: '1', ValidationErrors: [] }],
        ContactGroups: [],
        ContactPersons: [],
        HasValidationErrors: true,
        ValidationErrors: [{ Message: taken('BAYSIDE club') }],
      },
    ]);
  });
  it('PUT refuses a contact number that exists', async () => {
    await put({ Name: 'Number one', ContactNumber: 'N-1' });
    expect(messages(await put({ Name: 'Number two', ContactNumber: 'n-1' }))).toEqual([
      'The contact number n-1 is already assigned to another contact.',
    ]);
  });
  it('the name of an archived contact is free', async () => {
    const { ContactID } = first(await put({ Name: 'Gone Ltd' }));
    await post({ ContactID, ContactStatus: 'ARCHIVED' });
    expect((await put({ Name: 'gone ltd' })).status).toBe(200);
  });
  it('a rename to a taken name is refused', async () => {
    const { ContactID } = first(await put({ Name: 'Renamed Ltd' }));
    expect(messages(await post({ ContactID, Name: 'Bayside Club' }))).toEqual([taken('Bayside Club')]);
  });
});

describe('POST', () => {
  it('with id and name renames the contact', async () => {
    const { ContactID } = first(await put({ Name: 'Before Ltd', EmailAddress: 'keep@me.example' }));
    expect(first(await post({ ContactID, Name: 'After Ltd' }))).toMatchObject({
      ContactID,
      Name: 'After Ltd',
      EmailAddress: 'keep@me.example',
    });
  });
  it('matches by contact number first, then by name without case', async () => {
    const { ContactID } = first(await put({ Name: 'Matched Ltd', ContactNumber: 'M-1' }));
    expect(first(await post({ ContactNumber: 'm-1', Name: 'Matched by number' })).ContactID).toBe(ContactID);
    expect(first(await post({ Name: 'MATCHED BY NUMBER', AccountNumber: '9' }))).toMatchObject({ ContactID, AccountNumber: '9' });
  });
  it('creates what it does not find', async () => {
    expect(first(await post({ Name: 'Brand new' })).ContactID).not.toBe('');
  });
  it('with an unknown ContactID is 404 for the whole request', async () => {
    const reply = await post(
      { Contacts: [{ Name: 'Not kept' }, { ContactID: '11111111-2222-3333-4444-555555555555', Name: 'x' }] },
      '?summarizeErrors=false',
    );
    expect([reply.status, reply.text]).toEqual([404, '']);
    expect((await world.call('GET', `/Contacts?where=${encodeURIComponent('Name=="Not kept"')}`)).body.Contacts).toEqual([]);
  });
  it('without anything that identifies a contact is refused', async () => {
    expect(messages(await post({ EmailAddress: 'a@b.example' }))).toEqual([
      'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
    ]);
  });
  it('to /Contacts/{ContactID} updates it', async () => {
    expect(first(await world.call('POST', `/Contacts/${harbour}`, { AccountNumber: 'HCC' }))).toMatchObject({
      ContactID: harbour,
      AccountNumber: 'HCC',
    });
    expect((await world.call('POST', '/Contacts/11111111-2222-3333-4444-555555555555', { Name: 'x' })).status).toBe(404);
  });
});

describe('archived contacts', () => {
  it('archiving works with an authorised invoice standing; every later edit, un-archiving included, is refused', async () => {
    const { ContactID } = first(await put({ Name: 'Archive me' }));
    const open = await world.call('PUT', '/Invoices', invoice({ Contact: { ContactID }, Status: 'AUTHORISED' }));
    expect(first(await post({ ContactID, ContactStatus: 'ARCHIVED' }, '?summarizeErrors=false'))).toMatchObject({
      ContactStatus: 'ARCHIVED',
      StatusAttributeString: 'OK',
    });
    for (const change of [{ ContactStatus: 'ACTIVE' }, { Name: 'New name' }, { ContactStatus: 'ARCHIVED' }]) {
      expect(messages(await post({ ContactID, ...change }))).toEqual([archived]);
    }
    const { InvoiceID } = open.body.Invoices[0];
    expect(messages(await world.call('POST', `/Invoices/${InvoiceID}`, { Status: 'VOIDED' }))).toEqual([archived]);
    expect(messages(await world.call('PUT', '/Invoices', invoice({ Contact: { ContactID } })))).toEqual([archived]);
  });
  it('the refusal of a batch echoes the element as recorded', async () => {
    const { ContactID } = first(await put({ Name: 'Echo Ltd' }));
    await post({ ContactID, ContactStatus: 'ARCHIVED' });
    const reply = await post({ Contacts: [{ ContactID, ContactStatus: 'ARCHIVED', Name: 'Echo Ltd' }] }, '?summarizeErrors=false');
    expect(reply.status).toBe(200);
    expect(first(reply)).toEqual({
      ContactID,
      ContactStatus: 'ARCHIVED',
      Name: 'Echo Ltd',
      Addresses: [],
      Phones: [],
      ContactGroups: [],
      ContactPersons: [],
      HasValidationErrors: true,
      StatusAttributeString: 'ERROR',
      ValidationErrors: [{ Message: archived }],
    });
  });
});

describe('contact persons', () => {
  const person = (n: number) => ({ FirstName: `P${n}`, LastName: 'X', EmailAddress: `p${n}@x.example`, IncludeInEmails: true });
  it('a list replaces the list; an empty list changes nothing; left out changes nothing', async () => {
    const { ContactID } = first(await put({ Name: 'Persons Ltd', ContactPersons: [person(1), person(2)] }));
    expect(first(await post({ ContactID, ContactPersons: [person(3)] })).ContactPersons).toEqual([person(3)]);
    expect(first(await post({ ContactID, ContactPersons: [] })).ContactPersons).toEqual([person(3)]);
    expect(first(await post({ ContactID, AccountNumber: '1' })).ContactPersons).toEqual([person(3)]);
  });
  it('an invoice that carries more than the ContactID updates the contact: its name, and the persons it leaves out', async () => {
    const { ContactID } = first(await put({ Name: 'Carried Ltd', ContactPersons: [person(1), person(2)] }));
    await world.call('PUT', '/Invoices', invoice({ Contact: { ContactID } }));
    expect(first(await world.call('GET', `/Contacts/${ContactID}`)).ContactPersons).toHaveLength(2);
    await world.call('PUT', '/Invoices', invoice({ Contact: { ContactID, Name: 'Carried On Ltd', ContactPersons: [person(2)] } }));
    expect(first(await world.call('GET', `/Contacts/${ContactID}`))).toMatchObject({ Name: 'Carried On Ltd', ContactPersons: [person(2)] });
  });
  it('an invoice that carries the name but no persons deletes the persons', async () => {
    const { ContactID } = first(await put({ Name: 'Emptied Ltd', ContactPersons: [person(1)] }));
    await world.call('PUT', '/Invoices', invoice({ Contact: { ContactID, Name: 'Emptied Ltd' } }));
    expect(first(await world.call('GET', `/Contacts/${ContactID}`)).ContactPersons).toEqual([]);
  });
  it('six are refused', async () => {
    expect((await put({ Name: 'Six', ContactPersons: [1, 2, 3, 4, 5, 6].map(person) })).status).toBe(400);
  });
});

it('a phone or address that is sent goes to its slot, the others stay', async () => {
  const { ContactID } = first(
    await put({ Name: 'Slots', Addresses: [{ AddressType: 'POBOX', AddressLine1: 'PO Box 1', City: 'Napier' }] }),
  );
  const changed = first(
    await post({ ContactID, Addresses: [{ AddressType: 'STREET', City: 'Nelson' }], Phones: [{ PhoneType: 'FAX', PhoneNumber: '9' }] }),
  );
  expect(changed.Addresses).toEqual([
    { AddressType: 'STREET', City: 'Nelson', Region: '', PostalCode: '', Country: '' },
    { AddressType: 'POBOX', AddressLine1: 'PO Box 1', City: 'Napier', Region: '', PostalCode: '', Country: '' },
  ]);
  expect(changed.Phones.map((one: Body) => one.PhoneNumber)).toEqual(['', '', '9', '']);
});

it.each([
  ['a name of 256 characters', { Name: 'x'.repeat(256) }],
  ['a name with <', { Name: 'a<b' }],
  ['a name with two spaces', { Name: 'a  b' }],
  ['a name that ends with a space', { Name: 'a ' }],
  ['an e-mail address that is none', { Name: 'mail', EmailAddress: 'nobody' }],
  ['an e-mail address with an umlaut', { Name: 'mail', EmailAddress: 'jürgen@x.example' }],
  ['a country with digits', { Name: 'land', Addresses: [{ AddressType: 'POBOX', Country: 'NZ1' }] }],
  ['an address type that is none', { Name: 'type', Addresses: [{ AddressType: 'HOME' }] }],
  ['a phone number of 51 characters', { Name: 'phone', Phones: [{ PhoneType: 'DDI', PhoneNumber: '1'.repeat(51) }] }],
  ['an account number of 51 characters', { Name: 'number', AccountNumber: '1'.repeat(51) }],
  ['payment terms of an unknown type', { Name: 'terms', PaymentTerms: { Sales: { Day: 1, Type: 'NEVER' } } }],
  ['a currency the organisation lacks', { Name: 'currency', DefaultCurrency: 'EUR' }],
  ['no name', { AccountNumber: '1' }],
])('%s is refused', async (_what, contact) => {
  const reply = await put(contact);
  expect([reply.status, reply.body.Type]).toEqual([400, 'ValidationException']);
});

it('the e-mail refusal has Xero’s words', async () => {
  expect(messages(await put({ Name: 'mail', EmailAddress: 'nobody' }))).toEqual(['Email address must be valid']);
});

it('Website, Discount, IsCustomer and IsSupplier are ignored', async () => {
  const contact = first(await put({ Name: 'Read only', Website: 'https://x.example', Discount: 5, IsCustomer: true, IsSupplier: true }));
  expect(contact).toMatchObject({ IsCustomer: false, IsSupplier: false });
  expect([contact.Website, contact.Discount]).toEqual([undefined, undefined]);
});

describe('reading', () => {
  const where = async (clause: string, more = '') =>
    (await world.call('GET', `/Contacts?where=${encodeURIComponent(clause)}${more}`)).body.Contacts.map((one: Body) => one.Name);
  it('by name without case and accents, by e-mail, account number and contact number', async () => {
    await put({ Name: 'Café Ōtaki', EmailAddress: 'Cafe@otaki.example', AccountNumber: 'ACC-7', ContactNumber: 'CN-7' });
    for (const clause of [
      'Name=="cafe otaki"',
      'EmailAddress="cafe@OTAKI.example"',
      'AccountNumber=="acc-7"',
      'ContactNumber=="CN-7" AND ContactStatus=="ACTIVE"',
    ]) {
      expect(await where(clause)).toEqual(['Café Ōtaki']);
    }
    expect(await where('Name.StartsWith("Caf") || EmailAddress=="accounts@baysideclub.example"')).toHaveLength(2);
    expect(await where(`ContactID==guid("${bayside}")`)).toEqual(['Bayside Club']);
  });
  it('a field that Xero does not have is 400 QueryParseException', async () => {
    const reply = await world.call('GET', `/Contacts?where=${encodeURIComponent('Nickname=="x"')}`);
    expect([reply.status, reply.body.Type]).toEqual([400, 'QueryParseException']);
  });
  it('by id or by contact number', async () => {
    await put({ Name: 'By number', ContactNumber: 'BN 1' });
    expect(first(await world.call('GET', `/Contacts/${encodeURIComponent('BN 1')}`)).Name).toBe('By number');
  });
  it('archived ones only with includeArchived', async () => {
    const { ContactID } = first(await put({ Name: 'Hidden' }));
    await post({ ContactID, ContactStatus: 'ARCHIVED' });
    expect(await where('Name=="Hidden"')).toEqual([]);
    expect(await where('Name=="Hidden"', '&includeArchived=true')).toEqual(['Hidden']);
    expect(first(await world.call('GET', `/Contacts/${ContactID}`)).ContactStatus).toBe('ARCHIVED');
  });
  it('persons, terms and balances show on a contact’s own page and on pages, not in a whole list', async () => {
    const { ContactID } = first(
      await put({
        Name: 'Wide',
        ContactPersons: [{ FirstName: 'A' }],
        PaymentTerms: { Sales: { Day: 5, Type: 'OFCURRENTMONTH' } },
        SalesDefaultAccountCode: '260',
      }),
    );
    await world.call('PUT', '/Invoices', invoice({ Contact: { ContactID }, Status: 'AUTHORISED' }));
    const single = first(await world.call('GET', `/Contacts/${ContactID}`));
    const page = first(await world.call('GET', `/Contacts?IDs=${ContactID}&page=1`));
    const list = first(await world.call('GET', `/Contacts?IDs=${ContactID}`));
    for (const one of [single, page]) {
      expect(one).toMatchObject({ ContactPersons: [{ FirstName: 'A' }], SalesDefaultAccountCode: '260', IsCustomer: true });
      expect(one.Balances.AccountsReceivable).toEqual({ Outstanding: 24.15, Overdue: 24.15 });
      expect(one.PaymentTerms).toEqual({ Sales: { Day: 5, Type: 'OFCURRENTMONTH' } });
    }
    expect(list).toMatchObject({ ContactPersons: [] });
    expect([list.Balances, list.PaymentTerms, list.SalesDefaultAccountCode]).toEqual([undefined, undefined, undefined]);
  });
  it('searchTerm looks in names, number and e-mail; summaryOnly is a page without details', async () => {
    const reply = await world.call('GET', '/Contacts?searchTerm=BAYSIDE&summaryOnly=true');
    expect(reply.body.pagination).toEqual({ page: 1, pageSize: 100, pageCount: 1, itemCount: 1 });
    expect(first(reply)).toMatchObject({ Name: 'Bayside Club', Addresses: [], ContactPersons: [] });
    expect(first(reply).IsCustomer).toBeUndefined();
  });
});

it('an account number may be another contact’s as well', async () => {
  const number = { AccountNumber: 'SAME-1' };
  expect((await put({ Name: 'First of two', ...number })).status).toBe(200);
  expect((await put({ Name: 'Second of two', ...number })).status).toBe(200);
  expect((await world.call('GET', '/Contacts?where=AccountNumber%3D%3D%22same-1%22')).body.Contacts).toHaveLength(2);
});

it('an erased contact is GDPRREQUEST, keeps nothing of the person, shows with archived ones, and can’t be edited', async () => {
  const { ContactID } = first(await put({ Name: 'Erased Person', EmailAddress: 'e@x.example', FirstName: 'E', ContactNumber: 'gone-1' }));
  world.xero.ui.eraseContact(demoTenantId, ContactID);
  const erased = first(await world.call('GET', `/Contacts/${ContactID}`));
  expect(erased).toMatchObject({ ContactStatus: 'GDPRREQUEST', EmailAddress: '', ContactNumber: 'gone-1' });
  expect(erased.FirstName).toBeUndefined();
  expect((await world.call('GET', `/Contacts?IDs=${ContactID}`)).body.Contacts).toEqual([]);
  expect((await world.call('GET', `/Contacts?IDs=${ContactID}&includeArchived=true`)).body.Contacts).toHaveLength(1);
  expect(messages(await post({ ContactID, Name: 'Back again' }), 'Contacts')).toEqual([archived]);
});
