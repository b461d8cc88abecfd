import { componentKinds, wholeKinds } from './kinds.ts';
import { chooseTwins, type PackOptions } from './package-type.ts';
import { composeRelationships } from './relationships.ts';
import { compareNames, documentsUnder, type SourceTree } from './source-tree.ts';
import { composeTable } from './table.ts';
import { composeTemplates } from './templates.ts';
import { element, elements, firstElement, withoutXsi, type XmlElement } from './xml-tree.ts';

export const customizationsPath = 'Other/Customizations.xml';

/** Places of what is kept whole in files: no tree of some 270 that were read holds anything in them. */
const wholePlaces = ['FieldSecurityProfiles', 'Templates', 'ConnectionRoles', 'RibbonDiffXml', 'EntityMaps', 'SiteMap'];

// pac writes these anew when there is nothing to put in, and so closes them as it closes every empty element of its own.
const writtenAnew = ['Workflows', 'FieldSecurityProfiles'];

/**
 * customizations.xml: the skeleton of Other/Customizations.xml with every component filled into its element. Reported: a component whose
 * element is missing, and an element that holds something already (pac then skips the component's files).
 */
export function composeCustomizations(tree: SourceTree, options: PackOptions): XmlElement | undefined {
  const source = tree.documents.get(customizationsPath);
  if (!source) {
    if (!tree.files.has(customizationsPath)) tree.problems.push({ path: customizationsPath, message: 'is missing' });
    return undefined;
  }
  const parts = new Map<string, XmlElement>();
  const put = (name: string, children: XmlElement[]) => children.length > 0 && parts.set(name, element(name, children));
  put('Entities', composeTables(tree, options));
  put('EntityRelationships', composeRelationships(tree));
  for (const kind of componentKinds) put(kind.node, components(tree, kind.definitions, kind.twins, options));
  for (const whole of wholeElements(tree, options)) parts.set(whole.name, whole);
  put('Templates', composeTemplates(tree));
  const skeleton = withPlaces(source, [...parts.keys()]);
  reportPlaces(tree, skeleton, parts);
  const children = skeleton.children.map((node) => {
    if (node.kind !== 'element') return node;
    const empty = writtenAnew.includes(node.name) && node.children.length === 0;
    return parts.get(node.name) ?? (empty ? { ...node, selfClosed: true } : node);
  });
  return { ...skeleton, children };
}

function composeTables(tree: SourceTree, options: PackOptions): XmlElement[] {
  const folders = new Set([...tree.files.keys()].flatMap((path) => /^Entities\/[^/]+(?=\/)/.exec(path)?.[0] ?? []));
  return [...folders].sort(compareNames).flatMap((folder) => composeTable(tree, folder, options) ?? []);
}

function components(tree: SourceTree, pattern: RegExp, twins: 'both' | 'optional' | undefined, options: PackOptions): XmlElement[] {
  let paths = documentsUnder(tree, pattern).map(([path]) => path);
  if (twins) {
    const { chosen, missing } = chooseTwins(paths, options, twins);
    for (const path of missing)
      tree.problems.push({ path, message: `is missing: the ${options.type.toLowerCase()} package is made of it` });
    paths = chosen;
  }
  return paths.map((path) => withoutXsi(tree.documents.get(path) as XmlElement));
}

/** Kinds that are kept whole in one file below Other/: site map, ribbon, security profiles, connection roles, entity maps and settings. */
function wholeElements(tree: SourceTree, options: PackOptions): XmlElement[] {
  const own = [customizationsPath, 'Other/Solution.xml', 'Other/Relationships.xml'];
  const paths = documentsUnder(tree, /^Other\/[^/]+\.xml$/).map(([path]) => path);
  const { chosen } = chooseTwins(
    paths.filter((path) => !own.includes(path)),
    options,
    'optional',
  );
  return chosen.map((path) => withoutXsi(tree.documents.get(path) as XmlElement));
}

/** The skeleton with a place for what pac takes out of it on unpacking and puts back on packing. */
function withPlaces(skeleton: XmlElement, names: string[]): XmlElement {
  const children = [...skeleton.children];
  for (const name of names.filter((one) => wholeKinds[one] && !firstElement(skeleton, one))) {
    const next = children.findIndex((node) => node.kind === 'element' && wholeKinds[name]?.includes(node.name));
    children.splice(next < 0 ? children.length : next, 0, element(name));
  }
  return { ...skeleton, children };
}

function reportPlaces(tree: SourceTree, skeleton: XmlElement, parts: Map<string, XmlElement>): void {
  for (const name of parts.keys())
    if (!firstElement(skeleton, name)) tree.problems.push({ path: customizationsPath, message: `has no place for ${name}` });
  const names = elements(skeleton).map((node) => node.name);
  for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index)))
    tree.problems.push({ path: customizationsPath, message: `holds the element ${name} twice` });
  const sharded = ['Entities', 'EntityRelationships', ...wholePlaces, ...componentKinds.map((kind) => kind.node)];
  for (const node of skeleton.children) {
    if (node.kind !== 'element' || node.children.length === 0) continue;
    // A canvas app may be described in place, as a solution has it that was never unpacked; its files are copied either way.
    const place = parts.has(node.name) || (sharded.includes(node.name) && node.name !== 'CanvasApps');
    if (place) tree.problems.push({ path: customizationsPath, message: `holds something in ${node.name}: pac would leave out its files` });
  }
}
