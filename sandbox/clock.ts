import type { Clock } from '../api/clock.ts';

interface Sleeper {
  due: number;
  wake: () => void;
}

/**
 * The sandbox's clock: runs with real time, and can be moved forward by hand (`advance`).
 * Moving it wakes every sleeper whose time has come, in order.
 */
export class SandboxClock implements Clock {
  #offset = 0;
  readonly #sleepers = new Set<Sleeper>();

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const end = () => {
        clearTimeout(timer);
        this.#sleepers.delete(sleeper);
        signal?.removeEventListener('abort', stop);
      };
      const stop = () => {
        end();
        reject(signal?.reason);
      };
      const sleeper: Sleeper = {
        due: this.now().getTime() + ms,
        wake: () => {
          end();
          resolve();
        },
      };
      const timer = setTimeout(sleeper.wake, ms);
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  /** Moves the clock forward by `ms` and wakes whoever waited for a moment that has now passed. */
  advance(ms: number): void {
    if (ms < 0) throw new RangeError('the clock only goes forward');
    this.#offset += ms;
    const now = this.now().getTime();
    for (const sleeper of [...this.#sleepers].sort((a, b) => a.due - b.due)) if (sleeper.due <= now) sleeper.wake();
  }
}
