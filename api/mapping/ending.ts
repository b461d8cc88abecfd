import type { Problem } from './problems.ts';
import type { Outcome } from './types.ts';

/** A call that ends before Xero is asked anything. `quiet`: nobody asked, so nothing is logged. */
export interface Ended {
  kind: 'end';
  outcome: Outcome;
  message: string;
  problems: Problem[];
  quiet: boolean;
}

export const end = (outcome: Outcome, message: string, quiet = false): Ended => ({ kind: 'end', outcome, message, problems: [], quiet });

/** Why the row can't be synced as it is. */
export const refuse = (one: Problem): Ended => ({ ...end('failed', one.message), problems: [one] });
