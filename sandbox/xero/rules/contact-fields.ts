import type { Address, Contact, ContactPerson, PaymentTerm, PaymentTerms, Phone } from '../entities.ts';
import type { Books } from '../store.ts';
import { paymentTermTypes } from './due-date.ts';
import { flag, list, number, object, text } from './fields.ts';
import { assumed, known } from './messages.ts';
import type { Json, Reasons } from './refusal.ts';

const lengths: Record<string, number> = {
  Name: 255,
  FirstName: 255,
  LastName: 255,
  EmailAddress: 255,
  ContactNumber: 50,
  AccountNumber: 50,
  CompanyNumber: 50,
  TaxNumber: 50,
};
const addressLengths: Record<string, number> = {
  AddressLine1: 500,
  AddressLine2: 500,
  AddressLine3: 500,
  AddressLine4: 500,
  City: 255,
  Region: 255,
  PostalCode: 50,
  Country: 50,
  AttentionTo: 255,
};
const phoneLengths: Record<string, number> = { PhoneNumber: 50, PhoneAreaCode: 10, PhoneCountryCode: 20 };
const addressTypes = ['STREET', 'POBOX'] as const;
const phoneTypes = ['DEFAULT', 'DDI', 'FAX', 'MOBILE'] as const;
const statuses = ['ACTIVE', 'ARCHIVED', 'GDPRREQUEST'] as const;

/** Plain fields kept as they come. Website, Discount, IsCustomer and IsSupplier are not among them: Xero ignores them. */
const kept =
  'FirstName LastName CompanyNumber BankAccountDetails TaxNumber TaxNumberType AccountsReceivableTaxType AccountsPayableTaxType SalesDefaultLineAmountType PurchasesDefaultLineAmountType DefaultCurrency XeroNetworkKey SalesDefaultAccountCode PurchasesDefaultAccountCode TrackingCategoryName TrackingCategoryOption BatchPayments'.split(
    ' ',
  );

const email = /^[\x21-\x7e]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** Field rules of a contact: lengths, e-mail (ASCII only), names, countries of letters, types, persons at most five. */
export function checkContact(books: Books, json: Json, reasons: Reasons): void {
  checkLengths(json, lengths, reasons);
  const name = text(json, 'Name');
  if (name !== undefined) reasons.unless(!/[<>]|^\s|\s$|\s\s/.test(name) && name !== '', assumed.contactName);
  checkEmail(text(json, 'EmailAddress'), reasons);
  const status = text(json, 'ContactStatus');
  if (status) reasons.unless((statuses as readonly string[]).includes(status), assumed.oneOf('ContactStatus', statuses));
  for (const address of list(json, 'Addresses') ?? []) {
    checkType(address, 'AddressType', addressTypes, reasons);
    checkLengths(address, addressLengths, reasons);
    reasons.unless(!/[^\p{L}\s.'’()-]/u.test(text(address, 'Country') ?? ''), assumed.country);
  }
  for (const phone of list(json, 'Phones') ?? []) {
    checkType(phone, 'PhoneType', [...phoneTypes, 'OFFICE'], reasons);
    checkLengths(phone, phoneLengths, reasons);
  }
  const persons = list(json, 'ContactPersons') ?? [];
  reasons.unless(persons.length <= 5, assumed.tooManyPersons);
  for (const person of persons) {
    checkLengths(person, lengths, reasons);
    checkEmail(text(person, 'EmailAddress'), reasons);
  }
  for (const term of Object.values(readTerms(json) ?? {})) {
    reasons.unless((paymentTermTypes as readonly string[]).includes(term.Type), assumed.oneOf('PaymentTerms.Type', paymentTermTypes));
  }
  const currency = text(json, 'DefaultCurrency');
  if (currency) reasons.unless(books.currencies.get(currency) !== undefined, known.currency(currency));
}

function checkLengths(json: Json, most: Record<string, number>, reasons: Reasons): void {
  for (const [field, limit] of Object.entries(most))
    reasons.unless((text(json, field)?.length ?? 0) <= limit, assumed.length(field, limit));
}

function checkType(json: Json, field: string, types: readonly string[], reasons: Reasons): void {
  reasons.unless(types.includes(text(json, field) ?? ''), assumed.oneOf(field, types));
}

function checkEmail(value: string | undefined, reasons: Reasons): void {
  if (value) reasons.unless(email.test(value), known.email);
}

/** A contact with Xero's fixed slots: two addresses and four phones, empty. */
export function fresh(id: string, name: string): Contact {
  return {
    id,
    status: 'ACTIVE',
    name,
    emailAddress: '',
    fields: {},
    persons: [],
    addresses: addressTypes.map((AddressType) => ({ AddressType, City: '', Region: '', PostalCode: '', Country: '' })),
    phones: phoneTypes.map((PhoneType) => ({ PhoneType, PhoneNumber: '', PhoneAreaCode: '', PhoneCountryCode: '' })),
    updated: new Date(0),
  };
}

/** The contact with what was sent. Persons replace the list (an empty list changes nothing); phones and addresses go to their slot. */
export function mergeContact(contact: Contact, json: Json): Contact {
  const fields = { ...contact.fields };
  for (const field of kept) if (json[field] !== undefined && json[field] !== null) fields[field] = json[field];
  const persons = list(json, 'ContactPersons');
  const terms = readTerms(json);
  return {
    ...contact,
    status: (text(json, 'ContactStatus') as Contact['status']) ?? contact.status,
    name: text(json, 'Name') ?? contact.name,
    contactNumber: text(json, 'ContactNumber') ?? contact.contactNumber,
    accountNumber: text(json, 'AccountNumber') ?? contact.accountNumber,
    emailAddress: text(json, 'EmailAddress') ?? contact.emailAddress,
    fields,
    persons: persons?.length ? persons.map(readPerson) : contact.persons,
    addresses: mergeSlots(contact.addresses, list(json, 'Addresses'), 'AddressType', Object.keys(addressLengths)) as unknown as Address[],
    phones: mergeSlots(contact.phones, list(json, 'Phones'), 'PhoneType', Object.keys(phoneLengths)) as unknown as Phone[],
    paymentTerms: terms ? { ...contact.paymentTerms, ...terms } : contact.paymentTerms,
  };
}

function mergeSlots(slots: object[], sent: Json[] | undefined, key: string, names: string[]): Json[] {
  return (slots as Json[]).map((slot) => {
    const update = sent?.find((one) => one[key] === slot[key]);
    const changes = names.map((name) => [name, update ? text(update, name) : undefined]).filter(([, value]) => value !== undefined);
    return { ...slot, ...Object.fromEntries(changes) };
  });
}

function readPerson(json: Json): ContactPerson {
  return {
    FirstName: text(json, 'FirstName'),
    LastName: text(json, 'LastName'),
    EmailAddress: text(json, 'EmailAddress'),
    IncludeInEmails: flag(json, 'IncludeInEmails') ?? false,
  };
}

function readTerms(json: Json): PaymentTerms | undefined {
  const terms = object(json, 'PaymentTerms');
  if (!terms) return undefined;
  const read = (side: string): PaymentTerm | undefined => {
    const term = object(terms, side);
    return term?.Type === undefined ? undefined : { Day: number(term, 'Day') ?? 0, Type: text(term, 'Type') ?? '' };
  };
  const entries = (['Sales', 'Bills'] as const).map((side) => [side, read(side)] as const).filter(([, term]) => term !== undefined);
  return Object.fromEntries(entries);
}
