import type { Clock } from '../../../api/clock.ts';
import type { RetryPolicy } from '../definition.ts';
import { durationMs } from './durations.ts';
import type { Attempt } from './history.ts';

/** What a connector answered; `body` is parsed JSON where it was JSON. */
export interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  body: unknown;
}

/** Without a policy of its own an action is tried up to four times more, from 7.5 s, each wait between 5 and 45 s. */
const defaultRetry: RetryPolicy = {
  type: 'exponential',
  count: 4,
  interval: 'PT7.5S',
  minimumInterval: 'PT5S',
  maximumInterval: 'PT45S',
};

const day = 86_400_000;

/** The platform repeats a call on 408, 429 and 5xx. */
const isRetryable = (statusCode: number): boolean => statusCode === 408 || statusCode === 429 || statusCode >= 500;

function retryAfterMs(headers: Record<string, string>, now: Date): number {
  const text = Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  if (text === undefined) return 0;
  const seconds = Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - now.getTime();
  return Number.isFinite(ms) ? Math.max(0, Math.min(ms, day)) : 0;
}

/** Milliseconds to wait before the given retry (1 for the first): the policy's interval, or the answer's Retry-After where that is longer. */
function waitMs(policy: RetryPolicy, retry: number, answer: Answer, now: Date): number {
  const interval = durationMs(policy.interval) ?? 0;
  const grown = policy.type === 'exponential' ? interval * 2 ** (retry - 1) : interval;
  const bounded = Math.min(Math.max(grown, durationMs(policy.minimumInterval) ?? 0), durationMs(policy.maximumInterval) ?? day);
  return Math.max(bounded, retryAfterMs(answer.headers, now));
}

/** Calls until an answer needs no repeating or the policy is spent, and notes each attempt. Rejects when the signal aborts. */
export async function withRetries(
  policy: RetryPolicy | undefined,
  clock: Clock,
  signal: AbortSignal,
  attempts: Attempt[],
  call: () => Promise<Answer>,
): Promise<Answer> {
  const used = !policy || policy.type === 'default' ? defaultRetry : policy;
  const most = used.type === 'none' ? 0 : (used.count ?? 4);
  for (let retry = 1; ; retry++) {
    const startTime = clock.now().toISOString();
    const answer = await call();
    const attempt: Attempt = { startTime, endTime: clock.now().toISOString(), statusCode: answer.statusCode };
    attempts.push(attempt);
    if (!isRetryable(answer.statusCode) || retry > most) return answer;
    attempt.waited = waitMs(used, retry, answer, clock.now());
    await clock.sleep(attempt.waited, signal);
  }
}
