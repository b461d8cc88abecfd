import type { WireInvoice } from '../../xero/wire.ts';
import { dataverseDay, xeroDay } from '../dates.ts';
import { dynamicsInvoiceLineId } from '../ids.ts';
import { discountOf } from '../invoice/lines.ts';
import { isBundlePart, isWriteIn, orderedLines } from '../invoice/products.ts';
import { round, toNumber } from '../money.ts';
import { guid, lookup, lookupTable, number, type Row, text } from '../row.ts';
import type { SyncStatus } from '../status.ts';
import { firstCharacters } from '../text-limits.ts';
import type { Schemas } from '../types.ts';
import type { XeroColumns } from './columns.ts';
import type { ReconcileInput } from './input.ts';

export type DynamicsInvoiceWrite = NonNullable<Schemas['DynamicsInvoiceWrite']>;
export type DynamicsInvoiceLineWrite = Schemas['DynamicsInvoiceLineWrite'];

export interface InvoiceWriteInput {
  id: string;
  isNew: boolean;
  reopen: boolean;
  /** The Dynamics invoice that is there; null for a new one. */
  row: Row | null;
  /** The order it is made from; null where the source was a Dynamics invoice. */
  order: Row | null;
  columns: XeroColumns;
  status: SyncStatus;
}

/** P15: the Dynamics invoice, complete: what an existing one has of its own stays, a new one takes it from the order. */
export function dynamicsInvoiceWrite(write: InvoiceWriteInput, input: ReconcileInput): DynamicsInvoiceWrite {
  const { row, order } = write;
  const { xero } = input;
  const from = <T>(read: (source: Row | null) => T | null): T | null => (row && read(row)) ?? read(order);
  const lookedUp = (column: string) => from((source) => lookup(source, column));
  const amountOf = (column: string) => from((source) => number(source, column));
  return {
    invoiceid: write.id,
    isnew: write.isNew,
    reopen: write.reopen,
    name: firstCharacters(text(row ?? order, 'name') ?? xero.InvoiceNumber ?? 'Invoice', 300),
    salesorderid: (row && lookup(row, 'salesorderid')) ?? guid(order, 'salesorderid'),
    customertable: from(customerTable) ?? tableOfCustomer(input),
    customerid: from(customerId),
    transactioncurrencyid: lookedUp('transactioncurrencyid'),
    pricelevelid: lookedUp('pricelevelid'),
    ...datesOf(write, xero),
    discountamount: amountOf('discountamount'),
    discountpercentage: amountOf('discountpercentage'),
    freightamount: amountOf('freightamount'),
    xc_organisationid: input.organisationId,
    ...write.columns,
    ...write.status,
  };
}

/** P9 C7: the dates of an invoice that was made from an order come from Xero; those of one that is the source are its own input. */
function datesOf({ row, order }: InvoiceWriteInput, xero: WireInvoice): Pick<DynamicsInvoiceWrite, 'datedelivered' | 'duedate'> {
  const delivered = row && dataverseDay(row.datedelivered, undefined);
  const due = row && dataverseDay(row.duedate, undefined);
  if (row && !order) return { datedelivered: delivered, duedate: due };
  return { datedelivered: delivered ?? xeroDay(xero.Date ?? xero.DateString), duedate: xeroDay(xero.DueDate ?? xero.DueDateString) ?? due };
}

const customerId = (source: Row | null): string | null =>
  lookup(source, 'customerid') ??
  guid(source?.customerid_account as Row | null, 'accountid') ??
  guid(source?.customerid_contact as Row | null, 'contactid');

const customerTable = (source: Row | null): string | null => lookupTable(source, 'customerid', ['account', 'contact']);

/** Where the rows don't say what the customer is, the customer's own row does. */
export function tableOfCustomer({ request }: ReconcileInput): 'account' | 'contact' | null {
  const customer = request.customer as Row | null | undefined;
  if (guid(customer, 'accountid')) return 'account';
  return guid(customer, 'contactid') ? 'contact' : null;
}

/** P15: the lines that the Dynamics invoice doesn't have yet; made from the order's, ids computed from theirs. */
export function missingLines(invoiceId: string, present: Row[], input: ReconcileInput): DynamicsInvoiceLineWrite[] {
  const there = new Set(present.map((line) => guid(line, 'invoicedetailid')));
  return orderedLines({ lines: input.request.lines ?? [] })
    .filter((line) => !isBundlePart(line) && guid(line, 'salesorderdetailid'))
    .map((line, index) => lineWrite(line, index + 1, invoiceId, input))
    .filter((line) => !there.has(line.invoicedetailid));
}

function lineWrite(
  line: Row,
  position: number,
  invoiceId: string,
  { organisationId, generation }: ReconcileInput,
): DynamicsInvoiceLineWrite {
  const writeIn = isWriteIn(line);
  const discount = discountOf(line);
  return {
    invoicedetailid: dynamicsInvoiceLineId(organisationId, guid(line, 'salesorderdetailid') ?? '', generation),
    invoiceid: invoiceId,
    isproductoverridden: writeIn,
    productid: writeIn ? null : (lookup(line, 'productid') ?? guid(line.productid as Row | null, 'productid')),
    uomid: writeIn ? null : lookup(line, 'uomid'),
    productdescription: writeIn ? firstCharacters(text(line, 'productdescription') ?? text(line, 'description') ?? 'Line', 500) : null,
    description: text(line, 'description'),
    quantity: number(line, 'quantity') ?? 0,
    priceperunit: number(line, 'priceperunit') ?? 0,
    manualdiscountamount: discount.eq(0) ? null : toNumber(round(discount)),
    tax: number(line, 'tax'),
    lineitemnumber: Math.trunc(number(line, 'lineitemnumber') ?? position),
  };
}
