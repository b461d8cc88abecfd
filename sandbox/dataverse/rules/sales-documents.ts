import { idOf, type Store } from '../store/store.ts';
import { headerTotals } from './pricing.ts';
import type { Save, TableRule } from './save.ts';

/** Header table → its lines, the lookup that holds them, its number column and that number's prefix. */
export const documents = {
  salesorder: { lines: 'salesorderdetail', parent: 'salesorderid', number: 'ordernumber', prefix: 'ORD' },
  invoice: { lines: 'invoicedetail', parent: 'invoiceid', number: 'invoicenumber', prefix: 'INV' },
} as const;

export type DocumentTable = keyof typeof documents;

/** Decimal places of a row's currency. */
export function currencyPrecision(store: Store, row: Save['row']): number {
  const id = idOf(row.transactioncurrencyid);
  const places = id ? store.get('transactioncurrency', id)?.currencyprecision : undefined;
  return typeof places === 'number' ? places : 2;
}

/** `ORD-01000-A1B2C3`: a number that counts on and six characters that make it unique across copies of an environment. */
function autonumber(save: Save, prefix: string): string {
  const counter = 1000 + save.store.all(save.table.name).length;
  const suffix = save.id.replaceAll('-', '').slice(-6).toUpperCase();
  return `${prefix}-${String(counter).padStart(5, '0')}-${suffix}`;
}

function setTotals(save: Save): void {
  const { lines, parent } = documents[save.table.name as DocumentTable];
  const totals = headerTotals(save.row, save.store.pointingTo(lines, parent, save.id), currencyPrecision(save.store, save.row));
  for (const [name, value] of Object.entries(totals)) {
    save.row[name] = value;
    save.present.add(name);
  }
}

/** The account and the contact that Dynamics reads off the customer. */
function splitCustomer(save: Save, customer: string): void {
  const value = save.row[customer];
  const reference = typeof value === 'object' ? value : null;
  save.row.accountid = reference?.table === 'account' ? reference : null;
  if (save.table.columns.has('contactid') && save.table.primaryId !== 'contactid')
    save.row.contactid = reference?.table === 'contact' ? reference : null;
}

/** Columns of a header whose write makes it compute its totals. */
export const amounts = ['discountamount', 'discountpercentage', 'freightamount', 'totalamount', 'transactioncurrencyid'];

/** Number, customer, totals, the fulfilled date and the close record of orders and Dynamics invoices. */
export const salesDocuments: TableRule = {
  tables: ['salesorder', 'invoice'],
  before(save) {
    const { number, prefix } = documents[save.table.name as DocumentTable];
    if (save.row[number] === null) save.row[number] = save.before?.[number] ?? autonumber(save, prefix);
    splitCustomer(save, 'customerid');
    if (!save.before || amounts.some((name) => save.present.has(name))) setTotals(save);
    const fulfilled = save.table.name === 'salesorder' && save.row.statecode === 3 && save.before?.statecode !== 3;
    if (fulfilled && save.row.datefulfilled === null) {
      save.row.datefulfilled = save.now.toISOString().slice(0, 10);
      save.present.add('datefulfilled');
    }
  },
  after(save, follow, deleting) {
    const closed = save.row.statecode === 2 || save.row.statecode === 3;
    if (deleting || save.table.name !== 'salesorder' || !save.before || !closed || save.before.statecode === save.row.statecode) return;
    follow.create('orderclose', {
      subject: `Order ${save.row.statecode === 3 ? 'Fulfilled' : 'Canceled'} - ${save.row.ordernumber}`,
      salesorderid: { table: 'salesorder', id: save.id },
      ordernumber: save.row.ordernumber ?? null,
      actualend: `${save.now.toISOString().slice(0, 19)}Z`,
      statecode: 1,
      statuscode: 2,
    });
  },
};

/** Dynamics shows a contact by its full name and keeps the company it belongs to. */
export const contacts: TableRule = {
  tables: ['contact'],
  before(save) {
    save.row.fullname = [save.row.firstname, save.row.lastname].filter((part) => part !== null).join(' ') || null;
    splitCustomer(save, 'parentcustomerid');
  },
};
