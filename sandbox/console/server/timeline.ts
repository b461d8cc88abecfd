import type { Run } from '../../flow-runner/run/history.ts';
import type { TriggerEvent } from '../../flow-runner/triggers/trigger.ts';
import type { About, Activity, FlowInfo, RunDetail } from '../shared.ts';
import { aboutRun } from './about.ts';
import { callActivity, pollActivities, runActivity, shortTitle, webhookActivities } from './activity.ts';
import type { ConsoleOptions } from './options.ts';

/** How many of each kind are shown. */
const shown = 200;

/** The elements that are newer than one of a newest-first list. */
function until<T>(list: readonly T[], one: T | undefined): readonly T[] {
  const place = one === undefined ? -1 : list.indexOf(one);
  return place < 0 ? list : list.slice(0, place);
}

/** What happened, from the flow runner and from Xero. */
export class Timeline {
  readonly #options: ConsoleOptions;
  #before: { run?: Run; event?: TriggerEvent } = {};
  readonly #flows: Map<string, Omit<FlowInfo, 'enabled'>>;

  constructor(options: ConsoleOptions, flows: Omit<FlowInfo, 'enabled'>[]) {
    this.#options = options;
    this.#flows = new Map(flows.map((flow) => [flow.name, flow]));
  }

  /** Leaves out what happened until now; the runner keeps its history when the sandbox starts over. */
  forget(): void {
    const { runner } = this.#options;
    this.#before = { run: runner.runs[0], event: runner.triggerEvents[0] };
  }

  /** Newest first. */
  activities(): Activity[] {
    const { runner, xero } = this.#options;
    const isPolling = (flow: string) => this.#flows.get(flow)?.trigger === 'poll';
    const list = [
      ...until(runner.runs, this.#before.run)
        .slice(0, shown)
        .map((run) => runActivity(run, this.#flows.get(run.flow), this.#about(run))),
      ...pollActivities(until(runner.triggerEvents, this.#before.event), isPolling).slice(0, shown),
      ...xero.calls.slice(-shown).reverse().map(callActivity),
      ...webhookActivities([...xero.webhooks.deliveries.slice(-shown)].reverse()),
    ];
    return list.sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, 2 * shown);
  }

  run(id: string): RunDetail | undefined {
    const { runner } = this.#options;
    const run = runner.findRun(id);
    if (!run) return undefined;
    const { parentRunId, response: _response, ...rest } = run;
    const parent = parentRunId === undefined ? undefined : runner.findRun(parentRunId);
    const flow = this.#flows.get(run.flow);
    return {
      ...rest,
      title: shortTitle(flow?.title ?? run.flow),
      description: flow?.description ?? '',
      about: this.#about(run),
      parent: parent && { id: parent.id, title: shortTitle(this.#flows.get(parent.flow)?.title ?? parent.flow) },
    };
  }

  /** A child is about what its parent is about. */
  #about(run: Run): About | undefined {
    const parent = run.parentRunId === undefined ? undefined : this.#options.runner.findRun(run.parentRunId);
    return aboutRun(this.#options.dataverse, run) ?? (parent && this.#about(parent));
  }
}
