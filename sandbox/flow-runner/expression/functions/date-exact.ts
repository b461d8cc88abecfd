import { type Culture, cultureOf } from './culture.ts';
import { type DateNames, dateNames } from './culture-dates.ts';
import { fullYear, hourOf, withOffset } from './date-parse.ts';
import { customPattern, dateTokens, isInvariantFormat } from './date-tokens.ts';
import { fromParts, type Instant, type Parts } from './instant.ts';

type Read = Partial<Parts> & { period?: string; offset?: string };

/** The longest of some names that the text starts with, as its index; -1 for none. */
function nameAt(text: string, names: string[]): number {
  const lower = text.toLowerCase();
  const fitting = names.map((name, index) => ({ name, index })).filter(({ name }) => name && lower.startsWith(name.toLowerCase()));
  return fitting.sort((a, b) => b.name.length - a.name.length)[0]?.index ?? -1;
}

const numeric: Record<string, keyof Parts> = { M: 'month', d: 'day', H: 'hour', h: 'hour', m: 'minute', s: 'second' };

/** Reads one specifier at the start of `text` into `read`; answers how many characters it took, or -1. */
function take(letter: string, count: number, text: string, read: Read, names: DateNames): number {
  const digits = (least: number, most: number) => new RegExp(`^\\d{${least},${most}}`).exec(text)?.[0];
  if (letter === 'd' && count > 2) {
    const list = count === 3 ? names.shortDays : names.days;
    return list[nameAt(text, list)]?.length ?? -1;
  }
  if (letter === 'M' && count > 2) {
    const list = count === 3 ? names.shortMonths : nameAt(text, names.months) >= 0 ? names.months : names.monthsOfDays;
    const index = nameAt(text, list);
    read.month = index + 1;
    return list[index]?.length ?? -1;
  }
  if (letter === 'y') {
    const found = count > 2 ? digits(count, Math.max(count, 4)) : digits(count, 2);
    read.year = fullYear(Number(found ?? 0), found?.length ?? 0);
    return found?.length ?? -1;
  }
  if (letter === 'f' || letter === 'F') {
    const found = digits(letter === 'f' ? count : 0, count);
    read.fraction = Number((found ?? '').padEnd(7, '0').slice(0, 7));
    return found?.length ?? (letter === 'F' ? 0 : -1);
  }
  if (letter === 't') {
    const words = count === 1 ? [names.am.slice(0, 1), names.pm.slice(0, 1)] : [names.am, names.pm];
    const index = nameAt(text, words);
    read.period = ['a', 'p'][index];
    return words[index]?.length ?? -1;
  }
  if (letter === 'K' || letter === 'z') {
    const found = /^(Z|[+-]\d{1,2}(:?\d{2})?)/i.exec(text)?.[0];
    read.offset = found;
    return found?.length ?? (letter === 'K' ? 0 : -1);
  }
  const part = numeric[letter];
  if (!part) return letter === 'g' ? (/^(A\.D\.|AD)/i.exec(text)?.[0].length ?? -1) : text.startsWith(letter) ? 1 : -1;
  const found = digits(Math.min(count, 2), 2);
  read[part] = Number(found ?? 0);
  return found?.length ?? -1;
}

/** A date written exactly in a .NET format; undefined when the text doesn't fit it. */
export function parseExact(text: string, format: string, culture: Culture): Instant | undefined {
  const names = dateNames(isInvariantFormat(format) ? cultureOf('') : culture);
  const read: Read = {};
  let rest = text;
  for (const token of dateTokens(customPattern(format, names))) {
    const taken =
      token.type === 'text' ? (rest.startsWith(token.text) ? token.text.length : -1) : take(token.letter, token.count, rest, read, names);
    if (taken < 0) return undefined;
    rest = rest.slice(taken);
  }
  const hour = hourOf(read.hour ?? 0, read.period);
  if (rest !== '' || hour === undefined || read.year === undefined) return undefined;
  const utcFormat = /^[rRu]$/.test(format);
  return withOffset(fromParts({ ...read, year: read.year, hour }), utcFormat ? 'Z' : read.offset);
}
