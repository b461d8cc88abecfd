import { randomUUID } from 'node:crypto';
import type { Schemas } from '../../api/operations/operation.ts';
import { type house, settingsRow } from './house.ts';

type ContactBody = Schemas['ContactRecord'];
export type Removal = Schemas['ContactRemoval'];
export type ContactAnswer = Schemas['ContactAnswer'];
type Row = Record<string, unknown>;
type House = ReturnType<typeof house>;

const environmentUrl = 'https://contoso.crm.dynamics.com';
const choice = (n: number) => 272000000 + n;
export const on = {
  createContacts: { xc_createcontacts: choice(0) },
  firstInvoice: { xc_createcontacts: choice(1) },
  never: { xc_createcontacts: choice(2) },
  updateAlways: { xc_updatecontacts: choice(1) },
  updateNever: { xc_updatecontacts: choice(2) },
  byNumber: { xc_matchcontactsby: choice(1) },
  marked: { xc_people: choice(1) },
  unlink: { xc_ondelete: choice(1) },
  nothing: { xc_ondelete: choice(2) },
  contacts: { xc_customer: choice(1) },
  readOnly: { xc_mode: choice(0) },
} as const;

let version = 5000;
/** Dataverse counts one version for all rows. */
export const nextVersion = (): number => ++version;

/** A contact of an account, or of nobody. */
export function personRow(account: Row | null, more: Row = {}): Row {
  const n = nextVersion();
  return {
    contactid: randomUUID(),
    _parentcustomerid_value: account?.accountid ?? null,
    firstname: 'Person',
    lastname: `No ${n}`,
    fullname: `Person No ${n}`,
    emailaddress1: `person${n}@tasman.example`,
    createdon: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
    statecode: 0,
    versionnumber: n,
    ...more,
  };
}

export const accountRow = (more: Row = {}): Row => ({
  accountid: randomUUID(),
  name: 'Tasman Tools',
  accountnumber: null,
  emailaddress1: null,
  _primarycontactid_value: null,
  statecode: 0,
  versionnumber: nextVersion(),
  ...more,
});

/** A new account as the flow passes it. */
export function accountBody(record: Row = {}, more: Omit<Partial<ContactBody>, 'settings'> & { settings?: Row | null } = {}): ContactBody {
  const { settings = {}, ...rest } = more;
  return {
    ...{
      table: 'account',
      entitySet: 'accounts',
      record: accountRow(record),
      parent: null,
      people: [],
      links: [],
      problem: null,
      mappings: [],
    },
    ...{ settings: settings && settingsRow(settings), environmentUrl },
    ...rest,
  };
}

/** A contact as the flow passes it, with its account. */
export function contactBody(
  record: Row,
  parent: Row | null,
  more: Omit<Partial<ContactBody>, 'settings'> & { settings?: Row | null } = {},
): ContactBody {
  const { people = [record], ...rest } = more;
  return { ...accountBody({}, rest), table: 'contact', entitySet: 'contacts', record, parent, people };
}

/** A removal as the flow passes it. */
export function removalBody(link: Row, more: Omit<Partial<Removal>, 'settings'> & { settings?: Row } = {}): Removal {
  const { settings = {}, ...rest } = more;
  const table = link.xc_table as Removal['table'];
  return {
    table,
    link,
    formerParent: null,
    formerPeople: [],
    links: [],
    problem: null,
    settings: settingsRow(settings),
    environmentUrl,
    ...rest,
  };
}

/** The link rows as they are after an answer was written. */
export const linksAfter = (links: readonly Row[], ...answers: ContactAnswer[]): Row[] => [
  ...new Map([...links, ...answers.flatMap((one) => one.links as Row[])].map((one) => [one.xc_linkid, one])).values(),
];

/** The account as the next run of its flow passes it: what the answer said is written, `change` is what a person changed since. */
export function later(body: ContactBody, answer: ContactAnswer, change: Row = {}, more: Partial<ContactBody> = {}): ContactBody {
  const record = { ...body.record, ...answer.writeBack, ...answer.status, versionnumber: nextVersion(), ...change };
  return { ...body, record, links: linksAfter(body.links as Row[], answer), ...more };
}

/** Calls SyncContact and RemoveContact; whatever is answered with 200. */
export const contactsOf = (at: House) => ({
  sync: (body: ContactBody): Promise<ContactAnswer> => answered(at, 'contacts', body),
  remove: (body: Removal): Promise<ContactAnswer> => answered(at, 'contact-removals', body),
  /** What Xero keeps of a contact. */
  inXero(id: unknown) {
    const found = at.books.contacts.get(String(id));
    if (!found) throw new Error('the emulator has no such contact');
    return found;
  },
  named: (name: string) => at.books.contacts.filter((one) => one.name === name),
  /** Names of the persons of a contact in Xero. */
  persons(id: unknown): string[] {
    return this.inXero(id).persons.map((one) => `${one.FirstName ?? ''} ${one.LastName ?? ''}`.trim());
  },
});

async function answered(at: House, path: string, body: unknown): Promise<ContactAnswer> {
  const answer = await at.call(path, body);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as ContactAnswer;
}

export const codesOf = (list: readonly { code: string }[]): string[] => list.map((one) => one.code);
export const posts = (at: House): string[] => at.writes.filter((call) => call.startsWith('POST Contacts'));
