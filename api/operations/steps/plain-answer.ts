import { type SyncAnswer, type SyncAnswerInput, syncAnswer } from '../../mapping/answer.ts';
import type { Problem } from '../../mapping/problems.ts';
import type { Outcome } from '../../mapping/types.ts';

type Context = Pick<SyncAnswerInput, 'document' | 'organisationId' | 'now' | 'operation'>;

/** Answers that end a call before Xero was asked anything. */
export const plainAnswer =
  (context: Context) =>
  (outcome: Outcome, message: string, problems: Problem[] = []): SyncAnswer =>
    syncAnswer({ ...context, outcome, message, problems, isWithdrawn: outcome === 'withdrawn' });
