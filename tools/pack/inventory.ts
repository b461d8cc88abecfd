import { parseXml } from './parse-xml.ts';
import type { SourceFiles } from './source-tree.ts';
import { attributeOf, elements, firstElement, textOf, type XmlElement } from './xml-tree.ts';

/** What a zip brings of one kind, by the names a maker sees. */
export interface Inventory {
  kind: string;
  names: string[];
}

/** Elements of customizations.xml as a maker calls them, in the order in which they are told. Others are told by the element's name. */
const kinds: Record<string, string> = {
  AppModules: 'apps',
  AppModuleSiteMaps: 'site maps',
  Entities: 'tables',
  EntityRelationships: 'relationships',
  optionsets: 'choices',
  Dashboards: 'dashboards',
  Workflows: 'flows',
  Roles: 'security roles',
  FieldSecurityProfiles: 'column security profiles',
  WebResources: 'web resources',
  CanvasApps: 'canvas apps',
  Connectors: 'connectors',
  connectionreferences: 'connection references',
};

const tableParts: [kind: string, path: string[]][] = [
  ['columns', ['EntityInfo', 'entity', 'attributes', 'attribute']],
  ['forms', ['FormXml', 'forms', 'systemform']],
  ['views', ['SavedQueries', 'savedqueries', 'savedquery']],
  ['charts', ['Visualizations', 'visualization']],
];

/** The components of a zip, by its files. Throws an Error if its customizations.xml is none. */
export function inventory(files: SourceFiles): Inventory[] {
  const root = parseXml(new TextDecoder().decode(files.get('customizations.xml')));
  const told = Object.keys(kinds).flatMap((name) => elements(root, name));
  const nodes = [...told, ...elements(root).filter((node) => !kinds[node.name] && node.name !== 'Languages')];
  const found = nodes.flatMap((node): Inventory[] => {
    const components = elements(node);
    const own = { kind: kinds[node.name] ?? node.name, names: components.map(nameOf) };
    return node.name === 'Entities' ? [own, ...tableParts.map(([kind, path]) => partsOf(components, kind, path))] : [own];
  });
  return [...found, ...copied(files)].filter((one) => one.names.length > 0);
}

/** The inventory in words: a line of counts, or with all names below each kind. */
export function inventoryLines(found: Inventory[], withNames: boolean): string[] {
  if (!withNames) return [`  ${found.map(({ kind, names }) => `${kind} ${names.length}`).join(', ')}`];
  return found.flatMap(({ kind, names }) => [`  ${kind} (${names.length})`, ...names.map((name) => `    ${name}`)]);
}

function partsOf(tables: XmlElement[], kind: string, path: string[]): Inventory {
  const names = tables.flatMap((table) => {
    const parts = path.reduce((found, name) => found.flatMap((one) => elements(one, name)), [table]);
    return parts.map((part) => `${nameOf(table)}: ${nameOf(part)}`);
  });
  return { kind, names };
}

/** Components that are folders of their own: environment variables, and what else the platform keeps so. */
function copied(files: SourceFiles): Inventory[] {
  const folders = new Map<string, Set<string>>();
  for (const name of files.keys()) {
    const [, folder, component] = /^([a-z]\w*)\/([^/]+)\//.exec(name) ?? [];
    if (!folder || !component) continue;
    folders.set(folder, (folders.get(folder) ?? new Set()).add(component));
  }
  const kind = (folder: string) => (folder === 'environmentvariabledefinitions' ? 'environment variables' : folder);
  return [...folders].map(([folder, names]) => ({ kind: kind(folder), names: [...names] }));
}

function nameOf(one: XmlElement): string {
  const localized = ['LocalizedNames', 'displaynames'].flatMap((name) => elements(firstElement(one, name) ?? one).slice(0, 1));
  const candidates = [
    ...localized.map((name) => attributeOf(name, 'description')),
    attributeOf(firstElement(one, 'Name') ?? one, 'LocalizedName'),
    ...['localizedName', 'name', 'Name'].map((name) => attributeOf(one, name)),
    ...['displayname', 'connectionreferencedisplayname', 'Name', 'UniqueName'].map((name) => textOf(firstElement(one, name))),
  ];
  return candidates.find((name) => name !== '') ?? one.name;
}
