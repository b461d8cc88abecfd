import { performance } from 'node:perf_hooks';
import { FinanceClerk, type Row, Salesperson } from '../../sandbox/demo/people.ts';
import type { Run, Step } from '../../sandbox/flow-runner/run/history.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { seedId } from '../../sandbox/seed/dynamics.ts';
import { demoTenantId } from '../../sandbox/xero/default-seed.ts';
import { emptyStore } from '../empty-store.ts';

export type { Row } from '../../sandbox/demo/people.ts';
export const choice = (n: number): number => 272000000 + n;
export const synced = choice(2);
export const problemStatus = choice(3);

export interface NewLine {
  /** Of a product, else a write-in of `text`. */
  number?: string;
  text?: string;
  quantity: number;
  price: number;
  discount?: number;
  tax?: number;
  more?: Row;
}

export interface NewOrder {
  name?: string;
  /** Name of a seeded account, or the id of another; null for none. */
  customer?: string | null;
  currency?: string;
  header?: Row;
  lines?: NewLine[];
}

const guidShape = /^[0-9a-f]{8}-/;
let counter = 0;

/** A sandbox and the people in it; every act goes through HTTP. */
export class Stage {
  readonly sandbox: Sandbox;
  readonly sales: Salesperson;
  readonly admin: Salesperson;
  readonly finance: FinanceClerk;

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
    this.sales = new Salesperson(sandbox);
    this.admin = new Salesperson(sandbox, 'Alex Admin');
    this.finance = new FinanceClerk(sandbox, demoTenantId);
  }

  static async open(): Promise<Stage> {
    return new Stage(await startSandbox({ logLevel: 'fatal', openStore: emptyStore }));
  }

  close(): Promise<void> {
    return this.sandbox.stop();
  }

  idle(): Promise<void> {
    return this.sandbox.idle();
  }

  /** The same while retries and waits are under way: moves the clock on until nothing happens any more. */
  async idleThroughWaits(stepMs = 25_000, most = 80): Promise<void> {
    let done = false;
    const end = this.sandbox.idle().then(() => {
      done = true;
    });
    for (let turn = 0; !done && turn < most; turn += 1) {
      await Promise.race([end, nothingToDo()]);
      if (!done) this.sandbox.clock.advance(stepMs);
    }
    if (!done) throw new Error('something is still under way');
  }

  /** What a webhook tells is there at the next poll. */
  async nextPoll(ms = 61_000): Promise<void> {
    await this.sandbox.idle();
    this.sandbox.clock.advance(ms);
    await this.sandbox.idle();
  }

  async newAccount(name: string, more: Row = {}): Promise<string> {
    return String((await this.sales.add('accounts', { name, ...more })).accountid);
  }

  async newProduct(productnumber: string, more: Row = {}): Promise<string> {
    const unit = { 'defaultuomid@odata.bind': `/uoms(${seedId('uom', 'each')})` };
    const group = { 'defaultuomscheduleid@odata.bind': `/uomschedules(${seedId('uomschedule', 'units')})` };
    const row = { productnumber, name: `Product ${productnumber}`, productstructure: 1, quantitydecimal: 4, ...unit, ...group, ...more };
    return String((await this.sales.add('products', row)).productid);
  }

  /** An order with its lines, made through the Web API and not yet toggled; its id. */
  async newOrder({ name, customer = 'Harbour Street Café', currency = 'NZD', header = {}, lines }: NewOrder = {}): Promise<string> {
    counter += 1;
    const accountId = customer && guidShape.test(customer) ? customer : seedId('account', customer ?? '');
    const order = await this.sales.add('salesorders', {
      name: name ?? `Order ${counter}`,
      'transactioncurrencyid@odata.bind': `/transactioncurrencies(${seedId('currency', currency)})`,
      'pricelevelid@odata.bind': `/pricelevels(${seedId('pricelevel', 'standard')})`,
      ...(customer && { 'customerid_account@odata.bind': `/accounts(${accountId})` }),
      ...header,
    });
    const id = String(order.salesorderid);
    for (const line of lines ?? [{ text: 'Consulting', quantity: 1, price: 100 }]) await this.addLine(id, line);
    return id;
  }

  async addLine(orderId: string, { number, text, quantity, price, discount = 0, tax = 0, more = {} }: NewLine): Promise<string> {
    const productId = number && guidShape.test(number) ? number : seedId('product', number ?? '');
    const what = number
      ? {
          isproductoverridden: false,
          ispriceoverridden: true,
          'productid@odata.bind': `/products(${productId})`,
          'uomid@odata.bind': `/uoms(${seedId('uom', 'each')})`,
        }
      : { isproductoverridden: true, productdescription: text ?? 'Write-in' };
    const row = { 'salesorderid@odata.bind': `/salesorders(${orderId})`, quantity, priceperunit: price, manualdiscountamount: discount };
    return String((await this.sales.add('salesorderdetails', { ...row, ...what, tax, ...more })).salesorderdetailid);
  }

  async deleteRow(set: string, id: string): Promise<void> {
    const answer = await fetch(`${this.sandbox.urls.dynamics}/api/data/v9.2/${set}(${id})`, { method: 'DELETE' });
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  }

  order(id: string): Promise<Row> {
    return this.sales.row('salesorders', id);
  }

  /** Sets the toggle to Yes and waits for what it starts; the order afterwards. */
  async toggle(id: string): Promise<Row> {
    await this.sales.write('salesorders', id, { xc_synctoxero: true });
    await this.idle();
    return this.order(id);
  }

  /** The Xero invoices that bear the order's mark. */
  async invoicesOf(orderId: string): Promise<Row[]> {
    return (await this.finance.list('invoices')).filter((invoice) => String(invoice.Url ?? '').includes(orderId));
  }

  async invoiceOf(orderId: string): Promise<Row> {
    const [invoice, second] = await this.invoicesOf(orderId);
    if (!invoice || second) throw new Error(`Xero has ${second ? 'several invoices' : 'no invoice'} of the order ${orderId}`);
    return invoice;
  }

  async problem(rowId: string): Promise<Row | undefined> {
    return (await this.sales.rows('xc_logs', `xc_logid eq ${rowId}`))[0];
  }

  dynamicsInvoices(orderId: string): Promise<Row[]> {
    return this.sales.rows('invoices', `_salesorderid_value eq ${orderId}`);
  }

  async dynamicsInvoice(orderId: string): Promise<Row> {
    const [row, second] = await this.dynamicsInvoices(orderId);
    if (!row || second) throw new Error(`the order ${orderId} has ${second ? 'several Dynamics invoices' : 'no Dynamics invoice'}`);
    return row;
  }

  payments(xeroInvoiceId: string): Promise<Row[]> {
    return this.sales.rows('xc_payments', `xc_xeroinvoiceid eq '${xeroInvoiceId}'`, '&$orderby=xc_amount desc');
  }

  /** A toggled order whose invoice finance has approved. */
  async approvedOrder(order: NewOrder = {}): Promise<{ id: string; xeroId: string }> {
    const id = await this.newOrder(order);
    const row = await this.toggle(id);
    const xeroId = String(row.xc_xeroinvoiceid ?? '');
    if (!xeroId) throw new Error(`the order did not get to Xero: ${row.xc_syncmessage}`);
    await this.finance.approve(xeroId);
    await this.nextPoll();
    return { id, xeroId };
  }

  settings(columns: Row): Promise<void> {
    return this.admin.write('xc_organisations', demoTenantId, columns);
  }

  /** The row's id of an account, a tax rate, by its code. */
  async codeRow(set: 'xc_accountcodes' | 'xc_taxrates', code: string): Promise<string> {
    const [row] = await this.sales.rows(set, `xc_code eq '${code}'`);
    if (!row) throw new Error(`${set} has no row ${code}`);
    return `/${set}(${row[set === 'xc_accountcodes' ? 'xc_accountcodeid' : 'xc_taxrateid']})`;
  }

  /** Writes that reached Xero's accounting API since a mark. */
  writes(from = 0): string[] {
    return this.sandbox.xero.calls
      .slice(from)
      .filter((call) => call.method !== 'GET' && !/connect\/token/.test(call.path))
      .map((call) => `${call.method} ${call.path}`);
  }

  get mark(): number {
    return this.sandbox.xero.calls.length;
  }

  runs(flow: string): Run[] {
    return this.sandbox.runner.runs.filter((run) => run.flow === flow && !run.parentRunId);
  }

  get badRuns(): string[] {
    return this.sandbox.runner.runs
      .filter((run) => run.status !== 'Succeeded')
      .map((run) => `${run.flow} ${run.status} ${run.error?.message}`);
  }

  /** Body of the order's newest SyncInvoice call, as the flow sent it. */
  sentBody(orderId: string): Row {
    for (const run of this.runs('order-to-xero')) {
      const parameters = stepOf(run.steps, 'Sync_the_invoice')?.inputs as { parameters?: Row } | undefined;
      const body = bodyOf(parameters?.parameters ?? {});
      if ((body.record as Row | undefined)?.salesorderid === orderId) return body;
    }
    throw new Error(`no run sent the order ${orderId}`);
  }

  /** A call of the connector's operation, as the platform would make it. */
  async call(path: string, body: unknown): Promise<{ status: number; body: Row }> {
    const token = await this.sandbox.connection.token();
    const answer = await fetch(`${this.sandbox.urls.api}/v1/organisations/${demoTenantId}/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Row };
  }
}

/** Resolves once this process, in which everything happens, does nothing but wait: then whoever is under way waits for the clock. */
async function nothingToDo(): Promise<void> {
  for (let calm = 0; calm < 2; ) {
    const before = performance.eventLoopUtilization();
    await new Promise((resolve) => setTimeout(resolve, 25));
    calm = performance.eventLoopUtilization(before).utilization < 0.2 ? calm + 1 : 0;
  }
}

function stepOf(steps: Step[], name: string): Step | undefined {
  for (const step of steps) {
    if (step.name === name) return step;
    const inside = stepOf([...(step.steps ?? []), ...(step.iterations ?? []).flatMap((one) => one.steps)], name);
    if (inside) return inside;
  }
  return undefined;
}

/** The body from a connector action's parameters (`body/record` ...). */
function bodyOf(parameters: Row): Row {
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([name]) => name.startsWith('body/'))
      .map(([name, value]) => [name.slice('body/'.length), value]),
  );
}
