import type { PackOptions } from './package-type.ts';
import type { SourceTree } from './source-tree.ts';
import { attributeOf, elements, firstElement, textOf, type XmlElement, type XmlNode } from './xml-tree.ts';

export const manifestPath = 'Other/Solution.xml';

/** A solution that is needed, and its version: `Name (1.0.0.0)`. */
export const requiredPattern = /^(.+) \(([\d.]+)\)$/;

/**
 * solution.xml: Other/Solution.xml with `Managed` set to the package's type. Reported: a manifest that is missing or has no such part.
 */
export function composeManifest(tree: SourceTree, options: PackOptions): XmlElement | undefined {
  const source = tree.documents.get(manifestPath);
  if (!source) {
    if (!tree.files.has(manifestPath)) tree.problems.push({ path: manifestPath, message: 'is missing' });
    return undefined;
  }
  if (!firstElement(firstElement(source, 'SolutionManifest'), 'Managed')) {
    tree.problems.push({ path: manifestPath, message: 'has no Managed' });
  }
  return replaceText(source, ['SolutionManifest', 'Managed'], options.type === 'Managed' ? '1' : '0');
}

/** The other solutions a manifest says it needs, with the version it says. */
export function requiredSolutions(one: XmlElement): { name: string; version: string }[] {
  const own = one.name === 'Required' ? requiredPattern.exec(attributeOf(one, 'solution')) : null;
  const found = own ? [{ name: own[1] as string, version: own[2] as string }] : [];
  return [...found, ...elements(one).flatMap(requiredSolutions)];
}

/** The unique name and version of the solution a manifest describes; empty texts if it has none. */
export function solutionName(manifest: XmlElement | undefined): { name: string; version: string } {
  const solution = firstElement(manifest, 'SolutionManifest');
  return { name: textOf(firstElement(solution, 'UniqueName')), version: textOf(firstElement(solution, 'Version')) };
}

/** The same element with the text of one descendant, named by its path, replaced. */
export function replaceText(one: XmlElement, path: string[], text: string): XmlElement {
  const [name, ...rest] = path;
  if (name === undefined) return { ...one, children: [{ kind: 'text', text }] };
  const children = one.children.map(
    (node): XmlNode => (node.kind === 'element' && node.name === name ? replaceText(node, rest, text) : node),
  );
  return { ...one, children };
}
