import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../check/solution/problem.ts';
import { parseXml } from './parse-xml.ts';
import type { XmlElement } from './xml-tree.ts';

/** A solution's source: file by path from its folder, with forward slashes, in the order in which pac takes them. */
export type SourceFiles = Map<string, Uint8Array>;

/** A source whose XML has been read, and the faults found so far. */
export interface SourceTree {
  files: SourceFiles;
  documents: Map<string, XmlElement>;
  problems: Problem[];
}

/** Names in pac's order, which is Windows': by upper-case letters, so that `_` comes after them. */
export function compareNames(a: string, b: string): number {
  const [left, right] = [a.toUpperCase(), b.toUpperCase()];
  if (left !== right) return left < right ? -1 : 1;
  // Two names that differ by case alone can't lie in one folder on Windows; elsewhere their order must not be the file system's.
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Paths in pac's order: the files of a folder first, then its folders, each by name. */
export function comparePaths(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let depth = 0; ; depth++) {
    const leaves = [depth === left.length - 1, depth === right.length - 1];
    if (leaves[0] !== leaves[1]) return leaves[0] ? -1 : 1;
    const order = compareNames(left[depth] ?? '', right[depth] ?? '');
    if (order !== 0 || leaves[0]) return order;
  }
}

/** Reads every file below a folder. Throws the file system's Error if there is none. */
export function readFiles(folder: string): SourceFiles {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = paths.map((path): [string, Uint8Array] => [pathBelow(folder, path), readFileSync(path)]);
  return sortFiles(files);
}

/**
 * The same files in pac's order, folders that pac knows in pac's writing (`workflows/` is `Workflows/`), without what tools leave behind:
 * hidden files and folders (`.gitkeep`, `.DS_Store`, `~`).
 */
export function sortFiles(files: Iterable<[string, Uint8Array]>): SourceFiles {
  const own = [...files].filter(([path]) => !/^[.~]|\/\.(DS_Store|git[a-z]+)$/.test(path));
  return new Map(own.map(([path, bytes]): [string, Uint8Array] => [knownCase(path), bytes]).sort(([a], [b]) => comparePaths(a, b)));
}

/** Parses the XML of a source, but for what is copied word for word. */
export function readTree(files: SourceFiles): SourceTree {
  const tree: SourceTree = { files, documents: new Map(), problems: [] };
  for (const [path, bytes] of files) {
    if (!isParsed(path)) continue;
    try {
      tree.documents.set(path, parseXml(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    } catch (error) {
      tree.problems.push({ path, message: (error as Error).message });
    }
  }
  return tree;
}

/** The documents whose path matches, in pac's order. */
export function documentsUnder(tree: SourceTree, pattern: RegExp): [path: string, root: XmlElement][] {
  return [...tree.documents].filter(([path]) => pattern.test(path));
}

const knownFolders = [
  ...[
    'AppModules',
    'AppModuleSiteMaps',
    'CanvasApps',
    'Connectors',
    'Controls',
    'Dashboards',
    'Dialogs',
    'Entities',
    'EntityDataProviders',
    'EntityDataSources',
    'InteractionCentricDashboards',
  ],
  ...['OptionSets', 'Other', 'PluginAssemblies', 'Reports', 'Roles', 'SdkMessageProcessingSteps', 'Templates', 'WebResources', 'Workflows'],
];
const knownFiles = ['Other/Solution.xml', 'Other/Customizations.xml'];

function knownCase(path: string): string {
  const [top = '', ...rest] = path.split('/');
  const folder = knownFolders.find((name) => name.toLowerCase() === top.toLowerCase()) ?? top;
  const whole = [folder, ...rest].join('/');
  return knownFiles.find((name) => name.toLowerCase() === whole.toLowerCase()) ?? whole;
}

function isParsed(path: string): boolean {
  if (!knownFolders.includes(path.split('/')[0] ?? '') || !path.endsWith('.xml')) return false;
  if (path === 'Reports/ReportSignatureIdMappings.xml') return true;
  if (/^(WebResources|Reports|Controls|PluginAssemblies|Workflows)\//.test(path)) return path.endsWith('.data.xml');
  if (path.startsWith('CanvasApps/')) return /^CanvasApps\/[^/]+\.meta\.xml$/.test(path);
  return path !== 'Other/[Content_Types].xml';
}

function pathBelow(folder: string, path: string): string {
  return path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '');
}
