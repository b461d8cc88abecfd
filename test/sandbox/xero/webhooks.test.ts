import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { type Body, bayside, clientId, clientSecret, invoice, openWorld, type World, webhookKey } from './world.ts';

interface Received {
  body: Body;
  raw: string;
  good: boolean;
}

let world: World;
let server: Server;
let received: Received[];
/** How the receiver answers a well signed post. */
let answer: () => number;

beforeEach(async () => {
  received = [];
  answer = () => 200;
  world = await openWorld();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const good = createHmac('sha256', webhookKey).update(raw).digest('base64') === request.headers['x-xero-signature'];
      received.push({ body: JSON.parse(raw.toString()), raw: raw.toString(), good });
      response.writeHead(good ? answer() : 401).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/xero`;
  world.xero.registerApp({ clientId, clientSecret, redirectUris: [], webhookUrl, webhookKey });
});
afterEach(async () => {
  await world.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const events = (): Body[] => received.flatMap((one) => one.body.events);
const create = async (more: Record<string, unknown> = {}): Promise<string> =>
  (await world.call('PUT', '/Invoices', invoice({ Status: 'AUTHORISED', ...more }))).body.Invoices[0].InvoiceID;
/** What was raised by `act` alone. */
async function raised(act: () => unknown): Promise<string[]> {
  await world.xero.webhooks.flush();
  const before = events().length;
  await act();
  await world.xero.webhooks.flush();
  return events()
    .slice(before)
    .map((event) => `${event.eventCategory} ${event.eventType} ${event.resourceId}`);
}

it('an event is thin, signed over the raw bytes, and its body has Xero’s odd blanks', async () => {
  const id = await create();
  await world.xero.webhooks.flush();
  const post = received.find((one) => one.body.events.length > 0) as Received;
  expect(post.good).toBe(true);
  expect(post.body).toEqual({
    events: [
      {
        resourceUrl: `${world.url}/api.xro/2.0/Invoices/${id}`,
        resourceId: id,
        eventDateUtc: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}$/),
        eventType: 'CREATE',
        eventCategory: 'INVOICE',
        tenantId: demoTenantId,
        tenantType: 'ORGANISATION',
      },
    ],
    firstEventSequence: 1,
    lastEventSequence: 1,
    entropy: expect.stringMatching(/^[A-Z]{20}$/),
  });
  expect(post.raw).not.toBe(JSON.stringify(post.body));
});

describe('what raises what', () => {
  it('invoices and bills: INVOICE CREATE and UPDATE', async () => {
    const id = await create();
    expect(await raised(() => world.call('POST', `/Invoices/${id}`, { Reference: 'x' }))).toEqual([`INVOICE UPDATE ${id}`]);
    expect(await raised(() => world.xero.ui.voidInvoice(demoTenantId, id))).toEqual([`INVOICE UPDATE ${id}`]);
  });
  it('contacts, archiving included', async () => {
    expect(await raised(() => world.call('POST', '/Contacts', { ContactID: bayside, AccountNumber: '1' }))).toEqual([
      `CONTACT UPDATE ${bayside}`,
    ]);
    expect(await raised(() => world.xero.ui.archiveContact(demoTenantId, bayside))).toEqual([`CONTACT UPDATE ${bayside}`]);
  });
  it('credit notes, with type and status', async () => {
    const note = {
      Type: 'ACCRECCREDIT',
      Contact: { ContactID: bayside },
      LineItems: [{ Description: 'x', UnitAmount: 1, AccountCode: '200' }],
    };
    await world.call('PUT', '/CreditNotes', note);
    await world.xero.webhooks.flush();
    expect(events().at(-1)).toMatchObject({
      eventCategory: 'CREDITNOTE',
      eventType: 'CREATE',
      data: { Type: 'ACCRECCREDIT', Status: 'DRAFT' },
    });
  });
  it('prepayments and overpayments, and what they are applied to', async () => {
    const id = await create();
    for (const [type, category] of [
      ['RECEIVE-PREPAYMENT', 'PREPAYMENT'],
      ['RECEIVE-OVERPAYMENT', 'OVERPAYMENT'],
    ] as const) {
      let sourceId = '';
      const made = await raised(() => {
        const advance = world.xero.ui.recordAdvance(demoTenantId, { type, contactId: bayside, amount: 5 });
        sourceId = String(advance.PrepaymentID ?? advance.OverpaymentID);
      });
      expect(made).toEqual([`${category} CREATE ${sourceId}`]);
      const applied = await raised(() => world.xero.ui.allocateCredit(demoTenantId, { sourceId, invoiceId: id, amount: 5 }));
      expect(applied).toEqual([`${category} UPDATE ${sourceId}`, `INVOICE UPDATE ${id}`]);
    }
  });
  it('payments, items and refused writes: nothing of their own', async () => {
    const id = await create();
    world.xero.state.webhookOnPayment = false;
    expect(
      await raised(async () => {
        world.xero.ui.recordPayment(demoTenantId, { invoiceId: id, amount: 1 });
        await world.call('PUT', '/Items', { Code: 'quiet' });
        await world.call('PUT', '/Invoices', invoice({ Contact: { Name: 'Never made' }, CurrencyCode: 'EUR' }));
      }),
    ).toEqual([]);
  });
  it('a payment raises an INVOICE UPDATE when the switch says so', async () => {
    const id = await create();
    expect(await raised(() => world.xero.ui.recordPayment(demoTenantId, { invoiceId: id, amount: 1 }))).toEqual([`INVOICE UPDATE ${id}`]);
  });
  it('only organisations that are connected to the app', async () => {
    world.xero.state.connections.clear();
    expect(await raised(() => world.xero.ui.archiveContact(demoTenantId, bayside))).toEqual([]);
  });
});

it('events of one moment come in one batch, numbered on', async () => {
  await create();
  await world.xero.webhooks.flush();
  await world.call('PUT', '/Invoices?summarizeErrors=false', { Invoices: [invoice(), invoice(), invoice()] });
  await world.xero.webhooks.flush();
  expect(received.at(-1)?.body).toMatchObject({ firstEventSequence: 2, lastEventSequence: 4 });
});

describe('intent to receive', () => {
  it('posts well and wrongly signed bodies without events; 200 and 401 pass', async () => {
    expect(await world.xero.webhooks.intentToReceive(clientId)).toBe(true);
    expect(received.map((one) => one.good)).toEqual([true, false, true, false]);
    expect(events()).toEqual([]);
    expect(world.xero.webhooks.status(clientId)).toBe('ok');
    expect(world.xero.webhooks.deliveries.map((one) => [one.purpose, one.signed, one.status])).toEqual([
      ['intent', true, 200],
      ['intent', false, 401],
      ['intent', true, 200],
      ['intent', false, 401],
    ]);
  });
  it('a receiver that takes anything fails, and gets no events until it passes', async () => {
    const { xero } = world;
    const careless = createServer((_request, response) => response.writeHead(200).end());
    await new Promise<void>((resolve) => careless.listen(0, '127.0.0.1', resolve));
    const webhookUrl = `http://127.0.0.1:${(careless.address() as AddressInfo).port}/`;
    const good = xero.state.apps.get(clientId)?.webhookUrl;
    xero.registerApp({ clientId, clientSecret, redirectUris: [], webhookUrl, webhookKey });
    await create();
    await xero.webhooks.flush();
    expect([xero.webhooks.status(clientId), xero.webhooks.deliveries.filter((one) => one.purpose === 'events')]).toEqual(['failed', []]);
    xero.registerApp({ clientId, clientSecret, redirectUris: [], webhookUrl: good, webhookKey });
    expect(await xero.webhooks.intentToReceive(clientId)).toBe(true);
    await xero.webhooks.flush();
    expect(events()).toHaveLength(1);
    careless.closeAllConnections();
    careless.close();
  });
});

it('a receiver that is down at its check is checked again, and then gets what waited', async () => {
  answer = () => 503;
  await create();
  await world.xero.webhooks.flush();
  expect([world.xero.webhooks.status(clientId), events()]).toEqual(['unchecked', []]);
  answer = () => 200;
  await world.xero.webhooks.flush();
  expect([world.xero.webhooks.status(clientId), events().length]).toEqual(['ok', 1]);
});

describe('a receiver that fails', () => {
  const attempts = () => world.xero.webhooks.deliveries.filter((one) => one.purpose === 'events').map((one) => [one.attempt, one.status]);
  const until = async (test: () => boolean) => {
    while (!test()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  it('is tried again at once, then every 15 minutes, with the same body', async () => {
    expect(await world.xero.webhooks.intentToReceive(clientId)).toBe(true);
    answer = () => 500;
    await create();
    await until(() => attempts().length === 2);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(attempts()).toEqual([
      [1, 500],
      [2, 500],
    ]);
    answer = () => 200;
    world.clock.advance(15 * 60_000);
    await until(() => attempts().length === 3);
    expect(attempts()[2]).toEqual([3, 200]);
    expect(new Set(received.slice(-3).map((one) => one.raw)).size).toBe(1);
  });
  it('for 24 hours is disabled', async () => {
    await world.xero.webhooks.intentToReceive(clientId);
    answer = () => 503;
    await create();
    for (let quarter = 0; quarter < 100 && world.xero.webhooks.status(clientId) !== 'disabled'; quarter += 1) {
      const seen = attempts().length;
      world.clock.advance(15 * 60_000);
      await until(() => attempts().length > seen || world.xero.webhooks.status(clientId) === 'disabled');
    }
    expect(world.xero.webhooks.status(clientId)).toBe('disabled');
    expect(attempts().length).toBeGreaterThan(90);
  });
});
