import { plainId } from '../check/solution/solution-id.ts';
import { customizationsPath } from './customizations.ts';
import { manifestPath } from './manifest.ts';
import type { SourceTree } from './source-tree.ts';
import { attributeOf, element, elements, firstElement, textOf, type XmlElement } from './xml-tree.ts';

/** How the manifest lists a kind of component: its type's number, and the names or ids under which a file's components go. */
interface ListedKind {
  type: string;
  what: string;
  pattern: RegExp;
  names: (root: XmlElement, path: string) => string[];
  /** The server lists these only now and then: what is listed must be there, the reverse need not hold (unless one of its kind is listed). */
  optional?: 'each' | 'all';
  /** Single ones the server does not list, for they are part of another component. */
  isPart?: (root: XmlElement) => boolean;
}

const attribute = (name: string) => (root: XmlElement) => [attributeOf(root, name)];
const text = (name: string) => (root: XmlElement) => [textOf(firstElement(root, name))];
const innerText = (name: string) => (root: XmlElement) => elements(root).map((one) => textOf(firstElement(one, name)));
const innerAttribute = (name: string) => (root: XmlElement) => elements(root).map((one) => attributeOf(one, name));
/** Connection roles lie in a list within a list. */
const connectionRoles = (root: XmlElement): string[] =>
  elements(root).flatMap((one) => (one.name === 'ConnectionRole' ? [textOf(firstElement(one, 'connectionroleid'))] : connectionRoles(one)));
const folder = (_root: XmlElement, path: string) => [path.split('/').at(-2) as string];
/** A business rule (category 2, `workflow` table; Microsoft) is part of its table. */
const isBusinessRule = (workflow: XmlElement) => textOf(firstElement(workflow, 'Category')) === '2';

/** Component types of the manifest (`solutioncomponent`, componenttype; Microsoft). */
const listedKinds: ListedKind[] = [
  { type: '1', what: 'table', pattern: /^Entities\/[^/]+\/Entity\.xml$/, names: text('Name') },
  { type: '9', what: 'choice', pattern: /^OptionSets\/[^/]+\.xml$/, names: attribute('Name') },
  { type: '10', what: 'relationship', pattern: /^Other\/Relationships\/[^/]+\.xml$/, names: innerAttribute('Name'), optional: 'each' },
  { type: '20', what: 'role', pattern: /^Roles\/[^/]+\.xml$/, names: attribute('id') },
  { type: '26', what: 'view', pattern: /\/SavedQueries\/[^/]+\.xml$/, names: innerText('savedqueryid'), optional: 'each' },
  { type: '29', what: 'flow', pattern: /^Workflows\/.+\.data\.xml$/, names: attribute('WorkflowId'), isPart: isBusinessRule },
  { type: '31', what: 'report', pattern: /^Reports\/.+\.data\.xml$/, names: text('reportid') },
  { type: '36', what: 'e-mail template', pattern: /^Templates\/EmailTemplates\.xml$/, names: innerText('templateid') },
  { type: '59', what: 'chart', pattern: /\/Visualizations\/[^/]+\.xml$/, names: text('savedqueryvisualizationid'), optional: 'each' },
  { type: '60', what: 'form', pattern: /\/FormXml\/[^/]+\/[^/]+\.xml$/, names: innerText('formid'), optional: 'each' },
  { type: '60', what: 'dialog', pattern: /^Dialogs\/[^/]+\.xml$/, names: text('FormId') },
  { type: '60', what: 'dashboard', pattern: /^(InteractionCentric)?Dashboards\/[^/]+\.xml$/, names: text('FormId') },
  { type: '61', what: 'web resource', pattern: /^WebResources\/.+\.data\.xml$/, names: text('Name') },
  { type: '62', what: 'site map', pattern: /^AppModuleSiteMaps\/[^/]+\/[^/]+\.xml$/, names: folder },
  { type: '62', what: 'site map', pattern: /^Other\/SiteMap(_managed)?\.xml$/, names: () => [''], optional: 'each' },
  { type: '63', what: 'connection role', pattern: /^Other\/ConnectionRoles\.xml$/, names: connectionRoles },
  { type: '66', what: 'control', pattern: /^Controls\/.+\.data\.xml$/, names: text('Name') },
  {
    type: '70',
    what: 'column security profile',
    pattern: /^Other\/FieldSecurityProfiles\.xml$/,
    names: innerAttribute('fieldsecurityprofileid'),
  },
  { type: '80', what: 'app', pattern: /^AppModules\/[^/]+\/[^/]+\.xml$/, names: folder },
  { type: '91', what: 'plug-in assembly', pattern: /^PluginAssemblies\/.+\.data\.xml$/, names: attribute('PluginAssemblyId') },
  { type: '92', what: 'plug-in step', pattern: /^SdkMessageProcessingSteps\/[^/]+\.xml$/, names: attribute('SdkMessageProcessingStepId') },
  { type: '300', what: 'canvas app', pattern: /^CanvasApps\/[^/]+\.meta\.xml$/, names: text('Name') },
  { type: '372', what: 'connector', pattern: /^Connectors\/[^/]+\.xml$/, names: text('name') },
  {
    type: '380',
    what: 'environment variable',
    pattern: /^environmentvariabledefinitions\/[^/]+\/.+\.xml$/,
    names: folder,
    optional: 'all',
  },
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
    const known = there.get(kind.type) ?? new Set();
    there.set(kind.type, known);
    const mustBeListed = !kind.optional || (kind.optional === 'all' && listed.some((one) => one.type === kind.type));
    for (const [path, name, isPart] of componentNames(tree, kind)) {
      if (known.has(name)) continue;
      known.add(name);
      if (mustBeListed && !isPart && !listed.some((one) => one.type === kind.type && one.names.includes(name)))
        tree.problems.push({ path: manifestPath, message: `does not list the ${kind.what} ${name} (type ${kind.type}, ${path})` });
    }
  }
  for (const app of elements(firstElement(tree.documents.get(customizationsPath), 'CanvasApps') ?? roots, 'CanvasApp'))
    there.get('300')?.add(plainId(textOf(firstElement(app, 'Name'))));
  // The assembly of a plug-in package is listed as a plug-in is, and lies within the package.
  if ([...tree.files.keys()].some((path) => path.startsWith('pluginpackages/'))) there.delete('91');
  const keys = listed.map((one) => [one.type, ...one.names].join(' '));
  for (const key of new Set(keys.filter((one, index) => keys.indexOf(one) !== index)))
    tree.problems.push({ path: manifestPath, message: `lists a component twice: type ${key}` });
  for (const one of listed) {
    const names = there.get(one.type);
    const found = one.names.length === 0 ? names?.has('') : one.names.some((name) => names?.has(name));
    if (names && !found)
      tree.problems.push({ path: manifestPath, message: `lists ${one.names.join(' ')} of type ${one.type}, which is not there` });
  }
}

function componentNames(tree: SourceTree, kind: ListedKind): [path: string, name: string, isPart: boolean][] {
  return [...tree.files.keys()]
    .filter((path) => kind.pattern.test(path))
    .flatMap((path) => {
      const root = tree.documents.get(path) ?? element('');
      const isPart = kind.isPart?.(root) ?? false;
      return kind.names(root, path).map((name): [string, string, boolean] => [path, plainId(name), isPart]);
    });
}
