import type { Flow, Recurrence } from '../definition.ts';
import { evaluate } from '../expression/evaluate.ts';
import { unitMs } from '../run/durations.ts';
import type { Answer } from '../run/retry.ts';
import { type ActiveTrigger, fireTrigger, type TriggerEvent, type TriggerHost } from './trigger.ts';

const header = (answer: Answer, name: string) => answer.headers[name];

/**
 * Polls a trigger operation of a connector: 200 starts runs, 202 means nothing new, anything else is a failed look. `Location` is where the next
 * poll goes and so carries the state; `Retry-After` says when, without it the trigger's recurrence does. (Microsoft: create a polling trigger.)
 */
export function pollTrigger(flow: Flow, host: TriggerHost): ActiveTrigger {
  const { host: target, parameters } = flow.trigger.inputs;
  const { frequency, interval } = flow.trigger.recurrence as Recurrence;
  const usual = unitMs(interval, frequency) ?? 60_000;
  let location: string | undefined;
  let next = usual;
  let under: Promise<TriggerEvent> | undefined;
  let wake = new AbortController();

  const look = async (): Promise<TriggerEvent> => {
    next = usual;
    const failed = (error: string, statusCode?: number): TriggerEvent => {
      const event: TriggerEvent = { flow: flow.name, time: host.clock.now().toISOString(), status: 'Failed', statusCode, runs: [], error };
      host.note(event);
      return event;
    };
    try {
      const connector = host.connector(flow.connectionReferences[target.connectionName] ?? {});
      const answer = await connector.poll(
        target.operationId,
        evaluate(parameters ?? {}, {}) as Record<string, unknown>,
        location,
        host.signal,
        () => {},
      );
      const after = Number(header(answer, 'retry-after') ?? Number.NaN);
      if (Number.isFinite(after)) next = after * 1000;
      if (answer.statusCode !== 200 && answer.statusCode !== 202)
        return failed(`the poll was answered ${answer.statusCode}: ${JSON.stringify(answer.body)?.slice(0, 300)}`, answer.statusCode);
      location = header(answer, 'location') ?? location;
      if (answer.statusCode === 200) return fireTrigger(flow, answer, host);
      const event: TriggerEvent = { flow: flow.name, time: host.clock.now().toISOString(), status: 'Skipped', statusCode: 202, runs: [] };
      host.note(event);
      return event;
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error));
    }
  };
  const once = (): Promise<TriggerEvent> => {
    under ??= host.track(look()).finally(() => {
      under = undefined;
    });
    return under;
  };
  const sleep = (): Promise<boolean> => {
    wake = new AbortController();
    return host.clock.sleep(next, AbortSignal.any([host.signal, wake.signal])).then(
      () => true,
      () => false,
    );
  };
  const loop = async () => {
    while (!host.signal.aborted) {
      await once();
      // A poll by hand begins the wait anew.
      while (!host.signal.aborted && !(await sleep()));
    }
  };
  void loop();
  return {
    fire: async () => {
      // A look that is under way began before whoever asks now did what it should see.
      await under;
      const event = await once();
      wake.abort();
      return event;
    },
  };
}
