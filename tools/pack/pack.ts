import { type Zippable, zipSync } from 'fflate';
import type { Problem } from '../check/solution/problem.ts';
import { checkComponents } from './check-components.ts';
import { checkFiles } from './check-files.ts';
import { contentTypes } from './content-types.ts';
import { composeCustomizations } from './customizations.ts';
import { composeManifest } from './manifest.ts';
import { packageFiles } from './package-files.ts';
import type { PackOptions } from './package-type.ts';
import { readTree, type SourceFiles } from './source-tree.ts';
import { writeXml } from './write-xml.ts';

/** What came of packing: the zip's files in their order, or every fault that stood in the way. */
export type PackResult = { files: SourceFiles; problems?: undefined } | { files?: undefined; problems: Problem[] };

/**
 * Packs a solution's source, in the classic XML layout, into the files of its zip as `pac solution pack` does. What pac leaves out without
 * a word is a fault here: nothing is packed unless all of it is.
 */
export function packSolution(source: SourceFiles, options: PackOptions): PackResult {
  const tree = readTree(source);
  const customizations = composeCustomizations(tree, options);
  const manifest = composeManifest(tree, options);
  const contents = packageFiles(tree);
  checkComponents(tree);
  if (customizations) checkFiles(tree, customizations, contents);
  if (!customizations || !manifest || tree.problems.length > 0) return { problems: tree.problems };
  const encode = (text: string) => new TextEncoder().encode(text);
  const files: SourceFiles = new Map([
    ['customizations.xml', encode(writeXml(customizations))],
    ['solution.xml', encode(writeXml(manifest))],
    ...contents,
  ]);
  files.set('[Content_Types].xml', encode(contentTypes([...files.keys()])));
  return { files };
}

/** The zip of these files. The same files are the same bytes, whenever and wherever it is made: every entry is of 1 January 1980. */
export function zipFiles(files: SourceFiles): Uint8Array {
  const entries: Zippable = {};
  for (const [name, bytes] of files) entries[name] = [bytes, { level: 9, mtime: new Date(1980, 0, 1) }];
  return zipSync(entries);
}
