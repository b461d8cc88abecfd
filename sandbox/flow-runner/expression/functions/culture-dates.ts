import type { Culture } from './culture.ts';

/** The names and patterns dates are written with in a culture. */
export interface DateNames {
  months: string[];
  /** The forms used beside a day number, where the language has such. */
  monthsOfDays: string[];
  shortMonths: string[];
  days: string[];
  shortDays: string[];
  am: string;
  pm: string;
  shortDate: string;
  longDate: string;
  shortTime: string;
  longTime: string;
  monthDay: string;
  yearMonth: string;
}

const invariant = {
  shortDate: 'MM/dd/yyyy',
  longDate: 'dddd, dd MMMM yyyy',
  shortTime: 'HH:mm',
  longTime: 'HH:mm:ss',
  monthDay: 'MMMM dd',
  yearMonth: 'yyyy MMMM',
};
const american = {
  shortDate: 'M/d/yyyy',
  longDate: 'dddd, MMMM d, yyyy',
  shortTime: 'h:mm tt',
  longTime: 'h:mm:ss tt',
  monthDay: 'MMMM d',
  yearMonth: 'MMMM yyyy',
};

const cache = new Map<string, DateNames>();
const utc = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' });
const quoted = (text: string) => text.replace(/[A-Za-z]+/g, (word) => `'${word}'`).replaceAll(/[\u00A0\u202F]/g, ' ');

/** A .NET pattern from the way Intl lays a date out: one-digit parts tell whether numbers are padded. */
function pattern(locale: string, options: Intl.DateTimeFormatOptions): string {
  const sample = Date.UTC(2003, 1, 4, 5, 6, 7);
  const parts = utc(locale, options).formatToParts(sample);
  const twelve = parts.some((part) => part.type === 'dayPeriod');
  const padded = (letter: string, value: string) => (value.length > 1 ? letter.repeat(2) : letter);
  return parts
    .map(({ type, value }) => {
      if (type === 'weekday') return 'dddd';
      if (type === 'year') return 'yyyy';
      if (type === 'month') return /\d/.test(value) ? padded('M', value) : 'MMMM';
      if (type === 'day') return padded('d', value);
      if (type === 'hour') return padded(twelve ? 'h' : 'H', value);
      if (type === 'minute') return 'mm';
      if (type === 'second') return 'ss';
      return type === 'dayPeriod' ? 'tt' : quoted(value);
    })
    .join('');
}

function patterns(culture: Culture) {
  if (culture.name === '') return invariant;
  if (culture.name === 'en-US' || culture.name === 'en') return american;
  const { locale } = culture;
  return {
    shortDate: pattern(locale, { dateStyle: 'short' }),
    longDate: pattern(locale, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }),
    shortTime: pattern(locale, { timeStyle: 'short' }),
    longTime: pattern(locale, { timeStyle: 'medium' }),
    monthDay: pattern(locale, { month: 'long', day: 'numeric' }),
    yearMonth: pattern(locale, { month: 'long', year: 'numeric' }),
  };
}

export function dateNames(culture: Culture): DateNames {
  const known = cache.get(culture.name);
  if (known) return known;
  const { locale } = culture;
  const part = (options: Intl.DateTimeFormatOptions, type: string, at: number) =>
    utc(locale, options)
      .formatToParts(at)
      .find((found) => found.type === type)?.value ?? '';
  const twelve = Array.from({ length: 12 }, (_, month) => Date.UTC(2023, month, 1));
  const seven = Array.from({ length: 7 }, (_, day) => Date.UTC(2023, 0, 1 + day));
  const english = culture.name === '' || culture.name === 'en-US' || culture.name === 'en';
  const period = (hour: number) => part({ hour: 'numeric', hour12: true }, 'dayPeriod', Date.UTC(2023, 0, 1, hour));
  const names: DateNames = {
    months: twelve.map((at) => part({ month: 'long' }, 'month', at)),
    monthsOfDays: twelve.map((at) => part({ month: 'long', day: 'numeric' }, 'month', at)),
    shortMonths: twelve.map((at) => part({ month: 'short', day: 'numeric', year: 'numeric' }, 'month', at)),
    days: seven.map((at) => part({ weekday: 'long' }, 'weekday', at)),
    shortDays: seven.map((at) => part({ weekday: 'short' }, 'weekday', at)),
    am: english ? 'AM' : period(5),
    pm: english ? 'PM' : period(15),
    ...patterns(culture),
  };
  cache.set(culture.name, names);
  return names;
}
