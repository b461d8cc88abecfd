import { compareVersions } from '../pack/version.ts';
import type { InstalledSolution } from './environment.ts';

/** How a solution goes into an environment. */
export type ImportMode = 'install' | 'update' | 'upgrade';

/**
 * What to do with a solution, from what is installed. A first import can't be an upgrade ("Cannot create a holding solution for missing base");
 * only an upgrade removes what the new version no longer has; the same version again is an update. Throws an Error where an import
 * would be refused: managed over unmanaged or the reverse, or an older version over a newer one.
 */
export function importMode(
  solution: { name: string; version: string },
  isManaged: boolean,
  installed: InstalledSolution | undefined,
): ImportMode {
  if (!installed) return 'install';
  if (installed.isManaged !== undefined && installed.isManaged !== isManaged) {
    const [there, wanted] = isManaged ? ['unmanaged', 'managed'] : ['managed', 'unmanaged'];
    const way = isManaged
      ? 'deploy with --unmanaged, or delete the unmanaged solution first'
      : 'leave out --unmanaged, or uninstall it first';
    throw new Error(`${solution.name} is in this environment ${there}, and a ${wanted} one can't replace it: ${way}.`);
  }
  const order = compareVersions(installed.version, solution.version);
  if (order > 0)
    throw new Error(
      `${solution.name} is in this environment in version ${installed.version}, newer than ${solution.version}: nothing was imported.`,
    );
  return order < 0 && isManaged ? 'upgrade' : 'update';
}
