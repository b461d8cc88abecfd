export type Status = 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut' | 'Cancelled';

export interface Failure {
  code: string;
  message: string;
}

/** One call of an action that may be retried. */
export interface Attempt {
  startTime: string;
  endTime: string;
  statusCode: number;
  /** Milliseconds waited before the next attempt; missing for the last one. */
  waited?: number;
}

export interface Iteration {
  index: number;
  status: Status;
  steps: Step[];
}

/** One action of a run as the history shows it; secured inputs and outputs are left out, times are ISO 8601. */
export interface Step {
  name: string;
  type: string;
  status: Status | 'Running';
  code?: string;
  startTime: string;
  endTime?: string;
  inputs?: unknown;
  outputs?: unknown;
  error?: Failure;
  attempts?: Attempt[];
  /** The actions inside a scope, condition or switch. */
  steps?: Step[];
  /** The passes of a loop. */
  iterations?: Iteration[];
  /** The run of a child flow that this action started. */
  childRunId?: string;
}

interface Calls {
  dataverse: number;
  connector: number;
}

/** One run of a flow. */
export interface Run {
  id: string;
  flow: string;
  status: 'Running' | 'Succeeded' | 'Failed' | 'Cancelled' | 'TimedOut';
  startTime: string;
  endTime?: string;
  trigger: { name: string; type: string; outputs: unknown };
  error?: Failure;
  steps: Step[];
  /** What a child flow or a button run answered. */
  response?: { statusCode: number; headers?: unknown; body?: unknown };
  /** The run whose action started this one. */
  parentRunId?: string;
  /** Calls to Dataverse and to connectors, repeated ones and those of child runs included. */
  calls: Calls;
}

export const secured = 'Content not shown due to security configuration.';
