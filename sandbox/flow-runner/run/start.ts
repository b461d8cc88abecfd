import type { Flow } from '../definition.ts';
import { ActiveRun, type RunEnvironment } from './active-run.ts';
import { runActions } from './execute.ts';
import { type Run, secured } from './history.ts';
import { scopeError } from './outcome.ts';

export interface StartedRun {
  active: ActiveRun;
  /** Resolves with the finished run; never rejects. */
  finished: Promise<Run>;
}

function unexpected(run: Run, error: unknown): void {
  run.status = 'Failed';
  run.error = { code: 'InternalError', message: error instanceof Error ? error.message : String(error) };
}

async function work(active: ActiveRun, stopped: AbortSignal): Promise<Run> {
  const { run, flow } = active;
  const stop = () => active.terminate('Cancelled', { code: 'RunnerStopped', message: 'The flow runner was stopped.' });
  stopped.addEventListener('abort', stop, { once: true });
  try {
    const status = await runActions(active, flow.actions, active.frame, run.steps);
    run.status = active.terminated?.status ?? (status === 'Skipped' ? 'Succeeded' : status);
    run.error = active.terminated ? active.terminated.error : status === 'Failed' || status === 'TimedOut' ? scopeError : undefined;
  } catch (error) {
    unexpected(run, error);
  } finally {
    stopped.removeEventListener('abort', stop);
  }
  run.endTime = active.now;
  active.answer(undefined);
  active.environment.changed(run);
  return run;
}

/** Starts one run of a flow; `stopped` ends it as Cancelled. */
export function startRun(
  flow: Flow,
  triggerOutputs: unknown,
  environment: RunEnvironment,
  stopped: AbortSignal,
  parent?: ActiveRun,
): StartedRun {
  const hidden = flow.trigger.runtimeConfiguration?.secureData?.properties?.includes('outputs');
  const run: Run = {
    id: crypto.randomUUID(),
    flow: flow.name,
    status: 'Running',
    startTime: environment.clock.now().toISOString(),
    trigger: { name: flow.triggerName, type: flow.trigger.type, outputs: hidden ? secured : triggerOutputs },
    steps: [],
    parentRunId: parent?.run.id,
    calls: { dataverse: 0, connector: 0 },
  };
  const active = new ActiveRun(flow, run, triggerOutputs, environment, parent);
  environment.changed(run);
  return { active, finished: work(active, stopped) };
}
