import { checkChoices } from './solution/check-choices.ts';
import { checkIds } from './solution/check-ids.ts';
import { checkLayouts } from './solution/check-layouts.ts';
import { checkDependencies, checkManagedTwins, checkRootComponents, checkSkeleton } from './solution/check-manifest.ts';
import { checkRelationships } from './solution/check-relationships.ts';
import { checkText } from './solution/check-text.ts';
import type { Problem, SolutionCheck } from './solution/problem.ts';
import type { StandardTables } from './solution/standard-tables.ts';
import { readSolution } from './solution/tree.ts';

/** Every check of a solution's source, by name. */
export const solutionChecks: Record<string, SolutionCheck> = {
  relationships: checkRelationships,
  choices: checkChoices,
  layouts: checkLayouts,
  ids: checkIds,
  'root components': checkRootComponents,
  skeleton: checkSkeleton,
  'managed twins': checkManagedTwins,
  dependencies: checkDependencies,
  text: checkText,
};

/**
 * Checks the source folder of a solution and returns every fault it finds; an empty list means that none was found.
 * `flows` are the flow files the solution carries, without `.json`. Throws an Error if a file is missing or is not well-formed XML.
 */
export function checkSolution(folder: string, standard: StandardTables, flows: string[]): Problem[] {
  const tree = readSolution(folder);
  return Object.values(solutionChecks).flatMap((check) => check({ tree, standard, flows }));
}
