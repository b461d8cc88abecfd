import type { Problem, SolutionCheck } from './problem.ts';
import { sameText } from './problem.ts';

/** Every lookup has its relationship and every relationship its lookup: the platform refuses to import one without the other. */
export const checkRelationships: SolutionCheck = ({ tree, standard }) => {
  const problems: Problem[] = [];
  const known = new Set([...tree.tables.map((table) => table.name), ...standard.columns.keys(), 'owner']);
  for (const table of tree.tables) {
    for (const column of table.columns.filter((one) => one.type === 'lookup' && one.custom)) {
      const count = tree.relationships.filter((one) => one.referencing === table.name && one.column === column.name).length;
      if (count !== 1) problems.push({ path: table.folder, message: `lookup ${column.name} has ${count} relationships instead of 1` });
    }
  }
  for (const one of tree.relationships) {
    const column = tree.tables.find((table) => table.name === one.referencing)?.columns.find((candidate) => candidate.name === one.column);
    const fault = (message: string) => problems.push({ path: one.path, message: `relationship ${one.name} ${message}` });
    if (!column) fault(`names a column that is not there: ${one.referencing}.${one.column}`);
    else if (!['lookup', 'owner'].includes(column.type)) fault(`names a column that is no lookup: ${one.referencing}.${one.column}`);
    if (!known.has(one.referenced)) fault(`points to an unknown table: ${one.referenced}`);
    if (!one.path.toLowerCase().endsWith(`/${one.referenced}.xml`)) fault('is in the file of another table');
    if (column?.custom && one.navigationProperty !== one.column) fault(`has the navigation property "${one.navigationProperty}"`);
  }
  const names = tree.relationships.map((one) => one.name);
  if (new Set(names.map(sameText)).size !== names.length)
    problems.push({ path: 'Other/Relationships', message: 'two relationships have one name' });
  for (const name of names.filter((one) => !tree.relationshipIndex.includes(one)))
    problems.push({ path: 'Other/Relationships.xml', message: `does not list ${name}` });
  for (const name of tree.relationshipIndex.filter((one) => !names.includes(one)))
    problems.push({ path: 'Other/Relationships.xml', message: `lists ${name}, which is not there` });
  if (names.length < tree.relationshipIndex.length && problems.length === 0)
    problems.push({ path: 'Other/Relationships.xml', message: 'lists a relationship twice' });
  return problems;
};
