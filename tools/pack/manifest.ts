import type { PackOptions } from './package-type.ts';
import type { SourceTree } from './source-tree.ts';
import { attributeOf, elements, firstElement, textOf, type XmlElement, type XmlNode } from './xml-tree.ts';

export const manifestPath = 'Other/Solution.xml';

const requiredPattern = /^(.+) \(([\d.]+)\)$/;

/**
 * solution.xml: Other/Solution.xml with `Managed` set to the package's type, and the version if one is given. Reported: a manifest that is
 * missing or has no such part.
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
  const manifest = replaceText(source, ['SolutionManifest', 'Managed'], options.type === 'Managed' ? '1' : '0');
  if (!options.version) return manifest;
  return stampRequired(replaceText(manifest, ['SolutionManifest', 'Version'], options.version.number), options.version);
}

/** The other solutions a manifest says it needs, with the version it says: `solution="Name (1.0.0.0)"`. */
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

function stampRequired(one: XmlElement, version: { number: string; solutions: string[] }): XmlElement {
  const attributes = one.attributes.map(([name, value]): [string, string] => {
    const solution = one.name === 'Required' && name === 'solution' ? requiredPattern.exec(value)?.[1] : undefined;
    return [name, solution && version.solutions.includes(solution) ? `${solution} (${version.number})` : value];
  });
  return { ...one, attributes, children: one.children.map((node) => (node.kind === 'element' ? stampRequired(node, version) : node)) };
}

/** The same element with the text of one descendant, named by its path, replaced. */
function replaceText(one: XmlElement, path: string[], text: string): XmlElement {
  const [name, ...rest] = path;
  if (name === undefined) return { ...one, children: [{ kind: 'text', text }] };
  const children = one.children.map(
    (node): XmlNode => (node.kind === 'element' && node.name === name ? replaceText(node, rest, text) : node),
  );
  return { ...one, children };
}
