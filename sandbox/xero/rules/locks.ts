import type { Organisation } from '../entities.ts';
import { longDate } from './dates.ts';
import { known } from './messages.ts';

/** Why a date ('YYYY-MM-DD') can't be posted to, or undefined. Xero: nothing on or before the later lock date. */
export function lockedReason(organisation: Organisation, date: string): string | undefined {
  const lock = [organisation.periodLockDate ?? '', organisation.endOfYearLockDate ?? ''].sort().at(-1);
  return lock && date <= lock ? known.locked(longDate(lock)) : undefined;
}
