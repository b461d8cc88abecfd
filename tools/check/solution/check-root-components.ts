import type { Problem, SolutionCheck } from './problem.ts';
import type { SolutionTree } from './tree.ts';

const path = 'Other/Solution.xml';

/** Types of root components (`solutioncomponent`, componenttype; Microsoft) that a name lists, and those that an id does. */
const kinds: { type: string; what: string; of: (tree: SolutionTree) => string[] }[] = [
  { type: '1', what: 'table', of: (tree) => tree.tables.map((one) => one.name) },
  { type: '9', what: 'choice', of: (tree) => tree.choices.map((one) => one.name) },
  { type: '20', what: 'role', of: (tree) => tree.roles.map((one) => one.id) },
  { type: '29', what: 'flow', of: (tree) => tree.workflows.map((one) => one.id) },
  { type: '60', what: 'dashboard', of: (tree) => tree.dashboards.map((one) => one.id) },
  { type: '61', what: 'web resource', of: (tree) => tree.webResources.map((one) => one.name) },
  { type: '62', what: 'site map', of: (tree) => tree.siteMaps.map((one) => one.name) },
  { type: '80', what: 'app', of: (tree) => tree.apps.map((one) => one.name) },
  { type: '372', what: 'connector', of: (tree) => tree.connectors.map((one) => one.name) },
  { type: '380', what: 'environment variable', of: (tree) => tree.environmentVariables.map((one) => one.name) },
];

/** What the manifest lists is there, what is there is listed, once and in the order of an export: by type as text, then by name or id. */
export const checkRootComponents: SolutionCheck = ({ tree }) => {
  const problems: Problem[] = [];
  const say = (message: string) => problems.push({ path, message });
  const listed = tree.rootComponents.map((one) => key(one.type, one.schemaName || one.id));
  const there = kinds.flatMap(({ type, what, of }) => of(tree).map((name) => ({ key: key(type, name), what })));
  for (const one of there.filter((part) => !listed.includes(part.key))) say(`does not list ${one.key} (${one.what})`);
  for (const one of listed.filter((name) => !there.some((part) => part.key === name))) say(`lists ${one}, which is not there`);
  for (const one of new Set(listed.filter((name, index) => listed.indexOf(name) !== index))) say(`lists ${one} twice`);
  const sorted = [...tree.rootComponents].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const strange = tree.rootComponents.find((one, index) => sortKey(one) !== sortKey(sorted[index] as typeof one));
  if (strange) say(`does not list its components in order, from ${key(strange.type, strange.schemaName || strange.id)}`);
  for (const one of tree.rootComponents) {
    const extended = one.type === '1' && tree.tables.find((table) => table.name === one.schemaName)?.isNew === false;
    if (one.behavior !== (extended ? '2' : '0'))
      say(`lists ${key(one.type, one.schemaName || one.id)} with behavior ${one.behavior || 'none'}`);
  }
  for (const connector of tree.connectors)
    if (!tree.rootComponents.some((one) => one.type === '372' && one.id === connector.id))
      say(`lists connector ${connector.name} with another id`);
  return problems;
};

function key(type: string, name: string): string {
  return `type ${type} ${name}`;
}

function sortKey(one: { type: string; schemaName: string; id: string }): string {
  return `${one.type} ${(one.schemaName || one.id).toLowerCase()}`;
}
