import { plainId } from '../check/solution/tree.ts';
import { customizationsPath } from './customizations.ts';
import { manifestPath } from './manifest.ts';
import { documentsUnder, type SourceTree } from './source-tree.ts';
import { attributeOf, elements, firstElement, textOf, type XmlElement } from './xml-tree.ts';

/** How the manifest lists a kind of component: its type's number, and the name or id under which a definition of it goes. */
interface ListedKind {
  type: string;
  what: string;
  pattern: RegExp;
  name: (root: XmlElement, path: string) => string;
  /** The server lists these only now and then: what is listed must be there, the reverse need not hold. */
  optional?: true;
}

const attribute = (name: string) => (root: XmlElement) => attributeOf(root, name);
const text = (name: string) => (root: XmlElement) => textOf(firstElement(root, name));
const folder = (_root: XmlElement, path: string) => path.split('/').at(-2) as string;

/** Component types of the manifest (`solutioncomponent`, componenttype; Microsoft). */
const listedKinds: ListedKind[] = [
  { type: '1', what: 'table', pattern: /^Entities\/[^/]+\/Entity\.xml$/, name: text('Name') },
  { type: '9', what: 'choice', pattern: /^OptionSets\/[^/]+\.xml$/, name: attribute('Name') },
  { type: '20', what: 'role', pattern: /^Roles\/[^/]+\.xml$/, name: attribute('id') },
  { type: '26', what: 'view', pattern: /\/SavedQueries\/[^/]+\.xml$/, name: inner('savedqueryid'), optional: true },
  { type: '29', what: 'flow', pattern: /^Workflows\/.+\.data\.xml$/, name: attribute('WorkflowId') },
  { type: '59', what: 'chart', pattern: /\/Visualizations\/[^/]+\.xml$/, name: text('savedqueryvisualizationid'), optional: true },
  { type: '60', what: 'form', pattern: /\/FormXml\/[^/]+\/[^/]+\.xml$/, name: inner('formid'), optional: true },
  { type: '60', what: 'dashboard', pattern: /^(InteractionCentric)?Dashboards\/[^/]+\.xml$/, name: text('FormId') },
  { type: '61', what: 'web resource', pattern: /^WebResources\/.+\.data\.xml$/, name: text('Name') },
  { type: '62', what: 'site map', pattern: /^AppModuleSiteMaps\/[^/]+\/[^/]+\.xml$/, name: folder },
  { type: '80', what: 'app', pattern: /^AppModules\/[^/]+\/[^/]+\.xml$/, name: folder },
  { type: '300', what: 'canvas app', pattern: /^CanvasApps\/[^/]+\.meta\.xml$/, name: text('Name') },
  { type: '372', what: 'connector', pattern: /^Connectors\/[^/]+\.xml$/, name: text('name') },
];

/** Reports components that the manifest lists and the tree lacks, and the reverse. Types that are no files of their own are left alone. */
export function checkComponents(tree: SourceTree): void {
  const manifest = tree.documents.get(manifestPath);
  const roots = firstElement(firstElement(manifest, 'SolutionManifest'), 'RootComponents');
  if (!roots) return;
  const listed = elements(roots, 'RootComponent').map((one) => ({
    type: attributeOf(one, 'type'),
    names: [attributeOf(one, 'schemaName'), attributeOf(one, 'id')].filter((name) => name !== '').map(plainId),
  }));
  const there = new Map<string, Set<string>>();
  for (const kind of listedKinds) {
    const names = there.get(kind.type) ?? new Set();
    there.set(kind.type, names);
    for (const [path, root] of documentsUnder(tree, kind.pattern)) {
      const name = plainId(kind.name(root, path));
      if (names.has(name)) continue;
      names.add(name);
      if (!kind.optional && !listed.some((one) => one.type === kind.type && one.names.includes(name)))
        tree.problems.push({ path: manifestPath, message: `does not list the ${kind.what} ${name} (type ${kind.type}, ${path})` });
    }
  }
  for (const app of elements(firstElement(tree.documents.get(customizationsPath), 'CanvasApps') ?? roots, 'CanvasApp'))
    there.get('300')?.add(plainId(textOf(firstElement(app, 'Name'))));
  for (const one of listed) {
    const names = there.get(one.type);
    if (names && !one.names.some((name) => names.has(name)))
      tree.problems.push({ path: manifestPath, message: `lists ${one.names.join(' ')} of type ${one.type}, which is not there` });
  }
}

function inner(name: string): (root: XmlElement) => string {
  return (root) => textOf(firstElement(elements(root)[0], name));
}
