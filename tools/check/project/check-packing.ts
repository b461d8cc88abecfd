import { ownFolders, readOwnSolution, versionProblems } from '../../pack/own-solutions.ts';
import { packSolution } from '../../pack/pack.ts';
import type { Project } from '../project.ts';
import type { Problem } from '../solution/problem.ts';

/** Both solutions can be packed, managed and unmanaged: what `npm run pack` would refuse is told here too. */
export function checkPacking({ root }: Project): Problem[] {
  try {
    const solutions = ownFolders.map((folder) => readOwnSolution(root, folder));
    const faults = solutions.flatMap(({ folder, files, problems }) => [
      ...problems,
      ...(['Unmanaged', 'Managed'] as const)
        .flatMap((type) => packSolution(files, { type }).problems ?? [])
        .map((problem) => ({ ...problem, path: `solution/${folder}/${problem.path}` })),
    ]);
    return [...versionProblems(solutions), ...faults];
  } catch (error) {
    return [{ path: 'solution', message: `cannot be packed: ${(error as Error).message}` }];
  }
}
