import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestPath, replaceText, requiredPattern } from './manifest.ts';
import { parseXml } from './parse-xml.ts';
import type { SourceFiles } from './source-tree.ts';
import { writeXml } from './write-xml.ts';
import type { XmlElement } from './xml-tree.ts';

/** What the product's own sources hold where the version goes: nobody can take it for one. */
export const notStamped = '0.0.0.0';

/** The product's version, three numbers: that of package.json, and nowhere else. */
export function readRelease(project: string): string {
  return (JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string }).version;
}

/**
 * The same files with a version of four numbers stamped on the manifest: on the solution itself, and on the named solutions where it says that
 * it needs them. A manifest that can't be read is left as it is; packing reports it.
 */
export function stampVersion(files: SourceFiles, version: string, solutions: string[]): SourceFiles {
  const source = files.get(manifestPath);
  if (!source) return files;
  try {
    const manifest = replaceText(parseXml(new TextDecoder().decode(source)), ['SolutionManifest', 'Version'], version);
    const text = writeXml(stampRequired(manifest, version, solutions));
    return new Map(files).set(manifestPath, new TextEncoder().encode(text));
  } catch {
    return files;
  }
}

/** The components that came in a later version than the given one, by path: an update to it would take them for older than they are. */
export function introducedLater(files: SourceFiles, version: string): { path: string; introduced: string }[] {
  return [...files].flatMap(([path, bytes]) => {
    if (!path.endsWith('.xml')) return [];
    const found = new TextDecoder().decode(bytes).matchAll(/<IntroducedVersion>\s*([\d.]+)\s*</gi);
    return [...new Set([...found].map((match) => match[1] as string))]
      .filter((introduced) => compareVersions(introduced, version) > 0)
      .map((introduced) => ({ path, introduced }));
  });
}

/** Less than 0 if the first version is older, 0 if they are the same, more than 0 if it is newer. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let place = 0; place < 4; place++) {
    const difference = (left?.[place] ?? 0) - (right?.[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function stampRequired(one: XmlElement, version: string, solutions: string[]): XmlElement {
  const attributes = one.attributes.map(([name, value]): [string, string] => {
    const solution = one.name === 'Required' && name === 'solution' ? requiredPattern.exec(value)?.[1] : undefined;
    return [name, solution && solutions.includes(solution) ? `${solution} (${version})` : value];
  });
  return {
    ...one,
    attributes,
    children: one.children.map((node) => (node.kind === 'element' ? stampRequired(node, version, solutions) : node)),
  };
}
