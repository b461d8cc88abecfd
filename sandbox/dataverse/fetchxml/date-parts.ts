const day = 86_400_000;

/** SQL Server's week of the year: weeks begin on Sunday, the first holds the first of January. */
function week(date: Date): number {
  const newYear = new Date(Date.UTC(date.getUTCFullYear(), 0, 1));
  const days = Math.floor((date.getTime() - newYear.getTime()) / day);
  return Math.floor((days + newYear.getUTCDay()) / 7) + 1;
}

const parts: Record<string, (date: Date) => number> = {
  day: (date) => date.getUTCDate(),
  week,
  month: (date) => date.getUTCMonth() + 1,
  quarter: (date) => Math.floor(date.getUTCMonth() / 3) + 1,
  year: (date) => date.getUTCFullYear(),
};

export const isDatePart = (name: string): boolean => name in parts;

/** A part of a date or moment as a number, in UTC; an unknown part throws. */
export function datePart(value: string, part: string): number {
  const read = parts[part];
  if (!read) throw new Error(`dategrouping '${part}' is not built`);
  return read(new Date(value));
}
