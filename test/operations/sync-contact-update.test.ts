import { describe, expect, it } from 'vitest';
import { baysideId, house, organisationId } from './house.ts';
import { accountBody, codesOf, contactBody, contactsOf, later, nextVersion, on, personRow, posts } from './people.ts';

const at = house();
const contacts = contactsOf(at);
const phone = (id: unknown, type = 'DEFAULT') => contacts.inXero(id).phones.find((one) => one.PhoneType === type)?.PhoneNumber;
const address = (id: unknown, type = 'POBOX') => contacts.inXero(id).addresses.find((one) => one.AddressType === type);

/** An account that this connector made a contact of. */
async function made(record: object = {}, more: Parameters<typeof accountBody>[1] = {}) {
  const body = accountBody({ telephone1: '1', address1_line1: '1 Queen St', address1_city: 'Auckland', ...record }, more);
  const answer = await contacts.sync(body);
  return { body, answer, id: answer.writeBack?.xc_xerocontactid ?? '' };
}

describe('SyncContact: changes of a synced account', () => {
  it('P34 C31 [setting update contacts = Created by us]: what we made follows, what was matched stays as it is', async () => {
    const { body, answer, id } = await made();
    const changed = await contacts.sync(later(body, answer, { name: 'Tasman Tools Ltd', telephone1: '2', accountnumber: 'T-9' }));
    expect(changed).toMatchObject({ outcome: 'updated', problems: [], links: [{ xc_xeroid: id, xc_createdbyus: true }] });
    expect(contacts.inXero(id)).toMatchObject({ name: 'Tasman Tools Ltd', accountNumber: 'T-9', contactNumber: body.record.accountid });
    expect(phone(id)).toBe('2');
    const matched = await made({ name: 'Bayside Club' });
    expect(await contacts.sync(later(matched.body, matched.answer, { telephone1: '7' }))).toMatchObject({
      outcome: 'unchanged',
      links: [],
    });
    expect(phone(baysideId)).toBe('');
  });

  it('P34 C31 [setting update contacts = Always]: what was matched follows too, in what changed since', async () => {
    const { body, answer } = await made({ name: 'BAYSIDE CLUB', emailaddress1: 'x@bayside.example' }, { settings: on.updateAlways });
    expect(answer.outcome).toBe('linked');
    expect(await contacts.sync(later(body, answer))).toMatchObject({ outcome: 'unchanged', links: [] });
    expect((await contacts.sync(later(body, answer, { telephone1: '2' }))).outcome).toBe('updated');
    expect(phone(baysideId)).toBe('2');
    expect(contacts.inXero(baysideId)).toMatchObject({ name: 'Bayside Club', emailAddress: 'accounts@baysideclub.example' });
  });

  it('P34 C31 [setting update contacts = Never]: nothing is sent, not even of what we made', async () => {
    const { body, answer, id } = await made();
    const never = later(body, answer, { telephone1: '2' }, { settings: { ...body.settings, ...on.updateNever } });
    expect(await contacts.sync(never)).toMatchObject({ outcome: 'unchanged', log: [] });
    expect(phone(id)).toBe('1');
    expect(posts(at)).toEqual([]);
  });

  it('P34: a contact that is gone from Xero a moment after it was made is a problem at once, not a wait, and is made anew a minute later', async () => {
    const { body, answer, id } = await made();
    at.books.contacts.remove(id);
    at.books.commit();
    const early = await contacts.sync(later(body, answer, { telephone1: '2' }));
    expect(early).toMatchObject({ outcome: 'failed', problems: [{ code: expect.any(String) }] });
    at.clock.advance(61_000);
    const anew = await contacts.sync(later(body, answer, { telephone1: '3' }));
    expect(anew.outcome).toBe('created');
    expect(phone(anew.writeBack?.xc_xerocontactid)).toBe('3');
  });

  it('P34: no difference, nothing is sent and nothing logged', async () => {
    const { body, answer } = await made();
    const again = await contacts.sync(later(body, answer, { description: 'not for Xero' }));
    expect(again).toMatchObject({ outcome: 'unchanged', links: [], log: [], writeBack: answer.writeBack });
    expect(posts(at)).toEqual([]);
  });

  it('P34 [trap: Contact id and name sent together rename the contact]: a name that finance gave stays, whatever else changes', async () => {
    const { body, answer, id } = await made();
    at.xero.ui.writeContact(organisationId, { Name: 'Tasman Tools (NZ) Limited' }, id);
    const changed = await contacts.sync(later(body, answer, { telephone1: '2' }));
    expect(changed).toMatchObject({ outcome: 'updated', warnings: [] });
    expect(contacts.inXero(id).name).toBe('Tasman Tools (NZ) Limited');
    expect(phone(id)).toBe('2');
  });

  it('P34: what finance changed and sales did not stays; where both did, Dynamics wins and a warning says so', async () => {
    const { body, answer, id } = await made();
    at.xero.ui.writeContact(
      organisationId,
      {
        EmailAddress: 'finance@tasman.example',
        Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '55', PhoneAreaCode: '9' }],
        Addresses: [{ AddressType: 'POBOX', AttentionTo: 'Ann', PostalCode: '1010', AddressLine4: 'Level 4' }],
      },
      id,
    );
    const changed = await contacts.sync(later(body, answer, { telephone1: '2', address1_city: 'Wellington', fax: '3' }));
    expect(changed.outcome).toBe('updated');
    expect(changed.warnings).toMatchObject([{ code: 'contact-changed-twice', message: expect.stringContaining('phone') }]);
    expect(contacts.inXero(id).emailAddress).toBe('finance@tasman.example');
    expect([phone(id), phone(id, 'FAX')]).toEqual(['2', '3']);
    expect(contacts.inXero(id).phones.find((one) => one.PhoneType === 'DEFAULT')?.PhoneAreaCode).toBe('');
    expect(address(id)).toMatchObject({
      AddressLine1: '1 Queen St',
      City: 'Wellington',
      PostalCode: '1010',
      AttentionTo: 'Ann',
      AddressLine4: 'Level 4',
    });
  });

  it('P34 C23: what is emptied in Dynamics is emptied in Xero; other slots are not touched', async () => {
    const { body, answer, id } = await made({ emailaddress1: 'a@tasman.example', fax: '8' });
    at.xero.ui.writeContact(organisationId, { Phones: [{ PhoneType: 'DDI', PhoneNumber: '99' }] }, id);
    const changed = await contacts.sync(later(body, answer, { emailaddress1: null, telephone1: null, address1_city: null }));
    expect(changed.outcome).toBe('updated');
    expect(contacts.inXero(id).emailAddress).toBe('');
    expect([phone(id), phone(id, 'FAX'), phone(id, 'DDI')]).toEqual(['', '8', '99']);
    expect(address(id)).toMatchObject({ AddressLine1: '1 Queen St', City: '' });
  });

  it('P34: a link that was read before our last write does not undo it', async () => {
    const { body, answer, id } = await made();
    const first = await contacts.sync(later(body, answer, { telephone1: '2' }));
    at.xero.ui.writeContact(organisationId, { Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '77' }] }, id);
    // The link still says 1: without the register's memory this would look like a change of ours.
    const stale = await contacts.sync(later(body, answer, { telephone1: '2', fax: '3' }));
    expect([first.outcome, stale.outcome, codesOf(stale.warnings)]).toEqual(['updated', 'updated', []]);
    expect([phone(id), phone(id, 'FAX')]).toEqual(['77', '3']);
  });

  it('P34: without a record of what was sent, Dynamics counts for what we made, and nothing is emptied', async () => {
    const { body, answer, id } = await made({ fax: '8' });
    await at.database.query('truncate contact_sent');
    const links = answer.links.map((one) => ({ ...one, xc_sent: null }));
    const changed = await contacts.sync({ ...later(body, answer, { name: 'New name', fax: null, telephone1: '2' }), links });
    expect(changed.outcome).toBe('updated');
    expect(contacts.inXero(id).name).toBe('New name');
    expect([phone(id), phone(id, 'FAX')]).toEqual(['2', '8']);
  });

  it('N2: an older state of the row sends nothing', async () => {
    const { body, answer, id } = await made();
    const newer = later(body, answer, { telephone1: '2' });
    const changed = await contacts.sync(newer);
    const older = { ...newer, record: { ...newer.record, telephone1: '0', versionnumber: Number(newer.record.versionnumber) - 1 } };
    expect(await contacts.sync({ ...older, links: changed.links })).toMatchObject({
      outcome: 'unchanged',
      warnings: [{ code: 'superseded' }],
    });
    expect((await contacts.sync(older)).warnings).toMatchObject([{ code: 'superseded' }]);
    expect(phone(id)).toBe('2');
  });

  it('E1: a refusal of Xero is a problem with its words, and nothing is taken for sent', async () => {
    const { body, answer, id } = await made();
    const taken = later(body, answer, { name: 'Bayside Club', telephone1: '2' });
    const refused = await contacts.sync(taken);
    expect(refused).toMatchObject({ outcome: 'failed', problems: [{ code: 'contact-name-taken' }], links: [], writeBack: null });
    expect(refused.problems[0]?.original).toContain('already assigned');
    const mended = await contacts.sync({ ...taken, record: { ...taken.record, name: 'Bayside Club Ltd', versionnumber: nextVersion() } });
    expect(mended.outcome).toBe('updated');
    expect([contacts.inXero(id).name, phone(id)]).toEqual(['Bayside Club Ltd', '2']);
  });

  it('E2: an update that Xero did not answer is tried again, and found to be done', async () => {
    const { body, answer, id } = await made();
    const change = later(body, answer, { telephone1: '2' });
    at.xero.faults.add({ method: 'POST', path: `/Contacts/${id}`, kind: 'timeout-after-commit' });
    expect((await at.call('contacts', change)).status).toBe(503);
    const settled = await contacts.sync(change);
    expect(settled).toMatchObject({ outcome: 'unchanged', warnings: [], links: [{ xc_xeroid: id }] });
    expect(phone(id)).toBe('2');
  });

  it('P36 C26: the primary contact is the primary person, also when it changes', async () => {
    const body = accountBody();
    const [ann, bob] = [
      personRow(body.record, { firstname: 'Ann', lastname: 'Lee', emailaddress1: 'ann@tasman.example' }),
      personRow(body.record, { firstname: 'Bob', lastname: 'May', emailaddress1: 'bob@tasman.example' }),
    ];
    const people = [ann, bob];
    const start = { ...body, people, record: { ...body.record, _primarycontactid_value: ann.contactid } };
    const answer = await contacts.sync(start);
    const id = answer.writeBack?.xc_xerocontactid;
    expect(contacts.inXero(id)).toMatchObject({ emailAddress: 'ann@tasman.example', fields: { FirstName: 'Ann', LastName: 'Lee' } });
    expect(contacts.persons(id)).toEqual(['Bob May']);
    expect(answer.links.map((one) => [one.xc_table, one.xc_xeroid, one.xc_parentrowid])).toEqual([
      ['account', id, null],
      ['contact', null, body.record.accountid],
      ['contact', null, body.record.accountid],
    ]);
    await contacts.sync(later(start, answer, { _primarycontactid_value: bob.contactid }));
    expect(contacts.inXero(id)).toMatchObject({ emailAddress: 'bob@tasman.example', fields: { FirstName: 'Bob', LastName: 'May' } });
    expect(contacts.persons(id)).toEqual(['Ann Lee']);
  });

  it('P40: a contact that is a Xero contact of its own follows its changes', async () => {
    const ann = personRow(null, { firstname: 'Ann', lastname: 'Lee', fullname: 'Ann Lee' });
    const body = contactBody(ann, null, { settings: on.contacts });
    const answer = await contacts.sync(body);
    const changed = await contacts.sync(later(body, answer, { lastname: 'May', fullname: 'Ann May' }));
    expect(changed).toMatchObject({ outcome: 'updated', links: [{ xc_table: 'contact', xc_xeroid: answer.writeBack?.xc_xerocontactid }] });
    expect(contacts.inXero(answer.writeBack?.xc_xerocontactid)).toMatchObject({ name: 'Ann May', fields: { LastName: 'May' } });
  });
});
