import type { Clock } from '../../api/clock.ts';
import type { Metadata } from '../dataverse/entities/metadata.ts';
import { checkFlows } from './check/check.ts';
import { type Fault, faultText } from './check/fault.ts';
import { checkOwnRules } from './check/own-rules.ts';
import { checkStarts } from './check/starts.ts';
import { type Connection, CustomConnector } from './connectors/custom-connector.ts';
import { DataverseConnector } from './connectors/dataverse-connector.ts';
import type { Swagger } from './connectors/swagger.ts';
import { type ConnectionReference, dataverseApi, type Flow } from './definition.ts';
import { FlowHost } from './flow-host.ts';
import { readFlows } from './load.ts';
import type { Run } from './run/history.ts';
import { ActionError } from './run/outcome.ts';
import type { Subscribe } from './triggers/row-change.ts';
import type { TriggerEvent } from './triggers/trigger.ts';

export interface FlowWorld {
  /** The connector's definition. */
  swagger: Swagger;
  dataverseMetadata: Metadata;
  /** Logical names of the connection references that the solution ships. */
  connectionReferences: Iterable<string>;
  /** Ids of the workflows that the solution ships, when each flow must be among them. */
  workflowIds?: Iterable<string>;
  /** Schema names of the environment variables that the solutions ship, when a flow may use no others. */
  environmentVariables?: Iterable<string>;
}

export interface LoadedFlows {
  flows: Flow[];
  /** What the platform would refuse; empty before a runner takes the flows. */
  faults: Fault[];
  /** Where our own rules for every flow are broken. */
  ownFaults: Fault[];
}

/** Reads the flows of a folder and checks them against connector, tables and each other. */
export function loadFlows(folder: string, world: FlowWorld): LoadedFlows {
  const faults: Fault[] = [];
  const flows = readFlows(folder, faults);
  faults.push(...checkFlows(flows, world));
  return { flows, faults, ownFaults: [...flows.flatMap(checkOwnRules), ...checkStarts(flows, world.dataverseMetadata)] };
}

export interface FlowRunnerOptions {
  flows: Flow[];
  /** Faults that loading found: with any, the runner refuses to be made. */
  faults?: Fault[];
  clock: Clock;
  dataverse: {
    /** The Web API's address up to the version. */
    url: string;
    subscribe: Subscribe;
    /** Resolves when no call-back is on its way. */
    idle?: () => Promise<void>;
  };
  /** By logical name, such as `xc_xero-20sync`. */
  connectors: Record<string, { swagger: Swagger; url: string; connection: Connection }>;
  /** Values of environment variables by schema name. */
  environmentVariables?: Record<string, unknown>;
  /** How many finished runs the history keeps (1,000). */
  keep?: number;
}

export interface FlowRunner {
  /** Switches on every flow that is enabled. */
  start(): void;
  /** Ends triggers and runs under way (as Cancelled). */
  stop(): Promise<void>;
  /** Starts a flow by hand with `inputs` as its trigger's body, and gives the finished run. Rejects when an input is missing that the trigger requires. */
  run(flow: string, inputs?: unknown): Promise<Run>;
  /** Has a polling or recurring trigger look now, and says what it found; the runs it started may still be under way. */
  poll(flow: string): Promise<TriggerEvent>;
  /** Newest first. */
  readonly runs: readonly Run[];
  findRun(id: string): Run | undefined;
  /** The last looks of all triggers, newest first. */
  readonly triggerEvents: readonly TriggerEvent[];
  /** Told of every change of any run; returns what ends that. */
  onRun(listener: (run: Run) => void): () => void;
  /** Resolves when no run, poll or call-back is under way. */
  idle(): Promise<void>;
  setEnabled(flow: string, enabled: boolean): void;
  isEnabled(flow: string): boolean;
}

/**
 * Runs flows as Power Automate would. Each trigger event is a run of its own, at the same time as others.
 * @throws Error naming every fault, when the flows have any
 */
export function createFlowRunner(options: FlowRunnerOptions): FlowRunner {
  if (options.faults?.length) throw new Error(`The flows can't run:\n${options.faults.map((fault) => `- ${faultText(fault)}`).join('\n')}`);
  const { clock } = options;
  const dataverse = new DataverseConnector({ url: options.dataverse.url, clock });
  const connectors = new Map(
    Object.entries(options.connectors).map(([name, connector]) => [name, new CustomConnector({ ...connector, clock })]),
  );
  const custom = ({ api }: ConnectionReference): CustomConnector => {
    const connector = connectors.get(api?.logicalName ?? '');
    if (connector) return connector;
    throw new ActionError('ConnectionNotConfigured', `There is no connection for '${api?.logicalName ?? api?.name}'.`);
  };
  const connector = (reference: ConnectionReference) => (reference.api?.name === dataverseApi ? dataverse : custom(reference));
  return new FlowHost({ ...options, connector, custom });
}
