import type { CallbackRegistration, TriggerHandler } from '../../dataverse/events/types.ts';
import type { Flow } from '../definition.ts';
import { evaluate } from '../expression/evaluate.ts';
import { type ActiveTrigger, fireTrigger, type TriggerHost } from './trigger.ts';

export type Subscribe = (registration: CallbackRegistration, handler: TriggerHandler) => () => void;

const prefix = 'subscriptionRequest/';

/** What the trigger's parameters register with Dataverse. */
function readRegistration(flow: Flow): CallbackRegistration {
  const parameters = evaluate(flow.trigger.inputs.parameters ?? {}, {}) as Record<string, unknown>;
  const entries = Object.entries(parameters).map(([name, value]) => [name.startsWith(prefix) ? name.slice(prefix.length) : name, value]);
  return Object.fromEntries(entries) as CallbackRegistration;
}

/** "When a row is added, modified or deleted": one run for each call-back of Dataverse. */
export function listenToRows(flow: Flow, subscribe: Subscribe, host: TriggerHost): ActiveTrigger {
  const unsubscribe = subscribe(readRegistration(flow), (body) => {
    if (!host.signal.aborted) fireTrigger(flow, { headers: {}, body }, host);
  });
  host.signal.addEventListener('abort', unsubscribe, { once: true });
  return {};
}
