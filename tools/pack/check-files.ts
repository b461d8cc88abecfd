import { componentKinds, kindFolder, tableParts } from './kinds.ts';
import { documentsUnder, type SourceFiles, type SourceTree } from './source-tree.ts';
import type { XmlElement } from './xml-tree.ts';

const named = /^\/((Workflows|WebResources|CanvasApps|Connector|Formulas|PluginAssemblies|Reports)\/.+)$/;
const mustBeNamed = /^(Workflows|WebResources|Connector|Formulas|PluginAssemblies|Reports)\//;
// Kinds pac splits into files too, but in a way that no example was found of.
const notBuilt =
  /^(ServiceEndpoints|RoutingRules|ConvertRules|SLAs|MobileOfflineProfiles|ChannelAccessProfiles|ChannelAccessProfileRules|ChannelPropertyGroups)\//i;
const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * Reports files that packing would leave out, or that the platform would refuse: a file a component names that is not in the zip, a file in
 * the zip that no component names, JSON with a byte order mark, what is in a table's folder but no part of a table, and kinds that are not packed here.
 */
export function checkFiles(tree: SourceTree, customizations: XmlElement, contents: SourceFiles): void {
  const report = (path: string, message: string) => tree.problems.push({ path, message });
  const names = new Map(namedFiles(customizations).map((name) => [name.toLowerCase(), name]));
  const there = new Set([...contents.keys()].map((name) => name.toLowerCase()));
  for (const [lower, name] of names) if (!there.has(lower)) report(sourcePath(name), missingMessage(name));
  for (const [path] of documentsUnder(tree, /^(Workflows|WebResources|Reports|PluginAssemblies)\/.+\.data\.xml$/)) {
    const file = path.slice(0, -'.data.xml'.length);
    if (!tree.files.has(file)) report(path, `has no ${file.split('/').at(-1)} beside it`);
  }
  for (const name of contents.keys())
    if (mustBeNamed.test(name) && !names.has(name.toLowerCase()))
      report(sourcePath(name), 'belongs to no component: no definition names it');
  for (const [path, bytes] of tree.files) {
    if (/^(Workflows|Connectors)\/.+\.json$/.test(path) && byteOrderMark.every((byte, index) => bytes[index] === byte))
      report(path, 'begins with a byte order mark, which import refuses');
    if (path.startsWith('Entities/') && !tableParts.test(path)) report(path, 'is no part of a table that is known here');
    if (isLeftOut(path)) report(path, 'is no component that is known here');
    if (notBuilt.test(path)) report(path, 'is of a kind that is not packed here');
    if (/^solutions\/[^/]+\/solution\.ya?ml$/i.test(path)) report(path, 'makes this a tree in the YAML layout, which is not packed here');
  }
}

function isLeftOut(path: string): boolean {
  const kinds = componentKinds.filter((kind) => kindFolder(kind) === path.split('/')[0]);
  if (kinds.length === 0) return false;
  return !kinds.some((kind) => kind.definitions.test(path) || kind.contents?.test(path));
}

/** The files of a zip that an element names by their path there, in its order and without the leading slash. */
export function namedFiles(one: XmlElement): string[] {
  return one.children.flatMap((node) => {
    if (node.kind === 'element') return namedFiles(node);
    // A code app's files are named with their media type behind.
    return node.kind === 'text' ? (named.exec(node.text.trim().replace(/_ContentType_.*$/, ''))?.[1] ?? []) : [];
  });
}

function missingMessage(name: string): string {
  const why = name.startsWith('CanvasApps/') ? ' (canvas apps are not built from their sources here)' : '';
  return `is named by a component and is not there${why}`;
}

function sourcePath(zipName: string): string {
  return zipName.replace(/^Connector\//, 'Connectors/');
}
