import type { WireDate, WireOrganisation } from '../../xero/wire.ts';
import { xeroDay } from '../dates.ts';
import { type Problem, problem, type Warning, warning } from '../problems.ts';

/** L1: what the lock dates say of the dates of a document: a locked year is a problem, a locked period a warning, and Xero decides. */
export function lockFindings(
  dates: (WireDate | undefined)[],
  { EndOfYearLockDate, PeriodLockDate }: WireOrganisation,
): { problem: Problem | null; warnings: Warning[] } {
  const [year, period] = [xeroDay(EndOfYearLockDate), xeroDay(PeriodLockDate)];
  const earliest = dates
    .map(xeroDay)
    .filter((date) => date !== null)
    .sort()[0];
  if (!earliest) return { problem: null, warnings: [] };
  if (year && earliest <= year) return { problem: problem('date-locked', { date: earliest, lock: year }), warnings: [] };
  const isInPeriod = period !== null && earliest <= period;
  return { problem: null, warnings: isInPeriod ? [warning('period-locked', { date: earliest, lock: period })] : [] };
}
