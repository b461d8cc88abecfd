import { settleDoubts } from '../once/settle-doubts.ts';
import { addChanges } from '../store/changes.ts';
import type { Poll } from './poll.ts';
import { changeOf } from './xero-reads.ts';

/** Looks up, reading only, what became of sends that were never answered (N1); what is found comes into the stream with its row. */
export async function settleDoubtsInto({ clock, database, log, session, organisationIds }: Poll): Promise<void> {
  try {
    const sessions = await Promise.all(organisationIds.map(session));
    const settled = await settleDoubts({ clock, database }, sessions);
    const changes = settled.map(({ row, invoice }) => changeOf(row.organisationId, invoice, 'Read', clock.now()));
    await addChanges(database, changes);
  } catch (error) {
    log.warn({ err: error }, 'doubts could not be looked up');
  }
}
