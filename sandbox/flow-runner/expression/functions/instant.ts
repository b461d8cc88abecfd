import { ExpressionError } from '../error.ts';

/** A date and time as .NET keeps it: ticks (100 ns) since 0001-01-01 on its own clock, and whether that clock is UTC (else unspecified). */
export interface Instant {
  ticks: bigint;
  utc: boolean;
}

export const ticksPer = { millisecond: 10_000n, second: 10_000_000n, minute: 600_000_000n, hour: 36_000_000_000n, day: 864_000_000_000n };
const unixEpoch = 621_355_968_000_000_000n;
const lastTick = 3_155_378_975_999_999_999n;

export interface Parts {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Ticks within the second. */
  fraction: number;
}

/** Throws when the ticks leave the years 1 to 9999. */
export function instant(ticks: bigint, utc: boolean): Instant {
  if (ticks < 0n || ticks > lastTick) throw new ExpressionError('the date is outside the years 1 to 9999');
  return { ticks, utc };
}

export function fromDate(date: Date): Instant {
  return instant(BigInt(date.getTime()) * ticksPer.millisecond + unixEpoch, true);
}

/** Milliseconds since 1970 on the instant's own clock. */
export function clockMilliseconds(value: Instant): number {
  return Number((value.ticks - (value.ticks % ticksPer.millisecond) - unixEpoch) / ticksPer.millisecond);
}

export function partsOf(value: Instant): Parts {
  const date = new Date(clockMilliseconds(value));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    fraction: Number(value.ticks % ticksPer.second),
  };
}

const daysInMonth = (year: number, month: number) => {
  const last = new Date(Date.UTC(2000, month, 0));
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
};

/** The instant of parts; undefined when there is no such day or time. */
export function fromParts(parts: Partial<Parts> & { year: number }, utc = false): Instant | undefined {
  const { year, month = 1, day = 1, hour = 0, minute = 0, second = 0, fraction = 0 } = parts;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return instant(BigInt(date.getTime()) * ticksPer.millisecond + unixEpoch + BigInt(fraction), utc);
}

/** Adds months; a day that the month lacks becomes its last. */
export function addMonths(value: Instant, months: number): Instant {
  const parts = partsOf(value);
  const index = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const moved = fromParts({ ...parts, year, month, day: Math.min(parts.day, daysInMonth(year, month)) }, value.utc);
  if (!moved) throw new ExpressionError('the date is outside the years 1 to 9999');
  return moved;
}

export function dayOfWeek(value: Instant): number {
  return Number((value.ticks / ticksPer.day + 1n) % 7n);
}
