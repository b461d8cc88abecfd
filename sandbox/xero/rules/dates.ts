import { assumed } from './messages.ts';
import { unreadable } from './refusal.ts';

const zones: Record<string, string> = {
  NEWZEALANDSTANDARDTIME: 'Pacific/Auckland',
  AUSEASTERNSTANDARDTIME: 'Australia/Sydney',
  GMTSTANDARDTIME: 'Europe/London',
  EASTERNSTANDARDTIME: 'America/New_York',
  PACIFICSTANDARDTIME: 'America/Los_Angeles',
  SINGAPORESTANDARDTIME: 'Asia/Singapore',
  UTC: 'UTC',
};

export const isKnownTimezone = (timezone: string): boolean => timezone in zones;

/** Today's date ('YYYY-MM-DD') in a timezone as Xero names it: what Xero takes when a document comes without a date. */
export function today(now: Date, timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zones[timezone] ?? 'UTC' }).format(now);
}

/** Reads a date in a form Xero takes ('2026-09-14', '2026-09-14T00:00:00', '/Date(ms+0000)/'); 400 for anything else. */
export function readDate(value: unknown, path: string): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const text = String(value);
  const dotNet = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/.exec(text);
  if (dotNet) return new Date(Number(dotNet[1])).toISOString().slice(0, 10);
  const iso = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  const day = iso?.[1];
  if (!day || Number.isNaN(Date.parse(`${day}T00:00:00Z`)) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) {
    throw unreadable(assumed.date(text, path));
  }
  return day;
}

/** '2026-09-14' as '14 September 2026'. */
export function longDate(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
