import { createHmac, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientId, organisationId, type System, startSystem, webhookKey } from './system.ts';

const otherKey = 'b3RoZXIta2V5';
let system: System;
beforeAll(async () => {
  system = await startSystem({ environment: { XERO_APPS: `${clientId}:${webhookKey},OTHERAPP:${otherKey},NOHOOKS:` } });
});
afterAll(() => system.close());

const signature = (bytes: string | Uint8Array, key = webhookKey) => createHmac('sha256', key).update(bytes).digest('base64');
const post = async (body: string | Uint8Array<ArrayBuffer>, signed = signature(body)) => {
  const response = await fetch(`${system.url}/webhooks/xero`, { method: 'POST', body, headers: { 'x-xero-signature': signed } });
  return { status: response.status, text: await response.text() };
};
const event = (resourceId: string, more: object = {}) => ({
  resourceUrl: 'https://api.xero.com/api.xro/2.0/Invoices/x',
  resourceId,
  eventDateUtc: '2026-05-04T01:15:39.902',
  eventType: 'UPDATE',
  eventCategory: 'INVOICE',
  tenantId: organisationId,
  tenantType: 'ORGANISATION',
  ...more,
});
const envelope = (...events: object[]) =>
  `{"events":${JSON.stringify(events)},"firstEventSequence": 1,"lastEventSequence": 1, "entropy": "X"}`;

/** Every change there is, as a poll that takes any document sees it; unknown invoices are read in Xero, so credit notes are used. */
async function waiting(): Promise<string[]> {
  const first = await system.call('/v1/invoice-changes?onlySynced=false');
  const state = new URL(first.headers.get('location') ?? '');
  const decoded = JSON.parse(Buffer.from(state.searchParams.get('triggerState') ?? '', 'base64url').toString());
  state.searchParams.set('triggerState', Buffer.from(JSON.stringify({ ...decoded, seq: 0 })).toString('base64url'));
  const found: string[] = [];
  for (let next = state.toString(); ; ) {
    const poll = await system.call(next);
    if (poll.status === 200) found.push(...((await poll.json()) as { value: { xeroId: string }[] }).value.map((one) => one.xeroId));
    if (poll.headers.get('retry-after') !== '0') return found;
    next = poll.headers.get('location') ?? '';
  }
}

const creditNote = (more: object = {}) =>
  event(randomUUID(), { eventCategory: 'CREDITNOTE', data: { Type: 'ACCRECCREDIT', Status: 'DRAFT' }, ...more });

describe('webhooks of Xero', () => {
  it('answers 200 with nothing to a good signature, the intent to receive included', async () => {
    expect(await post('{"events":[],"firstEventSequence": 0,"lastEventSequence": 0, "entropy": "LUWDSUDGSWNZVALZXBEV"}')).toEqual({
      status: 200,
      text: '',
    });
  });

  it('answers 401 with nothing to a wrong one and stores nothing', async () => {
    const one = creditNote();
    const body = envelope(one);
    const good = signature(body);
    const wrong = [
      '',
      'x',
      `${good.slice(0, -2)}${good.at(-2) === 'A' ? 'E' : 'A'}=`,
      good.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
      signature(body, ''),
      signature(`${body} `),
      good.toLowerCase(),
    ];
    for (const signed of wrong) expect(await post(body, signed)).toEqual({ status: 401, text: '' });
    expect(await post(`${body} `, good)).toEqual({ status: 401, text: '' });
    const bare = await fetch(`${system.url}/webhooks/xero`, { method: 'POST', body });
    expect(bare.status).toBe(401);
    expect(await waiting()).not.toContain(one.resourceId);
  });

  it('W1: stores each event once, however often and at whatever time it is delivered', async () => {
    const [one, two] = [creditNote(), creditNote()];
    await Promise.all([post(envelope(one, two)), post(envelope(one)), post(envelope(two, one))]);
    await post(envelope(one));
    const found = await waiting();
    expect(found.filter((id) => id === one.resourceId)).toHaveLength(1);
    expect(found.filter((id) => id === two.resourceId)).toHaveLength(1);
  });

  it('leaves out what is no invoice and no sales credit note', async () => {
    const others = [
      event(randomUUID(), { eventCategory: 'CONTACT' }),
      creditNote({ data: { Type: 'ACCPAYCREDIT' } }),
      creditNote({ tenantId: 'not-an-id' }),
      creditNote({ resourceId: 7 }),
    ];
    expect((await post(envelope(...others))).status).toBe(200);
    const found = await waiting();
    for (const other of others) expect(found).not.toContain(other.resourceId);
  });

  it('counts an event only for the app whose key signed it', async () => {
    const one = creditNote();
    const body = envelope(one);
    expect((await post(body, signature(body, otherKey))).status).toBe(200);
    expect(await waiting()).not.toContain(one.resourceId);
    await post(body);
    expect(await waiting()).toContain(one.resourceId);
  });

  it('R3: takes any signed bytes without a fault', async () => {
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 60 }).map((bytes) => new Uint8Array(bytes)),
      fc.json().map((text) => new TextEncoder().encode(text)),
      fc.array(fc.object()).map((events) => new TextEncoder().encode(JSON.stringify({ events }))),
      fc.record({ eventDateUtc: fc.string(), data: fc.anything() }).map((more) => new TextEncoder().encode(envelope(creditNote(more)))),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        expect((await post(body as Uint8Array<ArrayBuffer>)).status).toBe(200);
      }),
      { numRuns: 150 },
    );
  });

  it('refuses more than a megabyte', async () => {
    const body = 'x'.repeat(1_100_000);
    expect((await post(body)).status).toBe(413);
  });
});
