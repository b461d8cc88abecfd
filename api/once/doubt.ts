import { type ApiProblem, outcomeInDoubt } from '../errors.ts';

/** Xero keeps an Idempotency-Key six minutes: until a minute before, the same body with the same key may be sent again. */
export const resendFor = 5 * 60_000;
const lookUpAfterFirst = 6 * 60_000;
const lookUpAfterLast = 60_000;
/** Clocks differ: a look-up begins this long before the first send. */
const lookUpMargin = 2 * 60_000;

interface SentAt {
  firstSentAt?: Date | undefined;
  lastSentAt?: Date | undefined;
}

/** The first moment, in milliseconds, at which a look-up can say for certain that nothing was made. */
export function lookUpFrom({ firstSentAt, lastSentAt }: SentAt): number {
  const first = firstSentAt?.getTime() ?? 0;
  return Math.max(first + lookUpAfterFirst, (lastSentAt?.getTime() ?? first) + lookUpAfterLast);
}

export function isDoubtOver(intent: SentAt, now: Date): boolean {
  return now.getTime() >= lookUpFrom(intent);
}

/** Where a look-up begins; undefined where no send is known. */
export function sinceOf({ firstSentAt }: SentAt): Date | undefined {
  return firstSentAt && new Date(firstSentAt.getTime() - lookUpMargin);
}

/** 503: nobody can say yet whether Xero has the row. The platform tries again by itself. */
export function doubt(retryAfterSeconds: number, detail = 'Xero did not say whether it took the row over.'): ApiProblem {
  return outcomeInDoubt(detail, Math.max(1, retryAfterSeconds));
}
