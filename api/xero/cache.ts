import type { Clock } from '../clock.ts';

interface Entry {
  at: number;
  value: Promise<unknown>;
}

/** Answers kept for a while, each loaded once however many ask at the same time; a failed load is not kept. The oldest go first. */
export class Cache {
  readonly #entries = new Map<string, Entry>();
  readonly #clock: Clock;
  readonly #keepMs: number;
  readonly #most: number;

  constructor(clock: Clock, keepMs: number, most = 5000) {
    this.#clock = clock;
    this.#keepMs = keepMs;
    this.#most = most;
  }

  /** Nothing is kept any more under keys that begin so. */
  forget(prefix: string): void {
    for (const key of this.#entries.keys()) if (key.startsWith(prefix)) this.#entries.delete(key);
  }

  /** What is kept under the key if it is younger than `youngerThanMs` (the cache's own time unless said), else what `load` answers. */
  get<T>(key: string, load: () => Promise<T>, youngerThanMs = this.#keepMs): Promise<T> {
    const now = this.#clock.now().getTime();
    const kept = this.#entries.get(key);
    if (kept && now - kept.at < youngerThanMs) return kept.value as Promise<T>;
    const value = load();
    this.#entries.delete(key);
    this.#entries.set(key, { at: now, value });
    value.catch(() => {
      if (this.#entries.get(key)?.value === value) this.#entries.delete(key);
    });
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > this.#most && !oldest.done) this.#entries.delete(oldest.value);
    return value;
  }
}
