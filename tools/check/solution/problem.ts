import type { KnownTables } from './known-tables.ts';
import type { StandardTables } from './standard-tables.ts';
import type { SolutionTree } from './tree.ts';

/** One fault: which file or folder, and what is wrong there. */
export interface Problem {
  path: string;
  /** Where in the file, from 1. */
  line?: number;
  message: string;
}

/** One solution's source, and what it may name that is not in it. Paths of problems are those within the tree. */
export interface CheckInput {
  tree: SolutionTree;
  standard: StandardTables;
  /** Every table that may be named: those of both solutions and the standard ones. */
  known: KnownTables;
  /** Names of the flows the solution carries: their files' names without `.json`. */
  flows: string[];
}

export type SolutionCheck = (input: CheckInput) => Problem[];
