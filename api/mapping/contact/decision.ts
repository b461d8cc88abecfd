import { type Ended, end, refuse } from '../ending.ts';
import { findLink, foreignLink, type Link, storedContact } from '../links.ts';
import { problem } from '../problems.ts';
import { asRow, asRows, guid, has, isActive, lookup, lookupTable, type Row, text } from '../row.ts';
import type { Settings } from '../settings.ts';
import type { Schemas } from '../types.ts';
import { withheld } from '../withheld.ts';
import type { Customer } from './customer.ts';

export type ContactRecord = Schemas['ContactRecord'];

/** The account whose Xero contact a Dynamics contact is a person of. */
export interface ParentAccount {
  customer: Customer;
  link: Link | null;
}

export type ContactDecision =
  | {
      kind: 'sync';
      settings: Settings;
      rowId: string;
      record: Row;
      link: Link | null;
      /** The row as a Xero contact of its own; null where it is none and is to become none. */
      own: Customer | null;
      /** Why no Xero contact is to be made for it where there is none; null where one is. */
      notCreated: 'never' | null;
      parent: ParentAccount | null;
      /** X16 B13: why nothing may be written to Xero. */
      withheld: string | null;
    }
  | Ended;

/** P31 P32 P33 P40 B13 X1 X16: whether an account or contact goes to Xero, and as what. Never throws. */
export function decideContact(body: ContactRecord, organisationId: string, settings: Settings | null): ContactDecision {
  const record = asRow(body.record) ?? {};
  const { table } = body;
  if (table !== 'account' && table !== 'contact') return refuse(problem('not-available-yet/table', { table }));
  const rowId = guid(record, `${table}id`);
  if (!rowId) return refuse(problem('row-id-missing', { column: `${table}id` }));
  if (!settings) return refuse(problem('organisation-missing'));
  const key = { organisationId, table, rowId, kind: 'contact' as const };
  const link = findLink(body.links, key);
  if (!link?.xeroId && foreignLink(body.links, key)) return refuse(problem('organisation-changed/contact'));

  const asked = text(record, 'xc_syncrequestedon') !== null;
  const storedContactId = storedContact(record, body.links, key);
  const people = table === 'account' ? asRows(body.people) : [];
  const self: Customer = { table, id: rowId, row: record, people, storedContactId };
  const why = whyNotOwn(self, record, settings, asked);
  const own = why === null ? self : null;
  const parent = table === 'contact' ? parentOf(body, record, organisationId) : null;
  if (!own && !parent) return end('skipped', why ?? '', !asked);
  if (asRows(body.mappings).length > 0) return refuse(problem('not-available-yet/mappings'));
  return {
    kind: 'sync',
    ...{ settings, rowId, record, link, own, parent },
    notCreated: settings.createContacts === 'Never' ? 'never' : null,
    withheld: withheld(settings, body.environmentUrl, 'the contact'),
  };
}

/** Why the row is no Xero contact of its own and becomes none by itself; null where it is or does. */
function whyNotOwn({ table, storedContactId }: Customer, record: Row, settings: Settings, asked: boolean): string | null {
  if (!isActive(record)) return 'Only Active rows are synced.';
  if (storedContactId) return null;
  if (table === 'account' && settings.customer === 'Contact') return 'The settings say that contacts are invoiced, not accounts.';
  if (table === 'contact' && settings.customer === 'Account') {
    return lookup(record, 'parentcustomerid') ? 'Its account is not in Xero.' : 'It goes to Xero with its first document.';
  }
  if (asked || settings.createContacts === 'On creation') return null;
  if (settings.createContacts === 'Never') return 'The settings say that no contacts are made in Xero.';
  return 'It goes to Xero with its first document.';
}

/** P32: the contact's account, where it is in Xero. Deactivating or merging an account changes nothing in Xero (P35). */
function parentOf(body: ContactRecord, record: Row, organisationId: string): ParentAccount | null {
  const row = asRow(body.parent);
  const named = lookup(record, 'parentcustomerid', 'accountid');
  const hasNone = named === null && has(record, '_parentcustomerid_value');
  if (!row || hasNone || lookupTable(record, 'parentcustomerid', ['account', 'contact']) === 'contact') return null;
  const parentId = named ?? guid(row, 'accountid');
  return accountInXero(row, parentId, withRecord(asRows(body.people), record), body.links, organisationId);
}

/** An account that is a Xero contact, with the people the call names; null where it is none or not Active. */
export function accountInXero(row: Row, id: string | null, people: Row[], links: unknown, organisationId: string): ParentAccount | null {
  if (!id || (guid(row, 'accountid') ?? id) !== id || !isActive(row)) return null;
  const key = { organisationId, table: 'account', rowId: id, kind: 'contact' as const };
  const link = findLink(links, key);
  const storedContactId = storedContact(row, links, key);
  return storedContactId ? { customer: { table: 'account', id, row: { ...row, accountid: id }, people, storedContactId }, link } : null;
}

/** The people of an account with the row of the call in place of what was read of it earlier. */
function withRecord(people: Row[], record: Row): Row[] {
  const id = guid(record, 'contactid');
  return [...people.filter((one) => guid(one, 'contactid') !== id), record];
}
