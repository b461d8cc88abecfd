import { guid, has, lookup, type Row, versionOf } from '../row.ts';
import { type Customer, primaryPerson } from './customer.ts';
import { allPlainFields, type PlainField } from './difference.ts';

/** A primary contact that is named and was not read says nothing of the primary person. */
function knowsPrimary({ table, row, people }: Customer): boolean {
  return table === 'contact' || lookup(row, 'primarycontactid', 'contactid') === null || primaryPerson(row, people) !== null;
}

/**
 * The fields that a whole row says. The name only where it is known what it was, or where the contact was made for the row: a contact that
 * was found by something else than its name keeps the name it has.
 */
export function fieldsOfRow(customer: Customer, nameIsOurs: boolean): PlainField[] {
  return allPlainFields.filter((field) => {
    if (field === 'FirstName' || field === 'LastName') return knowsPrimary(customer);
    return field !== 'Name' || nameIsOurs;
  });
}

/** P36: the fields that follow an account's people, of those that its row, read for one of them, says anything of. */
export function fieldsOfPeople(account: Customer): PlainField[] {
  const { row } = account;
  const saysPrimary = (has(row, '_primarycontactid_value') || has(row, 'primarycontactid')) && knowsPrimary(account);
  if (!saysPrimary) return [];
  return has(row, 'emailaddress1') ? ['FirstName', 'LastName', 'EmailAddress'] : ['FirstName', 'LastName'];
}

/** Row ids of contacts. */
export const contactIds = (people: Row[]): string[] => people.map((one) => guid(one, 'contactid')).filter((id) => id !== null);

/** The newest Dataverse versionnumber among rows: Dataverse counts one for all rows, so the call knows nothing newer. */
export function newestVersion(rows: Row[]): number | undefined {
  const versions = rows.map((row) => versionOf(row)).filter((version) => version !== undefined);
  return versions.length > 0 ? Math.max(...versions) : undefined;
}
