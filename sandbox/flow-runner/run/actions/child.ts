import type { Executor } from '../executor.ts';
import type { Answer } from '../retry.ts';
import { withRetries } from '../retry.ts';
import { answerOutcome } from './connection.ts';

const noResponse: Answer = {
  statusCode: 502,
  headers: {},
  body: {
    error: {
      code: 'NoResponse',
      message: 'The server did not receive a response from an upstream server: the child flow ended without one.',
    },
  },
};

/** Starts a child flow and waits for its Response. A child that ends without one counts as 502 and is started again as the retry policy says. */
export const runChild: Executor = async ({ run, action, step, evaluate, signal }) => {
  const { host, body, retryPolicy } = action.inputs;
  const input = evaluate(body ?? {});
  step.attempts = [];
  const call = async (): Promise<Answer> => {
    const child = run.environment.startChild(host.workflowReferenceName, input, run);
    step.childRunId = child.runId;
    const answered = await child.answered;
    return answered
      ? { statusCode: answered.statusCode, headers: (answered.headers ?? {}) as Record<string, string>, body: answered.body ?? null }
      : noResponse;
  };
  const answer = await withRetries(retryPolicy, run.environment.clock, signal, step.attempts, call);
  return answerOutcome(answer, { host, body: input });
};
