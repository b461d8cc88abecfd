import { zones } from './time-zones.ts';

const dotNetPattern = /^\/Date\((-?\d{1,16})([+-]\d{4})?\)\/$/;
const isoPattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads an instant: `/Date(ms+0000)/`, an ISO date or date and time (UTC when it names no offset), or a Date.
 * Null for anything else.
 */
export function readInstant(value: unknown): Date | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value;
  if (typeof value !== 'string') return null;
  const dotNet = dotNetPattern.exec(value.trim());
  if (dotNet) return valid(new Date(Number(dotNet[1])));
  const iso = isoPattern.exec(value.trim());
  if (!iso) return null;
  const day = valid(new Date(`${iso[1]}T00:00:00Z`));
  if (!day || day.toISOString().slice(0, 10) !== iso[1]) return null;
  if (!iso[2]) return day;
  const time = iso[2].replace(/(\.\d{3})\d+$/, '$1');
  return valid(new Date(`${iso[1]}T${time}${(iso[3] ?? 'Z').replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2')}`));
}

function valid(date: Date): Date | null {
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 || date.getUTCFullYear() < 1 ? null : date;
}

/** The instant as ISO 8601 in UTC, or null. */
export function toIso(value: unknown): string | null {
  return readInstant(value)?.toISOString() ?? null;
}

/** The day Xero means, YYYY-MM-DD: its dates are midnights in UTC, whatever the organisation's zone. */
export function xeroDay(value: unknown): string | null {
  return readInstant(value)?.toISOString().slice(0, 10) ?? null;
}

/** The day of an instant in the organisation's time zone, YYYY-MM-DD. An unknown zone counts as UTC. */
export function dayIn(instant: Date, xeroTimezone: string | undefined): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ianaZone(xeroTimezone), year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );
}

/** Xero's zone name as IANA's, UTC for one that is not known. */
export function ianaZone(xeroTimezone: string | undefined): string {
  return zones.get((xeroTimezone ?? '').replace(/[^A-Za-z0-9]/g, '').toUpperCase()) ?? 'UTC';
}

/**
 * The day a Dataverse date column means. A date alone, or midnight UTC, is that day;
 * a user-local date that comes as another time of day is the day it was in the organisation's zone.
 */
export function dataverseDay(value: unknown, xeroTimezone: string | undefined): string | null {
  const instant = readInstant(value);
  if (!instant) return null;
  const iso = instant.toISOString();
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : dayIn(instant, xeroTimezone);
}
