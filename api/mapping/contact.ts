import type { WireAddress, WireContact, WirePhone } from '../xero/wire.ts';
import { type Customer, customerName } from './customer.ts';
import { emailOf, personOf, personsOf, primaryPerson } from './people.ts';
import type { Problem, Warning } from './problems.ts';
import { contactProblems, contactWarnings } from './problems-contact.ts';
import { type Row, text } from './row.ts';
import type { Settings } from './settings.ts';
import { collapse, withinUnits } from './text-limits.ts';
import type { MappedContact } from './types.ts';

/** C21: a name as Xero takes it: trimmed, single blanks, no < or >. */
export const contactName = (name: string): string => collapse(name.replace(/[<>]/g, ' '));

/** C24: a country in letters alone: stops and apostrophes go, other signs become blanks. */
export function countryLetters(country: string): string {
  return collapse(
    country
      .normalize('NFC')
      .replace(/[.'’\p{M}]/gu, '')
      .replace(/[^\p{L}\s]/gu, ' '),
  );
}

/** C21–C24 P31 P36: an account or contact as the Xero contact that is created for it; ContactNumber is the row's id. */
export function mapContact(customer: Pick<Customer, 'table' | 'id' | 'row' | 'people'>, settings: Settings): MappedContact {
  const { table, id, row, people } = customer;
  const problems: Problem[] = [];
  const warnings: Warning[] = [];
  const own = customerName(row, table);
  const name = contactName(own);
  if (!name) problems.push(contactProblems.nameMissing());
  if (name.length > 255) problems.push(contactProblems.nameTooLong());
  if (name && /[<>]/.test(own)) warnings.push(contactWarnings.nameCleaned(name));
  const number = text(row, table === 'account' ? 'accountnumber' : 'xc_contactnumber');
  if (number && number.length > 50) problems.push(contactProblems.accountNumberTooLong());
  const primary = table === 'account' ? primaryPerson(row, people) : row;
  const person = primary ? personOf(primary, []) : {};
  const email =
    emailOf(row, 'emailaddress1', own, warnings) ?? (table === 'account' ? emailOf(primary, 'emailaddress1', own, warnings) : null);
  const persons = table === 'account' ? personsOf(row, people, settings, warnings) : [];
  const addresses = [addressOf(row, 'address1', 'POBOX', warnings), addressOf(row, 'address2', 'STREET', warnings)].filter(
    (one) => one !== null,
  );
  const phones = phonesOf(row, table, warnings);
  return {
    payload: {
      Name: name,
      ContactNumber: id,
      ...(number ? { AccountNumber: number } : {}),
      ...(person.FirstName ? { FirstName: person.FirstName } : {}),
      ...(person.LastName ? { LastName: person.LastName } : {}),
      ...(email ? { EmailAddress: email } : {}),
      ...(persons.length > 0 ? { ContactPersons: persons } : {}),
      ...(addresses.length > 0 ? { Addresses: addresses } : {}),
      ...(phones.length > 0 ? { Phones: phones } : {}),
    } satisfies WireContact,
    problems,
    warnings,
  };
}

function limited(row: Row, column: string, most: number, field: string, warnings: Warning[]): string | undefined {
  const value = text(row, column);
  if (!value) return undefined;
  if (value.length > most) warnings.push(contactWarnings.cut(field));
  return withinUnits(value, most);
}

/** C23 C24: Dynamics' address 1 is Xero's postal one (what invoices print), address 2 the street. Null when empty. */
function addressOf(row: Row, prefix: string, type: WireAddress['AddressType'], warnings: Warning[]): WireAddress | null {
  const at = (column: string, most: number, field: string) => limited(row, `${prefix}_${column}`, most, field, warnings);
  const country = countryLetters(text(row, `${prefix}_country`) ?? '');
  const parts: Partial<WireAddress> = {
    AddressLine1: at('line1', 500, 'address'),
    AddressLine2: at('line2', 500, 'address'),
    AddressLine3: at('line3', 500, 'address'),
    City: at('city', 255, 'city'),
    Region: at('stateorprovince', 255, 'state or province'),
    PostalCode: at('postalcode', 50, 'postal code'),
    Country: withinUnits(country, 50) || undefined,
  };
  const filled = Object.entries(parts).filter(([, value]) => value !== undefined);
  return filled.length > 0 ? { AddressType: type, ...Object.fromEntries(filled) } : null;
}

/** C22: Xero keeps one phone of each type. */
function phonesOf(row: Row, table: 'account' | 'contact', warnings: Warning[]): WirePhone[] {
  const columns: [WirePhone['PhoneType'], string][] = [
    ['DEFAULT', 'telephone1'],
    ['FAX', 'fax'],
    ...(table === 'contact' ? [['MOBILE', 'mobilephone'] as [WirePhone['PhoneType'], string]] : []),
  ];
  return columns.flatMap(([type, column]) => {
    const number = limited(row, column, 50, 'phone number', warnings);
    return number ? [{ PhoneType: type, PhoneNumber: number }] : [];
  });
}
