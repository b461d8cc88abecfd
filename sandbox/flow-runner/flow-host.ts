import type { Connector } from './connectors/connector.ts';
import type { CustomConnector } from './connectors/custom-connector.ts';
import type { ConnectionReference, Flow } from './definition.ts';
import type { ActiveRun, Answered, RunEnvironment } from './run/active-run.ts';
import type { Run } from './run/history.ts';
import { ActionError } from './run/outcome.ts';
import { type StartedRun, startRun } from './run/start.ts';
import type { FlowRunner, FlowRunnerOptions } from './runner.ts';
import { pollTrigger } from './triggers/polling.ts';
import { recur } from './triggers/recurrence.ts';
import { listenToRows } from './triggers/row-change.ts';
import type { ActiveTrigger, TriggerEvent, TriggerHost } from './triggers/trigger.ts';

interface Entry {
  flow: Flow;
  enabled: boolean;
  /** While it listens. */
  listening?: { trigger: ActiveTrigger; stop: AbortController };
}

interface HostOptions extends FlowRunnerOptions {
  connector(reference: ConnectionReference): Connector;
  custom(reference: ConnectionReference): CustomConnector;
}

const keptEvents = 500;

/** The runner itself: which flows listen, which runs are under way, what happened. */
export class FlowHost implements FlowRunner {
  readonly #options: HostOptions;
  readonly #entries: Map<string, Entry>;
  readonly #runs: Run[] = [];
  readonly #events: TriggerEvent[] = [];
  readonly #listeners = new Set<(run: Run) => void>();
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #environment: RunEnvironment;
  #stopped = new AbortController();
  #started = false;

  constructor(options: HostOptions) {
    this.#options = options;
    this.#entries = new Map(options.flows.map((flow) => [flow.name, { flow, enabled: true }]));
    this.#environment = {
      clock: options.clock,
      connector: options.connector,
      startChild: (id, body, parent) => this.#startChild(id, body, parent),
      environmentVariables: options.environmentVariables ?? {},
      changed: (run) => {
        for (const listener of this.#listeners) listener(run);
      },
    };
  }

  get runs(): readonly Run[] {
    return this.#runs;
  }

  get triggerEvents(): readonly TriggerEvent[] {
    return this.#events;
  }

  findRun(id: string): Run | undefined {
    return this.#runs.find((run) => run.id === id);
  }

  onRun(listener: (run: Run) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  start(): void {
    if (this.#stopped.signal.aborted) this.#stopped = new AbortController();
    this.#started = true;
    for (const entry of this.#entries.values()) if (entry.enabled) this.#listen(entry);
  }

  async stop(): Promise<void> {
    this.#started = false;
    for (const entry of this.#entries.values()) this.#quiet(entry);
    this.#stopped.abort();
    await Promise.allSettled(this.#underWay);
  }

  isEnabled(flow: string): boolean {
    return this.#entry(flow).enabled;
  }

  setEnabled(flow: string, enabled: boolean): void {
    const entry = this.#entry(flow);
    entry.enabled = enabled;
    if (!enabled) this.#quiet(entry);
    else if (this.#started) this.#listen(entry);
  }

  async run(flow: string, inputs: unknown = {}): Promise<Run> {
    const found = this.#entry(flow).flow;
    const required: string[] = found.trigger.type === 'Request' ? (found.trigger.inputs?.schema?.required ?? []) : [];
    const missing = required.filter((name) => (inputs as Record<string, unknown> | null)?.[name] === undefined);
    if (missing.length) throw new Error(`${flow} needs the input ${missing.join(', ')}`);
    return this.#start(found, { headers: {}, body: inputs }).finished;
  }

  async poll(flow: string): Promise<TriggerEvent> {
    const fire = this.#entry(flow).listening?.trigger.fire;
    if (!fire) throw new Error(`${flow} isn't listening, or its trigger can't be asked to look`);
    return fire();
  }

  async idle(): Promise<void> {
    for (;;) {
      await this.#options.dataverse.idle?.();
      if (!this.#underWay.size) return;
      await Promise.allSettled(this.#underWay);
    }
  }

  #entry(name: string): Entry {
    const entry = this.#entries.get(name);
    if (!entry) throw new Error(`there is no flow '${name}'`);
    return entry;
  }

  #track<T>(work: Promise<T>): Promise<T> {
    const tracked = work.finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
    return tracked;
  }

  #start(flow: Flow, outputs: unknown, parent?: ActiveRun): StartedRun {
    const started = startRun(flow, outputs, this.#environment, this.#stopped.signal, parent);
    this.#runs.unshift(started.active.run);
    this.#trim();
    void this.#track(started.finished);
    return started;
  }

  /** Only finished runs leave the history. */
  #trim(): void {
    const keep = this.#options.keep ?? 1_000;
    for (let index = this.#runs.length - 1; index >= keep; index--)
      if (this.#runs[index]?.status !== 'Running') this.#runs.splice(index, 1);
  }

  #startChild(id: string, body: unknown, parent: ActiveRun): { runId: string; answered: Promise<Answered | undefined> } {
    const entry = [...this.#entries.values()].find(({ flow }) => flow.id === id.toLowerCase());
    if (!entry) throw new ActionError('WorkflowNotFound', `There is no flow with the id ${id}.`);
    if (!entry.enabled) throw new ActionError('WorkflowTriggerIsNotEnabled', `The child flow '${entry.flow.name}' is switched off.`);
    const { active } = this.#start(entry.flow, { headers: {}, body }, parent);
    return { runId: active.run.id, answered: active.answered };
  }

  #quiet(entry: Entry): void {
    entry.listening?.stop.abort();
    entry.listening = undefined;
  }

  #listen(entry: Entry): void {
    if (entry.listening) return;
    const stop = new AbortController();
    const host: TriggerHost = {
      clock: this.#options.clock,
      signal: stop.signal,
      connector: this.#options.custom,
      startRun: (flow, outputs) => this.#start(flow, outputs).active.run.id,
      note: (event) => {
        this.#events.unshift(event);
        this.#events.splice(keptEvents);
      },
      track: (work) => this.#track(work),
    };
    entry.listening = { stop, trigger: this.#trigger(entry.flow, host) };
  }

  #trigger(flow: Flow, host: TriggerHost): ActiveTrigger {
    switch (flow.trigger.type) {
      case 'OpenApiConnectionWebhook':
        return listenToRows(flow, this.#options.dataverse.subscribe, host);
      case 'OpenApiConnection':
        return pollTrigger(flow, host);
      case 'Recurrence':
        return recur(flow, host);
      case 'Request':
        return {};
      default:
        throw new Error(`${flow.name}: triggers of type ${flow.trigger.type} are not built in the sandbox`);
    }
  }
}
