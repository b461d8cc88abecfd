import type { WirePerson } from '../../xero/wire.ts';
import { toIso } from '../dates.ts';
import { filled } from '../filled.ts';
import { quoted, type Warning, warning } from '../problems.ts';
import { guid, isActive, lookup, type Row, text, versionOf, yesNo } from '../row.ts';
import type { Settings } from '../settings.ts';
import { byText, comparable, withinUnits } from '../text-limits.ts';
import { customerName } from './customer.ts';

/** Xero: at most five contact persons, the primary person aside. */
export const mostPersons = 5;

/** Xero: an e-mail address without letters beyond ASCII, at most 255 characters. */
export function emailOf(row: Row | null, name: string, warnings: Warning[]): string | null {
  const address = text(row, 'emailaddress1');
  if (!address) return null;
  if (address.length <= 255 && /^[\x21-\x3f\x41-\x7e]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(address)) return address;
  warnings.push(warning('email-left-out', { name }));
  return null;
}

/** A contact of Dynamics as one of the persons of its account's Xero contact. */
export interface ChosenPerson {
  /** The contact's row id. */
  id: string;
  /** Dataverse's versionnumber of the row, where it came with it. */
  version?: number;
  person: WirePerson;
}

/**
 * P32 P37 C25: the contact persons of an account: its active contacts but the primary one, by creation date then name, all or only
 * those marked "Include in Xero emails", at most five; who was left out is a warning.
 */
export function personsOf(account: Row, people: Row[], settings: Settings, warnings: Warning[]): ChosenPerson[] {
  const accountId = guid(account, 'accountid');
  const primaryId = lookup(account, 'primarycontactid', 'contactid');
  const seen = new Set<string>();
  const chosen = people
    .filter((person) => {
      const id = guid(person, 'contactid');
      const parent = lookup(person, 'parentcustomerid', 'accountid');
      if (!id || id === primaryId || seen.has(id) || (parent && parent !== accountId) || !isActive(person)) return false;
      seen.add(id);
      return settings.people === 'All' || yesNo(person, 'xc_includeinxeroemails') === true;
    })
    .filter((person) => nameOf(person) !== '')
    .sort(byCreationThenName);
  const leftOut = chosen.slice(mostPersons).map((person) => quoted(nameOf(person)));
  if (leftOut.length > 0) warnings.push(warning('people-left-out', { names: leftOut.join(', ') }));
  return chosen.slice(0, mostPersons).map((row) => ({
    ...{ id: guid(row, 'contactid') ?? '', person: personOf(row, warnings) },
    ...filled({ version: versionOf(row) }),
  }));
}

const nameOf = (person: Row): string => customerName(person, 'contact');

const byCreationThenName = byText((person: Row) => `${toIso(person.createdon) ?? '9999'}|${comparable(nameOf(person))}`);

export function personOf(person: Row, warnings: Warning[]): WirePerson {
  const email = emailOf(person, nameOf(person), warnings);
  const first = text(person, 'firstname');
  const last = text(person, 'lastname') ?? (first ? null : nameOf(person));
  return {
    ...filled({ FirstName: withinUnits(first ?? '', 255), LastName: withinUnits(last ?? '', 255), EmailAddress: email }),
    IncludeInEmails: email !== null && yesNo(person, 'xc_includeinxeroemails') === true,
  };
}
