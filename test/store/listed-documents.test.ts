import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { findByRow, recordAnswered, upsertDocument } from '../../api/store/documents.ts';
import { registerDocuments } from '../../api/store/listed-documents.ts';
import { onEachDatabase } from './databases.ts';

const now = new Date('2026-05-04T10:00:00.700Z');
const made = (organisationId: string = randomUUID()) => ({
  organisationId,
  environment: 'contoso.crm.dynamics.com',
  table: 'salesorder',
  rowId: randomUUID(),
  generation: 1,
  type: 'invoice' as const,
  xeroId: randomUUID(),
  shownOn: null,
});

onEachDatabase('documents that links name', (database) => {
  it('N1: learns a thousand at once, those that are known already excepted; a document named twice is the first row’s', async () => {
    const { organisationId } = made();
    const listed = Array.from({ length: 1000 }, () => made(organisationId));
    const [known = made()] = listed;
    await upsertDocument(database(), { ...known, versionNumber: 9 });
    const twice = { ...made(organisationId), xeroId: listed[1]?.xeroId ?? '' };
    expect(await registerDocuments(database(), [...listed, twice])).toBe(999);
    expect(
      await registerDocuments(database(), [
        { ...known, versionNumber: 4 },
        { ...made(organisationId), xeroId: known.xeroId },
      ]),
    ).toBe(0);
    expect(await findByRow(database(), known)).toMatchObject({ versionNumber: 9, xeroId: known.xeroId });
    expect(await registerDocuments(database(), [])).toBe(0);
  });

  it('W1: an answer that Dynamics does not show, to the second, is forgotten and the document open again', async () => {
    const document = made();
    await registerDocuments(database(), [document]);
    const answered = { ...document, updatedOn: now, state: 'paid', isOpen: false };
    await recordAnswered(database(), answered);
    await registerDocuments(database(), [{ ...document, shownOn: new Date('2026-05-04T10:00:00Z') }]);
    expect(await findByRow(database(), document)).toMatchObject({ answeredState: 'paid', isOpen: false });
    await registerDocuments(database(), [{ ...document, shownOn: new Date('2026-05-04T09:59:59Z') }]);
    const forgotten = await findByRow(database(), document);
    expect(forgotten).toMatchObject({ isOpen: true });
    expect(forgotten?.answeredOn).toBeUndefined();
    await recordAnswered(database(), answered);
    await registerDocuments(database(), [document]);
    expect((await findByRow(database(), document))?.answeredState).toBeUndefined();
  });
});
