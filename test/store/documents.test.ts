import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  findByRow,
  findByXeroId,
  learnDocument,
  noteReconciling,
  openDocuments,
  recordAnswered,
  upsertDocument,
} from '../../api/store/documents.ts';
import { onEachDatabase } from './databases.ts';

const now = new Date('2026-05-04T10:00:00Z');
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const made = (organisationId: string = randomUUID()) => ({
  organisationId,
  environment: 'contoso.crm.dynamics.com',
  table: 'salesorder',
  rowId: randomUUID(),
  generation: 1,
  type: 'invoice' as const,
  xeroId: randomUUID(),
});

onEachDatabase('documents', (database) => {
  it('finds a document by row and by Xero id, whatever the case of the ids', async () => {
    const document = { ...made(), entitySet: 'salesorders', number: 'INV-1', createdByUs: true, versionNumber: 5 };
    expect(await upsertDocument(database(), document)).toBe(true);
    expect(await findByRow(database(), document)).toEqual({ ...document, isOpen: true });
    expect(await findByXeroId(database(), document.organisationId.toUpperCase(), document.xeroId.toUpperCase())).toMatchObject({
      number: 'INV-1',
    });
    expect(await findByRow(database(), { ...document, environment: 'copy.crm.dynamics.com' })).toBeUndefined();
  });

  it('N2: the highest version number stays', async () => {
    const document = made();
    await upsertDocument(database(), { ...document, versionNumber: 7 });
    await upsertDocument(database(), { ...document, versionNumber: 6 });
    await upsertDocument(database(), document);
    expect((await findByRow(database(), document))?.versionNumber).toBe(7);
  });

  it('N1: a Xero document belongs to one row and generation', async () => {
    const document = made();
    await upsertDocument(database(), document);
    expect(await upsertDocument(database(), { ...made(document.organisationId), xeroId: document.xeroId })).toBe(false);
    await upsertDocument(database(), { ...document, generation: 2, xeroId: randomUUID() });
    expect((await findByRow(database(), { ...document, generation: 2 }))?.generation).toBe(2);
  });

  it('N1: a copy that bears a known row’s mark is not taken for its document', async () => {
    const document = made();
    expect(await learnDocument(database(), document)).toBe(true);
    expect(await learnDocument(database(), document)).toBe(true);
    expect(await learnDocument(database(), { ...document, xeroId: randomUUID() })).toBe(false);
  });

  it('an older answer does not replace a newer one, and a closed document leaves the compare', async () => {
    const document = made();
    await upsertDocument(database(), document);
    await recordAnswered(database(), { ...document, updatedOn: after(10), state: 'new' });
    await recordAnswered(database(), { ...document, updatedOn: now, state: 'old' });
    expect(await findByRow(database(), document)).toMatchObject({ answeredState: 'new', answeredOn: after(10) });
    expect(await openDocuments(database(), document.organisationId, 40)).toHaveLength(1);
    await recordAnswered(database(), { ...document, updatedOn: after(20), state: 'paid', isOpen: false });
    expect(await openDocuments(database(), document.organisationId, 40)).toEqual([]);
  });

  it('N2: two reconciliations within two minutes are noticed', async () => {
    const document = made();
    await upsertDocument(database(), document);
    const begin = (at: Date) => noteReconciling(database(), document.organisationId, document.xeroId, at);
    expect(await begin(now)).toBe(false);
    expect(await begin(after(119))).toBe(true);
    expect(await begin(after(240))).toBe(false);
    expect((await Promise.all([begin(after(1000)), begin(after(1000))])).sort()).toEqual([false, true]);
  });
});
