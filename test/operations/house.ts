import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect } from 'vitest';
import { accountCodeId, taxRateId } from '../../api/mapping/ids.ts';
import type { Schemas } from '../../api/operations/operation.ts';
import type { Database } from '../../api/store/database.ts';
import { defaultXeroSeed } from '../../sandbox/xero/default-seed.ts';
import { emptyStore } from '../empty-store.ts';
import { organisationId, type System, startSystem } from '../http/system.ts';

export { organisationId };

const environment = 'contoso.crm.dynamics.com';
export const baysideId = 'e0000000-0000-4000-8000-000000000001';
export const minutes = (count: number) => count * 60_000;

export type Body = Schemas['InvoiceDocument'];
export type Answer = Schemas['SyncAnswer'];
type Row = Record<string, unknown>;

interface Open {
  system: System;
  database: Database;
}

interface Options {
  webhooks?: boolean;
  environment?: Record<string, string>;
}

const opened = new Map<string, Promise<Open>>();

/** Opened once a worker: it is the dearest part of a test file, and every test begins with it emptied. */
function openOnce(options: Options): Promise<Open> {
  const key = JSON.stringify(options);
  const open = async () => {
    const database = await emptyStore();
    return { database, system: await startSystem({ database, ...options }) };
  };
  const one = opened.get(key) ?? open();
  opened.set(key, one);
  return one;
}

/** The API on an embedded store against the emulated Xero, as new for every test of the file. */
export function house(options: Options = {}) {
  const here = {} as Open;
  beforeAll(async () => {
    Object.assign(here, await openOnce(options));
  });
  beforeEach(async () => {
    await here.database.query(
      'truncate changes, contact_links, contact_sent, documents, emails, intents, leases, listings, reads, toggled_rows',
    );
    // Lists of the organisation are kept an hour, and what a test called a spent day lasts two.
    here.system.clock.advance(minutes(121));
    here.system.xero.reset();
    here.system.xero.seed(defaultXeroSeed);
  });
  return {
    get system() {
      return here.system;
    },
    get clock() {
      return here.system.clock;
    },
    get xero() {
      return here.system.xero;
    },
    get database() {
      return here.database;
    },
    async call(path: string, body?: unknown): Promise<{ status: number; retryAfter: string | null; body: unknown }> {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const response = await here.system.call(`/v1/organisations/${organisationId}/${path}`, init);
      return { status: response.status, retryAfter: response.headers.get('retry-after'), body: await response.json() };
    },
    /** SyncInvoice; whatever it answers with 200. */
    async sync(body: Body): Promise<Answer> {
      const answer = await this.call('invoices', body);
      expect(answer).toMatchObject({ status: 200 });
      return answer.body as Answer;
    },
    /** A POST that answers as a sync does: RemoveInvoice, WithdrawInvoice. */
    async post(path: string, body: unknown): Promise<Answer> {
      const answer = await this.call(path, body);
      expect(answer).toMatchObject({ status: 200 });
      return answer.body as Answer;
    },
    async preview(body: Body): Promise<Schemas['PreviewAnswer']> {
      const answer = await this.call('invoice-previews', body);
      expect(answer).toMatchObject({ status: 200 });
      return answer.body as Schemas['PreviewAnswer'];
    },
    /** What Xero keeps of the demo organisation. */
    get books() {
      const books = here.system.xero.state.organisations.get(organisationId);
      if (!books) throw new Error('the emulator has no such organisation');
      return books;
    },
    get invoices() {
      return this.books.documents.all();
    },
    /** Calls that reached Xero's accounting API since the last reset: `PUT Invoices`. */
    get calls(): string[] {
      return here.system.xero.calls
        .filter((one) => one.path.includes('/api.xro/'))
        .map((one) => `${one.method} ${one.path.split('/2.0/')[1]}`);
    },
    get writes(): string[] {
      return this.calls.filter((call) => !call.startsWith('GET'));
    },
  };
}

export const account = (code: string) => accountCodeId(organisationId, `a0000000-0000-4000-8000-000000000${code}`);
export const taxRate = (type: string) => taxRateId(organisationId, type);

export const settingsRow = (more: Row = {}): Row => ({
  xc_organisationid: organisationId,
  xc_mode: 272000001,
  xc_environmenturl: `https://${environment}`,
  _xc_defaultaccountid_value: account('200'),
  ...more,
});

export const line = (more: Row = {}): Row => ({
  salesorderdetailid: randomUUID(),
  isproductoverridden: true,
  productdescription: 'Delivery and set-up',
  quantity: 2,
  priceperunit: 100,
  ...more,
});

export const productLine = (code: string, more: Row = {}): Row =>
  line({
    isproductoverridden: false,
    productdescription: null,
    productid: { productid: randomUUID(), productnumber: code, name: `Product ${code}`, price: 100 },
    ...more,
  });

/** An order of a new account "Tasman Tools" with one write-in line, toggled, as the flow passes it. */
export function orderBody(
  change: { record?: Row; lines?: Row[]; customer?: Row; settings?: Row | null } & Partial<Omit<Body, 'record'>> = {},
): Body {
  const { record = {}, lines = [line()], customer = {}, settings, ...more } = change;
  const account = { accountid: randomUUID(), name: 'Tasman Tools', ...customer };
  const rowId = randomUUID();
  return {
    table: 'salesorder',
    entitySet: 'salesorders',
    record: {
      salesorderid: rowId,
      ordernumber: `ORD-${rowId.slice(0, 8)}`,
      name: 'Tools',
      statecode: 0,
      versionnumber: 1000,
      xc_synctoxero: true,
      _customerid_value: account.accountid,
      transactioncurrencyid: { isocurrencycode: 'NZD' },
      ...record,
    },
    lines,
    customer: account,
    people: [],
    links: [],
    problem: null,
    settings: settings === undefined ? settingsRow() : settings,
    mappings: [],
    environmentUrl: `https://${environment}`,
    ...more,
  };
}

/** The body as the next run of the flow would pass it: what the answer said is written, `change` is what a person changed since. */
export function next(body: Body, answer: Answer, change: Row = {}, more: Partial<Body> = {}): Body {
  const version = Number(body.record.versionnumber) + 1;
  const customer = answer.customer ? { ...body.customer, ...answer.customer } : body.customer;
  const links = [...(body.links ?? []).filter((old) => !answer.links.some((one) => one.xc_linkid === old.xc_linkid)), ...answer.links];
  return {
    ...body,
    customer,
    links,
    record: { ...body.record, ...answer.writeBack, ...answer.status, versionnumber: version, ...change },
    ...more,
  };
}
