import type { StandardTables } from './standard-tables.ts';
import type { SolutionTree } from './tree.ts';

/** One fault of a solution's source: which file or folder, and what is wrong. */
export interface Problem {
  path: string;
  message: string;
}

export interface CheckInput {
  tree: SolutionTree;
  standard: StandardTables;
  /** Names of the flows the solution carries: their files' names without `.json`. */
  flows: string[];
}

export type SolutionCheck = (input: CheckInput) => Problem[];

/** The text by which the platform compares names: case does not count. */
export function sameText(name: string): string {
  return name.toLowerCase();
}
