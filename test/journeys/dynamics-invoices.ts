import { seedId } from '../../sandbox/seed/dynamics.ts';
import { choice, type Row, type Stage } from './stage.ts';

interface NewInvoice {
  customer?: string;
  header?: Row;
  lines?: { text: string; quantity: number; price: number }[];
}

let counter = 0;

/** A Dynamics invoice with its lines, made by a salesperson and not yet toggled; its id. */
export async function newInvoice(stage: Stage, { customer = 'Harbour Street Café', header = {}, lines }: NewInvoice = {}): Promise<string> {
  counter += 1;
  const row = await stage.sales.add('invoices', {
    name: `Dynamics invoice ${counter}`,
    'customerid_account@odata.bind': `/accounts(${seedId('account', customer)})`,
    'transactioncurrencyid@odata.bind': `/transactioncurrencies(${seedId('currency', 'NZD')})`,
    ...header,
  });
  const id = String(row.invoiceid);
  for (const line of lines ?? [{ text: 'Consulting', quantity: 1, price: 100 }]) await addInvoiceLine(stage, id, line);
  return id;
}

export async function addInvoiceLine(
  stage: Stage,
  invoiceId: string,
  { text, quantity, price }: { text: string; quantity: number; price: number },
): Promise<string> {
  const row = { isproductoverridden: true, productdescription: text, quantity, priceperunit: price };
  const line = await stage.sales.add('invoicedetails', { 'invoiceid@odata.bind': `/invoices(${invoiceId})`, ...row });
  return String(line.invoicedetailid);
}

/** Writes columns and waits for what it starts; the Dynamics invoice afterwards. */
export async function change(stage: Stage, invoiceId: string, columns: Row): Promise<Row> {
  await stage.sales.write('invoices', invoiceId, columns);
  await stage.idle();
  return stage.sales.row('invoices', invoiceId);
}

export const sourceDocument = { order: choice(0), invoice: choice(1), both: choice(2) };
