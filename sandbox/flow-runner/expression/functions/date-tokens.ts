import { ExpressionError } from '../error.ts';
import type { DateNames } from './culture-dates.ts';

/** A piece of a custom date format: a specifier repeated (`yyyy`), or text as it stands. */
export type DateToken = { type: 'specifier'; letter: string; count: number } | { type: 'text'; text: string };

const pattern = /'([^']*)'|"([^"]*)"|\\([\s\S])|%(?=.)|(d+|f+|F+|g+|h+|H+|K|m+|M+|s+|t+|y+|z+|:|\/)|([\s\S])/g;

/** The custom pattern a standard one-letter format stands for. Throws when the letter is none. */
export function customPattern(format: string, names: DateNames): string {
  if (format.length !== 1) return format || `${names.shortDate} ${names.longTime}`;
  const standard: Record<string, string> = {
    d: names.shortDate,
    D: names.longDate,
    f: `${names.longDate} ${names.shortTime}`,
    F: `${names.longDate} ${names.longTime}`,
    g: `${names.shortDate} ${names.shortTime}`,
    G: `${names.shortDate} ${names.longTime}`,
    m: names.monthDay,
    M: names.monthDay,
    o: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
    O: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
    r: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
    R: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
    s: "yyyy-MM-dd'T'HH':'mm':'ss",
    t: names.shortTime,
    T: names.longTime,
    u: "yyyy-MM-dd HH':'mm':'ss'Z'",
    U: `${names.longDate} ${names.longTime}`,
    y: names.yearMonth,
    Y: names.yearMonth,
  };
  const custom = standard[format];
  if (custom === undefined) throw new ExpressionError(`'${format}' isn't a date format`);
  return custom;
}

/** Formats that are the same in every culture. */
export const isInvariantFormat = (format: string) => /^[oOrRsu]$/.test(format);

/** Splits a custom format. Throws on a quote that isn't closed. */
export function dateTokens(custom: string): DateToken[] {
  const tokens: DateToken[] = [];
  for (const [all, single, double, escaped, specifier, other] of custom.matchAll(pattern)) {
    if (all === '%') continue;
    if (specifier !== undefined) tokens.push({ type: 'specifier', letter: specifier[0] ?? '', count: specifier.length });
    else {
      if (other === "'" || other === '"' || other === '\\')
        throw new ExpressionError(`the date format '${custom}' has a quote that isn't closed`);
      tokens.push({ type: 'text', text: single ?? double ?? escaped ?? other ?? '' });
    }
  }
  return tokens;
}
