import type { Clock } from '../../../api/clock.ts';

export interface RateLimits {
  concurrent: number;
  perMinute: number;
  perDay: number;
  appPerMinute: number;
}

/** Xero: 5 calls at once, 60 a minute and 5,000 a day for each app and organisation; 10,000 a minute for an app. */
const xeroLimits: RateLimits = { concurrent: 5, perMinute: 60, perDay: 5000, appPerMinute: 10_000 };

export type LimitProblem = 'minute' | 'day' | 'concurrent' | 'appminute';
export interface Admission {
  problem?: LimitProblem;
  /** Seconds; Xero sends none for too many calls at once. */
  retryAfter?: number;
  headers: Record<string, string>;
  release: () => void;
}

interface Usage {
  minute: number[];
  day: string;
  dayCount: number;
  inFlight: number;
}

const MINUTE = 60_000;

/** Counts calls as Xero does: the minute slides, the day is the clock's UTC day. Replays count, refused calls don't. */
export class Limiter {
  readonly #clock: Clock;
  readonly limits: RateLimits;
  readonly #usage = new Map<string, Usage>();

  constructor(clock: Clock, limits: Partial<RateLimits> = {}) {
    this.#clock = clock;
    this.limits = { ...xeroLimits, ...limits };
  }

  reset(): void {
    this.#usage.clear();
  }

  #of(key: string, now: Date): Usage {
    const usage = this.#usage.get(key) ?? { minute: [], day: '', dayCount: 0, inFlight: 0 };
    this.#usage.set(key, usage);
    const day = now.toISOString().slice(0, 10);
    if (usage.day !== day) {
      usage.day = day;
      usage.dayCount = 0;
    }
    const from = now.getTime() - MINUTE;
    while ((usage.minute[0] ?? Number.POSITIVE_INFINITY) <= from) usage.minute.shift();
    return usage;
  }

  /** Admits a call to an organisation, or says which limit it meets. */
  admit(clientId: string, tenantId: string): Admission {
    const now = this.#clock.now();
    const usage = this.#of(`${clientId} ${tenantId}`, now);
    const app = this.#of(clientId, now);
    const problem = this.#problem(usage, app);
    if (!problem) {
      usage.minute.push(now.getTime());
      app.minute.push(now.getTime());
      usage.dayCount += 1;
      usage.inFlight += 1;
    }
    return {
      problem,
      retryAfter: problem && retryAfter(problem, problem === 'appminute' ? app : usage, now),
      headers: {
        'X-DayLimit-Remaining': String(this.limits.perDay - usage.dayCount),
        'X-MinLimit-Remaining': String(this.limits.perMinute - usage.minute.length),
        'X-AppMinLimit-Remaining': String(this.limits.appPerMinute - app.minute.length),
      },
      release: () => {
        if (!problem) usage.inFlight -= 1;
      },
    };
  }

  /** Counts a call that belongs to no organisation; its only header is the app's. */
  admitApp(clientId: string): Record<string, string> {
    const now = this.#clock.now();
    const app = this.#of(clientId, now);
    app.minute.push(now.getTime());
    return { 'X-AppMinLimit-Remaining': String(this.limits.appPerMinute - app.minute.length) };
  }

  /** Takes calls off an organisation's day, as if they had been made. */
  spend(clientId: string, tenantId: string, calls: number): void {
    this.#of(`${clientId} ${tenantId}`, this.#clock.now()).dayCount += calls;
  }

  #problem(usage: Usage, app: Usage): LimitProblem | undefined {
    if (usage.inFlight >= this.limits.concurrent) return 'concurrent';
    if (usage.dayCount >= this.limits.perDay) return 'day';
    if (usage.minute.length >= this.limits.perMinute) return 'minute';
    return app.minute.length >= this.limits.appPerMinute ? 'appminute' : undefined;
  }
}

function retryAfter(problem: LimitProblem, usage: Usage, now: Date): number | undefined {
  if (problem === 'concurrent') return undefined;
  if (problem !== 'day') return Math.max(1, Math.ceil(((usage.minute[0] ?? now.getTime()) + MINUTE - now.getTime()) / 1000));
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
  return Math.ceil((next - now.getTime()) / 1000);
}
