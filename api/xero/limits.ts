import type { Clock } from '../clock.ts';
import { XeroError } from './error.ts';

const atOnce = 5;
const perMinute = 60;
/** A minute and a little: Xero counts from when a call arrives, we from when it leaves. */
const minute = 60_500;
/** The longest a call is held for a place, a whole minute of Xero's; whoever would wait longer is told how long. */
export const longestHold = 61_000;

interface Waiting {
  start: () => void;
  refuse: (error: XeroError) => void;
}

/**
 * Xero's limits for one organisation and app: at most 5 calls at once, 60 in any minute, and a day's number that only its refusal tells.
 * Kept in the memory of this process, so they hold for one process; several processes are kept apart by Xero's own 429, which is obeyed here.
 * Callers are served in the order they came.
 */
export class Limits {
  readonly #clock: Clock;
  readonly #starts: number[] = [];
  readonly #queue: Waiting[] = [];
  #inFlight = 0;
  #closedUntil = 0;
  #dayOverUntil = 0;
  #timer = false;
  #callsLeft: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Waits for a place and answers the function that gives it back.
   * Throws `day-limit` while the day is spent, `minute-limit` or `concurrent-limit` where the wait would be over `mostMs` (at most 61 s).
   */
  async enter(mostMs = longestHold): Promise<() => void> {
    const most = Math.max(0, Math.min(mostMs, longestHold));
    this.#refuseIfDayIsOver();
    const wait = this.#waitOf(this.#queue.length);
    if (wait > most) throw new XeroError('minute-limit', { retryAfterSeconds: Math.ceil(wait / 1000) });
    const waited = new AbortController();
    await new Promise<void>((start, refuse) => {
      const waiting: Waiting = { start, refuse };
      this.#queue.push(waiting);
      this.#pump();
      if (!this.#queue.includes(waiting)) return;
      this.#clock.sleep(most, waited.signal).then(
        () => {
          const place = this.#queue.indexOf(waiting);
          if (place < 0) return;
          this.#queue.splice(place, 1);
          refuse(new XeroError('concurrent-limit', { retryAfterSeconds: 10 }));
        },
        () => undefined,
      );
    }).finally(() => waited.abort());
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#inFlight--;
      this.#pump();
    };
  }

  /** How many calls Xero said are left of the day, in its newest answer; null before the first. */
  get callsLeft(): number | null {
    return this.#callsLeft;
  }

  /** Takes over what the headers of an answer say of the day. */
  note(headers: Headers): void {
    const left = headers.get('x-daylimit-remaining');
    if (left !== null && /^\d{1,9}$/.test(left)) this.#callsLeft = Number(left);
  }

  /** Takes over what a refusal of Xero says of its limits. */
  learn(refusal: XeroError): void {
    const { kind, retryAfterSeconds = 1 } = refusal;
    const until = this.#clock.now().getTime() + retryAfterSeconds * 1000;
    if (kind === 'minute-limit' || kind === 'concurrent-limit') this.#closedUntil = Math.max(this.#closedUntil, until);
    if (kind !== 'day-limit') return;
    this.#dayOverUntil = until;
    for (const waiting of this.#queue.splice(0)) waiting.refuse(refusal);
  }

  #refuseIfDayIsOver(): void {
    const left = this.#dayOverUntil - this.#clock.now().getTime();
    if (left > 0) throw new XeroError('day-limit', { retryAfterSeconds: Math.ceil(left / 1000) });
  }

  /** Milliseconds until the minute has a place for the one with `ahead` others before it. */
  #waitOf(ahead: number): number {
    const now = this.#clock.now().getTime();
    while (this.#starts[0] !== undefined && this.#starts[0] <= now - minute) this.#starts.shift();
    const closed = Math.max(0, this.#closedUntil - now);
    const index = this.#starts.length + ahead - perMinute;
    if (index < 0) return closed;
    const before = this.#starts[index % perMinute] ?? now;
    return Math.max(closed, before + minute - now) + Math.floor(index / perMinute) * minute;
  }

  #pump(): void {
    while (this.#queue.length > 0 && this.#inFlight < atOnce) {
      const wait = this.#waitOf(0);
      if (wait > 0) {
        this.#pumpIn(wait);
        return;
      }
      this.#inFlight++;
      this.#starts.push(this.#clock.now().getTime());
      this.#queue.shift()?.start();
    }
  }

  #pumpIn(ms: number): void {
    if (this.#timer) return;
    this.#timer = true;
    const again = () => {
      this.#timer = false;
      this.#pump();
    };
    this.#clock.sleep(ms).then(again, again);
  }
}
