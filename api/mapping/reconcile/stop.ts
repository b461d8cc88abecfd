import { hostOf, parseMark } from '../mark.ts';
import { warning } from '../problems.ts';
import type { Settings } from '../settings.ts';
import type { Outcome } from '../types.ts';
import { isCopy } from '../withheld.ts';
import { isNewerThan } from './columns.ts';
import type { ReconcileAnswer, ReconcileInput } from './input.ts';
import { stateMessage } from './row-status.ts';
import { showingRows } from './rows.ts';

/** What a reconciliation comes to; without rows nothing is written. */
export type Result = Partial<Omit<ReconcileAnswer, 'xero' | 'log'>> & { outcome: Outcome; message?: string };

/** Why nothing is written at all, or null. */
export function stopReason({ request, xero, superseded }: ReconcileInput, settings: Settings): Result | null {
  const mark = parseMark(xero.Url);
  if (isCopy(settings, request.environmentUrl) || (mark && mark.host !== hostOf(request.environmentUrl))) {
    return { outcome: 'skipped', message: 'The Xero document belongs to another Dataverse environment, so nothing was written here.' };
  }
  const { record, invoice } = showingRows({ request, xero });
  if (!record && !invoice) return { outcome: 'skipped', message: 'The row that the Xero document was made from is gone.' };
  if (superseded || isNewerThan(invoice ?? record, xero)) {
    return { outcome: 'unchanged', message: stateMessage(xero), warnings: [warning('superseded')] };
  }
  return null;
}
