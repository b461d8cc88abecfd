import { sameText } from './names.ts';
import type { CheckInput, Problem, SolutionCheck } from './problem.ts';

/** Lookups of the platform that an export brings no relationship for. */
const withoutRelationship = ['createdonbehalfby', 'modifiedonbehalfby'];
/** What a relationship may do along it (Microsoft, CascadeType). */
const cascades = ['NoCascade', 'Cascade', 'Active', 'UserOwned', 'RemoveLink', 'Restrict'];
const index = 'Other/Relationships.xml';

/**
 * Every lookup has its relationship, every relationship its lookup and both its navigation properties, and the index lists each: the platform
 * refuses to import one without the other ("Attributes are missing associated relationship definitions"; Microsoft).
 */
export const checkRelationships: SolutionCheck = (input) => [...lookupFaults(input), ...relationshipFaults(input), ...indexFaults(input)];

function lookupFaults({ tree }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const table of tree.tables)
    for (const column of table.columns) {
      const count = tree.relationships.filter((one) => one.referencing === table.name && one.column === column.name).length;
      const fault = (wanted: number) =>
        problems.push({
          path: table.path,
          line: column.line,
          message: `lookup ${column.name} of ${table.name} has ${count} relationships instead of ${wanted}`,
        });
      if (column.type === 'lookup' && !withoutRelationship.includes(column.name) && count !== 1) fault(1);
      if (column.type === 'customer' && count !== 2) fault(2);
      if (column.type === 'owner' && count === 0) fault(1);
    }
  return problems;
}

function relationshipFaults({ tree, known }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  const tables = new Set([...known.keys(), 'owner']);
  const collections = new Map<string, string>();
  for (const one of tree.relationships) {
    const table = tree.tables.find((candidate) => candidate.name === one.referencing);
    const column = table?.columns.find((candidate) => candidate.name === one.column);
    const fault = (message: string) => problems.push({ path: one.path, line: one.line, message: `relationship ${one.name} ${message}` });
    if (!table) fault(`starts from a table that is not there: ${one.referencing}`);
    else if (!column) fault(`names a column that is not there: ${one.referencing}.${one.column}`);
    else if (!['lookup', 'customer', 'owner'].includes(column.type))
      fault(`names a column that is no lookup: ${one.referencing}.${one.column}`);
    if (!tables.has(one.referenced)) fault(`points to an unknown table: ${one.referenced}`);
    if (!one.path.toLowerCase().endsWith(`/${one.referenced}.xml`)) fault('is in the file of another table');
    if (one.type !== 'OneToMany') fault(`is of the type ${one.type || 'none'} instead of OneToMany`);
    for (const [deed, what] of one.cascades) if (!cascades.includes(what)) fault(`has the ${deed} "${what}"`);
    if (!column?.custom) continue;
    if (one.navigationProperty !== one.column) fault(`has the navigation property "${one.navigationProperty}" instead of ${one.column}`);
    const collection = `${one.referenced}.${one.collectionProperty}`;
    if (one.collectionProperty !== one.name) fault(`has the navigation property "${one.collectionProperty}" back instead of ${one.name}`);
    else if (collections.has(collection)) fault(`has the navigation property back of ${collections.get(collection)}`);
    collections.set(collection, one.name);
  }
  const names = tree.relationships.map((one) => sameText(one.name));
  for (const one of tree.relationships.filter((two, at) => names.indexOf(sameText(two.name)) !== at))
    problems.push({ path: one.path, line: one.line, message: `two relationships are named ${one.name}` });
  return problems;
}

function indexFaults({ tree }: CheckInput): Problem[] {
  const listed = tree.relationshipIndex;
  const names = tree.relationships.map((one) => one.name);
  const say = (message: string) => ({ path: index, message });
  return [
    ...names.filter((one) => !listed.includes(one)).map((name) => say(`does not list ${name}`)),
    ...listed.filter((one) => !names.includes(one)).map((name) => say(`lists ${name}, which is not there`)),
    ...listed.filter((one, at) => listed.indexOf(one) !== at).map((name) => say(`lists ${name} twice`)),
  ];
}
