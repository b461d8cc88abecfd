import type { Action } from '../definition.ts';
import { runChild } from './actions/child.ts';
import { runConnection } from './actions/connection.ts';
import { runForeach, runIf, runScope, runSwitch, runUntil } from './actions/control.ts';
import { compose, formatNumber, join, parseJson, query, select, table } from './actions/data.ts';
import { respond, terminate, wait } from './actions/flow.ts';
import { appendToArray, appendToString, decrement, increment, initialize, setVariable } from './actions/variables.ts';
import type { Executor } from './executor.ts';
import { ActionError } from './outcome.ts';

const byType: Record<string, Executor> = {
  AppendToArrayVariable: appendToArray,
  AppendToStringVariable: appendToString,
  Compose: compose,
  DecrementVariable: decrement,
  Foreach: runForeach,
  If: runIf,
  IncrementVariable: increment,
  InitializeVariable: initialize,
  Join: join,
  OpenApiConnection: runConnection,
  ParseJson: parseJson,
  Query: query,
  Response: respond,
  Scope: runScope,
  Select: select,
  SetVariable: setVariable,
  Switch: runSwitch,
  Table: table,
  Terminate: terminate,
  Until: runUntil,
  Wait: wait,
  Workflow: runChild,
};

const byExpressionKind: Record<string, Executor> = { FormatNumber: formatNumber };

/** Whether the runner can carry out an action of this type and kind. */
export function isExecutable({ type, kind }: Action): boolean {
  return Object.hasOwn(type === 'Expression' ? byExpressionKind : byType, type === 'Expression' ? (kind ?? '') : type);
}

/** What carries an action out. @throws ActionError naming a type that isn't built */
export function executors(action: Action): Executor {
  const executor = action.type === 'Expression' ? byExpressionKind[action.kind ?? ''] : byType[action.type];
  if (executor) return executor;
  throw new ActionError('NotBuilt', `Actions of type ${action.type}${action.kind ? ` ${action.kind}` : ''} are not built in the sandbox.`);
}
