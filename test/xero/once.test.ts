import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findInvoice } from '../../api/once/find-invoice.ts';
import { sendOnce } from '../../api/once/send-once.ts';
import { settleDoubts } from '../../api/once/settle-doubts.ts';
import { intentKey, type Wish } from '../../api/once/wish.ts';
import type { Database } from '../../api/store/database.ts';
import { upsertDocument } from '../../api/store/documents.ts';
import { beginIntent, recordSend } from '../../api/store/intents.ts';
import { bodyOf, create } from '../../api/xero/requests.ts';
import type { XeroSession } from '../../api/xero/session.ts';
import type { WireInvoice } from '../../api/xero/wire.ts';
import { SandboxClock } from '../../sandbox/clock.ts';
import { emptyStore } from '../empty-store.ts';
import { json, localServer, organisationId, type Seen, sessionOf } from './local-server.ts';

const minutes = (count: number) => count * 60_000;
const environment = 'contoso.crm.dynamics.com';

/** As much of Xero as a create and its look-up meet: unique numbers, keys kept six minutes, and faults on the next creates. */
async function smallXero(clock: SandboxClock) {
  const invoices: WireInvoice[] = [];
  const keys = new Map<string, { at: number; answer: unknown }>();
  const faults: ('lost' | 'never' | 'refused' | 'busy' | 'html')[] = [];
  const create = (request: Seen) => {
    const kept = keys.get(String(request.headers['idempotency-key']));
    if (kept && clock.now().getTime() - kept.at < minutes(6)) return kept.answer;
    const sent = (JSON.parse(request.body) as { Invoices: WireInvoice[] }).Invoices[0] ?? {};
    const taken = invoices.some((one) => one.InvoiceNumber === sent.InvoiceNumber);
    const made = {
      ...sent,
      InvoiceID: randomUUID(),
      InvoiceNumber: sent.InvoiceNumber ?? `INV-${invoices.length}`,
      Status: 'DRAFT' as const,
    };
    if (!taken) invoices.push(made);
    const refused = {
      ...sent,
      HasErrors: true,
      StatusAttributeString: 'ERROR',
      ValidationErrors: [{ Message: 'Invoice # must be unique.' }],
    };
    const answer = { Invoices: [taken ? refused : made] };
    keys.set(String(request.headers['idempotency-key']), { at: clock.now().getTime(), answer });
    return answer;
  };
  const { url, seen } = await localServer((request, response) => {
    const query = new URL(request.url, 'http://x').searchParams;
    const [number, contact] = [query.get('InvoiceNumbers'), query.get('ContactIDs')];
    if (request.method === 'GET') {
      const found = invoices.filter((one) => (number ? one.InvoiceNumber === number : one.Contact?.ContactID === contact));
      return json(response, 200, { Invoices: found });
    }
    const fault = faults.shift();
    if (fault === 'busy') return json(response, 401, { Detail: 'TokenExpired' });
    if (fault === 'refused') return json(response, 400, { Elements: [{ ValidationErrors: [{ Message: 'Account closed.' }] }] });
    if (fault !== 'never') {
      const answer = create(request);
      if (!fault) return json(response, 200, answer);
    }
    return fault === 'html' ? response.end('<html>') : response.destroy();
  });
  const creates = () => seen.filter((one) => one.method === 'PUT');
  const reads = () => seen.filter((one) => one.method === 'GET' && one.url.includes('Invoices'));
  return { url, invoices, faults, creates, reads };
}

let store: Promise<Database> | undefined;

async function setUp() {
  const clock = new SandboxClock();
  store ??= emptyStore();
  const database = await store;
  await database.query('truncate documents, intents');
  const xero = await smallXero(clock);
  return { clock, database, xero };
}

/** A call as an operation makes it: its own session, the row's wish. */
async function push(
  { clock, database, xero }: { clock: SandboxClock; database: Database; xero: { url: string } },
  rowId: string,
  change: Partial<WireInvoice> = {},
) {
  const session = await sessionOf(xero.url, clock);
  return sendOnce({ clock, database, deadline: session.deadline }, wishOf(session, database, rowId, change));
}

function wishOf(session: XeroSession, database: Database, rowId: string, change: Partial<WireInvoice>): Wish<WireInvoice> {
  const row = { organisationId, environment, table: 'salesorder', rowId, generation: 1 };
  const invoice: WireInvoice = {
    Type: 'ACCREC',
    InvoiceNumber: `ORD-${rowId.slice(0, 8)}`,
    Contact: { ContactID: 'contact-1' },
    Url: `https://${environment}/main.aspx?pagetype=entityrecord&etn=salesorder&id=${rowId}`,
    ...change,
  };
  return {
    key: intentKey(row, 'document'),
    kind: 'document',
    organisationId,
    body: bodyOf('Invoices', invoice),
    idOf: (one) => one.InvoiceID ?? '',
    send: (body, key) => create(session, 'Invoices', body, key),
    lookUp: (body, since) => findInvoice(session, database, row, body, since),
  };
}

const inDoubt = { status: 503, retryAfterSeconds: expect.any(Number) };

describe('one row, one document in Xero', () => {
  it('N1: ten at once are one invoice, and all ten know it', async () => {
    const all = await setUp();
    const rowId = randomUUID();
    const results = await Promise.all(Array.from({ length: 10 }, () => push(all, rowId)));
    expect(all.xero.invoices).toHaveLength(1);
    expect(results.map((one) => one.kind).sort()).toEqual(['created', ...Array(9).fill('known')]);
    expect(new Set(results.map((one) => 'object' in one && one.object.InvoiceID))).toEqual(new Set([all.xero.invoices[0]?.InvoiceID]));
  });

  it('N1: an answer lost after Xero committed: the same body with the same key within five minutes', async () => {
    const all = await setUp();
    const rowId = randomUUID();
    all.xero.faults.push('lost');
    await expect(push(all, rowId)).rejects.toMatchObject(inDoubt);
    all.clock.advance(minutes(4));
    expect(await push(all, rowId, { Reference: 'changed meanwhile' })).toMatchObject({ kind: 'created' });
    const [first, second] = all.xero.creates();
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    expect(all.xero.invoices).toHaveLength(1);
  });

  it('N1: after five minutes nothing is sent before a look-up at six, which finds it by number and mark', async () => {
    const all = await setUp();
    const rowId = randomUUID();
    all.xero.faults.push('html');
    await expect(push(all, rowId)).rejects.toMatchObject(inDoubt);
    all.clock.advance(minutes(5));
    const early = await push(all, rowId).catch((error: unknown) => error);
    expect(early).toMatchObject(inDoubt);
    expect((early as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(55);
    all.clock.advance(minutes(1));
    expect(await push(all, rowId)).toMatchObject({ kind: 'found' });
    expect(all.xero.creates()).toHaveLength(1);
    expect(all.xero.invoices).toHaveLength(1);
  });

  it('N1: a look-up that finds nothing is followed by a new key and the newest body', async () => {
    const all = await setUp();
    const rowId = randomUUID();
    all.xero.faults.push('never');
    await expect(push(all, rowId)).rejects.toMatchObject(inDoubt);
    all.clock.advance(minutes(7));
    expect(await push(all, rowId, { Reference: 'newer' })).toMatchObject({ kind: 'created', object: { Reference: 'newer' } });
    const [first, second] = all.xero.creates();
    expect(second?.headers['idempotency-key']).not.toBe(first?.headers['idempotency-key']);
    expect(all.xero.invoices).toHaveLength(1);
  });

  it('N1: a look-up waits for 60 s after the last send, too', async () => {
    const all = await setUp();
    const rowId = randomUUID();
    all.xero.faults.push('never', 'never');
    await expect(push(all, rowId)).rejects.toMatchObject(inDoubt);
    all.clock.advance(minutes(5) - 2000);
    await expect(push(all, rowId)).rejects.toMatchObject(inDoubt);
    all.clock.advance(58_000);
    await expect(push(all, rowId)).rejects.toMatchObject(inDoubt);
    expect(all.xero.creates()).toHaveLength(2);
    all.clock.advance(5_000);
    expect(await push(all, rowId)).toMatchObject({ kind: 'created' });
  });

  it('N1: a definite refusal ends the key', async () => {
    const all = await setUp();
    const rowId = randomUUID();
    all.xero.faults.push('refused');
    await expect(push(all, rowId)).rejects.toMatchObject({ kind: 'validation', messages: ['Account closed.'] });
    expect(await push(all, rowId)).toMatchObject({ kind: 'created' });
    const [first, second] = all.xero.creates();
    expect(second?.headers['idempotency-key']).not.toBe(first?.headers['idempotency-key']);
  });

  it('N1: a refusal that says nothing about the first send leaves the doubt', async () => {
    const all = await setUp();
    const rowId = randomUUID();
    all.xero.faults.push('lost', 'busy');
    await expect(push(all, rowId)).rejects.toMatchObject(inDoubt);
    await expect(push(all, rowId)).rejects.toMatchObject({ kind: 'auth' });
    all.clock.advance(minutes(8));
    expect(await push(all, rowId)).toMatchObject({ kind: 'found' });
    expect(all.xero.invoices).toHaveLength(1);
  });

  it('N1: a crash between sending and hearing is a doubt: it keeps others out two minutes, then the same body goes out again', async () => {
    const all = await setUp();
    const rowId = randomUUID();
    const session = await sessionOf(all.xero.url, all.clock);
    const wish = wishOf(session, all.database, rowId, {});
    const { hold = '' } = await beginIntent(all.database, { ...wish, idempotencyKey: 'before-the-crash', now: all.clock.now() });
    await recordSend(all.database, wish.key, hold, all.clock.now());
    await wish.send(wish.body, 'before-the-crash');
    const waiting = push(all, rowId).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 200));
    all.clock.advance(minutes(1.5));
    expect(await waiting).toMatchObject(inDoubt);
    all.clock.advance(minutes(0.6));
    expect(await push(all, rowId)).toMatchObject({ kind: 'created' });
    expect(all.xero.creates().map((one) => one.headers['idempotency-key'])).toEqual(['before-the-crash', 'before-the-crash']);
    expect(all.xero.invoices).toHaveLength(1);
  });

  it('N1: calls that waited for a refusal are refused with the same words, and send nothing themselves', async () => {
    const all = await setUp();
    const rowId = randomUUID();
    all.xero.faults.push('refused');
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => push(all, rowId)));
    expect(results.map((one) => one.status === 'rejected' && one.reason.messages)).toEqual(Array(4).fill(['Account closed.']));
    expect(all.xero.creates()).toHaveLength(1);
  });

  it('N1: a lost store looks in Xero first and adopts by the mark', async () => {
    const all = await setUp();
    const rowId = randomUUID();
    const database = await emptyStore();
    const made = await push(all, rowId);
    expect(await push({ ...all, database }, rowId)).toMatchObject({ kind: 'found', object: 'object' in made && made.object });
    expect(all.xero.creates()).toHaveLength(1);
  });

  it("N1: a number of somebody else's document is taken, and stays taken until it is free", async () => {
    const all = await setUp();
    const rowId = randomUUID();
    const other = { InvoiceID: randomUUID(), Type: 'ACCREC' as const, InvoiceNumber: 'X-1', Status: 'AUTHORISED' as const };
    all.xero.invoices.push(other);
    expect(await push(all, rowId, { InvoiceNumber: 'X-1' })).toEqual({ kind: 'taken' });
    expect(all.xero.creates()).toHaveLength(0);
    all.xero.invoices.length = 0;
    expect(await push(all, rowId, { InvoiceNumber: 'X-1' })).toMatchObject({ kind: 'created' });
  });

  it('N1: where Xero assigns the number, the look-up goes by contact and mark; several are never answered by another', async () => {
    const all = await setUp();
    const rowId = randomUUID();
    all.xero.faults.push('lost');
    await expect(push(all, rowId, { InvoiceNumber: undefined })).rejects.toMatchObject(inDoubt);
    all.clock.advance(minutes(7));
    const twin = { ...all.xero.invoices[0], InvoiceID: randomUUID() };
    all.xero.invoices.push(twin);
    expect(await push(all, rowId, { InvoiceNumber: undefined })).toEqual({ kind: 'several' });
    const claimed = { organisationId, environment, table: 'salesorder', rowId: randomUUID(), generation: 1, type: 'invoice' as const };
    await upsertDocument(all.database, { ...claimed, xeroId: twin.InvoiceID });
    expect(await push(all, rowId, { InvoiceNumber: undefined })).toMatchObject({ kind: 'found', object: all.xero.invoices[0] });
    expect(all.xero.creates()).toHaveLength(1);
    expect(new URL(all.xero.reads().at(-1)?.url ?? '', 'http://x').searchParams.get('createdByMyApp')).toBe('true');
  });

  it('N1: a poll looks up doubts, reading only, and answers what it found', async () => {
    const all = await setUp();
    const [found, lost] = [randomUUID(), randomUUID()];
    all.xero.faults.push('lost', 'never');
    await expect(push(all, found)).rejects.toMatchObject(inDoubt);
    await expect(push(all, lost)).rejects.toMatchObject(inDoubt);
    const session = await sessionOf(all.xero.url, all.clock);
    expect(await settleDoubts(all, [session])).toEqual([]);
    all.clock.advance(minutes(6));
    const settled = await settleDoubts(all, [session]);
    expect(settled).toMatchObject([{ row: { rowId: found, table: 'salesorder', environment }, invoice: all.xero.invoices[0] }]);
    expect(all.xero.creates()).toHaveLength(2);
    expect(await push(all, found)).toMatchObject({ kind: 'known' });
    expect(await push(all, lost)).toMatchObject({ kind: 'created' });
    expect(all.xero.invoices).toHaveLength(2);
  });
});
