import type { Account, Contact, Document, Item, Payment } from '../entities.ts';
import { paymentTypes } from '../rules/payment-types.ts';
import { settled } from '../rules/settlement.ts';
import type { Books } from '../store.ts';
import type { Fields } from './where.ts';

const day = (value: string | undefined): Date | null => (value ? new Date(`${value}T00:00:00Z`) : null);

export const contactFields: Fields<Contact> = {
  contactid: (row) => row.id,
  name: (row) => row.name,
  emailaddress: (row) => row.emailAddress,
  accountnumber: (row) => row.accountNumber,
  contactnumber: (row) => row.contactNumber,
  contactstatus: (row) => row.status,
  firstname: (row) => row.fields.FirstName as string | undefined,
  lastname: (row) => row.fields.LastName as string | undefined,
  companynumber: (row) => row.fields.CompanyNumber as string | undefined,
  updateddateutc: (row) => row.updated,
};

export function documentFields(books: Books): Fields<Document> {
  return {
    invoiceid: (row) => row.id,
    creditnoteid: (row) => row.id,
    prepaymentid: (row) => row.id,
    overpaymentid: (row) => row.id,
    invoicenumber: (row) => row.number,
    creditnotenumber: (row) => row.number,
    type: (row) => row.type,
    status: (row) => row.status,
    reference: (row) => row.reference,
    'contact.contactid': (row) => row.contactId,
    'contact.name': (row) => books.contacts.get(row.contactId)?.name,
    'contact.contactnumber': (row) => books.contacts.get(row.contactId)?.contactNumber,
    date: (row) => day(row.date),
    duedate: (row) => day(row.dueDate),
    fullypaidondate: (row) => day(row.fullyPaidOn),
    total: (row) => row.total,
    subtotal: (row) => row.subTotal,
    totaltax: (row) => row.totalTax,
    amountdue: (row) => settled(books, row).open,
    remainingcredit: (row) => settled(books, row).open,
    amountpaid: (row) => settled(books, row).paid,
    amountcredited: (row) => settled(books, row).credited,
    currencycode: (row) => row.currencyCode,
    senttocontact: (row) => row.sentToContact,
    updateddateutc: (row) => row.updated,
  };
}

export function paymentFields(books: Books): Fields<Payment> {
  return {
    paymentid: (row) => row.id,
    date: (row) => day(row.date),
    amount: (row) => row.amount,
    status: (row) => row.status,
    reference: (row) => row.reference,
    isreconciled: (row) => row.isReconciled,
    paymenttype: (row) => paymentTypes[books.documents.get(row.documentId)?.type ?? 'ACCREC'],
    'invoice.invoiceid': (row) => row.documentId,
    'invoice.invoicenumber': (row) => books.documents.get(row.documentId)?.number,
    'account.accountid': (row) => row.accountId,
    updateddateutc: (row) => row.updated,
  };
}

export const itemFields: Fields<Item> = {
  itemid: (row) => row.id,
  code: (row) => row.code,
  name: (row) => row.name,
  issold: (row) => row.isSold,
  ispurchased: (row) => row.isPurchased,
  updateddateutc: (row) => row.updated,
};

export const accountFields: Fields<Account> = {
  accountid: (row) => row.AccountID,
  code: (row) => row.Code,
  name: (row) => row.Name,
  type: (row) => row.Type,
  class: (row) => row.Class,
  status: (row) => row.Status,
  taxtype: (row) => row.TaxType,
  systemaccount: (row) => row.SystemAccount,
  enablepaymentstoaccount: (row) => row.EnablePaymentsToAccount,
  updateddateutc: (row) => row.updated,
};
