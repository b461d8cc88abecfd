import { ExpressionError } from '../error.ts';
import { type Integer, integer, type Value } from '../value.ts';
import { type Culture, cultureOf } from './culture.ts';
import { parseExact } from './date-exact.ts';
import { formatDate } from './date-format.ts';
import { parseDate } from './date-parse.ts';
import { addMonths, dayOfWeek, fromDate, type Instant, instant, partsOf, ticksPer } from './instant.ts';
import { define } from './signature.ts';
import { formatTimeSpan, parseTimeSpan } from './time-span.ts';
import { fromUtc, toUtc } from './time-zone.ts';

function read(timestamp: string, culture: Culture = cultureOf('en-US')): Instant {
  const found = parseDate(timestamp, culture);
  if (!found) throw new ExpressionError(`'${timestamp}' can't be read as a date`);
  return found;
}

const write = (value: Instant, format: string | undefined, locale?: string) =>
  formatDate(value, format ?? 'o', cultureOf(locale ?? 'en-US'));

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
const ticksOf: Partial<Record<Unit, bigint>> = {
  second: ticksPer.second,
  minute: ticksPer.minute,
  hour: ticksPer.hour,
  day: ticksPer.day,
  week: ticksPer.day * 7n,
};

function add(value: Instant, interval: bigint, unit: string): Instant {
  const name = unit.toLowerCase() as Unit;
  const ticks = Object.hasOwn(ticksOf, name) ? ticksOf[name] : undefined;
  if (ticks) return instant(value.ticks + interval * ticks, value.utc);
  if (name !== 'month' && name !== 'year')
    throw new ExpressionError(`'${unit}' isn't a time unit (Second, Minute, Hour, Day, Week, Month or Year)`);
  if (interval > 120_000n || interval < -120_000n) throw new ExpressionError('the date is outside the years 1 to 9999');
  return addMonths(value, Number(interval) * (name === 'year' ? 12 : 1));
}

/** addSeconds and its like: one unit, any whole number of it. */
function adder(name: string, parameter: string, unit: Unit) {
  return define(
    name,
    `timestamp: string, ${parameter}: integer, format?: string`,
    ([timestamp, interval, format]: [string, Integer, string?]) => write(add(read(timestamp), BigInt(interval), unit), format),
  );
}

function starter(name: string, size: bigint) {
  return define(name, 'timestamp: string, format?: string', ([timestamp, format]: [string, string?]) => {
    const value = read(timestamp);
    return write({ ...value, ticks: value.ticks - (value.ticks % size) }, format);
  });
}

function startOfMonth(value: Instant): Instant {
  const days = value.ticks / ticksPer.day - BigInt(partsOf(value).day - 1);
  return { ...value, ticks: days * ticksPer.day };
}

function dayOfYear(value: Instant): number {
  const { year } = partsOf(value);
  const before = BigInt(year - 1);
  return Number(value.ticks / ticksPer.day - (before * 365n + before / 4n - before / 100n + before / 400n)) + 1;
}

function parseDateTime(text: string, locale: string, format: string | undefined): Value {
  const culture = cultureOf(locale);
  if (format === undefined) return write(read(text, culture), 'o');
  const found = parseExact(text, format, culture);
  if (!found) throw new ExpressionError(`'${text}' isn't a date in the format '${format}'`);
  return write(found, 'o');
}

function timeSpan(text: string): bigint {
  const ticks = parseTimeSpan(text);
  if (ticks === undefined) throw new ExpressionError(`'${text}' isn't a time span`);
  return ticks;
}

const current = (context: { now?: () => Date }) => fromDate((context.now ?? (() => new Date()))());
const shifted = 'interval: integer, timeUnit: string, format?: string';

export const dateFunctions = [
  define('utcNow', 'format?: string', ([format]: [string?], context) => write(current(context), format)),
  define('getFutureTime', shifted, ([interval, unit, format]: [Integer, string, string?], context) =>
    write(add(current(context), BigInt(interval), unit), format),
  ),
  define('getPastTime', shifted, ([interval, unit, format]: [Integer, string, string?], context) =>
    write(add(current(context), -BigInt(interval), unit), format),
  ),
  define('addToTime', `timestamp: string, ${shifted}`, ([timestamp, interval, unit, format]: [string, Integer, string, string?]) =>
    write(add(read(timestamp), BigInt(interval), unit), format),
  ),
  define('subtractFromTime', `timestamp: string, ${shifted}`, ([timestamp, interval, unit, format]: [string, Integer, string, string?]) =>
    write(add(read(timestamp), -BigInt(interval), unit), format),
  ),
  adder('addSeconds', 'seconds', 'second'),
  adder('addMinutes', 'minutes', 'minute'),
  adder('addHours', 'hours', 'hour'),
  adder('addDays', 'days', 'day'),
  define('dateDifference', 'startTimestamp: string, endTimestamp: string', ([start, end]: [string, string]) =>
    formatTimeSpan(read(end).ticks - read(start).ticks, 'c', cultureOf('')),
  ),
  define(
    'convertFromUtc',
    'timestamp: string, destinationTimeZone: string, format?: string',
    ([timestamp, zone, format]: [string, string, string?]) => write(fromUtc(read(timestamp), zone), format),
  ),
  define(
    'convertToUtc',
    'timestamp: string, sourceTimeZone: string, format?: string',
    ([timestamp, zone, format]: [string, string, string?]) => write(toUtc(read(timestamp), zone), format),
  ),
  define(
    'convertTimeZone',
    'timestamp: string, sourceTimeZone: string, destinationTimeZone: string, format?: string',
    ([timestamp, source, destination, format]: [string, string, string, string?]) =>
      write(fromUtc(toUtc(read(timestamp), source), destination), format),
  ),
  define(
    'formatDateTime',
    'timestamp: string, format?: string, locale?: string',
    ([timestamp, format, locale]: [string, string?, string?]) => write(read(timestamp), format, locale),
  ),
  define('parseDateTime', 'dateString: string, locale?: string, format?: string', ([text, locale, format]: [string, string?, string?]) =>
    parseDateTime(text, locale ?? 'en-US', format),
  ),
  starter('startOfHour', ticksPer.hour),
  starter('startOfDay', ticksPer.day),
  define('startOfMonth', 'timestamp: string, format?: string', ([timestamp, format]: [string, string?]) =>
    write(startOfMonth(read(timestamp)), format),
  ),
  define('dayOfWeek', 'timestamp: string', ([timestamp]: [string]) => dayOfWeek(read(timestamp))),
  define('dayOfMonth', 'timestamp: string', ([timestamp]: [string]) => partsOf(read(timestamp)).day),
  define('dayOfYear', 'timestamp: string', ([timestamp]: [string]) => dayOfYear(read(timestamp))),
  define('ticks', 'timestamp: string', ([timestamp]: [string]) => integer(read(timestamp).ticks)),
  define('formatTimeSpan', 'timeSpan: string, format: string, culture?: string', ([span, format, culture]: [string, string, string?]) =>
    formatTimeSpan(timeSpan(span), format, cultureOf(culture ?? 'en-US')),
  ),
];
