import type { Problem, SolutionCheck } from './problem.ts';
import { plainId, type SolutionTree } from './tree.ts';
import { attribute, child, children, descendants } from './xml.ts';

// These two are written into Customizations.xml itself; every other element there is a place that packing fills.
const filledHere = ['connectionreferences', 'Languages'];

/** What the manifest lists is there, and what is there is listed. */
export const checkRootComponents: SolutionCheck = ({ tree }) => {
  const path = 'Other/Solution.xml';
  const listed = tree.rootComponents.map((one) => key(one.type, one.schemaName || one.id));
  const there = [
    ...tree.tables.map((table) => key('1', table.name)),
    ...tree.choices.map((choice) => key('9', choice.name)),
    ...tree.workflows.map((flow) => key('29', flow.id)),
    ...tree.connectors.map((connector) => key('372', connector.name)),
    ...tree.environmentVariables.map((variable) => key('380', variable.name)),
  ];
  const problems: Problem[] = [];
  for (const one of there.filter((name) => !listed.includes(name))) problems.push({ path, message: `does not list ${one}` });
  for (const one of listed.filter((name) => !there.includes(name))) problems.push({ path, message: `lists ${one}, which is not there` });
  const sorted = [...tree.rootComponents].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  if (sorted.some((one, index) => one !== tree.rootComponents[index]))
    problems.push({ path, message: 'does not list its components in order' });
  for (const one of tree.rootComponents.filter((component) => component.type === '1')) {
    const expected = tree.tables.find((table) => table.name === one.schemaName)?.isNew ? '0' : '2';
    if (one.behavior !== expected) problems.push({ path, message: `lists table ${one.schemaName} with behavior ${one.behavior}` });
  }
  for (const connector of tree.connectors)
    if (!tree.rootComponents.some((one) => one.type === '372' && one.id === connector.id))
      problems.push({ path, message: `lists connector ${connector.name} with another id` });
  return problems;
};

/** A place in Customizations.xml that packing fills must be empty, or packing leaves its files out without a word. */
export const checkSkeleton: SolutionCheck = ({ tree }) => {
  const path = 'Other/Customizations.xml';
  const filled = children(tree.customizations).filter((one) => !filledHere.includes(one.nodeName) && one.firstChild);
  const names = children(tree.customizations).map((one) => one.nodeName);
  const needed = places(tree).filter((name) => !names.includes(name));
  return [
    ...filled.map((one) => ({ path, message: `holds something in ${one.nodeName}` })),
    ...needed.map((name) => ({ path, message: `has no place for ${name}` })),
    ...tree.tables.flatMap((table) => tablePlaces(tree, table.folder)),
  ];
};

/** A form is packed from one file for the unmanaged solution and another for the managed one: both are there and alike. */
export const checkManagedTwins: SolutionCheck = ({ tree }) => {
  const texts = new Map(tree.files.map((file) => [file.path, file.text]));
  const forms = [...texts.keys()].filter((path) => path.includes('/FormXml/'));
  return forms.flatMap((path) => {
    const twin = path.endsWith('_managed.xml') ? path.replace(/_managed\.xml$/, '.xml') : path.replace(/\.xml$/, '_managed.xml');
    if (!texts.has(twin)) return [{ path, message: `has no twin ${twin}` }];
    return texts.get(twin) === texts.get(path) ? [] : [{ path, message: 'differs from its twin' }];
  });
};

/** A connection reference to a connector of another solution is declared as a dependency, by the connector's id. */
export const checkDependencies: SolutionCheck = ({ tree }) => {
  const required = descendants(tree.manifest, 'MissingDependency').map((one) => ({
    id: plainId(attribute(child(one, 'Required') ?? one, 'id')),
    dependent: child(one, 'Dependent'),
  }));
  const problems: Problem[] = [];
  for (const reference of tree.connectionReferences.filter((one) => one.customConnectorId)) {
    const declared = required.some(
      (one) => one.id === reference.customConnectorId && one.dependent && attribute(one.dependent, 'displayName') === reference.name,
    );
    if (!declared) problems.push({ path: 'Other/Solution.xml', message: `does not declare the connector of ${reference.name}` });
  }
  for (const { dependent } of required) {
    const id = plainId(dependent ? attribute(dependent, 'id') : '');
    if (id && !tree.workflows.some((flow) => flow.id === id))
      problems.push({ path: 'Other/Solution.xml', message: `declares a dependency of the flow ${id}, which is not there` });
  }
  return problems;
};

function key(type: string, name: string): string {
  return `type ${type} ${name}`;
}

function sortKey(one: { type: string; schemaName: string; id: string }): string {
  return `${one.type} ${(one.schemaName || one.id).toLowerCase()}`;
}

function places(tree: SolutionTree): string[] {
  const found: [string, number][] = [
    ['Entities', tree.tables.length],
    ['Workflows', tree.workflows.length],
    ['EntityRelationships', tree.relationships.length],
    ['optionsets', tree.choices.length],
    ['Connectors', tree.connectors.length],
  ];
  return found.filter(([, count]) => count > 0).map(([name]) => name);
}

function tablePlaces(tree: SolutionTree, folder: string): Problem[] {
  const path = `${folder}/Entity.xml`;
  const entity = tree.documents.get(path);
  if (!entity) return [];
  return ['FormXml', 'SavedQueries', 'RibbonDiffXml'].flatMap((name) => {
    const place = child(entity, name);
    if (!place) return [{ path, message: `has no place for ${name}` }];
    return place.firstChild ? [{ path, message: `holds something in ${name}` }] : [];
  });
}
