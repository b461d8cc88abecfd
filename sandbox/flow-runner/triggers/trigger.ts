import type { Clock } from '../../../api/clock.ts';
import type { CustomConnector } from '../connectors/custom-connector.ts';
import type { ConnectionReference, Flow } from '../definition.ts';
import { evaluate } from '../expression/evaluate.ts';

/** One look of a trigger: what it found, whether runs came of it. */
export interface TriggerEvent {
  flow: string;
  time: string;
  status: 'Succeeded' | 'Skipped' | 'Failed';
  /** Of a poll. */
  statusCode?: number;
  /** Ids of the runs it started. */
  runs: string[];
  error?: string;
}

/** What a trigger needs of the runner. */
export interface TriggerHost {
  clock: Clock;
  /** Aborts when the flow is switched off or the runner stops. */
  signal: AbortSignal;
  connector(reference: ConnectionReference): CustomConnector;
  /** Starts a run and gives its id. */
  startRun(flow: Flow, outputs: unknown): string;
  note(event: TriggerEvent): void;
  /** Has the runner count this work as under way. */
  track<T>(work: Promise<T>): Promise<T>;
}

/** A flow's trigger, listening. */
export interface ActiveTrigger {
  /** Looks now instead of at the next time; only polling and recurring triggers can. */
  fire?(): Promise<TriggerEvent>;
}

/** Whether all trigger conditions hold for these outputs. Throws ExpressionError. */
function conditionsHold(flow: Flow, triggerOutputs: unknown): boolean {
  return (flow.trigger.conditions ?? []).every(({ expression }) => evaluate(expression, { triggerOutputs }) === true);
}

/**
 * Starts the runs that one answer of a trigger is worth: one for each element under splitOn (whose run sees the element alone as its body),
 * else one; where the trigger's conditions don't hold, none.
 */
export function fireTrigger(
  flow: Flow,
  outputs: { body: unknown; headers?: unknown; statusCode?: number },
  host: TriggerHost,
): TriggerEvent {
  const event: TriggerEvent = {
    flow: flow.name,
    time: host.clock.now().toISOString(),
    status: 'Skipped',
    statusCode: outputs.statusCode,
    runs: [],
  };
  try {
    const items = flow.trigger.splitOn === undefined ? undefined : evaluate(flow.trigger.splitOn, { triggerOutputs: outputs });
    if (items !== undefined && !Array.isArray(items))
      throw new Error(`splitOn ${flow.trigger.splitOn} must give an array, not ${JSON.stringify(items)?.slice(0, 60)}`);
    const each = items === undefined ? [outputs] : items.map((body) => ({ ...outputs, body }));
    for (const one of each) if (conditionsHold(flow, one)) event.runs.push(host.startRun(flow, one));
    if (event.runs.length) event.status = 'Succeeded';
  } catch (error) {
    event.status = 'Failed';
    event.error = error instanceof Error ? error.message : String(error);
  }
  host.note(event);
  return event;
}
