const day = new Intl.DateTimeFormat('en-NZ', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat('en-NZ', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const clock = new Intl.DateTimeFormat('en-NZ', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const long = new Intl.DateTimeFormat('en-NZ', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** '2026-11-22' or an instant as '22 Nov 2026'. */
export const formatDate = (iso: string): string => (iso ? day.format(new Date(iso)) : '');
export const formatMoment = (iso: string): string => moment.format(new Date(iso));
export const formatTime = (iso: string): string => clock.format(new Date(iso));
export const formatNow = (time: number): string => long.format(new Date(time));

export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** 1234.5 as '1,234.50'; more decimals only where the value has them. */
export const formatAmount = (value: number, most = 2): string =>
  value.toLocaleString('en-NZ', { minimumFractionDigits: 2, maximumFractionDigits: Math.max(2, most) });

/** 'Sync_the_invoice' as 'Sync the invoice'. */
export const sentence = (name: string): string => name.replaceAll('_', ' ');
