/** A flow as Power Automate exports it into a solution; only what the runner reads is typed, the rest is checked by name. */
export type Actions = Record<string, Action>;

export interface Host {
  connectionName?: string;
  operationId?: string;
  apiId?: string;
  workflowReferenceName?: string;
}

export interface RetryPolicy {
  type?: string;
  count?: number;
  interval?: string;
  minimumInterval?: string;
  maximumInterval?: string;
}

export interface Action {
  type: string;
  kind?: string;
  runAfter?: Record<string, string[]>;
  // biome-ignore lint/suspicious/noExplicitAny: every action type has inputs of its own, checked by the check folder before anything reads them
  inputs?: any;
  expression?: unknown;
  foreach?: unknown;
  actions?: Actions;
  else?: { actions?: Actions };
  cases?: Record<string, { case: unknown; actions?: Actions }>;
  default?: { actions?: Actions };
  limit?: { timeout?: string; count?: number };
  runtimeConfiguration?: RuntimeConfiguration;
  operationOptions?: string;
  trackedProperties?: Record<string, unknown>;
  metadata?: unknown;
  description?: string;
}

interface RuntimeConfiguration {
  concurrency?: { repetitions?: number; runs?: number };
  secureData?: { properties?: string[] };
  paginationPolicy?: { minimumItemCount?: number };
  staticResult?: { staticResultOptions?: string; name?: string };
}

export interface Trigger {
  type: string;
  kind?: string;
  // biome-ignore lint/suspicious/noExplicitAny: as of actions
  inputs?: any;
  recurrence?: Recurrence;
  splitOn?: string;
  conditions?: { expression: string }[];
  runtimeConfiguration?: RuntimeConfiguration;
  operationOptions?: string;
  metadata?: unknown;
  description?: string;
}

export interface Recurrence {
  frequency: string;
  interval: number;
  startTime?: string;
  endTime?: string;
  timeZone?: string;
  schedule?: { hours?: (number | string)[]; minutes?: number[]; weekDays?: string[] };
}

export interface ConnectionReference {
  runtimeSource?: string;
  connection?: { connectionReferenceLogicalName?: string };
  api?: { name?: string; logicalName?: string };
}

export interface Flow {
  /** The file's name without .json. */
  name: string;
  /** Lower case, without braces. */
  id: string;
  connectionReferences: Record<string, ConnectionReference>;
  parameters: Record<string, { type?: string; defaultValue?: unknown; metadata?: { schemaName?: string } }>;
  triggerName: string;
  trigger: Trigger;
  actions: Actions;
}

/** The Dataverse connector's name; every other connector is one of ours, known by `api.logicalName`. */
export const dataverseApi = 'shared_commondataserviceforapps';

/** The branches of an action that holds others, each with its place below the action. */
export function branches(action: Action): { place: string; actions: Actions }[] {
  const list: { place: string; actions: Actions }[] = [];
  if (action.actions) list.push({ place: 'actions', actions: action.actions });
  if (action.else?.actions) list.push({ place: 'else/actions', actions: action.else.actions });
  for (const [name, branch] of Object.entries(action.cases ?? {}))
    if (branch.actions) list.push({ place: `cases/${name}/actions`, actions: branch.actions });
  if (action.default?.actions) list.push({ place: 'default/actions', actions: action.default.actions });
  return list;
}
