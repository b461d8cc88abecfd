import { type Problem, problem } from '../problems.ts';
import { asRow, asRows, expanded, guid, has, lookup, lookupTable, type Row, text } from '../row.ts';
import type { Settings } from '../settings.ts';
import type { InvoiceDocument } from '../types.ts';

/** The row of Dynamics that stands for the Xero contact. */
export interface Customer {
  table: 'account' | 'contact';
  id: string;
  row: Row;
  /** Contacts of the account; none where a contact is the customer. */
  people: Row[];
  /** The Xero contact the row already names, if any. */
  storedContactId: string | null;
}

/** What people call the row. */
export function customerName(row: Row, table: 'account' | 'contact'): string {
  if (table === 'account') return text(row, 'name') ?? '';
  return text(row, 'fullname') ?? [text(row, 'firstname'), text(row, 'lastname')].filter(Boolean).join(' ');
}

/**
 * P4 P40: who is invoiced. An account is the Xero contact, a contact who is the customer is one too; where the settings say that
 * contacts are invoiced, an account stands for its primary contact.
 */
export function customerOf(
  document: Pick<InvoiceDocument, 'record' | 'customer' | 'people'>,
  settings: Settings,
): Customer | { problem: Problem } {
  const record = asRow(document.record) ?? {};
  const row = asRow(document.customer) ?? expanded(record, 'customerid_account') ?? expanded(record, 'customerid_contact');
  if (!row) return { problem: problem(lookup(record, 'customerid') ? 'customer-not-read' : 'customer-missing') };
  const table = tableOf(row, record);
  const id = guid(row, `${table}id`) ?? lookup(record, 'customerid');
  if (!id) return { problem: problem('customer-not-read') };
  const people = asRows(document.people);
  if (table === 'contact' || settings.customer === 'Account') {
    return { table, id, row, people: table === 'account' ? people : [], storedContactId: guid(row, 'xc_xerocontactid') };
  }
  const primary = primaryPerson(row, people);
  if (!primary) return { problem: problem('primary-contact-missing', { name: customerName(row, 'account') }) };
  const primaryId = lookup(row, 'primarycontactid', 'contactid') ?? '';
  return { table: 'contact', id: primaryId, row: primary, people: [], storedContactId: guid(primary, 'xc_xerocontactid') };
}

/** P36 C26: the contact that is the Xero contact's primary person. */
export function primaryPerson(account: Row, people: Row[]): Row | null {
  const id = lookup(account, 'primarycontactid', 'contactid');
  if (!id) return null;
  return people.find((person) => guid(person, 'contactid') === id) ?? expanded(account, 'primarycontactid');
}

function tableOf(row: Row, record: Row): 'account' | 'contact' {
  if (has(row, 'accountid') !== has(row, 'contactid')) return has(row, 'accountid') ? 'account' : 'contact';
  return lookupTable(record, 'customerid', ['account', 'contact']) === 'contact' ? 'contact' : 'account';
}
