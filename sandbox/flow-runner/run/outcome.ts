import type { ActionRecord } from '../expression/context.ts';
import type { Failure, Status } from './history.ts';

/** What an action came to; `inputs` are the evaluated ones. */
export interface Outcome {
  status: Status;
  code?: string;
  inputs?: unknown;
  outputs?: unknown;
  error?: Failure;
}

/** An action's record as expressions read it. */
export interface Result extends ActionRecord {
  name: string;
  status: Status;
}

/** Ends an action as Failed. */
export class ActionError extends Error {
  readonly code: string;
  readonly outputs: unknown;
  constructor(code: string, message: string, outputs?: unknown) {
    super(message);
    this.name = 'ActionError';
    this.code = code;
    this.outputs = outputs;
  }
}

export const scopeError: Failure = { code: 'ActionFailed', message: 'An action failed. No dependent actions succeeded.' };

/** Scope status: any failure, else any time-out, else success; what was skipped or cancelled doesn't count. */
export function mergeStatuses(statuses: Iterable<Status>): Status {
  const all = new Set(statuses);
  if (all.has('Failed')) return 'Failed';
  return all.has('TimedOut') ? 'TimedOut' : 'Succeeded';
}

/** The code that goes with a scope's status. */
export function scopeOutcome(status: Status): Outcome {
  if (status === 'Succeeded') return { status };
  if (status === 'Cancelled') return { status, code: 'Terminated' };
  return { status, code: scopeError.code, error: scopeError };
}
