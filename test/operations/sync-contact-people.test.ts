import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { startApi } from '../../api/server.ts';
import { baysideId, house, orderBody, organisationId } from './house.ts';
import {
  accountBody,
  type ContactAnswer,
  codesOf,
  contactBody,
  contactsOf,
  later,
  linksAfter,
  nextVersion,
  on,
  personRow,
  posts,
} from './people.ts';

const at = house();
const contacts = contactsOf(at);
type Row = Record<string, unknown>;

/** An account in Xero, with the people it was made with. */
async function synced(people: (account: Row) => Row[] = () => [], settings: Row = {}, record: Row = {}) {
  const blank = accountBody(record, { settings });
  const body = { ...blank, people: people(blank.record) };
  const answer = await contacts.sync(body);
  const id = answer.writeBack?.xc_xerocontactid ?? '';
  const account: Row = { ...body.record, xc_xerocontactid: id };
  return { body, answer, id, account, links: linksAfter([], answer), settings };
}
type Synced = Awaited<ReturnType<typeof synced>>;
const person = (of: Synced, record: Row, more: { people?: Row[]; links?: Row[]; account?: Row } = {}) => {
  const { people = [record], links = of.links, account = of.account } = more;
  return contacts.sync(contactBody(record, account, { people, links, settings: of.settings }));
};
const named = (account: Row, first: string, more: Row = {}) =>
  personRow(account, {
    firstname: first,
    lastname: 'Lee',
    fullname: `${first} Lee`,
    emailaddress1: `${first.toLowerCase()}@tasman.example`,
    ...more,
  });

describe('SyncContact: a contact of a synced account', () => {
  it('P32 P37 P38 [setting people = All]: is added, changed and shown by its link', async () => {
    const of = await synced();
    const ann = named(of.account, 'Ann');
    const added = await person(of, ann);
    expect(added).toMatchObject({ outcome: 'updated', writeBack: null, problems: [], xero: { contactId: of.id } });
    expect(added.links.map((one) => [one.xc_table, one.xc_xeroid, one.xc_parentrowid])).toEqual([
      ['contact', null, of.account.accountid],
      ['account', of.id, null],
    ]);
    expect(contacts.inXero(of.id).persons).toEqual([
      { FirstName: 'Ann', LastName: 'Lee', EmailAddress: 'ann@tasman.example', IncludeInEmails: false },
    ]);
    const links = linksAfter(of.links, added);
    const same = await person(of, { ...ann, versionnumber: nextVersion() }, { links });
    expect(same).toMatchObject({ outcome: 'unchanged', links: [], log: [] });
    const changed = { ...ann, emailaddress1: 'new@tasman.example', xc_includeinxeroemails: true, versionnumber: nextVersion() };
    expect((await person(of, changed, { links })).outcome).toBe('updated');
    expect(contacts.inXero(of.id).persons).toMatchObject([{ EmailAddress: 'new@tasman.example', IncludeInEmails: true }]);
  });

  it('C25 [setting people = Include in Xero emails]: only marked ones go; a mark that is taken back takes the person off', async () => {
    const of = await synced(() => [], on.marked);
    const [ann, bob] = [named(of.account, 'Ann', { xc_includeinxeroemails: true }), named(of.account, 'Bob')];
    expect(await person(of, bob, { people: [ann, bob] })).toMatchObject({ outcome: 'updated' });
    expect(contacts.persons(of.id)).toEqual(['Ann Lee']);
    expect(await person(of, { ...bob, versionnumber: nextVersion() }, { people: [ann, bob] })).toMatchObject({
      outcome: 'skipped',
      log: [],
    });
    const marked = { ...bob, xc_includeinxeroemails: true, versionnumber: nextVersion() };
    await person(of, marked, { people: [ann, marked] });
    expect(contacts.persons(of.id)).toEqual(['Ann Lee', 'Bob Lee']);
    const unmarked = { ...ann, xc_includeinxeroemails: false, versionnumber: nextVersion() };
    await person(of, unmarked, { people: [unmarked, marked] });
    expect(contacts.persons(of.id)).toEqual(['Bob Lee']);
  });

  it('P32: an account that is not in Xero: its contacts are skipped, quietly', async () => {
    const account = accountBody().record;
    const answer = await contacts.sync(contactBody(named(account, 'Ann'), account));
    expect(answer).toMatchObject({ outcome: 'skipped', writeBack: null, links: [], log: [] });
    expect(at.calls).toEqual([]);
  });

  it('C28 C31: the contact of an account that was matched is used as it is, its persons too', async () => {
    const of = await synced(() => [], {}, { name: 'Bayside Club' });
    expect(of.id).toBe(baysideId);
    expect(await person(of, named(of.account, 'Ann'))).toMatchObject({ outcome: 'skipped', links: [], log: [] });
    const always = { ...of, settings: on.updateAlways };
    expect((await person(always, named(of.account, 'Ann'))).outcome).toBe('updated');
    expect(contacts.persons(baysideId)).toEqual(['Ann Lee']);
    const never = { ...of, settings: on.updateNever };
    expect((await person(never, named(of.account, 'Bob'))).outcome).toBe('skipped');
  });

  it('P37 [trap: more than five people]: five by creation date then name; who was left out is said', async () => {
    const of = await synced();
    const people = ['Fay', 'Eve', 'Dan', 'Cid', 'Bob', 'Ann'].map((name, n) =>
      named(of.account, name, { createdon: `2026-0${6 - Math.min(n, 4)}-01T00:00:00Z` }),
    );
    const answer = await person(of, people[0] as Row, { people });
    expect(contacts.persons(of.id)).toEqual(['Ann Lee', 'Bob Lee', 'Cid Lee', 'Dan Lee', 'Eve Lee']);
    expect(answer.warnings).toMatchObject([{ code: 'people-left-out', message: expect.stringContaining('"Fay Lee"') }]);
    const gone = people.filter((one) => one.firstname !== 'Ann');
    await person(of, { ...(people[0] as Row), versionnumber: nextVersion() }, { people: gone });
    expect(contacts.persons(of.id)).toEqual(['Bob Lee', 'Cid Lee', 'Dan Lee', 'Eve Lee', 'Fay Lee']);
  });

  it('P32: persons that finance added stay, ours first, up to five', async () => {
    const of = await synced((account) => [named(account, 'Ann')]);
    const inXero = contacts.inXero(of.id).persons;
    const clerk = (n: number) => ({ FirstName: 'Clerk', LastName: String(n), EmailAddress: `clerk${n}@x.example`, IncludeInEmails: true });
    at.xero.ui.writeContact(organisationId, { ContactPersons: [clerk(1), ...inXero, clerk(2), clerk(3)] }, of.id);
    const [ann, bob, cid] = [of.body.people?.[0] as Row, named(of.account, 'Bob'), named(of.account, 'Cid')];
    await person(of, bob, { people: [ann, bob] });
    expect(contacts.persons(of.id)).toEqual(['Ann Lee', 'Bob Lee', 'Clerk 1', 'Clerk 2', 'Clerk 3']);
    const answer = await person(of, cid, { people: [ann, bob, cid] });
    expect(contacts.persons(of.id)).toEqual(['Ann Lee', 'Bob Lee', 'Cid Lee', 'Clerk 1', 'Clerk 2']);
    expect(answer.warnings[0]?.message).toContain('"Clerk 3"');
  });

  it('P34: a person that finance changed or took away stays so, until it changes in Dynamics', async () => {
    const of = await synced((account) => [named(account, 'Ann'), named(account, 'Bob')]);
    const [ann, bob] = of.body.people as [Row, Row];
    at.xero.ui.writeContact(
      organisationId,
      { ContactPersons: [{ FirstName: 'Ann', LastName: 'Lee', EmailAddress: 'ann@home.example' }] },
      of.id,
    );
    const cid = named(of.account, 'Cid');
    const added = await person(of, cid, { people: [ann, bob, cid] });
    expect(contacts.inXero(of.id).persons).toMatchObject([{ EmailAddress: 'ann@home.example' }, { FirstName: 'Cid' }]);
    const links = linksAfter(of.links, added);
    const changed = { ...ann, emailaddress1: 'ann@work.example', versionnumber: nextVersion() };
    const answer = await person(of, changed, { people: [changed, bob, cid], links });
    expect(codesOf(answer.warnings)).toEqual(['contact-changed-twice']);
    expect(contacts.inXero(of.id).persons).toMatchObject([{ EmailAddress: 'ann@work.example' }, { FirstName: 'Cid' }]);
    const back = { ...bob, lastname: 'May', fullname: 'Bob May', versionnumber: nextVersion() };
    await person(of, back, { people: [changed, back, cid], links: linksAfter(links, answer) });
    expect(contacts.persons(of.id)).toEqual(['Ann Lee', 'Bob May', 'Cid Lee']);
  });

  it('P32 P37 [trap: people array replaced by an invoice that carries more than ContactID]: an invoice leaves the persons alone', async () => {
    const of = await synced((account) => [named(account, 'Ann')]);
    await at.sync(orderBody({ customer: { ...of.account, name: 'Renamed' }, links: of.links, people: [] }));
    expect(contacts.persons(of.id)).toEqual(['Ann Lee']);
    expect(contacts.inXero(of.id).name).toBe('Tasman Tools');
    expect(posts(at)).toEqual([]);
  });

  it('P36 C26: the account’s primary contact is the primary person, not one of the five', async () => {
    const of = await synced();
    const ann = named(of.account, 'Ann');
    const account = { ...of.account, _primarycontactid_value: ann.contactid, versionnumber: nextVersion() };
    const answer = await person(of, ann, { account });
    expect(answer.outcome).toBe('updated');
    expect(contacts.inXero(of.id)).toMatchObject({
      emailAddress: 'ann@tasman.example',
      fields: { FirstName: 'Ann', LastName: 'Lee' },
      persons: [],
    });
    expect(answer.links[0]).toMatchObject({ xc_table: 'contact', xc_xeroid: null, xc_parentrowid: of.account.accountid });
  });

  it('P40: a contact can be a Xero contact of its own and a person of its account', async () => {
    const of = await synced();
    const ann = named(of.account, 'Ann');
    const answer = await person({ ...of, settings: on.contacts }, ann);
    const [own] = contacts.named('Ann Lee');
    expect(answer).toMatchObject({ outcome: 'created', writeBack: { xc_xerocontactid: own?.id } });
    expect(answer.links[0]).toMatchObject({
      xc_table: 'contact',
      xc_xeroid: own?.id,
      xc_createdbyus: true,
      xc_parentrowid: of.account.accountid,
    });
    expect(contacts.persons(of.id)).toEqual(['Ann Lee']);
  });

  it('P32: a contact that is no longer active is taken off; an account keeps its contact', async () => {
    const of = await synced((account) => [named(account, 'Ann'), named(account, 'Bob')]);
    const [ann, bob] = of.body.people as [Row, Row];
    const off = { ...ann, statecode: 1, versionnumber: nextVersion() };
    expect((await person(of, off, { people: [off, bob] })).outcome).toBe('updated');
    expect(contacts.persons(of.id)).toEqual(['Bob Lee']);
  });

  it('X16: Read-only looks at nothing of the account and writes nothing', async () => {
    const of = await synced();
    const answer = await person({ ...of, settings: on.readOnly }, named(of.account, 'Ann'));
    expect(answer).toMatchObject({ outcome: 'skipped', links: [], log: [{ xc_operation: 'SyncContact' }] });
    expect(posts(at)).toEqual([]);
  });

  it('M1 E1: an archived contact of the account is a problem of the person', async () => {
    const of = await synced();
    at.xero.ui.archiveContact(organisationId, of.id);
    expect(await person(of, named(of.account, 'Ann'))).toMatchObject({ outcome: 'failed', problems: [{ code: 'contact-archived' }] });
  });
});

describe('SyncContact: contacts of one account saved at the same moment', () => {
  const all = ['Ann', 'Bob', 'Cid', 'Dan', 'Eve'];

  it('P32: each sees only itself, and all are there', async () => {
    const of = await synced();
    const people = all.map((name) => named(of.account, name));
    const answers = await Promise.all(people.map((one) => person(of, one)));
    expect(answers.map((one) => one.outcome)).toEqual(all.map(() => 'updated'));
    expect(contacts.persons(of.id).sort()).toEqual(all.map((name) => `${name} Lee`));
  });

  it('P32: each sees all that were saved before it, and an older call that comes late removes nobody', async () => {
    const of = await synced();
    const people = all.map((name) => named(of.account, name));
    for (const n of [4, 2, 0, 3, 1]) await person(of, people[n] as Row, { people: people.slice(0, n + 1) });
    expect(contacts.persons(of.id).sort()).toEqual(all.map((name) => `${name} Lee`));
    const [first, ...rest] = people as [Row, ...Row[]];
    const last = { ...(rest.pop() as Row), versionnumber: nextVersion() };
    await person(of, last, { people: [...rest, last] });
    expect(contacts.persons(of.id)).not.toContain(first.fullname);
    expect(contacts.persons(of.id)).toHaveLength(4);
  });

  it('P32: the account and its contacts at once, on two processes of the API', async () => {
    const of = await synced();
    const { config, clock } = at.system;
    const other = await startApi({ clock, log: pino({ level: 'silent' }), config, database: at.database });
    try {
      const people = all.map((name) => named(of.account, name));
      const viaOther = async (one: Row): Promise<ContactAnswer> => {
        const body = contactBody(one, of.account, { links: of.links });
        const response = await at.system.call(`${other.url}/v1/organisations/${organisationId}/contacts`, {
          method: 'POST',
          body: JSON.stringify(body),
        });
        return (await response.json()) as ContactAnswer;
      };
      const account = later(of.body, of.answer, { telephone1: '2' });
      const answers = await Promise.all([
        contacts.sync(account),
        ...people.map((one, n) => (n % 2 === 0 ? person(of, one) : viaOther(one))),
      ]);
      expect(answers.map((one) => one.outcome)).toEqual(['updated', ...all.map(() => 'updated')]);
      expect(contacts.persons(of.id).sort()).toEqual(all.map((name) => `${name} Lee`));
    } finally {
      await other.close();
    }
  });

  it('P32: a contact that is entered together with its account waits for it', async () => {
    const account = accountBody();
    const ann = named(account.record, 'Ann');
    const making = contacts.sync(account);
    await vi.waitFor(() => expect(at.calls).not.toEqual([]));
    const [made, joined] = await Promise.all([making, contacts.sync(contactBody(ann, account.record))]);
    expect([made.outcome, joined.outcome]).toEqual(['created', 'updated']);
    const id = made.writeBack?.xc_xerocontactid;
    expect(contacts.persons(id)).toEqual(['Ann Lee']);
    const bob = named(account.record, 'Bob');
    const links = linksAfter([], made);
    await contacts.sync(contactBody(bob, { ...account.record, xc_xerocontactid: id }, { people: [bob], links }));
    expect(contacts.persons(id)).toEqual(['Bob Lee']);
  });

  it('N2: an older state of a contact does not undo a newer one', async () => {
    const of = await synced();
    const ann = named(of.account, 'Ann');
    const newer = { ...ann, lastname: 'May', versionnumber: nextVersion() };
    await person(of, newer);
    const older = await person(of, ann);
    expect(older).toMatchObject({ outcome: 'unchanged', warnings: [{ code: 'superseded' }] });
    expect(contacts.persons(of.id)).toEqual(['Ann May']);
  });
});
