import { type Action, type Actions, branches } from '../definition.ts';
import { ExpressionError } from '../expression/error.ts';
import type { ActiveRun } from './active-run.ts';
import { durationMs } from './durations.ts';
import { executors } from './executors.ts';
import type { Frame } from './frame.ts';
import { runGraph } from './graph.ts';
import { type Status, type Step, secured } from './history.ts';
import { ActionError, type Outcome } from './outcome.ts';

const notMet = {
  code: 'ActionConditionFailed',
  message: "The execution of the action is skipped: its 'runAfter' condition for another action is not satisfied.",
};
const branchNotTaken = {
  code: 'ActionBranchingConditionNotSatisfied',
  message: 'The execution of the action is skipped: the branch it belongs to was not taken.',
};

/** Runs the actions of a scope, or of the flow itself, and gives their merged status; Cancelled once the run was terminated. */
export async function runActions(run: ActiveRun, actions: Actions, frame: Frame, steps: Step[]): Promise<Status> {
  const status = await runGraph(actions, (name, action, met) => {
    if (run.terminated || run.signal.aborted) return skip(run, name, action, frame, steps, { status: 'Skipped', code: 'Terminated' });
    if (!met) return skip(run, name, action, frame, steps, { status: 'Skipped', code: 'ActionSkipped', error: notMet });
    return execute(run, name, action, frame, steps);
  });
  return run.terminated || run.signal.aborted ? 'Cancelled' : status;
}

function begin(run: ActiveRun, name: string, action: Action, steps: Step[]): Step {
  const step: Step = { name, type: action.type, status: 'Running', startTime: run.now };
  steps.push(step);
  run.environment.changed(run.run);
  return step;
}

function end(run: ActiveRun, step: Step, action: Action, frame: Frame, outcome: Outcome): Status {
  const hidden = action.runtimeConfiguration?.secureData?.properties ?? [];
  step.status = outcome.status;
  step.code = outcome.code ?? (outcome.status === 'Succeeded' ? 'OK' : undefined);
  step.endTime = run.now;
  step.inputs = hidden.includes('inputs') && outcome.inputs !== undefined ? secured : outcome.inputs;
  // A loop's outputs are the passes, which the step shows already.
  if (!step.iterations) step.outputs = hidden.includes('outputs') && outcome.outputs !== undefined ? secured : outcome.outputs;
  step.error = outcome.error;
  frame.set({
    name: step.name,
    status: outcome.status,
    code: step.code,
    startTime: step.startTime,
    endTime: step.endTime,
    trackingId: crypto.randomUUID(),
    clientTrackingId: run.run.id,
    ...('inputs' in outcome && { inputs: outcome.inputs }),
    ...('outputs' in outcome && { outputs: outcome.outputs }),
    ...(outcome.error && { error: outcome.error }),
    ...(action.trackedProperties && outcome.status !== 'Skipped' && { trackedProperties: run.evaluate(action.trackedProperties, frame) }),
  });
  run.environment.changed(run.run);
  return outcome.status;
}

async function skip(run: ActiveRun, name: string, action: Action, frame: Frame, steps: Step[], outcome: Outcome): Promise<Status> {
  const step = begin(run, name, action, steps);
  skipInside(run, action, frame, step);
  return end(run, step, action, frame, outcome);
}

function skipInside(run: ActiveRun, action: Action, frame: Frame, step: Step): void {
  const inner = branches(action);
  if (inner.length) step.steps = [];
  for (const branch of inner) skipActions(run, branch.actions, frame, step.steps ?? []);
}

function skipActions(run: ActiveRun, actions: Actions, frame: Frame, steps: Step[]): void {
  for (const [name, action] of Object.entries(actions)) {
    const step = begin(run, name, action, steps);
    skipInside(run, action, frame, step);
    end(run, step, action, frame, { status: 'Skipped', code: 'ActionSkipped', error: branchNotTaken });
  }
}

async function execute(run: ActiveRun, name: string, action: Action, frame: Frame, steps: Step[]): Promise<Status> {
  const step = begin(run, name, action, steps);
  const limit = new AbortController();
  const done = new AbortController();
  const timeout = action.type === 'Until' ? undefined : durationMs(action.limit?.timeout);
  if (timeout !== undefined)
    run.environment.clock.sleep(timeout, done.signal).then(
      () => limit.abort(new Error('the action took too long')),
      () => undefined,
    );
  const signal = AbortSignal.any([run.signal, limit.signal]);
  let outcome: Outcome;
  try {
    const execution = {
      run,
      name,
      action,
      frame,
      step,
      signal,
      evaluate: (value: unknown, extra = {}) => run.evaluate(value, frame, extra),
      runActions: (actions: Actions, inner: Frame, list: Step[]) => runActions(run, actions, inner, list),
      skipActions: (actions: Actions, inner: Frame, list: Step[]) => skipActions(run, actions, inner, list),
    };
    outcome = await executors(action)(execution);
  } catch (error) {
    outcome = failure(error, name, run.signal.aborted, limit.signal.aborted);
  } finally {
    done.abort();
  }
  return end(run, step, action, frame, outcome);
}

function failure(error: unknown, name: string, terminated: boolean, late: boolean): Outcome {
  if (error instanceof ExpressionError) {
    const message = `Unable to process template language expressions in action '${name}': '${error.message}' in '${error.expression}'.`;
    return { status: 'Failed', code: 'InvalidTemplate', error: { code: 'InvalidTemplate', message } };
  }
  if (error instanceof ActionError)
    return { status: 'Failed', code: error.code, error: { code: error.code, message: error.message }, outputs: error.outputs };
  if (terminated) return { status: 'Cancelled', code: 'Terminated' };
  if (late)
    return {
      status: 'TimedOut',
      code: 'ActionTimedOut',
      error: { code: 'ActionTimedOut', message: `The action '${name}' took longer than its limit.` },
    };
  throw error;
}
