import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { addChanges, changesAfter, forgetChanges, glance, type NewChange, placeBefore, placeChanges } from '../../api/store/changes.ts';
import { takeLease } from '../../api/store/leases.ts';
import { beginReads, dueReads, saveReads } from '../../api/store/reads.ts';
import { onEachDatabase } from './databases.ts';

const now = new Date('2026-05-04T10:00:00Z');
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const change = (organisationId: string, xeroId: string = randomUUID(), more: Partial<NewChange> = {}): NewChange => ({
  organisationId,
  xeroId,
  source: 'Webhook',
  clientId: 'app',
  receivedAt: now,
  ...more,
});

onEachDatabase('the stream', (database) => {
  const read = (organisationId: string, seq = 0, limit = 40) =>
    changesAfter(database(), { organisationIds: [organisationId], clientId: 'app', seq, limit });

  it('W1: holds an event once, a document once at its last change, in the order of commits', async () => {
    const [organisationId, one, two] = [randomUUID(), randomUUID(), randomUUID()];
    await addChanges(database(), [
      change(organisationId, one, { eventKey: `${one}1` }),
      change(organisationId, two, { eventKey: `${two}1` }),
    ]);
    await addChanges(database(), [
      change(organisationId, one, { eventKey: `${one}1` }),
      change(organisationId, one, { eventKey: `${one}2`, updatedOn: after(5) }),
    ]);
    expect(await read(organisationId)).toEqual([]);
    await Promise.all([placeChanges(database()), placeChanges(database())]);
    const found = await read(organisationId);
    expect(found.map((row) => row.xeroId)).toEqual([two, one]);
    expect(found[1]).toMatchObject({ updatedOn: after(5), source: 'Webhook', organisationId });
    expect(await read(organisationId, found[0]?.seq)).toHaveLength(1);
    expect(await read(organisationId, found[1]?.seq)).toEqual([]);
    expect(await changesAfter(database(), { organisationIds: [organisationId], clientId: 'other', seq: 0, limit: 40 })).toEqual([]);
  });

  it('W1: a commit that comes late gets a later place, so that no reader has passed it', async () => {
    const organisationId = randomUUID();
    let add = () => {};
    const held = new Promise<void>((resolve) => (add = resolve));
    const late = database().transaction(async (inside) => {
      await addChanges(inside, [change(organisationId, 'late')]);
      add();
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await held;
    await addChanges(database(), [change(organisationId, 'early')]);
    await placeChanges(database());
    const seen = await read(organisationId);
    await late;
    await placeChanges(database());
    const next = await read(organisationId, seen.at(-1)?.seq);
    expect([...seen, ...next].map((row) => row.xeroId).sort()).toEqual(['early', 'late']);
  });

  it('F8: one glance tells whether anything waits, is due or in doubt', async () => {
    const organisationId = randomUUID();
    await placeChanges(database());
    const look = (seq: number) => glance(database(), [organisationId], seq, now);
    const first = await look(0);
    expect(first).toEqual({
      store: expect.stringMatching(/^[0-9a-f-]{36}$/),
      last: expect.any(Number),
      waiting: false,
      doubts: false,
      due: true,
    });
    await beginReads(database(), [organisationId], now, after(10), 'no');
    expect((await look(0)).due).toBe(false);
    await addChanges(database(), [change(organisationId)]);
    expect((await look(first.last)).waiting).toBe(true);
    await placeChanges(database());
    const { last, waiting } = await look(first.last);
    expect([waiting, (await look(last)).waiting]).toEqual([true, false]);
  });

  it('finds the place of a time, also once everything before is forgotten', async () => {
    const organisationId = randomUUID();
    await addChanges(database(), [
      change(organisationId, 'old', { receivedAt: after(100) }),
      change(organisationId, 'new', { receivedAt: after(200) }),
    ]);
    await placeChanges(database());
    const [old] = await read(organisationId);
    expect(await placeBefore(database(), after(150))).toBe(old?.seq);
    await forgetChanges(database(), after(1000));
    expect(await placeBefore(database(), after(150))).toBe((await glance(database(), [], 0, now)).last);
  });

  it('a lease is held by one, given back, and freed in time after a crash', async () => {
    const name = randomUUID();
    const taken = await Promise.all(Array.from({ length: 5 }, () => takeLease(database(), name, now, 60_000)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    await taken.find(Boolean)?.();
    expect(await takeLease(database(), name, now, 60_000)).toBeDefined();
    expect(await takeLease(database(), name, after(59), 60_000)).toBeUndefined();
    expect(await takeLease(database(), name, after(60), 60_000)).toBeDefined();
  });

  it('reads go on where they ended, and an earlier wish that comes meanwhile counts', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    await beginReads(database(), [one], after(-100), now, 'no');
    await beginReads(database(), [one, two], after(-50), after(1), 'no');
    const due = await dueReads(database(), [one, two], after(1));
    expect(due.map((state) => [state.organisationId, state.readFrom])).toEqual([
      [one, after(-100)],
      [two, after(-50)],
    ]);
    const [state] = due;
    if (!state) throw new Error('nothing is due');
    const place = { startedAt: now.toISOString(), kind: 'CreditNotes' as const, since: now.toISOString(), page: 2 };
    await saveReads(database(), state, { ...state, reading: place });
    expect((await dueReads(database(), [one], after(1)))[0]?.reading).toEqual(place);
    await beginReads(database(), [one], after(-500), after(2), 'read');
    await saveReads(database(), state, { ...state, readFrom: after(600), nextReadAt: after(900), nextCompareAt: after(900) });
    expect((await dueReads(database(), [one], after(2)))[0]).toMatchObject({ readFrom: after(-500), reading: undefined });
  });
});
