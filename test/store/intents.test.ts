import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  beginIntent,
  doubtfulIntents,
  findIntent,
  finishIntent,
  forgetIntent,
  holdIntent,
  recordSend,
  refuseIntent,
  releaseIntent,
  renewKey,
} from '../../api/store/intents.ts';
import { onEachDatabase } from './databases.ts';

const now = new Date('2026-05-04T10:00:00Z');
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const start = (body = '{"a": 1}') => ({
  key: randomUUID(),
  kind: 'invoice',
  organisationId: randomUUID(),
  body,
  idempotencyKey: randomUUID(),
  versionNumber: 9_007_199_254_740_000,
  now,
});

onEachDatabase('intents', (database) => {
  it('N1: of ten that begin at once, one holds the intent', async () => {
    const intent = start();
    const begun = await Promise.all(Array.from({ length: 10 }, () => beginIntent(database(), { ...intent, idempotencyKey: randomUUID() })));
    expect(begun.filter((one) => one.hold)).toHaveLength(1);
    expect(new Set(begun.map((one) => one.intent.idempotencyKey)).size).toBe(1);
    expect(begun[0]?.intent.versionNumber).toBe(intent.versionNumber);
  });

  it('N1: what was sent once is sent again with the same body and key, and a crash frees the hold', async () => {
    const intent = start();
    const { hold = '' } = await beginIntent(database(), intent);
    await recordSend(database(), intent.key, hold, now);
    const changed = { ...intent, body: '{"a": 2}', idempotencyKey: randomUUID() };
    expect((await beginIntent(database(), { ...changed, now: after(60) })).hold).toBeUndefined();
    const again = await beginIntent(database(), { ...changed, now: after(121) });
    expect(again.hold).toBeDefined();
    expect(again.intent).toMatchObject({ body: intent.body, idempotencyKey: intent.idempotencyKey, state: 'sent', firstSentAt: now });
    await expect(recordSend(database(), intent.key, hold, after(122))).rejects.toThrow('no longer held');
    await recordSend(database(), intent.key, again.hold ?? '', after(122));
    expect(await findIntent(database(), intent.key)).toMatchObject({ firstSentAt: now, lastSentAt: after(122) });
  });

  it('N1: a refusal ends the key; the next attempt has its own body and key', async () => {
    const intent = start();
    const { hold = '' } = await beginIntent(database(), intent);
    await recordSend(database(), intent.key, hold, now);
    await refuseIntent(database(), intent.key, hold, 'Account code is required');
    const next = await beginIntent(database(), { ...intent, body: '{"a": 2}', idempotencyKey: 'second', now: after(1) });
    expect(next.intent).toMatchObject({ body: '{"a": 2}', idempotencyKey: 'second', state: 'waiting' });
    expect(next.intent.firstSentAt).toBeUndefined();
  });

  it('N1: done is done, until it is forgotten', async () => {
    const intent = start();
    const { hold = '' } = await beginIntent(database(), intent);
    await recordSend(database(), intent.key, hold, now);
    await finishIntent(database(), intent.key, hold, { outcome: 'created', xeroId: 'x', result: '{}' });
    const next = await beginIntent(database(), { ...intent, now: after(500) });
    expect(next.hold).toBeUndefined();
    expect(next.intent).toMatchObject({ state: 'done', xeroId: 'x', outcome: 'created', result: '{}' });
    await forgetIntent(database(), intent.key);
    expect((await beginIntent(database(), intent)).hold).toBeDefined();
  });

  it('N1: doubts are found once nobody is at them, held for a look-up, and go on with a new key', async () => {
    const intent = start();
    const { hold = '' } = await beginIntent(database(), intent);
    await recordSend(database(), intent.key, hold, now);
    const doubts = (at: Date) => doubtfulIntents(database(), [intent.organisationId, randomUUID()], at);
    expect(await doubts(after(1))).toEqual([]);
    await releaseIntent(database(), intent.key, hold);
    expect((await doubts(after(1))).map((one) => one.key)).toEqual([intent.key]);
    expect(await doubtfulIntents(database(), [randomUUID()], after(1))).toEqual([]);
    const looking = await holdIntent(database(), intent.key, after(1));
    expect(await holdIntent(database(), intent.key, after(1))).toBeUndefined();
    await renewKey(database(), intent.key, looking?.hold ?? '', 'new', '{"a": 3}');
    expect(await findIntent(database(), intent.key)).toMatchObject({ state: 'waiting', idempotencyKey: 'new', body: '{"a": 3}' });
    expect(await doubts(after(500))).toEqual([]);
  });
});
