import type { Contact } from '../entities.ts';
import { isSale } from '../rules/accounts.ts';
import { sum } from '../rules/amounts.ts';
import { today } from '../rules/dates.ts';
import type { Json } from '../rules/refusal.ts';
import { isInvoice, settled } from '../rules/settlement.ts';
import type { Books } from '../store.ts';
import { moment } from './dates.ts';

/** How much of a contact Xero shows: its own page, a page of a list, a whole list, the summary, or as answer of a write. */
export type ContactView = 'single' | 'page' | 'list' | 'summary' | 'written';

/** Fields that Xero shows only on a contact's own page and on pages of a list. */
const wide = [
  'SalesDefaultAccountCode',
  'PurchasesDefaultAccountCode',
  'BatchPayments',
  'XeroNetworkKey',
  'TrackingCategoryName',
  'TrackingCategoryOption',
];

export function formatContact(books: Books, contact: Contact, view: ContactView): Json {
  const plain = Object.entries(contact.fields).filter(([name]) => (view !== 'list' && view !== 'summary') || !wide.includes(name));
  const full = view === 'single' || view === 'page';
  const head: Json = {
    ContactID: contact.id,
    ...(full && contact.mergedTo ? { MergedToContactID: contact.mergedTo } : {}),
    ...(contact.contactNumber === undefined ? {} : { ContactNumber: contact.contactNumber }),
    ...(contact.accountNumber === undefined ? {} : { AccountNumber: contact.accountNumber }),
    ContactStatus: contact.status,
    Name: contact.name,
    EmailAddress: contact.emailAddress,
    BankAccountDetails: '',
    ...Object.fromEntries(plain),
  };
  const tail: Json = { UpdatedDateUTC: moment(contact.updated) };
  if (view === 'summary')
    return { ...head, ...tail, Addresses: [], Phones: contact.phones, ContactGroups: [], ContactPersons: [], HasValidationErrors: false };
  return {
    ...head,
    Addresses: contact.addresses,
    Phones: contact.phones,
    ...tail,
    ContactGroups: [],
    ...roles(books, contact),
    ...(view === 'written' ? { SalesTrackingCategories: [], PurchasesTrackingCategories: [] } : {}),
    ...(contact.paymentTerms && view !== 'list' ? { PaymentTerms: contact.paymentTerms } : {}),
    ...(full ? balances(books, contact) : {}),
    ContactPersons: view === 'list' ? [] : contact.persons,
    ...(view === 'written' ? {} : { HasAttachments: false }),
    ...(view === 'single' ? { Attachments: [] } : {}),
    HasValidationErrors: false,
  };
}

function roles(books: Books, contact: Contact): Json {
  const documents = books.documents.filter((one) => one.contactId === contact.id && one.status !== 'DELETED' && one.status !== 'VOIDED');
  return {
    IsSupplier: documents.some((one) => !isSale(one.type)),
    IsCustomer: documents.some((one) => isSale(one.type)),
  };
}

/** Amounts of every currency added up as they stand, as Xero's API definition says of Balances: nothing is converted to the base currency. */
function balances(books: Books, contact: Contact): Json {
  const day = today(books.now(), books.organisation.Timezone);
  const open = books.documents.filter((one) => one.contactId === contact.id && one.status === 'AUTHORISED' && isInvoice(one));
  if (open.length === 0) return {};
  const side = (type: string): Json => {
    const own = open.filter((one) => one.type === type);
    const amount = (list: typeof own) => sum(list.map((one) => settled(books, one).open));
    return { Outstanding: amount(own), Overdue: amount(own.filter((one) => (one.dueDate ?? one.date) < day)) };
  };
  return { Balances: { AccountsReceivable: side('ACCREC'), AccountsPayable: side('ACCPAY') } };
}

/** A contact as it shows inside a page of documents: id and name, everything else empty. */
export function contactReference(books: Books, id: string): Json {
  return {
    ContactID: id,
    Name: books.contacts.get(id)?.name ?? '',
    Addresses: [],
    Phones: [],
    ContactGroups: [],
    ContactPersons: [],
    HasValidationErrors: false,
  };
}
