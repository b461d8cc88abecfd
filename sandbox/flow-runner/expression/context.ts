/** What is known of one action of the run, as `actions('X')` shows it; further fields are passed through. */
export interface ActionRecord {
  name?: string;
  inputs?: unknown;
  outputs?: unknown;
  status?: string;
  code?: string;
  error?: unknown;
  startTime?: string;
  endTime?: string;
  [field: string]: unknown;
}

/** The run an expression is evaluated in. Every part may be left out; names are looked up without case. */
export interface Context {
  /** `{ body, headers, statusCode… }` of the trigger. */
  triggerOutputs?: unknown;
  /** Further fields of `trigger()`: name, inputs, startTime… */
  trigger?: Record<string, unknown>;
  /** By action name. An action that has not run yet belongs here too, without outputs: then it reads as null; a name that isn't here is an error. */
  actions?: Record<string, ActionRecord>;
  variables?: Record<string, unknown>;
  parameters?: Record<string, unknown>;
  /** Loop name → its current item; the last one is the innermost. */
  items?: Record<string, unknown>;
  /** What `item()` answers, when that isn't the innermost loop's item (Select, Filter array). */
  item?: unknown;
  /** Until loop name → index of the pass, from 0. */
  iterationIndexes?: Record<string, number>;
  /** What `workflow()` answers: name, run, tags… */
  workflow?: unknown;
  /** The records of the first-level actions of a scope or loop; undefined when there is no such scope. */
  results?: (scopeName: string) => unknown[] | undefined;
  now?: () => Date;
  guid?: () => string;
  /** A number from 0 up to but not 1, for `rand`. */
  random?: () => number;
}
