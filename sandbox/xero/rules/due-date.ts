import type { PaymentTerm } from '../entities.ts';

const day = (year: number, month: number, date: number): string => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/**
 * The due date that payment terms give a document of `date` ('YYYY-MM-DD').
 * Xero: DAYSAFTERBILLDATE counts from the date, DAYSAFTERBILLMONTH from the end of its month, OFCURRENTMONTH and
 * OFFOLLOWINGMONTH name a day, cut to the month's last one. Throws for another type.
 */
export function dueDateOf(date: string, term: PaymentTerm): string {
  const from = new Date(`${date}T00:00:00Z`);
  const year = from.getUTCFullYear();
  const month = from.getUTCMonth();
  switch (term.Type) {
    case 'DAYSAFTERBILLDATE':
      return day(year, month, from.getUTCDate() + term.Day);
    case 'DAYSAFTERBILLMONTH':
      return day(year, month + 1, term.Day);
    case 'OFCURRENTMONTH':
      return day(year, month, Math.min(term.Day, lastOf(year, month)));
    case 'OFFOLLOWINGMONTH':
      return day(year, month + 1, Math.min(term.Day, lastOf(year, month + 1)));
    default:
      throw new Error(`payment terms of type ${term.Type} are not known to the Xero emulator`);
  }
}

export const paymentTermTypes = ['DAYSAFTERBILLDATE', 'DAYSAFTERBILLMONTH', 'OFCURRENTMONTH', 'OFFOLLOWINGMONTH'] as const;
