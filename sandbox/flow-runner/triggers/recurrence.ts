import type { Flow, Recurrence } from '../definition.ts';
import { unitMs } from '../run/durations.ts';
import { type ActiveTrigger, fireTrigger, type TriggerHost } from './trigger.ts';

const weekDays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const dayMs = 86_400_000;
const minuteMs = 60_000;

function nextScheduled({ frequency, interval, schedule = {} }: Recurrence, anchor: Date, after: Date): Date {
  const hours = (schedule.hours ?? [anchor.getUTCHours()]).map(Number);
  const minutes = schedule.minutes ?? [anchor.getUTCMinutes()];
  const days = schedule.weekDays?.map((day) => weekDays.indexOf(day.toLowerCase()));
  const everyDays = frequency === 'Week' ? 1 : interval;
  const firstDay = Math.floor(anchor.getTime() / dayMs);
  const moments = hours.flatMap((hour) => minutes.map((minute) => (hour * 60 + minute) * minuteMs)).sort((a, b) => a - b);
  for (let day = Math.max(firstDay, Math.floor(after.getTime() / dayMs)); ; day++) {
    const weekDay = new Date(day * dayMs).getUTCDay();
    const week = Math.floor((day - firstDay + new Date(firstDay * dayMs).getUTCDay()) / 7);
    if ((day - firstDay) % everyDays !== 0 || (days && !days.includes(weekDay)) || (frequency === 'Week' && week % interval !== 0))
      continue;
    if (frequency === 'Week' && !days && weekDay !== new Date(firstDay * dayMs).getUTCDay()) continue;
    const moment = moments.map((ms) => day * dayMs + ms).find((ms) => ms > after.getTime() && ms >= anchor.getTime());
    if (moment !== undefined) return new Date(moment);
  }
}

function addMonths(date: Date, months: number): Date {
  const moved = new Date(date);
  moved.setUTCMonth(moved.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(date.getUTCDate(), last));
  return moved;
}

/** The first moment of a recurrence after `after`, in UTC; `anchor` is its startTime, or when the flow was switched on. */
export function nextOccurrence(recurrence: Recurrence, anchor: Date, after: Date): Date {
  const { frequency, interval, schedule } = recurrence;
  if (schedule && (frequency === 'Day' || frequency === 'Week')) return nextScheduled(recurrence, anchor, after);
  if (after < anchor) return anchor;
  if (frequency === 'Month') {
    for (let count = 1; ; count++) {
      const moment = addMonths(anchor, count * interval);
      if (moment > after) return moment;
    }
  }
  const step = unitMs(interval, frequency) as number;
  return new Date(anchor.getTime() + (Math.floor((after.getTime() - anchor.getTime()) / step) + 1) * step);
}

/** Fires by the clock; without startTime and schedule also at once, as the platform does when a flow is switched on. */
export function recur(flow: Flow, host: TriggerHost): ActiveTrigger {
  const recurrence = flow.trigger.recurrence as Recurrence;
  const anchor = recurrence.startTime ? new Date(recurrence.startTime) : host.clock.now();
  const fire = () => fireTrigger(flow, { headers: {}, body: null }, host);
  const loop = async () => {
    if (!recurrence.startTime && !recurrence.schedule) fire();
    while (!host.signal.aborted) {
      const now = host.clock.now();
      const next = nextOccurrence(recurrence, anchor, now);
      if (recurrence.endTime && next > new Date(recurrence.endTime)) return;
      await host.clock.sleep(Math.min(next.getTime() - now.getTime(), 2 ** 31 - 1), host.signal);
      if (host.clock.now() >= next) fire();
    }
  };
  loop().catch(() => undefined);
  return { fire: async () => fire() };
}
