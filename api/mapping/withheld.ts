import { hostOf } from './mark.ts';
import type { Settings } from './settings.ts';

/** X16 B13: why nothing may be written to Xero, in a sentence, or null; `what` is what was previewed. */
export function withheld(settings: Settings, environmentUrl: unknown, what: string): string | null {
  if (isCopy(settings, environmentUrl)) {
    return 'This environment is a copy: the Xero organisation belongs to another one, so nothing was sent.';
  }
  return settings.mode === 'Read-only' ? `The Xero organisation is Read-only: ${what} was previewed, nothing was sent.` : null;
}

/** B13: the organisation's row names another environment than the rows come from. */
export function isCopy(settings: Settings, environmentUrl: unknown): boolean {
  const home = hostOf(settings.environmentUrl);
  return home !== null && home !== hostOf(environmentUrl);
}
