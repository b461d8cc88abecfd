import { describe, expect, it } from 'vitest';
import { house, orderBody, organisationId } from './house.ts';
import { accountBody, codesOf, contactBody, contactsOf, linksAfter, nextVersion, on, personRow, removalBody } from './people.ts';

const at = house();
const contacts = contactsOf(at);
type Row = Record<string, unknown>;
const withdrawn = 272000004;

/** An account in Xero with people, and its and their links. */
async function synced(names: string[] = [], record: Row = {}) {
  const blank = accountBody(record);
  const people = names.map((firstname) => personRow(blank.record, { firstname, lastname: 'Lee', fullname: `${firstname} Lee` }));
  const answer = await contacts.sync({ ...blank, people });
  const id = answer.writeBack?.xc_xerocontactid ?? '';
  const links = linksAfter([], answer);
  const linkOf = (row: Row) => links.find((one) => one.xc_rowid === (row.contactid ?? row.accountid)) as Row;
  return { id, people, links, linkOf, account: { ...blank.record, xc_xerocontactid: id } as Row, link: linkOf(blank.record) };
}
const status = (id: string) => contacts.inXero(id).status;

describe('RemoveContact: a deleted account', () => {
  it('P35 [setting on delete = Archive]: archives the contact that was made for it, as the last act, and ends the link', async () => {
    const of = await synced();
    const answer = await contacts.remove(removalBody(of.link));
    expect(status(of.id)).toBe('ARCHIVED');
    expect(answer).toMatchObject({
      outcome: 'removed',
      problems: [],
      writeBack: null,
      xero: { contactId: of.id, status: 'ARCHIVED' },
      status: { xc_syncstatus: withdrawn },
      links: [{ xc_rowid: of.account.accountid, xc_xeroid: null, xc_sent: null, xc_syncstatus: withdrawn }],
      log: [{ xc_operation: 'RemoveContact', xc_rowid: of.account.accountid }],
    });
    const writes = at.writes.length;
    expect(await contacts.remove(removalBody(of.link))).toMatchObject({ outcome: 'removed', problems: [] });
    expect(at.writes).toHaveLength(writes);
  });

  it('P35 [setting on delete = Unlink]: the link ends, the contact stays', async () => {
    const of = await synced();
    const answer = await contacts.remove(removalBody(of.link, { settings: on.unlink }));
    expect(answer).toMatchObject({ outcome: 'removed', problems: [], links: [{ xc_xeroid: null }] });
    expect(status(of.id)).toBe('ACTIVE');
  });

  it('P35 [setting on delete = Nothing]: nothing is done and nothing logged', async () => {
    const of = await synced();
    expect(await contacts.remove(removalBody(of.link, { settings: on.nothing }))).toMatchObject({ outcome: 'skipped', links: [], log: [] });
    expect(status(of.id)).toBe('ACTIVE');
  });

  it('P35 C28: a contact that was there before is kept, and the problem says so', async () => {
    const of = await synced([], { name: 'Bayside Club' });
    const answer = await contacts.remove(removalBody(of.link));
    expect(answer).toMatchObject({
      outcome: 'removed',
      problems: [{ code: 'contact-kept', owner: 'Finance' }],
      links: [{ xc_xeroid: null }],
    });
    expect(answer.problems[0]?.message).toContain('there before');
    expect(status(of.id)).toBe('ACTIVE');
  });

  it('P35 C29: a contact that another row has too is kept, by the register and by the links of the call', async () => {
    const of = await synced();
    const second = await contacts.sync(accountBody({ name: 'tasman tools' }));
    const answer = await contacts.remove(removalBody(of.link));
    expect(answer.problems[0]).toMatchObject({ code: 'contact-kept', message: expect.stringContaining('another row') });
    await at.database.query('truncate contact_links');
    const byLinks = await contacts.remove(removalBody(of.link, { links: second.links }));
    expect(codesOf(byLinks.problems)).toEqual(['contact-kept']);
    expect(status(of.id)).toBe('ACTIVE');
    expect((await contacts.remove(removalBody(of.link))).problems).toEqual([]);
    expect(status(of.id)).toBe('ARCHIVED');
  });

  it('P35: a contact with something open is kept: drafts, what is owed, credit notes', async () => {
    const of = await synced();
    const order = orderBody({ customer: of.account, links: of.links as never });
    await at.sync(order);
    const open = await contacts.remove(removalBody(of.link));
    expect(open.problems[0]).toMatchObject({ code: 'contact-kept', message: expect.stringContaining('an invoice or bill is still open') });
    at.xero.ui.deleteInvoice(organisationId, at.invoices[0]?.id ?? '');
    const LineItems = [{ Description: 'Back', Quantity: 1, UnitAmount: 5, AccountCode: '200' }];
    at.xero.ui.createDocument(organisationId, { Type: 'ACCRECCREDIT', Contact: { ContactID: of.id }, LineItems });
    const credit = await contacts.remove(removalBody(of.link));
    expect(credit.problems[0]?.message).toContain('a credit note is still open');
    expect(status(of.id)).toBe('ACTIVE');
  });

  it('P35 X16: Read-only keeps everything and logs what was asked', async () => {
    const of = await synced();
    const answer = await contacts.remove(removalBody(of.link, { settings: on.readOnly }));
    expect(answer).toMatchObject({ outcome: 'skipped', links: [], log: [{ xc_operation: 'RemoveContact' }] });
    const copy = await contacts.remove(removalBody(of.link, { environmentUrl: 'https://copy.crm.dynamics.com' }));
    expect(copy.outcome).toBe('skipped');
    expect(status(of.id)).toBe('ACTIVE');
  });

  it('E2: an archiving that was not answered is tried again and found to be done', async () => {
    const of = await synced();
    at.xero.faults.add({ method: 'POST', path: `/Contacts/${of.id}`, kind: 'timeout-after-commit' });
    expect((await at.call('contact-removals', removalBody(of.link))).status).toBe(503);
    expect(await contacts.remove(removalBody(of.link))).toMatchObject({ outcome: 'removed', problems: [] });
    expect(status(of.id)).toBe('ARCHIVED');
  });

  it('P40: a contact that was a Xero contact of its own is archived when it is deleted, not when it moves', async () => {
    const ann = personRow(null, { firstname: 'Ann', lastname: 'Lee', fullname: 'Ann Lee' });
    const made = await contacts.sync(contactBody(ann, null, { settings: on.contacts }));
    const link = made.links[0] as Row;
    expect(await contacts.remove(removalBody(link, { record: ann }))).toMatchObject({ outcome: 'skipped', log: [] });
    const id = made.writeBack?.xc_xerocontactid ?? '';
    expect(status(id)).toBe('ACTIVE');
    expect((await contacts.remove(removalBody(link))).outcome).toBe('removed');
    expect(status(id)).toBe('ARCHIVED');
  });
});

describe('RemoveContact: a contact that is gone from its account', () => {
  it('P35 P38 [trap: delete of a row whose parent is unknown afterwards]: its link knows the account; the persons are written from those left', async () => {
    const of = await synced(['Ann', 'Bob', 'Cid']);
    const [ann, bob, cid] = of.people as [Row, Row, Row];
    const link = of.linkOf(bob);
    expect(link).toMatchObject({ xc_xeroid: null, xc_parentrowid: of.account.accountid });
    const answer = await contacts.remove(
      removalBody(link, { formerParent: of.account, formerPeople: [ann, cid], links: of.links as never }),
    );
    expect(contacts.persons(of.id)).toEqual(['Ann Lee', 'Cid Lee']);
    expect(answer).toMatchObject({ outcome: 'removed', problems: [], writeBack: null });
    expect(answer.links.map((one) => [one.xc_table, one.xc_xeroid, one.xc_parentrowid])).toEqual([
      ['contact', null, null],
      ['account', of.id, null],
    ]);
  });

  it('P35: a contact still named by an older reading of the account is gone all the same, and does not come back', async () => {
    const of = await synced(['Ann', 'Bob']);
    const [, bob] = of.people as [Row, Row];
    const links = of.links as never;
    await contacts.remove(removalBody(of.linkOf(bob), { formerParent: of.account, formerPeople: of.people, links }));
    expect(contacts.persons(of.id)).toEqual(['Ann Lee']);
  });

  it('P35: of the last one Xero keeps the person, and a problem asks finance; the next person takes its place', async () => {
    const of = await synced(['Ann']);
    const [ann] = of.people as [Row];
    const answer = await contacts.remove(removalBody(of.linkOf(ann), { formerParent: of.account, links: of.links as never }));
    expect(answer).toMatchObject({ outcome: 'removed', problems: [{ code: 'last-person-stays', owner: 'Finance' }] });
    expect(answer.problems[0]?.message).toContain('Ann Lee');
    expect(contacts.persons(of.id)).toEqual(['Ann Lee']);
    const bob = personRow(of.account, { firstname: 'Bob', lastname: 'Lee' });
    at.clock.advance(3_600_000);
    await contacts.sync(contactBody(bob, of.account, { links: linksAfter(of.links, answer) as never }));
    expect(contacts.persons(of.id)).toEqual(['Bob Lee']);
  });

  it('P35: where it is not known what was sent, the person of its name is taken off', async () => {
    const of = await synced(['Ann', 'Bob']);
    await at.database.query('truncate contact_sent');
    const links = of.links.map((one) => ({ ...one, xc_sent: null }));
    const formerPeople = [of.people[1] as Row];
    await contacts.remove(removalBody(of.linkOf(of.people[0] as Row), { formerParent: of.account, formerPeople, links }));
    expect(contacts.persons(of.id)).toEqual(['Bob Lee']);
  });

  it('P35: where finance added a person, that one stays alone', async () => {
    const of = await synced(['Ann']);
    const clerk = { FirstName: 'Clerk', LastName: 'One', IncludeInEmails: false };
    at.xero.ui.writeContact(organisationId, { ContactPersons: [...contacts.inXero(of.id).persons, clerk] }, of.id);
    const answer = await contacts.remove(
      removalBody(of.linkOf(of.people[0] as Row), { formerParent: of.account, links: of.links as never }),
    );
    expect(answer.problems).toEqual([]);
    expect(contacts.persons(of.id)).toEqual(['Clerk One']);
  });

  it('P35: an account that is gone too, or that is not Active any more: nothing is done', async () => {
    const of = await synced(['Ann', 'Bob']);
    const link = of.linkOf(of.people[0] as Row);
    const writes = at.writes.length;
    expect(await contacts.remove(removalBody(link, { links: of.links as never }))).toMatchObject({
      outcome: 'skipped',
      problems: [],
      log: [],
    });
    const merged = { ...of.account, statecode: 1, merged: true };
    const answer = await contacts.remove(
      removalBody(link, { formerParent: merged, formerPeople: [of.people[1]] as never, links: of.links as never }),
    );
    expect(answer).toMatchObject({ outcome: 'skipped', problems: [] });
    expect(at.writes).toHaveLength(writes);
  });

  it('P35 P32: a contact that moved leaves the one account and joins the other', async () => {
    const [from, to] = [await synced(['Ann', 'Bob']), await synced(['Cid'], { name: 'Waitemata Boats' })];
    const [ann, bob] = from.people as [Row, Row];
    const moved = { ...ann, _parentcustomerid_value: to.account.accountid, versionnumber: nextVersion() };
    const left = await contacts.remove(
      removalBody(from.linkOf(ann), { record: moved, formerParent: from.account, formerPeople: [bob], links: from.links as never }),
    );
    expect(contacts.persons(from.id)).toEqual(['Bob Lee']);
    const links = linksAfter([...to.links, from.linkOf(ann)], left);
    const joined = await contacts.sync(contactBody(moved, to.account, { people: [to.people[0] as Row, moved], links: links as never }));
    expect(contacts.persons(to.id)).toEqual(['Cid Lee', 'Ann Lee'].sort((one) => (one === 'Ann Lee' ? -1 : 1)));
    expect(joined.links[0]).toMatchObject({ xc_table: 'contact', xc_parentrowid: to.account.accountid });
  });

  it('P35 P36: a primary contact that is gone is no longer the primary person', async () => {
    const blank = accountBody();
    const ann = personRow(blank.record, { firstname: 'Ann', lastname: 'Lee' });
    const record = { ...blank.record, _primarycontactid_value: ann.contactid };
    const made = await contacts.sync({ ...blank, record, people: [ann] });
    const id = made.writeBack?.xc_xerocontactid ?? '';
    const link = made.links.find((one) => one.xc_rowid === ann.contactid) as Row;
    const formerParent = { ...record, xc_xerocontactid: id, _primarycontactid_value: null };
    await contacts.remove(removalBody(link, { formerParent, links: made.links as never }));
    expect(contacts.inXero(id)).toMatchObject({ emailAddress: '', fields: { FirstName: '', LastName: '' } });
  });

  it('P35 C31: persons of a contact that is used as it is are not touched', async () => {
    const of = await synced(['Ann', 'Bob']);
    const link = of.linkOf(of.people[0] as Row);
    const settings = on.updateNever;
    const answer = await contacts.remove(
      removalBody(link, { settings, formerParent: of.account, formerPeople: [of.people[1]] as never, links: of.links as never }),
    );
    expect(answer).toMatchObject({ outcome: 'skipped', log: [] });
    expect(contacts.persons(of.id)).toEqual(['Ann Lee', 'Bob Lee']);
  });

  it('a link that names no row, or no settings, is a problem', async () => {
    const bare = await contacts.remove(removalBody({ xc_table: 'account' }));
    expect(codesOf(bare.problems)).toEqual(['row-id-missing']);
    const of = await synced();
    expect(codesOf((await contacts.remove({ ...removalBody(of.link), settings: null })).problems)).toEqual(['organisation-missing']);
  });
});
