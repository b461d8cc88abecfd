import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectionReference } from '../../sandbox/flow-runner/definition.ts';
import { type KnownTables, knownTables } from './solution/known-tables.ts';
import { readStandardTables, type StandardTables } from './solution/standard-tables.ts';
import type { SourceFile } from './solution/tree.ts';
import { readSolution, type SolutionTree } from './solution/tree.ts';

/** Everything that is checked together: both solutions, the flows, the connector. */
export interface Project {
  root: string;
  /** Every text file of it, by its path from the root. */
  files: SourceFile[];
  connector: SolutionTree;
  core: SolutionTree;
  standard: StandardTables;
  known: KnownTables;
  /** By file name without `.json`: the connection references it names. */
  flows: Map<string, ConnectionReference[]>;
}

/** Folders whose files go to somebody's environment, or that the checks stand on. */
const folders = ['solution', 'flows', 'connector', 'sandbox/dataverse/tables'];
const text = /\.(xml|json|html?|js|css|svg|resx|md|ya?ml|txt)$/i;

/** Reads every text of the project's source below those folders, in order. */
export function readSourceFiles(root: string): SourceFile[] {
  const found = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && text.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    );
  return found.map((path) => ({ path: path.slice(root.length + 1).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') })).sort(byPath);
}

/** Reads the project below `root`. Throws an Error that names the file if one is missing or cannot be read. */
export function readProject(root: string, files: SourceFile[] = readSourceFiles(root)): Project {
  const connector = readSolution(join(root, 'solution/connector'));
  const core = readSolution(join(root, 'solution/core'));
  const standard = readStandardTables(join(root, 'sandbox/dataverse/tables'));
  const flows = files.filter(({ path }) => /^flows\/[^/]+\.json$/.test(path));
  return {
    root,
    files,
    connector,
    core,
    standard,
    known: knownTables([connector, core], standard),
    flows: new Map(flows.map((file) => [file.path.slice('flows/'.length, -'.json'.length), referencesOf(file)])),
  };
}

function referencesOf({ text }: SourceFile): ConnectionReference[] {
  const { properties } = JSON.parse(text.replace(/^\ufeff/, '')) as {
    properties?: { connectionReferences?: Record<string, ConnectionReference> };
  };
  return Object.values(properties?.connectionReferences ?? {});
}

const byPath = (a: SourceFile, b: SourceFile): number => (a.path < b.path ? -1 : 1);
