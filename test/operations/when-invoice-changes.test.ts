import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answeredState } from '../../api/changes/answered-state.ts';
import { intentKey } from '../../api/once/wish.ts';
import { addChanges, rowsMayBeBehind } from '../../api/store/changes.ts';
import type { Database } from '../../api/store/database.ts';
import { findByXeroId, recordAnswered, upsertDocument } from '../../api/store/documents.ts';
import { beginIntent, findIntent, recordSend } from '../../api/store/intents.ts';
import { openDatabase } from '../../api/store/open.ts';
import type { WireInvoice } from '../../api/xero/wire.ts';
import { defaultXeroSeed } from '../../sandbox/xero/default-seed.ts';
import { clientId, organisationId, type System, startSystem } from '../http/system.ts';
import { storeImage } from '../store-image.ts';

const environment = 'contoso.crm.dynamics.com';
const contact = 'e0000000-0000-4000-8000-000000000001';
const minute = 60_000;

let database: Database;
let system: System;
beforeAll(async () => {
  database = await openDatabase({ dataDir: ':memory:', image: storeImage() });
  system = await startSystem({ database, webhooks: true });
});
beforeEach(async () => {
  await database.query('truncate changes, documents, intents, leases, reads');
  system.xero.reset();
  system.xero.state.webhookOnPayment = true;
  system.xero.seed(defaultXeroSeed);
});
afterAll(async () => {
  await system.close();
  await database.close();
});

interface Poll {
  status: number;
  value: Record<string, unknown>[];
  location: string;
  retryAfter: string | null;
}

async function poll(address: string): Promise<Poll> {
  const response = await system.call(address);
  const text = await response.text();
  const value = text ? (JSON.parse(text) as { value: Record<string, unknown>[] }).value : [];
  return {
    status: response.status,
    value,
    location: response.headers.get('location') ?? '',
    retryAfter: response.headers.get('retry-after'),
  };
}

/** Polls until nothing waits any more, as the platform does. */
async function drain(address: string): Promise<{ value: Record<string, unknown>[]; location: string; polls: Poll[] }> {
  const polls: Poll[] = [];
  do polls.push(await poll(polls.at(-1)?.location ?? address));
  while (polls.at(-1)?.retryAfter === '0');
  return { value: polls.flatMap((one) => one.value), location: polls.at(-1)?.location ?? '', polls };
}

const begin = async (query = '') => (await drain((await poll(`/v1/invoice-changes${query}`)).location)).location;

/** An invoice in Xero, made by us from `rowId` when that is given. */
function invoice(rowId?: string, more: object = {}): string {
  const Url = rowId && `https://${environment}/main.aspx?pagetype=entityrecord&etn=salesorder&id=${rowId}`;
  const lines = [{ Description: 'Desk', Quantity: 1, UnitAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2' }];
  const today = system.clock.now().toISOString().slice(0, 10);
  const json = {
    Type: 'ACCREC',
    Contact: { ContactID: contact },
    Date: today,
    DueDate: today,
    LineItems: lines,
    Status: 'AUTHORISED',
    ...more,
    ...(Url ? { Url } : {}),
  };
  return String(system.xero.ui.createDocument(organisationId, json).InvoiceID);
}

async function read(path: string, list: string): Promise<WireInvoice> {
  const headers = { Authorization: `Bearer ${await system.token()}`, 'xero-tenant-id': organisationId, Accept: 'application/json' };
  const response = await fetch(`${system.xeroUrl}/api.xro/2.0/${path}`, { headers });
  return ((await response.json()) as Record<string, WireInvoice[]>)[list]?.[0] as WireInvoice;
}

/** What ReconcileInvoice does when it has answered. */
async function answer(xeroId: string): Promise<void> {
  await recordAnswered(database, { organisationId, xeroId, ...answeredState(await read(`Invoices/${xeroId}`, 'Invoices')) });
}

const calls = () => system.xero.calls.filter((call) => call.path.includes('/api.xro/')).length;
const hooksArrive = () => system.xero.webhooks.flush();

describe('WhenInvoiceChanges', () => {
  it('W1: begins with 202 and a state, then 202 while nothing happens', async () => {
    const first = await poll('/v1/invoice-changes');
    expect(first).toMatchObject({ status: 202, value: [], retryAfter: '60' });
    expect(first.location).toMatch(new RegExp(`^${system.url}/v1/invoice-changes\\?onlySynced=true&triggerState=[\\w-]+$`));
    const second = await poll(first.location);
    expect([second.status, second.retryAfter]).toEqual([202, '60']);
    const one = await poll(`/v1/invoice-changes?organisationId=${organisationId}&onlySynced=false`);
    expect(one.location).toContain(`organisationId=${organisationId}&onlySynced=false&triggerState=`);
  });

  it('F8 W1: a webhook is in the next poll within a second; with the row, from the register or from the mark', async () => {
    const state = await begin();
    const [registered, marked, foreign] = [randomUUID(), randomUUID(), undefined];
    const one = invoice();
    await upsertDocument(database, {
      organisationId,
      environment,
      table: 'salesorder',
      rowId: registered,
      generation: 1,
      type: 'invoice',
      xeroId: one,
      entitySet: 'salesorders',
    });
    const two = invoice(marked);
    const three = invoice(foreign);
    await hooksArrive();
    const began = performance.now();
    const { value, polls } = await drain(state);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(polls[0]).toMatchObject({ status: 200, retryAfter: '60' });
    const order = {
      organisationId,
      environment,
      type: 'invoice',
      table: 'salesorder',
      entitySet: 'salesorders',
      generation: 1,
      source: 'Webhook',
    };
    expect(value).toEqual([
      {
        ...order,
        xeroId: one,
        rowId: registered,
        dynamicsInvoiceId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        updatedOn: expect.any(String),
      },
      { ...order, xeroId: two, rowId: marked, dynamicsInvoiceId: expect.any(String), updatedOn: expect.any(String) },
    ]);
    expect(value.map((change) => change.xeroId)).not.toContain(three);
    expect(await findByXeroId(database, organisationId, two)).toMatchObject({ rowId: marked, environment });
  });

  it('asks Xero once whose a document is, and not again when it is somebody else’s', async () => {
    let { location } = await drain(await begin());
    const foreign = invoice();
    const asked: number[] = [];
    for (let round = 0; round < 3; round++) {
      await hooksArrive();
      const before = calls();
      const polled = await drain(location);
      location = polled.location;
      asked.push(calls() - before);
      expect(polled.value).toEqual([]);
      system.clock.advance(2000);
      system.xero.ui.editInvoice(organisationId, foreign, { Reference: `round ${round}` });
    }
    expect(asked).toEqual([1, 0, 0]);
  });

  it('computes the id of the Dynamics invoice as the contract fixes it', async () => {
    const state = await begin();
    const rowId = '11111111-2222-3333-4444-555555555555';
    await upsertDocument(database, {
      organisationId,
      environment,
      table: 'salesorder',
      rowId,
      generation: 1,
      type: 'invoice',
      xeroId: invoice(),
    });
    const own = randomUUID();
    await upsertDocument(database, {
      organisationId,
      environment,
      table: 'invoice',
      rowId: own,
      generation: 1,
      type: 'invoice',
      xeroId: invoice(),
    });
    await hooksArrive();
    expect((await drain(state)).value.map((change) => change.dynamicsInvoiceId)).toEqual(['c3a3a861-88ae-5618-8223-0accef21e19a', own]);
  });

  it('offers anything with onlySynced off, with its type', async () => {
    const state = await begin('?onlySynced=false');
    const sale = invoice();
    const bill = invoice(undefined, {
      Type: 'ACCPAY',
      InvoiceNumber: 'B-1',
      LineItems: [{ Description: 'Paper', Quantity: 1, UnitAmount: 5, AccountCode: '400', TaxType: 'INPUT2' }],
    });
    await hooksArrive();
    const { value } = await drain(state);
    expect(value.map(({ xeroId, type, environment: host, rowId }) => [xeroId, type, host, rowId])).toEqual([
      [sale, 'invoice', null, null],
      [bill, 'bill', null, null],
    ]);
  });

  it('does not offer what an answer of ours has held, and offers what came after', async () => {
    const state = await begin();
    const xeroId = invoice(randomUUID());
    await hooksArrive();
    const seen = await drain(state);
    expect(seen.value).toHaveLength(1);
    await answer(xeroId);
    // The same state offered again is the same answer to a flow that lost it, minus what has been answered since.
    expect((await drain(state)).value).toEqual([]);
    system.clock.advance(2000);
    system.xero.ui.recordPayment(organisationId, { invoiceId: xeroId, amount: 50 });
    await hooksArrive();
    const paid = await drain(seen.location);
    expect(paid.value.map((change) => change.xeroId)).toEqual([xeroId]);
    await answer(xeroId);
    expect((await drain(paid.location)).value).toEqual([]);
  });

  it('N2: offers a document again where its rows may be behind, though an answer held it and an echo follows', async () => {
    const state = await begin();
    const xeroId = invoice(randomUUID());
    await hooksArrive();
    const { location } = await drain(state);
    await answer(xeroId);
    expect((await drain(state)).value).toEqual([]);
    const change = { organisationId, xeroId, xeroType: 'invoice' as const, receivedAt: system.clock.now() };
    await addChanges(database, [{ ...change, source: 'Read', state: rowsMayBeBehind }]);
    await addChanges(database, [{ ...change, source: 'Webhook', clientId, updatedOn: new Date(0) }]);
    expect((await drain(location)).value.map((one) => one.xeroId)).toEqual([xeroId]);
  });

  it('W1: a payment without a webhook is found by the next read, at most 15 minutes later, and an order that finds nothing costs no call', async () => {
    system.xero.state.webhookOnPayment = false;
    const state = await begin();
    const xeroId = invoice(randomUUID());
    await hooksArrive();
    let { location, value } = await drain(state);
    expect(value).toHaveLength(1);
    await answer(xeroId);
    system.clock.advance(minute);
    system.xero.ui.recordPayment(organisationId, { invoiceId: xeroId, amount: 115 });
    const before = calls();
    ({ location, value } = await drain(location));
    expect([value, calls() - before]).toEqual([[], 0]);
    system.clock.advance(15 * minute);
    ({ location, value } = await drain(location));
    expect(value).toMatchObject([{ xeroId, source: 'Read' }]);
    const after = calls();
    ({ location, value } = await drain(location));
    expect([value, calls() - after]).toEqual([[], 0]);
    // The overlap of the next read does not bring it again.
    await answer(xeroId);
    system.clock.advance(15 * minute);
    expect((await drain(location)).value).toEqual([]);
  });

  it('W1: a lost store is noticed, and what happened since is read from Xero, known by its mark', async () => {
    const before = await begin();
    const rowId = randomUUID();
    const xeroId = invoice(rowId);
    await hooksArrive();
    await database.query('truncate changes, documents, reads');
    await database.query('delete from store');
    await database.query('insert into store default values');
    const { value } = await drain(before);
    expect(value).toMatchObject([{ xeroId, rowId, environment }]);
    expect(['Read', 'Compare']).toContain(value[0]?.source);
  });

  it('W1: after more than 30 days of silence it reads on from the last poll', async () => {
    const before = await begin();
    const xeroId = invoice(randomUUID());
    await hooksArrive();
    system.clock.advance(40 * 24 * 60 * minute);
    expect((await drain(before)).value.map((change) => change.xeroId)).toEqual([xeroId]);
  });

  it('a state that is garbage counts as none, one from the future as lost', async () => {
    expect((await poll('/v1/invoice-changes?triggerState=garbage')).status).toBe(202);
    const [, text = ''] = /triggerState=(.+)$/.exec(await begin()) ?? [];
    const ahead = { ...JSON.parse(Buffer.from(text, 'base64url').toString()), seq: 1_000_000 };
    const xeroId = invoice(randomUUID());
    await hooksArrive();
    const { value } = await drain(`/v1/invoice-changes?triggerState=${Buffer.from(JSON.stringify(ahead)).toString('base64url')}`);
    expect(value.map((change) => change.xeroId)).toEqual([xeroId]);
  });

  it('N1: a poll looks up what a send without an answer has made, and offers it with its row', async () => {
    const app = system.xero.state.apps.get(clientId);
    const webhookUrl = app?.webhookUrl;
    if (app) app.webhookUrl = undefined;
    const { location } = await drain(await begin());
    const rowId = randomUUID();
    const xeroId = invoice(rowId, { InvoiceNumber: 'SO-77' });
    const sent = { Invoices: [{ Type: 'ACCREC', InvoiceNumber: 'SO-77', Url: (await read(`Invoices/${xeroId}`, 'Invoices')).Url }] };
    const row = { organisationId, environment, table: 'salesorder', rowId, generation: 1 };
    const start = { key: intentKey(row, 'document'), kind: 'document', organisationId, body: JSON.stringify(sent), idempotencyKey: 'k' };
    const { hold = '' } = await beginIntent(database, { ...start, now: system.clock.now() });
    await recordSend(database, start.key, hold, system.clock.now());
    expect((await drain(location)).value).toEqual([]);
    system.clock.advance(7 * minute);
    const found = (await drain(location)).value;
    expect(found).toMatchObject([{ xeroId, rowId, environment, table: 'salesorder' }]);
    expect((await findIntent(database, start.key))?.state).toBe('done');
    if (app) app.webhookUrl = webhookUrl;
  });

  it('gives at most 40 at once, a document once, and asks to be called again at once', async () => {
    const state = await begin();
    const changes = Array.from({ length: 100 }, (_, index) => ({ xeroId: randomUUID(), index }));
    for (const { xeroId } of changes)
      await upsertDocument(database, {
        organisationId,
        environment,
        table: 'salesorder',
        rowId: randomUUID(),
        generation: 1,
        type: 'invoice',
        xeroId,
      });
    const rows = changes.map(({ xeroId }) => ({
      organisationId,
      xeroId,
      source: 'Webhook' as const,
      clientId,
      receivedAt: system.clock.now(),
    }));
    await addChanges(database, [...rows, ...rows]);
    const { value, polls } = await drain(state);
    expect(polls.map((one) => [one.value.length, one.retryAfter])).toEqual([
      [40, '0'],
      [40, '0'],
      [20, '60'],
    ]);
    expect(new Set(value.map((change) => change.xeroId)).size).toBe(100);
    expect(polls.every((one) => one.location.startsWith(system.url))).toBe(true);
  });

  it('W1: while Xero is down it answers from what it has, and brings the rest later', async () => {
    const state = await begin();
    const xeroId = invoice();
    await upsertDocument(database, {
      organisationId,
      environment,
      table: 'salesorder',
      rowId: randomUUID(),
      generation: 1,
      type: 'invoice',
      xeroId,
    });
    const marked = invoice(randomUUID());
    await hooksArrive();
    system.xero.faults.add({ kind: 'error', status: 503, path: '/Invoices' });
    const first = await drain(state);
    expect(first.value.map((change) => change.xeroId)).toEqual([xeroId]);
    expect((await drain(first.location)).value.map((change) => change.xeroId)).toEqual([marked]);
  });

  it('W1: reads every page once, though rows change while it reads', async () => {
    const app = system.xero.state.apps.get(clientId);
    const webhookUrl = app?.webhookUrl;
    if (app) app.webhookUrl = undefined;
    const state = await begin();
    const made = Array.from({ length: 450 }, (_, index) => {
      if (index % 10 === 0) system.clock.advance(1000);
      return invoice(randomUUID());
    });
    await database.query('truncate changes');
    let asked = 0;
    // Before the second page an invoice of the first changes, and so moves to the end of the list.
    system.xero.state.calls.push = (...records) => {
      if (records[0]?.path.endsWith('/Invoices') && ++asked === 2)
        system.xero.ui.recordPayment(organisationId, { invoiceId: made[0] ?? '', amount: 1 });
      return Array.prototype.push.apply(system.xero.state.calls, records);
    };
    system.clock.advance(16 * minute);
    const { value } = await drain(state);
    expect(asked).toBeGreaterThan(2);
    expect(new Set(value.map((change) => change.xeroId))).toEqual(new Set(made));
    if (app) app.webhookUrl = webhookUrl;
  });

  it('W1: a compare finds what webhooks and reads have missed', async () => {
    const state = await begin();
    const xeroId = invoice(randomUUID());
    await hooksArrive();
    const { location } = await drain(state);
    await recordAnswered(database, { organisationId, xeroId, updatedOn: new Date('2000-01-01'), state: 'as it was long ago' });
    await database.query('delete from changes');
    expect((await drain(location)).value).toEqual([]);
    const again = await begin();
    expect(again).toBeDefined();
    const compared = await database.query<{ source: string }>('select source from changes');
    expect(compared).toContainEqual({ source: 'Compare' });
  });
});

describe('the digest of a document', () => {
  it('is the same however the document was read', async () => {
    const xeroId = invoice(randomUUID());
    system.xero.ui.recordPayment(organisationId, { invoiceId: xeroId, amount: 50 });
    const single = answeredState(await read(`Invoices/${xeroId}?unitdp=4`, 'Invoices'));
    expect(answeredState(await read(`Invoices?IDs=${xeroId}`, 'Invoices'))).toEqual(single);
    expect(answeredState(await read(`Invoices?IDs=${xeroId}&page=1&pageSize=200`, 'Invoices'))).toEqual(single);
    system.xero.ui.recordPayment(organisationId, { invoiceId: xeroId, amount: 1 });
    expect(answeredState(await read(`Invoices/${xeroId}`, 'Invoices')).state).not.toBe(single.state);
  });
});
