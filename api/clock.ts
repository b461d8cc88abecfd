/** Time for everything that decides by it, so that a test or the sandbox can move it. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms` of this clock's time; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, ms);
      signal?.addEventListener('abort', stop, { once: true });
    }),
};

/** What the work answers, or a rejection with what `late` makes when `ms` pass first: the work then goes on unheard. */
export async function within<T>(clock: Clock, ms: number, work: Promise<T>, late: () => Error): Promise<T> {
  const over = new AbortController();
  const timeUp = clock.sleep(Math.max(0, ms), over.signal).then(() => Promise.reject(late()));
  // The loser of the race may still fail, with nobody left to tell.
  for (const one of [work, timeUp]) one.catch(() => {});
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    over.abort();
  }
}
