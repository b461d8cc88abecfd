import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from './breaking-changes.ts';

/**
 * The released copies of a connector's definition, below `released/`: a folder for each version, and releases.json with the day (YYYY-MM-DD)
 * on which each came out. Throws an Error if a file is no JSON.
 */
export function readReleases(folder: string): Release[] {
  const released = join(folder, 'released');
  const days = JSON.parse(readFileSync(join(released, 'releases.json'), 'utf8')) as Record<string, string | null>;
  return readdirSync(released, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name: version }) => ({
      version,
      releasedOn: days[version] ? new Date(`${days[version]}T00:00:00Z`) : null,
      definition: JSON.parse(readFileSync(join(released, version, 'apiDefinition.swagger.json'), 'utf8')),
    }));
}
