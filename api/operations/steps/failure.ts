import { type Problem, problem } from '../../mapping/problems.ts';
import { translateXero } from '../../mapping/xero-messages.ts';
import { XeroError } from '../../xero/error.ts';

/**
 * What a failed call to Xero is as problems of the row: what Xero refused, a right that is missing, a day that is spent. Throws everything
 * else as it is: there the same call can go through in minutes, and the platform tries again.
 */
export function problemsOfFailure(error: unknown, now: Date): Problem[] {
  if (!(error instanceof XeroError)) throw error;
  const { kind, messages, original, retryAfterSeconds } = error;
  if (kind === 'validation') return translateXero(messages.length > 0 ? messages : [original.trim() || 'it gave no reason.']);
  if (kind === 'not-found') return [problem('xero-refused', { original: original || 'It names something that is not in Xero.' })];
  if (kind === 'scope') {
    // Xero: the answer for an organisation that is no longer connected.
    const disconnected = messages.some((one) => /AuthenticationUnsuccessful/i.test(one));
    return [disconnected ? problem('organisation-disconnected') : problem('xero-not-allowed', { original: original || null })];
  }
  if (kind === 'day-limit') {
    const wait = retryAfterSeconds ?? 3600;
    return [problem('xero-day-limit', { retryAfter: new Date(now.getTime() + wait * 1000).toISOString() })];
  }
  throw error;
}
