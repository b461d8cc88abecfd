import { toIso } from './dates.ts';
import type { Problem } from './problems.ts';
import { asRow, firstOption } from './row.ts';
import type { Outcome, Schemas } from './types.ts';

export type SyncStatus = Schemas['SyncStatus'];

/** xc_syncstatus. */
export const syncStatuses = {
  notSynced: firstOption,
  waiting: firstOption + 1,
  synced: firstOption + 2,
  problem: firstOption + 3,
  withdrawn: firstOption + 4,
  skipped: firstOption + 5,
} as const;

/** xc_outcome, in the order of its options. */
const outcomes = ['created', 'updated', 'unchanged', 'linked', 'withdrawn', 'removed', 'skipped', 'failed'] as const;
export const outcomeValue = (outcome: Outcome): number => firstOption + outcomes.indexOf(outcome);

const inSync: Outcome[] = ['created', 'updated', 'unchanged', 'linked'];

/** Texts of a memo column are at most 4,000 long. */
export const memo = (value: string): string => (value.length > 4000 ? `${value.slice(0, 3999).toWellFormed()}…` : value);

/**
 * The status columns: Synced with the time, Withdrawn, Skipped, or Problem where anything is wrong. xc_lastsyncedon keeps the row's
 * own value (`record`) when nothing came into sync.
 */
export function syncStatus(outcome: Outcome, message: string, problems: Problem[], record: unknown, now: Date): SyncStatus {
  const lastsyncedon = inSync.includes(outcome) ? now.toISOString() : toIso(asRow(record)?.xc_lastsyncedon);
  return { xc_syncstatus: statusValue(outcome, problems), xc_syncmessage: memo(message), xc_lastsyncedon: lastsyncedon };
}

function statusValue(outcome: Outcome, problems: Problem[]): number {
  if (outcome === 'failed' || problems.length > 0) return syncStatuses.problem;
  if (outcome === 'withdrawn' || outcome === 'removed') return syncStatuses.withdrawn;
  return outcome === 'skipped' ? syncStatuses.skipped : syncStatuses.synced;
}

/** What the row and the log say: the problems with their fixes, else the message. */
export function describe(message: string, problems: Problem[]): string {
  if (problems.length === 0) return message;
  return problems.map((one) => `${one.message} ${one.fix}`).join('\n');
}
