import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { answeredState } from '../../api/changes/answered-state.ts';
import { intentKey } from '../../api/once/wish.ts';
import { addChanges } from '../../api/store/changes.ts';
import { recordAnswered, upsertDocument } from '../../api/store/documents.ts';
import { beginIntent, findIntent, recordSend } from '../../api/store/intents.ts';
import { clientId, organisationId } from '../http/system.ts';
import { environment, minute, polling } from '../operations/polling.ts';

const { answer, at, begin, calls, drain, hooksArrive, invoice, poll, read } = polling();

describe('WhenInvoiceChanges: what it reads by itself', () => {
  it('W1: a payment without a webhook is found by the next read, at most 15 minutes later, and an order that finds nothing costs no call', async () => {
    at.system.xero.state.webhookOnPayment = false;
    const state = await begin();
    const xeroId = invoice(randomUUID());
    await hooksArrive();
    let { location, value } = await drain(state);
    expect(value).toHaveLength(1);
    await answer(xeroId);
    at.system.clock.advance(minute);
    at.system.xero.ui.recordPayment(organisationId, { invoiceId: xeroId, amount: 115 });
    const before = calls();
    ({ location, value } = await drain(location));
    expect([value, calls() - before]).toEqual([[], 0]);
    at.system.clock.advance(15 * minute);
    ({ location, value } = await drain(location));
    expect(value).toMatchObject([{ xeroId, source: 'Read' }]);
    const after = calls();
    ({ location, value } = await drain(location));
    expect([value, calls() - after]).toEqual([[], 0]);
    // The overlap of the next read does not bring it again.
    await answer(xeroId);
    at.system.clock.advance(15 * minute);
    expect((await drain(location)).value).toEqual([]);
  });

  it('W1: a lost store is noticed, and what happened since is read from Xero, known by its mark', async () => {
    const before = await begin();
    const rowId = randomUUID();
    const xeroId = invoice(rowId);
    await hooksArrive();
    await at.database.query('truncate changes, documents, reads');
    await at.database.query('delete from store');
    await at.database.query('insert into store default values');
    const { value } = await drain(before);
    expect(value).toMatchObject([{ xeroId, rowId, environment }]);
    expect(['Read', 'Compare']).toContain(value[0]?.source);
  });

  it('W1: after more than 30 days of silence it reads on from the last poll', async () => {
    const before = await begin();
    const xeroId = invoice(randomUUID());
    await hooksArrive();
    at.system.clock.advance(40 * 24 * 60 * minute);
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
    const app = at.system.xero.state.apps.get(clientId);
    const webhookUrl = app?.webhookUrl;
    if (app) app.webhookUrl = undefined;
    const { location } = await drain(await begin());
    const rowId = randomUUID();
    const xeroId = invoice(rowId, { InvoiceNumber: 'SO-77' });
    const sent = { Invoices: [{ Type: 'ACCREC', InvoiceNumber: 'SO-77', Url: (await read(`Invoices/${xeroId}`, 'Invoices')).Url }] };
    const row = { organisationId, environment, table: 'salesorder', rowId, generation: 1 };
    const start = { key: intentKey(row, 'document'), kind: 'document', organisationId, body: JSON.stringify(sent), idempotencyKey: 'k' };
    const { hold = '' } = await beginIntent(at.database, { ...start, now: at.system.clock.now() });
    await recordSend(at.database, start.key, hold, at.system.clock.now());
    expect((await drain(location)).value).toEqual([]);
    at.system.clock.advance(7 * minute);
    const found = (await drain(location)).value;
    expect(found).toMatchObject([{ xeroId, rowId, environment, table: 'salesorder' }]);
    expect((await findIntent(at.database, start.key))?.state).toBe('done');
    if (app) app.webhookUrl = webhookUrl;
  });

  it('gives at most 40 at once, a document once, and asks to be called again at once', async () => {
    const state = await begin();
    const changes = Array.from({ length: 100 }, (_, index) => ({ xeroId: randomUUID(), index }));
    for (const { xeroId } of changes)
      await upsertDocument(at.database, {
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
      receivedAt: at.system.clock.now(),
    }));
    await addChanges(at.database, [...rows, ...rows]);
    const { value, polls } = await drain(state);
    expect(polls.map((one) => [one.value.length, one.retryAfter])).toEqual([
      [40, '0'],
      [40, '0'],
      [20, '60'],
    ]);
    expect(new Set(value.map((change) => change.xeroId)).size).toBe(100);
    expect(polls.every((one) => one.location.startsWith(at.system.url))).toBe(true);
  });

  it('W1: while Xero is down it answers from what it has, and brings the rest later', async () => {
    const state = await begin();
    const xeroId = invoice();
    await upsertDocument(at.database, {
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
    at.system.xero.faults.add({ kind: 'error', status: 503, path: '/Invoices' });
    const first = await drain(state);
    expect(first.value.map((change) => change.xeroId)).toEqual([xeroId]);
    expect((await drain(first.location)).value.map((change) => change.xeroId)).toEqual([marked]);
  });

  it('W1: reads every page once, though rows change while it reads [trap: page boundary while rows change]', async () => {
    const app = at.system.xero.state.apps.get(clientId);
    const webhookUrl = app?.webhookUrl;
    if (app) app.webhookUrl = undefined;
    const state = await begin();
    const made = Array.from({ length: 450 }, (_, index) => {
      if (index % 10 === 0) at.system.clock.advance(1000);
      return invoice(randomUUID());
    });
    await at.database.query('truncate changes');
    let asked = 0;
    // Before the second page an invoice of the first changes, and so moves to the end of the list.
    at.system.xero.state.calls.push = (...records) => {
      if (records[0]?.path.endsWith('/Invoices') && ++asked === 2)
        at.system.xero.ui.recordPayment(organisationId, { invoiceId: made[0] ?? '', amount: 1 });
      return Array.prototype.push.apply(at.system.xero.state.calls, records);
    };
    at.system.clock.advance(16 * minute);
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
    await recordAnswered(at.database, { organisationId, xeroId, updatedOn: new Date('2000-01-01'), state: 'as it was long ago' });
    await at.database.query('delete from changes');
    expect((await drain(location)).value).toEqual([]);
    await begin();
    const compared = await at.database.query<{ source: string }>('select source from changes');
    expect(compared).toContainEqual({ source: 'Compare' });
  });
});

describe('the digest of a document', () => {
  it('is the same however the document was read', async () => {
    const xeroId = invoice(randomUUID());
    at.system.xero.ui.recordPayment(organisationId, { invoiceId: xeroId, amount: 50 });
    const single = answeredState(await read(`Invoices/${xeroId}?unitdp=4`, 'Invoices'));
    expect(answeredState(await read(`Invoices?IDs=${xeroId}`, 'Invoices'))).toEqual(single);
    expect(answeredState(await read(`Invoices?IDs=${xeroId}&page=1&pageSize=200`, 'Invoices'))).toEqual(single);
    at.system.xero.ui.recordPayment(organisationId, { invoiceId: xeroId, amount: 1 });
    expect(answeredState(await read(`Invoices/${xeroId}`, 'Invoices')).state).not.toBe(single.state);
  });
});
