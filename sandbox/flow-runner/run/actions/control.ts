import { durationMs } from '../durations.ts';
import type { Execution, Executor } from '../executor.ts';
import type { Iteration, Status, Step } from '../history.ts';
import { ActionError, mergeStatuses, scopeOutcome } from '../outcome.ts';

export const runScope: Executor = async ({ action, frame, step, runActions }) => {
  step.steps = [];
  return scopeOutcome(await runActions(action.actions ?? {}, frame, step.steps));
};

export const runIf: Executor = async (execution) => {
  const { run, action, frame, step, runActions, skipActions } = execution;
  const expressionResult = run.condition(action.expression, frame);
  const [taken, other] = expressionResult ? [action.actions, action.else?.actions] : [action.else?.actions, action.actions];
  step.steps = [];
  skipActions(other ?? {}, frame, step.steps);
  const status = await runActions(taken ?? {}, frame, step.steps);
  return { ...scopeOutcome(status), inputs: { expressionResult } };
};

export const runSwitch: Executor = async ({ action, frame, step, evaluate, runActions, skipActions }) => {
  const value = evaluate(action.expression);
  const cases = Object.values(action.cases ?? {});
  const taken = cases.find((branch) => evaluate(branch.case) === value) ?? action.default;
  const steps: Step[] = [];
  step.steps = steps;
  for (const branch of [...cases, action.default ?? {}]) if (branch !== taken) skipActions(branch.actions ?? {}, frame, steps);
  const status = await runActions(taken?.actions ?? {}, frame, steps);
  return { ...scopeOutcome(status), outputs: { expression: value } };
};

/** One pass of a loop. */
async function pass(
  { name, action, frame, step, runActions }: Execution,
  kind: 'Foreach' | 'Until',
  index: number,
  item?: unknown,
): Promise<Status> {
  const inner = frame.pass({ name, kind, index, ...(kind === 'Foreach' && { item }) });
  const iteration: Iteration = { index, status: 'Succeeded', steps: [] };
  step.iterations = [...(step.iterations ?? []), iteration];
  iteration.status = await runActions(action.actions ?? {}, inner, iteration.steps);
  return iteration.status;
}

const ended = (statuses: Status[]): Status => (statuses.includes('Cancelled') ? 'Cancelled' : mergeStatuses(statuses));

/** All passes run, also after one failed; several at once where the concurrency setting says so. */
export const runForeach: Executor = async (execution) => {
  const { action, name, frame, run, evaluate } = execution;
  const items = evaluate(action.foreach);
  if (!Array.isArray(items))
    throw new ActionError(
      'ExpressionEvaluationFailed',
      `The result of the 'foreach' expression of '${name}' must be an array, not ${JSON.stringify(items)?.slice(0, 60)}.`,
    );
  const statuses: Status[] = [];
  const entries = items.entries();
  const work = async () => {
    for (const [index, item] of entries) {
      if (run.signal.aborted) break;
      statuses[index] = await pass(execution, 'Foreach', index, item);
    }
  };
  const repetitions = action.operationOptions === 'Sequential' ? 1 : (action.runtimeConfiguration?.concurrency?.repetitions ?? 1);
  await Promise.all(Array.from({ length: repetitions }, work));
  const status = run.signal.aborted ? 'Cancelled' : ended(statuses);
  const outputs = (frame.passes(name) ?? []).map((inner) => inner.own());
  return { ...scopeOutcome(status), inputs: items, outputs };
};

const defaultPasses = 60;
const defaultTimeout = 3_600_000;

/** The condition is looked at after each pass. Reaching the count just stops, unless FailWhenLimitsReached; time over is TimedOut. */
export const runUntil: Executor = async (execution) => {
  const { action, run, name, frame } = execution;
  const clock = run.environment.clock;
  const deadline = clock.now().getTime() + (durationMs(action.limit?.timeout) ?? defaultTimeout);
  const most = action.limit?.count ?? defaultPasses;
  const statuses: Status[] = [];
  for (let index = 0; ; index++) {
    statuses.push(await pass(execution, 'Until', index));
    if (run.signal.aborted) return scopeOutcome('Cancelled');
    const inside = frame.passes(name)?.at(-1) ?? frame;
    if (run.condition(action.expression, inside)) break;
    const late = clock.now().getTime() >= deadline;
    if (late || index + 1 >= most) {
      if (action.operationOptions === 'FailWhenLimitsReached') statuses.push('Failed');
      else if (late) statuses.push('TimedOut');
      break;
    }
  }
  return scopeOutcome(ended(statuses));
};
