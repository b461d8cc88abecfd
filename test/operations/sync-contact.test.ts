import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { baysideId, house, minutes, orderBody, organisationId, settingsRow } from './house.ts';
import { accountBody, accountRow, codesOf, contactBody, contactsOf, later, linksAfter, nextVersion, on, personRow } from './people.ts';

const at = house();
const contacts = contactsOf(at);
const created = 272000000;
const synced = 272000002;
const skipped = 272000005;

describe('SyncContact: an account in Xero', () => {
  it('P31 P33 C21 C22 C23 [setting create contacts = On creation]: a new account becomes a Xero contact and shows its id', async () => {
    const body = accountBody({
      name: '  Tasman   Tools ',
      accountnumber: 'T-1',
      telephone1: '+64 9 123',
      fax: '124',
      address1_line1: '1 Queen St',
      address1_country: 'New Zealand',
      address2_line1: '2 Dock Rd',
      address2_city: 'Napier',
    });
    const answer = await contacts.sync(body);
    expect(at.writes).toEqual(['PUT Contacts']);
    const [contact] = contacts.named('Tasman Tools');
    expect(contact).toMatchObject({ contactNumber: body.record.accountid, accountNumber: 'T-1' });
    expect(contact?.addresses).toMatchObject([
      { AddressType: 'STREET', AddressLine1: '2 Dock Rd', City: 'Napier' },
      { AddressType: 'POBOX', AddressLine1: '1 Queen St', Country: 'New Zealand' },
    ]);
    expect(answer).toMatchObject({
      outcome: 'created',
      problems: [],
      xero: { organisationId, contactId: contact?.id, name: 'Tasman Tools', contactNumber: body.record.accountid, status: 'ACTIVE' },
      writeBack: { xc_xerocontactid: contact?.id, xc_xerourl: `https://go.xero.com/app/!kAu7r/contacts/contact/${contact?.id}` },
      status: { xc_syncstatus: synced, xc_lastsyncedon: expect.any(String) },
      links: [{ xc_table: 'account', xc_xeroid: contact?.id, xc_createdbyus: true, xc_versionsent: String(body.record.versionnumber) }],
      log: [{ xc_kind: 272000000, xc_outcome: created, xc_operation: 'SyncContact', xc_rowid: body.record.accountid }],
    });
    expect(JSON.parse(answer.links[0]?.xc_sent ?? '')).toMatchObject({ payload: { Name: 'Tasman Tools' }, people: [] });
  });

  it('C27 [setting create contacts = On first invoice]: a new account waits for its first document; nothing is logged', async () => {
    const body = accountBody({}, { settings: on.firstInvoice });
    expect(await contacts.sync(body)).toMatchObject({
      outcome: 'skipped',
      writeBack: null,
      links: [],
      log: [],
      status: { xc_syncstatus: skipped },
    });
    expect(at.calls).toEqual([]);
    const order = orderBody({ customer: body.record, settings: settingsRow(on.firstInvoice) });
    expect((await at.sync(order)).outcome).toBe('created');
    expect(at.writes).toEqual(['PUT Contacts', 'PUT Invoices']);
  });

  it('C1 [setting create contacts = Never]: nothing is made; asked for by hand the reason is said, and a contact that is there is linked', async () => {
    expect(await contacts.sync(accountBody({}, { settings: on.never }))).toMatchObject({ outcome: 'skipped', log: [] });
    const asked = { xc_syncrequestedon: '2026-11-01T00:00:00Z' };
    const refused = await contacts.sync(accountBody(asked, { settings: on.never }));
    expect(refused).toMatchObject({ outcome: 'failed', problems: [{ code: 'contact-missing', owner: 'Finance' }], writeBack: null });
    const found = await contacts.sync(accountBody({ ...asked, name: 'Bayside Club' }, { settings: on.never }));
    expect(found).toMatchObject({ outcome: 'linked', writeBack: { xc_xerocontactid: baysideId } });
    expect(at.writes).toEqual([]);
  });

  it('P40 [setting customer = Account]: accounts are Xero contacts; a contact of nobody waits for its first document', async () => {
    expect((await contacts.sync(accountBody())).outcome).toBe('created');
    expect(await contacts.sync(contactBody(personRow(null), null))).toMatchObject({ outcome: 'skipped', log: [], writeBack: null });
    expect(at.writes).toEqual(['PUT Contacts']);
  });

  it('P40 [setting customer = Contact]: contacts are Xero contacts, accounts are not', async () => {
    expect(await contacts.sync(accountBody({}, { settings: on.contacts }))).toMatchObject({ outcome: 'skipped', log: [] });
    const person = personRow(null, { firstname: 'Ann', lastname: 'Lee', fullname: 'Ann Lee', mobilephone: '021', xc_contactnumber: 'K-1' });
    const answer = await contacts.sync(contactBody(person, null, { settings: on.contacts }));
    const [contact] = contacts.named('Ann Lee');
    expect(contact).toMatchObject({ contactNumber: person.contactid, accountNumber: 'K-1', fields: { FirstName: 'Ann', LastName: 'Lee' } });
    expect(answer).toMatchObject({ outcome: 'created', writeBack: { xc_xerocontactid: contact?.id }, links: [{ xc_table: 'contact' }] });
  });

  it('C29: the same account twice, and twice at the same moment, is one contact', async () => {
    const body = accountBody();
    const answers = await Promise.all([contacts.sync(body), contacts.sync(body)]);
    expect(contacts.named('Tasman Tools')).toHaveLength(1);
    expect(new Set(answers.map((one) => one.writeBack?.xc_xerocontactid)).size).toBe(1);
    expect(answers.flatMap((one) => one.problems)).toEqual([]);
    const again = await contacts.sync(later(body, answers[0] as never));
    expect(again).toMatchObject({ outcome: 'unchanged', links: [], log: [] });
    expect(at.writes).toEqual(['PUT Contacts']);
  });

  it('N1: an order and its customer saved at the same moment make one contact', async () => {
    const body = accountBody();
    const [account, order] = await Promise.all([contacts.sync(body), at.sync(orderBody({ customer: body.record }))]);
    expect(contacts.named('Tasman Tools')).toHaveLength(1);
    expect(order.customer?.xc_xerocontactid).toBe(account.writeBack?.xc_xerocontactid);
    expect(order.outcome).toBe('created');
  });

  it('N1: a contact whose making was not answered is found by its number, not made again', async () => {
    const body = accountBody();
    at.xero.faults.add({ method: 'PUT', path: '/Contacts', kind: 'timeout-after-commit' });
    expect(await at.call('contacts', body)).toMatchObject({ status: 503, retryAfter: expect.any(String) });
    const answer = await contacts.sync(body);
    expect(answer).toMatchObject({ outcome: 'linked', links: [{ xc_createdbyus: true }] });
    expect(contacts.named('Tasman Tools')).toHaveLength(1);
  });

  it('X16 B13: Read-only and a copy of the environment look, log and write nothing', async () => {
    const readOnly = await contacts.sync(accountBody({}, { settings: on.readOnly }));
    expect(readOnly).toMatchObject({ outcome: 'skipped', problems: [], links: [], log: [{ xc_operation: 'SyncContact' }] });
    const copy = await contacts.sync(accountBody({}, { environmentUrl: 'https://copy.crm.dynamics.com' }));
    expect(copy).toMatchObject({ outcome: 'skipped', links: [] });
    const wrong = await contacts.sync(accountBody({ name: 'x'.repeat(300), accountnumber: 'y'.repeat(60) }, { settings: on.readOnly }));
    expect(codesOf(wrong.problems)).toEqual(['contact-name-too-long', 'account-number-too-long']);
    expect(at.writes).toEqual([]);
  });

  it('E3 E1: every blocker at once, one open problem that counts its repeats, closed by the next success', async () => {
    const body = accountBody({ name: 'x'.repeat(300), accountnumber: 'y'.repeat(60) });
    const first = await contacts.sync(body);
    expect(first).toMatchObject({ outcome: 'failed', writeBack: null, status: { xc_syncstatus: 272000003 } });
    const open = first.log.find((one) => one.xc_kind === 272000001);
    expect(open).toMatchObject({ xc_logid: body.record.accountid, xc_repeats: 1 });
    const second = await contacts.sync({ ...body, problem: open as never });
    expect(second.log[1]).toMatchObject({ xc_logid: body.record.accountid, xc_repeats: 2 });
    const record = { ...body.record, name: 'Short', accountnumber: 'y' };
    const mended = await contacts.sync({ ...body, record, problem: second.log[1] as never });
    expect(mended.log[1]).toMatchObject({ xc_logid: body.record.accountid, xc_resolvedon: expect.any(String) });
  });

  it('X1: an account that is linked in another organisation is a problem; without settings nothing is called', async () => {
    const body = accountBody();
    const foreign = { xc_table: 'account', xc_rowid: body.record.accountid, xc_xerotype: created, xc_xeroid: baysideId };
    const answer = await contacts.sync({ ...body, links: [{ ...foreign, _xc_organisationid_value: randomUUID() }] });
    expect(answer).toMatchObject({ outcome: 'failed', problems: [{ code: 'organisation-changed' }] });
    const none = await contacts.sync(accountBody({}, { settings: null }));
    expect(none).toMatchObject({ outcome: 'failed', problems: [{ code: 'organisation-missing' }] });
    expect(at.calls).toEqual([]);
  });
});

describe('SyncContact: a contact that is in Xero already', () => {
  it('C29 C28 [trap: name compare: trim, collapse, case]: an active contact of the same name is used as it is', async () => {
    const answer = await contacts.sync(accountBody({ name: '  BAYSIDE   club ', telephone1: '1' }, { settings: on.updateAlways }));
    expect(answer).toMatchObject({ outcome: 'linked', writeBack: { xc_xerocontactid: baysideId }, links: [{ xc_createdbyus: false }] });
    expect(codesOf(answer.warnings)).toEqual(['contact-matched']);
    expect(answer.log[0]?.xc_message).toContain('already in Xero');
    expect(contacts.inXero(baysideId).name).toBe('Bayside Club');
    expect(at.writes).toEqual([]);
  });

  it('M1 [trap: archived homonym]: an archived contact of the same name is nobody', async () => {
    at.xero.ui.archiveContact(organisationId, baysideId);
    const answer = await contacts.sync(accountBody({ name: 'Bayside Club' }));
    expect(answer.outcome).toBe('created');
    expect(answer.writeBack?.xc_xerocontactid).not.toBe(baysideId);
  });

  it('C30 [setting match contacts by = Name]: an account number does not make a match', async () => {
    at.xero.ui.writeContact(organisationId, { AccountNumber: 'T-1' }, baysideId);
    const answer = await contacts.sync(accountBody({ accountnumber: 'T-1' }));
    expect(answer.outcome).toBe('created');
    expect(contacts.inXero(baysideId).name).toBe('Bayside Club');
  });

  it('C30 [setting match contacts by = Account number] [trap: account number that exists elsewhere]: its contact is used and keeps its name', async () => {
    at.xero.ui.writeContact(organisationId, { AccountNumber: 'T-1' }, baysideId);
    const settings = { ...on.byNumber, ...on.updateAlways };
    const body = accountBody({ accountnumber: 't-1' }, { settings });
    const answer = await contacts.sync(body);
    expect(answer).toMatchObject({ outcome: 'linked', writeBack: { xc_xerocontactid: baysideId } });
    const changed = await contacts.sync(later(body, answer, { telephone1: '+64 9 555' }));
    expect(changed.outcome).toBe('updated');
    expect(contacts.inXero(baysideId)).toMatchObject({ name: 'Bayside Club', accountNumber: 'T-1' });
    expect(contacts.inXero(baysideId).phones.find((one) => one.PhoneType === 'DEFAULT')?.PhoneNumber).toBe('+64 9 555');
  });

  it('C30: two contacts of one account number are a problem; a name that is taken is one too', async () => {
    at.xero.ui.writeContact(organisationId, { Name: 'One', AccountNumber: 'T-1' });
    at.xero.ui.writeContact(organisationId, { Name: 'Two', AccountNumber: 'T-1' });
    const two = await contacts.sync(accountBody({ accountnumber: 'T-1' }, { settings: on.byNumber }));
    expect(codesOf(two.problems)).toEqual(['contact-ambiguous']);
    const taken = await contacts.sync(accountBody({ name: 'Bayside Club', accountnumber: 'T-2' }, { settings: on.byNumber }));
    expect(codesOf(taken.problems)).toEqual(['contact-name-taken']);
  });

  it('C30: the stored id comes first, then our own number, then the match', async () => {
    const council = 'e0000000-0000-4000-8000-000000000002';
    const stored = await contacts.sync(accountBody({ name: 'Bayside Club', xc_xerocontactid: council }));
    expect(stored.writeBack?.xc_xerocontactid).toBe(council);
    const accountid = randomUUID();
    at.xero.ui.writeContact(organisationId, { Name: 'Ours', ContactNumber: accountid });
    const numbered = await contacts.sync(accountBody({ accountid, name: 'Bayside Club' }, { settings: on.updateNever }));
    expect(numbered.xero?.name).toBe('Ours');
  });

  it('C29: a second row that meets the same contact is linked, never updates it, and is warned', async () => {
    const settings = on.updateAlways;
    const first = accountBody({ name: 'Bayside Club' }, { settings });
    const linked = await contacts.sync(first);
    const second = accountBody({ name: 'Bayside club', telephone1: '2' }, { settings });
    const shared = await contacts.sync(second);
    expect(shared).toMatchObject({ outcome: 'linked', writeBack: { xc_xerocontactid: baysideId }, links: [{ xc_createdbyus: false }] });
    expect(codesOf(shared.warnings)).toEqual(['contact-matched', 'shared-contact']);
    const change = await contacts.sync(later(second, shared, { telephone1: '3' }));
    expect(change).toMatchObject({ outcome: 'unchanged', warnings: [{ code: 'shared-contact' }] });
    await at.database.query('truncate contact_links, contact_sent');
    expect((await contacts.sync(later(second, shared, { telephone1: '4' }))).outcome).toBe('unchanged');
    expect(at.writes).toEqual([]);
    expect((await contacts.sync(later(first, linked, { telephone1: '5' }))).outcome).toBe('updated');
  });

  it('C29: an order that meets a contact which another row has is warned, and its customer never updates it', async () => {
    await contacts.sync(accountBody({ name: 'Bayside Club' }));
    const customer = accountRow({ name: 'BAYSIDE CLUB' });
    const answer = await at.sync(orderBody({ customer }));
    expect(codesOf(answer.warnings)).toEqual(['contact-matched', 'shared-contact']);
    const links = answer.links.filter((one) => one.xc_table === 'account');
    const record = { ...customer, xc_xerocontactid: baysideId, telephone1: '9', versionnumber: nextVersion() };
    const change = await contacts.sync(accountBody(record, { links, settings: on.updateAlways }));
    expect(change).toMatchObject({ outcome: 'unchanged', warnings: [{ code: 'shared-contact' }] });
  });

  it('M1 [trap: merged contact]: merged is followed, and the row is linked to the contact that is left', async () => {
    const council = 'e0000000-0000-4000-8000-000000000002';
    const body = accountBody();
    const made = await contacts.sync(body);
    at.xero.ui.mergeContact(organisationId, made.writeBack?.xc_xerocontactid ?? '', council);
    const answer = await contacts.sync(later(body, made, { telephone1: '1' }));
    expect(answer).toMatchObject({
      outcome: 'linked',
      writeBack: { xc_xerocontactid: council },
      links: [{ xc_xeroid: council, xc_createdbyus: false }],
    });
    expect(contacts.inXero(council).name).toBe('Harbour City Council');
    expect(at.writes).toEqual(['PUT Contacts']);
  });

  it('M1: archived and erased contacts are problems with their fix', async () => {
    const body = accountBody();
    const made = await contacts.sync(body);
    const id = made.writeBack?.xc_xerocontactid ?? '';
    at.xero.ui.archiveContact(organisationId, id);
    const archived = await contacts.sync(later(body, made, { telephone1: '1' }));
    expect(archived).toMatchObject({ outcome: 'failed', problems: [{ code: 'contact-archived', owner: 'Finance' }] });
    at.xero.ui.eraseContact(organisationId, id);
    expect(codesOf((await contacts.sync(later(body, made, { telephone1: '1' }))).problems)).toEqual(['contact-erased']);
  });

  it('P35: an account that is deactivated or merged in Dynamics changes nothing in Xero', async () => {
    const body = accountBody();
    const made = await contacts.sync(body);
    const off = later(body, made, { statecode: 1, merged: true, name: 'Gone' });
    expect(await contacts.sync(off)).toMatchObject({ outcome: 'skipped', links: [], log: [] });
    const person = personRow(body.record);
    const links = linksAfter([], made);
    expect(await contacts.sync(contactBody(person, off.record, { links: links as never }))).toMatchObject({ outcome: 'skipped', log: [] });
    at.clock.advance(minutes(1));
    expect(at.writes).toEqual(['PUT Contacts']);
  });
});
