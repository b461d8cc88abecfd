import type { Clock } from '../clock.ts';
import { brokenOff, type XeroAnswer } from './error.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How long one call to Xero may take. Xero itself gives no figure; the call of ours that it serves ends within 100 s. */
export const callTimeout = 20_000;

/**
 * One HTTP exchange, the whole body read, within `timeout` milliseconds of the clock.
 * Throws XeroError where there was no whole answer: `outcome-unknown` for a write that may have been done, else `unavailable`.
 */
export async function exchange(
  fetch: Fetch,
  clock: Clock,
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
  timeout = callTimeout,
): Promise<XeroAnswer> {
  const write = init.method !== 'GET';
  const over = new AbortController();
  const done = new AbortController();
  clock.sleep(timeout, done.signal).then(
    () => over.abort(new DOMException('Xero did not answer in time', 'TimeoutError')),
    () => undefined,
  );
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: over.signal });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (cause) {
    throw brokenOff(cause, write);
  } finally {
    done.abort();
  }
}
