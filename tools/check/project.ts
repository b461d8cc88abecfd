import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectionReference } from '../../sandbox/flow-runner/definition.ts';
import { type KnownTables, knownTables } from './solution/known-tables.ts';
import { byPath, readFiles, type SourceFile } from './solution/source-files.ts';
import { readStandardTables, type StandardTables } from './solution/standard-tables.ts';
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
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readFiles(join(root, folder), text).map((file) => ({ ...file, path: `${folder}/${file.path}` })))
    .sort(byPath);
}

/** Reads the project below `root`. Throws an Error that names the file if one is missing or cannot be read. */
export function readProject(root: string, files: SourceFile[] = readSourceFiles(root)): Project {
  const texts = new Map(files.map((file) => [join(root, file.path), file.text]));
  const textOf = (path: string) => texts.get(path) ?? readFileSync(path, 'utf8');
  const solution = (folder: string) => readSolution(folder, readFiles(folder, undefined, textOf));
  const connector = solution(join(root, 'solution/connector'));
  const core = solution(join(root, 'solution/core'));
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
