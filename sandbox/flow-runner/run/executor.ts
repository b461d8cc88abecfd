import type { Action, Actions } from '../definition.ts';
import type { Context } from '../expression/context.ts';
import type { ActiveRun } from './active-run.ts';
import type { Frame } from './frame.ts';
import type { Status, Step } from './history.ts';
import type { Outcome } from './outcome.ts';

/** One action about to be carried out. */
export interface Execution {
  run: ActiveRun;
  name: string;
  action: Action;
  frame: Frame;
  step: Step;
  /** Aborts with the run and at the action's own time limit. */
  signal: AbortSignal;
  evaluate(value: unknown, extra?: Partial<Context>): unknown;
  /** Runs actions inside this one and gives their merged status. */
  runActions(actions: Actions, frame: Frame, steps: Step[]): Promise<Status>;
  /** Records the actions of a branch not taken as Skipped. */
  skipActions(actions: Actions, frame: Frame, steps: Step[]): void;
}

/** Carries out one type of action. Throws ExpressionError and ActionError, which make it Failed. */
export type Executor = (execution: Execution) => Outcome | Promise<Outcome>;
