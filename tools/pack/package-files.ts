import { namedFiles } from './check-files.ts';
import { customizationsPath } from './customizations.ts';
import { componentKinds, kindFolder } from './kinds.ts';
import { compareNames, comparePaths, documentsUnder, type SourceFiles, type SourceTree } from './source-tree.ts';
import { elements, firstElement, textOf, type XmlElement } from './xml-tree.ts';

/** Top folders whose files are not simply copied; Resources holds translations, which pac takes only with --localize. */
const readFolders = ['Entities', 'Other', 'Templates', 'Resources', ...componentKinds.map(kindFolder)];

/**
 * The files that go into the zip beside the three it always has, by their name there: first those of components, in the order of their
 * elements in Other/Customizations.xml, then every other folder of the tree. Web resources and reports get the name their definition
 * gives them, formulas and connectors another folder. A file that belongs to no component is reported, for it would be left out.
 */
export function packageFiles(tree: SourceTree): SourceFiles {
  const found: SourceFiles = new Map();
  const add = (name: string, path: string) => {
    if (found.has(name)) tree.problems.push({ path, message: `goes into the zip as ${name}, which is there already` });
    found.set(name, tree.files.get(path) as Uint8Array);
  };
  const skeleton = tree.documents.get(customizationsPath);
  const nodes = skeleton ? elements(skeleton).map((node) => node.name) : [];
  const kinds = componentKinds.filter((kind) => kind.contents);
  kinds.sort((a, b) => nodes.indexOf(a.node) - nodes.indexOf(b.node));
  for (const path of tree.files.keys()) {
    const formula = /^Entities\/[^/]+\/Formulas\/(.+)$/.exec(path)?.[1];
    if (formula) add(`Formulas/${formula}`, path);
  }
  for (const kind of kinds) {
    const paths = [...tree.files.keys()].filter((path) => kind.contents?.test(path) && !kind.definitions.test(path));
    const definitions = documentsUnder(tree, kind.definitions);
    const names = new Map(definitions.map(([path, root]) => [path, zipName(root)]));
    if (kind.node === 'CanvasApps') sortAsNamed(paths, definitions);
    for (const path of paths) {
      if (isCanvasSource(path, definitions)) continue;
      const named = names.get(`${path}.data.xml`);
      add(named ?? path.replace(/^Connectors\//, 'Connector/'), path);
    }
  }
  const others = [...tree.files.keys()].filter((path) => path.includes('/') && !readFolders.includes(path.split('/')[0] as string));
  others.sort((a, b) => compareNames(top(a), top(b)) || comparePaths(a, b));
  for (const path of others) add(partName(path), path);
  return found;
}

/** A canvas app's files come in the order in which its definition names them. */
function sortAsNamed(paths: string[], definitions: [path: string, root: XmlElement][]): void {
  const named = definitions.flatMap(([, root]) => namedFiles(root));
  const rank = (path: string) => (named.includes(path) ? named.indexOf(path) : named.length);
  paths.sort((a, b) => rank(a) - rank(b));
}

/** A canvas app's own sources lie in a folder beside the file that was made of them; an app's other folders have its name in front. */
function isCanvasSource(path: string, definitions: [path: string, root: XmlElement][]): boolean {
  const folder = /^CanvasApps\/([^/]+)\//.exec(path)?.[1];
  return folder !== undefined && definitions.length > 0 && !definitions.some(([app]) => path.startsWith(app.replace(/\.meta\.xml$/, '_')));
}

/** A part's name in the zip: what a URI can't hold is percent-encoded (Open Packaging Conventions). */
function partName(path: string): string {
  return path.replace(/[\s{}"<>^`|]|[^\x20-\x7e]+/g, encodeURIComponent);
}

/** The name in the zip that a definition gives its file (`FileName`, or the kind's own element), without the leading slash. */
export function zipName(definition: XmlElement): string | undefined {
  const names = ['FileName', 'JsonFileName', 'XamlFileName', 'ExportedFileName'].map((name) => textOf(firstElement(definition, name)));
  return names.find((name) => name !== '')?.replace(/^\//, '');
}

function top(path: string): string {
  return path.split('/')[0] as string;
}
