import { ExpressionError } from '../error.ts';
import { type Culture, cultureOf } from './culture.ts';
import { type DateNames, dateNames } from './culture-dates.ts';
import { customPattern, dateTokens, isInvariantFormat } from './date-tokens.ts';
import { dayOfWeek, type Instant, type Parts, partsOf } from './instant.ts';

const pad = (value: number, length: number) => String(value).padStart(length, '0');

function year(value: number, count: number): string {
  if (count === 1) return String(value % 100);
  return count === 2 ? pad(value % 100, 2) : pad(value, count);
}

function month(parts: Parts, count: number, names: DateNames, besideDay: boolean): string {
  if (count <= 2) return pad(parts.month, count);
  const list = count === 3 ? names.shortMonths : besideDay ? names.monthsOfDays : names.months;
  return list[parts.month - 1] ?? '';
}

function day(parts: Parts, count: number, names: DateNames, weekday: number): string {
  if (count <= 2) return pad(parts.day, count);
  return (count === 3 ? names.shortDays : names.days)[weekday] ?? '';
}

function fraction(parts: Parts, letter: string, count: number): string {
  if (count > 7) throw new ExpressionError(`a date format has at most 7 places of a second, not ${count}`);
  const digits = pad(parts.fraction, 7).slice(0, count);
  return letter === 'F' ? digits.replace(/0+$/, '') : digits;
}

/** An unspecified time counts as the host's, which is UTC. */
function offset(count: number): string {
  return count === 1 ? '+0' : count === 2 ? '+00' : '+00:00';
}

function period(parts: Parts, count: number, names: DateNames): string {
  const text = parts.hour < 12 ? names.am : names.pm;
  return count === 1 ? text.slice(0, 1) : text;
}

/** A date by a .NET standard (`D`, `o`, `yyyy`…) or custom format. Throws on a format that .NET refuses. */
export function formatDate(value: Instant, format: string, culture: Culture): string {
  const names = dateNames(isInvariantFormat(format) ? cultureOf('') : culture);
  const custom = customPattern(format, names);
  const tokens = dateTokens(custom);
  const parts = partsOf(value);
  const weekday = dayOfWeek(value);
  const besideDay = tokens.some((token) => token.type === 'specifier' && token.letter === 'd' && token.count <= 2);
  let text = '';
  for (const token of tokens) {
    if (token.type === 'text') {
      text += token.text;
      continue;
    }
    const { letter, count } = token;
    if (letter === 'y') text += year(parts.year, count);
    else if (letter === 'M') text += month(parts, count, names, besideDay);
    else if (letter === 'd') text += day(parts, count, names, weekday);
    else if (letter === 'H') text += pad(parts.hour, Math.min(count, 2));
    else if (letter === 'h') text += pad(parts.hour % 12 || 12, Math.min(count, 2));
    else if (letter === 'm') text += pad(parts.minute, Math.min(count, 2));
    else if (letter === 's') text += pad(parts.second, Math.min(count, 2));
    else if (letter === 'F' || letter === 'f') {
      const digits = fraction(parts, letter, count);
      if (letter === 'F' && digits === '' && text.endsWith('.')) text = text.slice(0, -1);
      text += digits;
    } else if (letter === 't') text += period(parts, count, names);
    else if (letter === 'K') text += value.utc ? 'Z' : '';
    else if (letter === 'z') text += offset(count);
    else text += letter === 'g' ? 'A.D.' : letter;
  }
  return text;
}
