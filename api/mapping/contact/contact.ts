import type { WireAddress, WireContact, WirePhone } from '../../xero/wire.ts';
import { filled } from '../filled.ts';
import { type Problem, problem, type Warning, warning } from '../problems.ts';
import { type Row, text } from '../row.ts';
import type { Settings } from '../settings.ts';
import { collapse, withinUnits } from '../text-limits.ts';
import type { Findings } from '../types.ts';
import { type Customer, customerName, primaryPerson } from './customer.ts';
import { type ChosenPerson, emailOf, personOf, personsOf } from './people.ts';

/** C21: a name as Xero takes it: trimmed, single blanks, no < or >. */
export const contactName = (name: string): string => collapse(name.replace(/[<>]/g, ' '));

/** What Xero keeps as the contact's AccountNumber; null for none. */
export const accountNumber = (row: Row, table: Customer['table']): string | null =>
  text(row, table === 'account' ? 'accountnumber' : 'xc_contactnumber');

/** C24: a country in letters alone: stops and apostrophes go, other signs become blanks. */
export function countryLetters(country: string): string {
  return collapse(
    country
      .normalize('NFC')
      .replace(/[.'’\p{M}]/gu, '')
      .replace(/[^\p{L}\s]/gu, ' '),
  );
}

/** What an account or contact is as a Xero contact. */
export interface MappedCustomer extends Findings {
  payload: WireContact;
  /** Whose persons ContactPersons are, in its order. */
  people: ChosenPerson[];
}

/** C21–C24 P31 P36: an account or contact as the Xero contact that is created for it; ContactNumber is the row's id. */
export function mapContact(customer: Pick<Customer, 'table' | 'id' | 'row' | 'people'>, settings: Settings): MappedCustomer {
  const { table, id, row, people } = customer;
  const problems: Problem[] = [];
  const warnings: Warning[] = [];
  const own = customerName(row, table);
  const name = contactName(own);
  if (!name) problems.push(problem('contact-name-missing'));
  if (name.length > 255) problems.push(problem('contact-name-too-long'));
  if (name && /[<>]/.test(own)) warnings.push(warning('contact-name-cleaned', { name }));
  const number = accountNumber(row, table);
  if (number && number.length > 50) problems.push(problem('account-number-too-long'));
  const isAccount = table === 'account';
  const primary = isAccount ? primaryPerson(row, people) : row;
  const person = primary ? personOf(primary, []) : {};
  const persons = isAccount ? personsOf(row, people, settings, warnings) : [];
  const email = emailOf(row, own, warnings) ?? (isAccount ? emailOf(primary, own, warnings) : null);
  const payload: WireContact = {
    Name: name,
    ContactNumber: id,
    ...filled({
      AccountNumber: number,
      FirstName: person.FirstName,
      LastName: person.LastName,
      EmailAddress: email,
      ContactPersons: persons.map((one) => one.person),
      Addresses: [addressOf(row, 'address1', 'POBOX', warnings), addressOf(row, 'address2', 'STREET', warnings)].filter(
        (one) => one !== null,
      ),
      Phones: phonesOf(row, table, warnings),
    }),
  };
  return { payload, problems, warnings, people: persons };
}

/** The columns of an address, at most how long in Xero, and what people call them. */
const addressParts: [keyof WireAddress, string, number, string][] = [
  ['AddressLine1', 'line1', 500, 'address'],
  ['AddressLine2', 'line2', 500, 'address'],
  ['AddressLine3', 'line3', 500, 'address'],
  ['City', 'city', 255, 'city'],
  ['Region', 'stateorprovince', 255, 'state or province'],
  ['PostalCode', 'postalcode', 50, 'postal code'],
];

/** C23 C24: Dynamics' address 1 is Xero's postal one (what invoices print), address 2 the street. Null when empty. */
function addressOf(row: Row, prefix: string, type: WireAddress['AddressType'], warnings: Warning[]): WireAddress | null {
  const parts = addressParts.map(([part, column, most, what]) => [part, limited(row, `${prefix}_${column}`, most, what, warnings)]);
  const country = countryLetters(text(row, `${prefix}_country`) ?? '');
  const address = filled({ ...Object.fromEntries(parts), Country: withinUnits(country, 50) });
  return Object.keys(address).length > 0 ? { AddressType: type, ...address } : null;
}

/** C22: Xero keeps one phone of each type. */
const phones = [
  ['DEFAULT', 'telephone1'],
  ['FAX', 'fax'],
  ['MOBILE', 'mobilephone'],
] as const;

function phonesOf(row: Row, table: 'account' | 'contact', warnings: Warning[]): WirePhone[] {
  return phones.flatMap(([PhoneType, column]) => {
    const PhoneNumber = column === 'mobilephone' && table === 'account' ? null : limited(row, column, 50, 'phone number', warnings);
    return PhoneNumber ? [{ PhoneType, PhoneNumber }] : [];
  });
}

function limited(row: Row, column: string, most: number, what: string, warnings: Warning[]): string {
  const value = text(row, column) ?? '';
  if (value.length > most) warnings.push(warning('contact-text-cut', { field: what }));
  return withinUnits(value, most);
}
