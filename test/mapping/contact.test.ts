import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactName, countryLetters, mapContact } from '../../api/mapping/contact/contact.ts';
import { type Customer, customerOf } from '../../api/mapping/contact/customer.ts';
import { matchContact, matchWarnings } from '../../api/mapping/contact/match.ts';
import type { Row } from '../../api/mapping/row.ts';
import type { WireContact } from '../../api/xero/wire.ts';
import { accountId, codes, contactId, customer, guidOf, orderDocument, settings } from './fixtures.ts';

const account = (row: object = {}, people: object[] = []): Customer => ({
  table: 'account',
  id: accountId,
  row: customer(row) as Row,
  people: people as Row[],
  storedContactId: null,
});
const person = (n: number, more: object = {}) => ({
  contactid: guidOf(n),
  _parentcustomerid_value: accountId,
  firstname: 'First',
  lastname: `Last ${n}`,
  fullname: `First Last ${n}`,
  emailaddress1: `p${n}@contoso.com`,
  createdon: `2026-01-${String(n).padStart(2, '0')}T00:00:00Z`,
  statecode: 0,
  ...more,
});
const mapped = (row: object, people: object[] = [], more: object = {}) => mapContact(account(row, people), settings(more));

describe('an account as a Xero contact', () => {
  it('C21 C22 C23 C24 P36: every field has its place', () => {
    const row = {
      name: '  Contoso   Ltd ',
      accountnumber: 'C-1',
      telephone1: '+64 9 123',
      fax: '124',
      emailaddress1: 'office@contoso.com',
      _primarycontactid_value: guidOf(1),
      address1_line1: '1 Queen St',
      address1_city: 'Auckland',
      address1_stateorprovince: 'AKL',
      address1_postalcode: '1010',
      address1_country: 'New Zealand 64',
      address2_line1: '2 Dock Rd',
    };
    const { payload, problems, warnings } = mapped(row, [person(1), person(2, { xc_includeinxeroemails: true })]);
    expect([problems, warnings]).toEqual([[], []]);
    expect(payload).toEqual({
      Name: 'Contoso Ltd',
      ContactNumber: accountId,
      AccountNumber: 'C-1',
      FirstName: 'First',
      LastName: 'Last 1',
      EmailAddress: 'office@contoso.com',
      ContactPersons: [{ FirstName: 'First', LastName: 'Last 2', EmailAddress: 'p2@contoso.com', IncludeInEmails: true }],
      Addresses: [
        { AddressType: 'POBOX', AddressLine1: '1 Queen St', City: 'Auckland', Region: 'AKL', PostalCode: '1010', Country: 'New Zealand' },
        { AddressType: 'STREET', AddressLine1: '2 Dock Rd' },
      ],
      Phones: [
        { PhoneType: 'DEFAULT', PhoneNumber: '+64 9 123' },
        { PhoneType: 'FAX', PhoneNumber: '124' },
      ],
    });
  });

  it('C21: names are trimmed, collapsed and free of < and >', () => {
    expect(mapped({ name: ' A <b>\u00a0 \tC ' }).payload.Name).toBe('A b C');
    expect(codes(mapped({ name: '<>' }).problems)).toEqual(['contact-name-missing']);
    expect(codes(mapped({ name: null }).problems)).toEqual(['contact-name-missing']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(contactName(name)).not.toMatch(/[<>]|^\s|\s$|\s\s/u);
      }),
    );
  });

  it('C24: a country keeps its letters alone', () => {
    expect(['U.S.A.', 'Côte d’Ivoire', 'Guinea-Bissau', '日本', '64'].map(countryLetters)).toEqual([
      'USA',
      'Côte dIvoire',
      'Guinea Bissau',
      '日本',
      '',
    ]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (country) => {
        expect(countryLetters(country)).toMatch(/^[\p{L} ]*$/u);
      }),
    );
  });

  it('an e-mail address that Xero does not take is left out with a warning', () => {
    const { payload, warnings } = mapped({ emailaddress1: 'jörg@contoso.com' });
    expect(payload).not.toHaveProperty('EmailAddress');
    expect(codes(warnings)).toEqual(['email-left-out']);
  });

  it('P32 P38: at most five people, by creation date then name; who is left out is said', () => {
    const people = [7, 3, 5, 1, 2, 6, 4].map((n) => person(n));
    const { payload, warnings } = mapped({}, people);
    expect(payload.ContactPersons?.map((one) => one.LastName)).toEqual([1, 2, 3, 4, 5].map((n) => `Last ${n}`));
    expect(warnings[0]).toMatchObject({ code: 'people-left-out', message: expect.stringContaining('"First Last 6", "First Last 7"') });
    const sameDay = [person(1, { createdon: null, fullname: 'Zoe' }), person(2, { createdon: null, fullname: 'adam' })];
    expect(mapped({}, sameDay).payload.ContactPersons?.map((one) => one.LastName)).toEqual(['Last 2', 'Last 1']);
  });

  it('C25: only those to include in e-mails, when the settings say so; never the inactive, others’ or twice', () => {
    const people = [
      person(1),
      person(2, { xc_includeinxeroemails: true }),
      person(2),
      person(3, { statecode: 1 }),
      person(4, { _parentcustomerid_value: guidOf(9) }),
    ];
    expect(mapped({}, people).payload.ContactPersons).toHaveLength(2);
    expect(mapped({}, people, { xc_people: 272000001 }).payload.ContactPersons?.map((one) => one.LastName)).toEqual(['Last 2']);
  });
});

describe('who is invoiced', () => {
  const of = (more: object, setting: object = {}) => {
    const found = customerOf(orderDocument({}, [], more), settings(setting));
    return 'problem' in found ? found.problem.code : `${found.table} ${found.id}`;
  };
  const contact = { contactid: contactId, fullname: 'Ann Lee' };

  it.each([
    ['an account', { customer: customer() }, {}, `account ${accountId}`],
    ['a contact', { customer: contact }, {}, `contact ${contactId}`],
    ['the expanded customer', { customer: null, record: { customerid_contact: contact } }, {}, `contact ${contactId}`],
    [
      'an account’s primary contact',
      { customer: customer({ _primarycontactid_value: contactId }), people: [contact] },
      { xc_customer: 272000001 },
      `contact ${contactId}`,
    ],
    ['an account without a primary contact', { customer: customer() }, { xc_customer: 272000001 }, 'primary-contact-missing'],
    ['nobody', { customer: null, record: {} }, {}, 'customer-missing'],
    ['somebody who was not read', { customer: null }, {}, 'customer-not-read'],
    ['a row without its id is the row’s customer', { customer: { name: 'Contoso' } }, {}, `account ${accountId}`],
  ])('P4 P40: %s', (_, more, setting, expected) => {
    expect(of(more, setting)).toBe(expected);
  });

  it('P40 C21: a contact goes with its own names and phones', () => {
    const row = {
      contactid: contactId,
      firstname: 'Ann',
      lastname: 'Lee',
      mobilephone: '021',
      xc_contactnumber: 'K-1',
      emailaddress1: 'ann@lee.nz',
    };
    const { payload } = mapContact({ table: 'contact', id: contactId, row, people: [] }, settings());
    expect(payload).toEqual({
      Name: 'Ann Lee',
      ContactNumber: contactId,
      AccountNumber: 'K-1',
      FirstName: 'Ann',
      LastName: 'Lee',
      EmailAddress: 'ann@lee.nz',
      Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '021' }],
    });
  });
});

describe('matching a Xero contact', () => {
  const xero = (more: Partial<WireContact>): WireContact => ({
    ContactID: contactId,
    Name: 'Contoso Ltd',
    ContactStatus: 'ACTIVE',
    ...more,
  });
  const match = (candidates: WireContact[], row: object = {}, more: object = {}, stored: string | null = null) => {
    const found = matchContact(candidates, { ...account(row), storedContactId: stored }, settings(more));
    return found.kind === 'found' ? `${found.by} ${found.contact.ContactID}` : found.kind === 'problem' ? found.problem.code : found.kind;
  };

  it('C30: the stored id, then our own number, then the name', () => {
    const all = [
      xero({}),
      xero({ ContactID: guidOf(2), Name: 'Other', ContactNumber: accountId.toUpperCase() }),
      xero({ ContactID: guidOf(3), Name: 'Third' }),
    ];
    expect(match(all, {}, {}, guidOf(3))).toBe(`stored id ${guidOf(3)}`);
    expect(match(all)).toBe(`contact number ${guidOf(2)}`);
    expect(match([all[0] as WireContact])).toBe(`name ${contactId}`);
    expect(match([])).toBe('none');
  });

  it.each(['contoso ltd', ' CONTOSO   LTD ', 'Contoso Ltd'])('C29: names are compared trimmed, collapsed and without case: %s', (Name) => {
    expect(match([xero({ Name })])).toBe(`name ${contactId}`);
  });

  it('C29 M1: an archived homonym is nobody’s; an active one of the same name is used', () => {
    expect(match([xero({ ContactStatus: 'ARCHIVED' })])).toBe('none');
    expect(match([xero({ ContactStatus: 'ARCHIVED' }), xero({ ContactID: guidOf(2) })])).toBe(`name ${guidOf(2)}`);
  });

  it('M1: merged is followed, archived or erased is a problem', () => {
    const loser = xero({ ContactStatus: 'ARCHIVED', MergedToContactID: guidOf(2) });
    expect(match([loser], {}, {}, contactId)).toBe('follow');
    expect(match([loser, xero({ ContactID: guidOf(2), Name: 'Winner' })], {}, {}, contactId)).toBe(`stored id ${guidOf(2)}`);
    expect(match([xero({ ContactStatus: 'ARCHIVED' })], {}, {}, contactId)).toBe('contact-archived');
    expect(match([xero({ ContactStatus: 'GDPRREQUEST' })], {}, {}, contactId)).toBe('contact-erased');
    const ring = [loser, xero({ ContactID: guidOf(2), ContactStatus: 'ARCHIVED', MergedToContactID: contactId })];
    expect(match(ring, {}, {}, contactId)).toBe('contact-archived');
  });

  it('C30: by account number, when the settings say so', () => {
    const by = { xc_matchcontactsby: 272000001 };
    const one = xero({ Name: 'Other name', AccountNumber: 'c-1' });
    expect(match([one], { accountnumber: 'C-1' }, by)).toBe(`account number ${contactId}`);
    expect(match([xero({})], { accountnumber: 'C-1' }, by)).toBe('none');
    expect(match([one], {}, by)).toBe('none');
    const two = [one, xero({ ContactID: guidOf(2), Name: 'Third', AccountNumber: 'C-1' })];
    expect(match(two, { accountnumber: 'C-1' }, by)).toBe('contact-ambiguous');
    expect(match([...two, xero({ ContactID: guidOf(3), AccountNumber: 'C-1' })], { accountnumber: 'C-1' }, by)).toBe(
      `account number ${guidOf(3)}`,
    );
  });

  it('C29: the log says that a contact was used as it is, and whether another row has it too', () => {
    const warnings = (contact: WireContact) => codes(matchWarnings({ kind: 'found', contact, by: 'name' }, account()));
    expect(warnings(xero({}))).toEqual(['contact-matched']);
    expect(warnings(xero({ ContactNumber: guidOf(5) }))).toEqual(['contact-matched', 'shared-contact']);
    expect(warnings(xero({ ContactNumber: 'OLD-7' }))).toEqual(['contact-matched']);
  });
});
