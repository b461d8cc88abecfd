import type { Clock } from '../../../api/clock.ts';
import type { Connector } from '../connectors/connector.ts';
import type { ConnectionReference, Flow } from '../definition.ts';
import { evaluateCondition } from '../expression/condition.ts';
import type { Context } from '../expression/context.ts';
import { evaluate } from '../expression/evaluate.ts';
import { placeActions } from '../tree.ts';
import { Frame } from './frame.ts';
import type { Failure, Run } from './history.ts';

export interface Answered {
  statusCode: number;
  headers?: unknown;
  body?: unknown;
}

/** What a run needs of the runner around it. */
export interface RunEnvironment {
  clock: Clock;
  /** @throws ActionError when nothing is connected under that reference */
  connector(reference: ConnectionReference): Connector;
  /** Starts a child flow; `answered` resolves with its Response, or with undefined when it ends without one. */
  startChild(flowId: string, body: unknown, parent: ActiveRun): { runId: string; answered: Promise<Answered | undefined> };
  /** Values of environment variables by schema name; others have their definition's default. */
  environmentVariables: Record<string, unknown>;
  changed(run: Run): void;
}

export interface Variable {
  type: string;
  value: unknown;
}

/** A run while it runs. */
export class ActiveRun {
  readonly flow: Flow;
  readonly run: Run;
  readonly environment: RunEnvironment;
  readonly frame = new Frame();
  /** By lower-case name. */
  readonly variables = new Map<string, Variable & { name: string }>();
  readonly parent: ActiveRun | undefined;
  /** Resolves with the first Response, or with undefined at the end. */
  readonly answered: Promise<Answered | undefined>;
  #resolveAnswer: (answer: Answered | undefined) => void = () => {};
  readonly #abort = new AbortController();
  readonly #parameters: Record<string, unknown>;
  readonly #unrun: Context['actions'];
  readonly #triggerOutputs: unknown;
  terminated: { status: 'Succeeded' | 'Failed' | 'Cancelled'; error?: Failure } | undefined;

  constructor(flow: Flow, run: Run, triggerOutputs: unknown, environment: RunEnvironment, parent?: ActiveRun) {
    this.flow = flow;
    this.run = run;
    this.environment = environment;
    this.parent = parent;
    this.#triggerOutputs = triggerOutputs;
    this.answered = new Promise((resolve) => {
      this.#resolveAnswer = resolve;
    });
    this.#unrun = Object.fromEntries(placeActions(flow).map(({ name }) => [name, { name }]));
    this.#parameters = Object.fromEntries(
      Object.entries(flow.parameters).map(([name, parameter]) => {
        const schemaName = parameter.metadata?.schemaName;
        const given = schemaName === undefined ? undefined : environment.environmentVariables[schemaName];
        return [name, given ?? parameter.defaultValue];
      }),
    );
  }

  /** Aborts when the run is terminated or the runner stops. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get now(): string {
    return this.environment.clock.now().toISOString();
  }

  /** The first answer counts. */
  answer(answer: Answered | undefined): void {
    this.#resolveAnswer(answer);
  }

  count(kind: 'dataverse' | 'connector'): void {
    this.run.calls[kind]++;
    this.parent?.count(kind);
  }

  terminate(status: 'Succeeded' | 'Failed' | 'Cancelled', error?: Failure): void {
    this.terminated ??= { status, error };
    this.#abort.abort(new Error('the run was terminated'));
  }

  /** Evaluates any JSON of the flow where `frame` stands. Throws ExpressionError. */
  evaluate(value: unknown, frame: Frame, extra: Partial<Context> = {}): unknown {
    return evaluate(value, { ...this.#context(frame), ...extra });
  }

  /** Evaluates the condition of an If or Until. Throws ExpressionError. */
  condition(value: unknown, frame: Frame): boolean {
    return evaluateCondition(value, this.#context(frame));
  }

  #context(frame: Frame): Context {
    const view = frame.view();
    return {
      ...view,
      actions: { ...this.#unrun, ...view.actions },
      triggerOutputs: this.#triggerOutputs,
      trigger: { name: this.run.trigger.name, startTime: this.run.startTime, endTime: this.run.startTime, status: 'Succeeded' },
      variables: Object.fromEntries([...this.variables.values()].map(({ name, value }) => [name, value])),
      parameters: this.#parameters,
      workflow: {
        id: this.flow.id,
        name: this.flow.id,
        type: 'Microsoft.Logic/workflows',
        run: { id: this.run.id, name: this.run.id, type: 'Microsoft.Logic/workflows/runs' },
        tags: { flowDisplayName: this.flow.name, environmentName: 'sandbox' },
      },
      results: (name) => this.#results(name, frame),
      now: () => this.environment.clock.now(),
    };
  }

  /** `result('scope')`: the records of its first-level actions; of a loop those of every pass, one pass after the other. */
  #results(scope: string, frame: Frame): unknown[] | undefined {
    const placed = placeActions(this.flow).find(({ name }) => name.toLowerCase() === scope.toLowerCase());
    if (!placed) return undefined;
    const inner = placeActions(this.flow).filter(({ parent }) => parent?.name === placed.name);
    const frames = placed.action.type === 'Foreach' || placed.action.type === 'Until' ? (frame.passes(scope) ?? []) : [frame];
    return frames.flatMap((at) => inner.map(({ name }) => at.get(name)).filter((result) => result !== undefined));
  }
}
