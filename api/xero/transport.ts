import { type Clock, within } from '../clock.ts';
import { brokenOff, type XeroAnswer } from './error.ts';

/** How long one call to Xero may take. Xero itself gives no figure; the call of ours that it serves ends within 100 s. */
export const callTimeout = 20_000;

/**
 * One HTTP exchange, the whole body read, within 20 s of the clock.
 * Throws XeroError where there was no whole answer: `outcome-unknown` for a write that may have been done, else `unavailable`.
 */
export async function exchange(clock: Clock, url: string, init: RequestInit & { method: string }): Promise<XeroAnswer> {
  const over = new AbortController();
  const ask = async () => {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: over.signal });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  try {
    return await within(clock, callTimeout, ask(), () => new DOMException('Xero did not answer in time', 'TimeoutError'));
  } catch (cause) {
    throw brokenOff(cause, init.method !== 'GET');
  } finally {
    over.abort();
  }
}
