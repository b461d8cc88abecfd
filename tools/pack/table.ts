import { chooseTwins, type PackOptions } from './package-type.ts';
import { compareNames, documentsUnder, type SourceTree } from './source-tree.ts';
import { element, elements, firstElement, withoutXsi, type XmlElement } from './xml-tree.ts';

/**
 * One table: Entity.xml with its forms, views, charts and ribbon filled in. `folder` is `Entities/<Name>`. A place that is missing or is
 * filled already, and a form without its twin, are reported.
 */
export function composeTable(tree: SourceTree, folder: string, options: PackOptions): XmlElement | undefined {
  const path = `${folder}/Entity.xml`;
  const source = tree.documents.get(path);
  if (!source) {
    if (!tree.files.has(path)) tree.problems.push({ path: folder, message: 'has no Entity.xml' });
    return undefined;
  }
  const parts: Record<string, XmlElement | undefined> = {
    FormXml: filled('FormXml', forms(tree, folder, options)),
    SavedQueries: filled('SavedQueries', views(tree, folder)),
    Visualizations: filled('Visualizations', roots(tree, `${folder}/Visualizations/`)),
    RibbonDiffXml: ribbon(tree, folder),
  };
  const root = withoutXsi(source);
  for (const [name, part] of Object.entries(parts)) {
    const place = firstElement(root, name);
    if (part && !place) tree.problems.push({ path, message: `has no place for ${name}` });
    if (part && place && place.children.length > 0) tree.problems.push({ path, message: `holds something in ${name}, beside its files` });
  }
  root.children = root.children.map((node) => (node.kind === 'element' ? (parts[node.name] ?? node) : node));
  return root;
}

/** All forms in the order of their file names; each type's group stands where its first form does. */
function forms(tree: SourceTree, folder: string, options: PackOptions): XmlElement[] {
  const paths = documentsUnder(tree, /\/FormXml\/[^/]+\/[^/]+\.xml$/)
    .map(([path]) => path)
    .filter((path) => path.startsWith(`${folder}/FormXml/`))
    .sort((a, b) => compareNames(fileName(a), fileName(b)));
  const { chosen, missing } = chooseTwins(paths, options, 'both');
  for (const path of missing) tree.problems.push({ path, message: `is missing: the ${options.type.toLowerCase()} package is made of it` });
  const groups = new Map<string, XmlElement>();
  for (const path of chosen) {
    const type = path.split('/').at(-2) as string;
    const group = groups.get(type) ?? { ...element('forms'), attributes: [['type', type]] };
    groups.set(type, group);
    group.children.push(...elements(tree.documents.get(path) as XmlElement));
  }
  return [...groups.values()];
}

function views(tree: SourceTree, folder: string): XmlElement[] {
  const found = roots(tree, `${folder}/SavedQueries/`).flatMap((root) => elements(root));
  return found.length > 0 ? [element('savedqueries', found)] : [];
}

function ribbon(tree: SourceTree, folder: string): XmlElement | undefined {
  const root = tree.documents.get(`${folder}/RibbonDiff.xml`);
  return root && withoutXsi(root);
}

function roots(tree: SourceTree, folder: string): XmlElement[] {
  return documentsUnder(tree, /\.xml$/)
    .filter(([path]) => path.startsWith(folder))
    .map(([, root]) => withoutXsi(root));
}

function filled(name: string, children: XmlElement[]): XmlElement | undefined {
  return children.length > 0 ? element(name, children) : undefined;
}

function fileName(path: string): string {
  return path.split('/').at(-1) as string;
}
