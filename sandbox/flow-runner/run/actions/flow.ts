import { unitMs } from '../durations.ts';
import type { Executor } from '../executor.ts';
import type { Failure } from '../history.ts';
import { ActionError } from '../outcome.ts';

/** Ends the run at once with the status given; whatever has not begun is skipped. */
export const terminate: Executor = ({ run, action, evaluate }) => {
  const inputs = evaluate(action.inputs) as { runStatus: 'Succeeded' | 'Failed' | 'Cancelled'; runError?: Failure };
  run.terminate(inputs.runStatus, inputs.runError);
  return { status: 'Succeeded', inputs };
};

/** Answers whoever started the flow; the run goes on. */
export const respond: Executor = ({ run, action, evaluate }) => {
  const { statusCode, headers, body } = action.inputs;
  const code = Number(evaluate(statusCode ?? 200));
  if (!Number.isInteger(code) || code < 100 || code > 599) throw new ActionError('InvalidTemplate', `'${code}' is no status code.`);
  if (run.run.response) throw new ActionError('ResponseAlreadySent', 'The run has answered already.');
  const response = { statusCode: code, headers: evaluate(headers ?? {}), body: evaluate(body ?? null) };
  run.run.response = response;
  run.answer(response);
  return { status: 'Succeeded', inputs: response, outputs: response };
};

/** Waits an interval or until a moment, on the run's clock. */
export const wait: Executor = async ({ run, action, evaluate, signal }) => {
  const inputs = evaluate(action.inputs) as { interval?: { count: number; unit: string }; until?: { timestamp: string } };
  const clock = run.environment.clock;
  const ms = inputs.interval
    ? unitMs(Number(inputs.interval.count), inputs.interval.unit)
    : Date.parse(inputs.until?.timestamp ?? '') - clock.now().getTime();
  if (ms === undefined || Number.isNaN(ms)) throw new ActionError('InvalidTemplate', `There is no waiting for ${JSON.stringify(inputs)}.`);
  if (ms > 0) await clock.sleep(ms, signal);
  return { status: 'Succeeded', inputs };
};
