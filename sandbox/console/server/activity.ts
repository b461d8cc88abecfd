import { basename } from 'node:path';
import type { Run } from '../../flow-runner/run/history.ts';
import type { TriggerEvent } from '../../flow-runner/triggers/trigger.ts';
import type { CallRecord } from '../../xero/state.ts';
import type { Delivery } from '../../xero/webhooks/webhooks.ts';
import type { About, Activity, ActivityStatus, FlowInfo } from '../shared.ts';
import { callSentence, shortPath, webhookSentence } from './sentences.ts';

const numbers = new WeakMap<object, string>();
let last = 0;

/** The same id for the same record as long as it lives. */
function idOf(record: object, kind: string): string {
  const known = numbers.get(record);
  if (known) return known;
  last += 1;
  const id = `${kind}-${last}`;
  numbers.set(record, id);
  return id;
}

export const shortTitle = (title: string): string => title.split(':')[0] ?? title;

const runStatus: Record<Run['status'], [ActivityStatus, string]> = {
  Running: ['running', 'Running'],
  Succeeded: ['done', 'Succeeded'],
  Failed: ['failed', 'Failed'],
  Cancelled: ['nothing', 'Cancelled'],
  TimedOut: ['failed', 'Timed out'],
};

export function runActivity(run: Run, flow: Pick<FlowInfo, 'title'> | undefined, about: About | undefined): Activity {
  const [status, statusText] = runStatus[run.status];
  const title = flow?.title ?? run.flow;
  return {
    id: run.id,
    kind: 'run',
    at: run.startTime,
    title: shortTitle(title),
    detail: run.error?.message ?? about?.label,
    code: run.flow,
    status,
    statusText,
    durationMs: run.endTime ? Date.parse(run.endTime) - Date.parse(run.startTime) : undefined,
    about,
    parentId: run.parentRunId,
  };
}

export function callActivity(call: CallRecord): Activity {
  const query = call.query.replace(/^\?/, '');
  const notFound = call.method === 'GET' && call.status === 404;
  const failed = !notFound && (call.status >= 400 || call.status === 0);
  return {
    id: idOf(call, 'call'),
    kind: 'call',
    at: call.at.toISOString(),
    title: callSentence(call.method, call.path),
    code: `${call.method} ${shortPath(call.path)}${query ? `?${decodeURIComponent(query.replaceAll('+', ' '))}` : ''}`,
    detail:
      [call.fault && `Injected: ${call.fault}`, call.replayed && 'Answered from the idempotency key'].filter(Boolean).join(' · ') ||
      undefined,
    status: failed ? 'failed' : notFound ? 'nothing' : 'done',
    statusText: call.status === 0 ? 'No answer' : String(call.status),
  };
}

const intentDetail = 'Wrongly signed posts must be refused';

function webhookActivity(delivery: Delivery): Activity {
  const { attempt, signed, status, ok, events, purpose } = delivery;
  const document = events.length === 1 && events[0]?.data ? `${events[0].data.Status.toLowerCase()}` : undefined;
  return {
    id: idOf(delivery, 'webhook'),
    kind: 'webhook',
    at: delivery.at.toISOString(),
    title: webhookSentence(delivery),
    detail:
      purpose === 'intent'
        ? intentDetail
        : [document, signed ? 'signed' : 'wrongly signed, must be refused', attempt > 1 && `attempt ${attempt}`]
            .filter(Boolean)
            .join(' · '),
    code: `POST ${basename(delivery.url) === 'xero' ? '/webhooks/xero' : delivery.url}`,
    status: ok ? 'done' : 'failed',
    statusText: purpose === 'intent' && ok ? '' : status === 0 ? 'No answer' : String(status),
  };
}

/** What an error says in words; the JSON that carries it is left out. */
function told(error: string): string {
  const start = error.indexOf('{');
  if (start < 0) return error;
  return /"(?:message|detail|title)"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(error.slice(start))?.[1] ?? error.slice(0, start);
}

/** Posts to the receiver; the four of one check are one entry. */
export function webhookActivities(deliveries: readonly Delivery[]): Activity[] {
  const list: Activity[] = [];
  for (const delivery of deliveries) {
    const activity = webhookActivity(delivery);
    const newer = list.at(-1);
    if (delivery.purpose === 'intent' && newer?.detail === intentDetail && newer.status === activity.status)
      newer.times = (newer.times ?? 1) + 1;
    else list.push(activity);
  }
  return list;
}

function pollActivity(event: TriggerEvent): Activity {
  const { status, runs, error, time } = event;
  const found = runs.length === 0 ? 'nothing new' : runs.length === 1 ? 'one change' : `${runs.length} changes`;
  return {
    id: idOf(event, 'poll'),
    kind: 'poll',
    at: time,
    title: status === 'Failed' ? 'Asking for changes failed' : `Asked for changes: ${found}`,
    detail: error && told(error),
    code: event.flow,
    status: status === 'Failed' ? 'failed' : runs.length ? 'done' : 'nothing',
    statusText: event.statusCode === undefined ? '' : String(event.statusCode),
    runs,
  };
}

const same = (a: Activity, b: Activity) =>
  a.runs?.length === 0 && b.runs?.length === 0 && a.title === b.title && a.detail === b.detail && a.code === b.code;

/** The looks of polling flows, and what went wrong with any trigger; newest first like the runner's. Those in a row that came to the same nothing are one entry. */
export function pollActivities(events: readonly TriggerEvent[], isPolling: (flow: string) => boolean): Activity[] {
  const list: Activity[] = [];
  for (const event of events) {
    if (!isPolling(event.flow) && event.status !== 'Failed') continue;
    const activity = pollActivity(event);
    const newer = list.at(-1);
    if (newer && same(newer, activity)) newer.times = (newer.times ?? 1) + 1;
    else list.push(activity);
  }
  return list;
}
