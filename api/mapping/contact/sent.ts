import type { WireContact, WirePerson } from '../../xero/wire.ts';
import { toIso } from '../dates.ts';
import { filled } from '../filled.ts';
import { normaliseGuid } from '../ids.ts';
import { asRow, asRows, type Row, versionOf, yesNo } from '../row.ts';
import type { MappedCustomer } from './contact.ts';

/** A contact of Dynamics as one of the persons of a Xero contact, as it was when last considered. */
export interface SentPerson {
  /** The contact's row id. */
  id: string;
  person: WirePerson;
  /** Dataverse's versionnumber of the row then. */
  version?: number;
  /** When that was, ISO 8601. */
  at: string;
  /** Known when the Xero contact was found, never sent: the contact is used as it is. */
  met?: boolean;
  /** No longer a person of it; kept while Xero may still show it, or while an older call may still name it. */
  gone?: boolean;
}

/** What a link keeps in xc_sent of a Xero contact: what Dynamics said when it was last brought there. */
export interface SentContact {
  at: string;
  /** Another row of Dynamics had the same Xero contact first: this one never updates it. */
  shared?: boolean;
  /** Without persons; undefined where nothing of the fields is known. */
  payload?: WireContact;
  people: SentPerson[];
}

/** What to keep after an account or contact was made in Xero, or (`met`) was found there and is used as it is. */
export function sentContact(mapped: MappedCustomer, now: Date, met = false): SentContact {
  const { ContactPersons: _persons, ContactNumber: _number, ...payload } = mapped.payload;
  const at = now.toISOString();
  return { at, payload, people: mapped.people.map((one) => ({ ...one, at, ...(met ? { met } : {}) })) };
}

export const writeSentContact = (sent: SentContact): string => JSON.stringify(sent);

/** Reads xc_sent of a contact's link; null when it is empty, cut off or not ours. */
export function readSentContact(json: string | null | undefined): SentContact | null {
  if (!json) return null;
  try {
    const value = asRow(JSON.parse(json));
    if (!value || (!asRow(value.payload) && !Array.isArray(value.people) && value.shared !== true)) return null;
    const at = toIso(value.at) ?? new Date(0).toISOString();
    return {
      at,
      ...filled({ shared: value.shared === true ? true : null, payload: payloadOf(value.payload) }),
      people: asRows(value.people).flatMap((row) => {
        const [id, person] = [normaliseGuid(row.id), asRow(row.person)];
        if (!id || !person) return [];
        const marks = filled({ version: versionOf(row, 'version'), met: yesNo(row, 'met') || null, gone: yesNo(row, 'gone') || null });
        return { id, person: plain(person) as WirePerson, at: toIso(row.at) ?? at, ...marks };
      }),
    };
  } catch {
    return null;
  }
}

function payloadOf(value: unknown): WireContact | null {
  const row = asRow(value);
  const slots = row && filled({ Addresses: asRows(row.Addresses).map(plain), Phones: asRows(row.Phones).map(plain) });
  return row && ({ ...plain(row), ...slots } as WireContact);
}

/** The texts and switches of an object. */
const plain = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => typeof value === 'string' || typeof value === 'boolean'));

/** The newer of what the link and what the register kept: a flow may have read the link before another run wrote it. */
export function newerSent(one: SentContact | null, other: SentContact | null): SentContact | null {
  if (!one || !other) return one ?? other;
  return one.at > other.at ? one : other;
}
