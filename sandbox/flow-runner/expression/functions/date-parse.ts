import { type Culture, cultureOf } from './culture.ts';
import { type DateNames, dateNames } from './culture-dates.ts';
import { fromParts, type Instant, instant, type Parts, ticksPer } from './instant.ts';

const iso =
  /^(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:(?:T|\s+)(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?\s*(Z|[+-]\d{1,2}(?::?\d{2})?)?)?)?$/i;
const time = /(?<![\d:/.-])(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?|(?=\s*[ap]m\b))/i;
const zone = /\s*(?:\b(GMT|UTC)|(?<=\d\s*)(Z)|(?<=\d\s*)([+-]\d{1,2}:?\d{2}))\s*$/i;

/** Ticks of the digits after a second's point; digits beyond the seventh round. */
function fractionTicks(digits: string | undefined): number {
  return digits ? Math.min(Math.round(Number(`0.${digits}`) * 1e7), 9_999_999) : 0;
}

/** Shifts a local time with an offset to UTC; `Z`, GMT and UTC are offset zero; no offset leaves the time unspecified. */
export function withOffset(local: Instant | undefined, offset: string | undefined): Instant | undefined {
  if (!local || !offset) return local;
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? [];
  const shift = BigInt(hours) * ticksPer.hour + BigInt(minutes) * ticksPer.minute;
  if (shift > 14n * ticksPer.hour) return undefined;
  return instant(local.ticks + (sign === '-' ? shift : -shift), true);
}

/** A two-digit year belongs to 1950–2049. */
export const fullYear = (year: number, digits: number) => (digits > 2 ? year : year + (year < 50 ? 2000 : 1900));

function monthByName(word: string, names: DateNames): number {
  const plain = word.replace(/\.$/, '').toLowerCase();
  for (const list of [names.months, names.monthsOfDays, names.shortMonths]) {
    const index = list.findIndex((name) => name.replace(/\.$/, '').toLowerCase() === plain);
    if (index >= 0) return index + 1;
  }
  return 0;
}

const isDayName = (word: string, names: DateNames) =>
  [...names.days, ...names.shortDays].some((name) => name.replace(/\.$/, '').toLowerCase() === word.replace(/\.$/, '').toLowerCase());

/** Year, month and day from what is left of the text when time and offset are gone; numbers in the order the culture writes them. */
function readDay(text: string, culture: Culture): Pick<Parts, 'year' | 'month' | 'day'> | undefined {
  const english = dateNames(cultureOf(''));
  const own = dateNames(culture);
  const numbers: string[] = [];
  let month = 0;
  for (const word of text.match(/\d+|[^\s\d/,.-]+\.?/g) ?? []) {
    if (/^\d+$/.test(word)) numbers.push(word);
    else if (!month && (monthByName(word, own) || monthByName(word, english))) month = monthByName(word, own) || monthByName(word, english);
    else if (!isDayName(word, own) && !isDayName(word, english) && !/^(de|del|den|d\.|the)$/i.test(word)) return undefined;
  }
  const [first = '', second = '', third = ''] = numbers;
  const year = (digits: string) => fullYear(Number(digits), digits.length);
  if (month && numbers.length === 1 && first.length > 2) return { year: Number(first), month, day: 1 };
  if (month && numbers.length === 2) {
    return first.length > 2 ? { year: Number(first), month, day: Number(second) } : { year: year(second), month, day: Number(first) };
  }
  if (month || numbers.length !== 3) return undefined;
  if (first.length > 2) return { year: Number(first), month: Number(second), day: Number(third) };
  const dayFirst = own.shortDate.indexOf('d') < own.shortDate.indexOf('M');
  if (own.shortDate.startsWith('y') && third.length <= 2) return { year: year(first), month: Number(second), day: Number(third) };
  return { year: year(third), month: Number(dayFirst ? second : first), day: Number(dayFirst ? first : second) };
}

/** Hour of a twelve-hour clock on the 24-hour one; undefined outside 1 to 12 (0 counts as 12). */
export function hourOf(hour: number, period: string | undefined): number | undefined {
  if (!period) return hour;
  if (hour > 12) return undefined;
  return (hour % 12) + (/^p/i.test(period) ? 12 : 0);
}

/**
 * A date as .NET reads it without a format: ISO 8601, numbers in the culture's order, month names in the culture's language or English, times with or
 * without AM/PM. An offset turns it to UTC. Undefined when it can't be read.
 */
export function parseDate(text: string, culture: Culture): Instant | undefined {
  const source = text.trim();
  if (source.length > 200) return undefined;
  const found = iso.exec(source);
  if (found) {
    const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => (part === undefined ? undefined : Number(part)));
    return withOffset(fromParts({ year: year ?? 0, month, day, hour, minute, second, fraction: fractionTicks(found[7]) }), found[8]);
  }
  const offset = zone.exec(source);
  const local = offset ? source.slice(0, offset.index) : source;
  const clock = /\d:\d|\d\s*[ap]m\b/i.test(local) ? time.exec(local) : null;
  const names = dateNames(culture);
  const after = clock ? local.slice(clock.index + clock[0].length) : '';
  const period =
    /^\s*([ap])\.?m?\.?(?![a-z])/i.exec(after) ?? (names.pm && after.trimStart().startsWith(names.pm) ? [`${names.pm}`, 'p'] : null);
  const rest = clock ? `${local.slice(0, clock.index).replace(/T$/, '')} ${period ? after.replace(period[0] ?? '', '') : after}` : local;
  const day = readDay(rest, culture);
  if (!day) return undefined;
  const [, hours = '0', minute = '0', second = '0', digits] = clock ?? [];
  const hour = hourOf(Number(hours), period?.[1]);
  if (hour === undefined) return undefined;
  const instantOf = fromParts({ ...day, hour, minute: Number(minute), second: Number(second), fraction: fractionTicks(digits) });
  return withOffset(instantOf, offset ? (offset[1] ?? offset[2] ?? offset[3]) : undefined);
}
