import type { Problem, SolutionCheck } from './problem.ts';
import type { Column, SolutionTable } from './tables.ts';
import { attribute, child, childText, descendants } from './xml.ts';

/** Kinds of column that the platform knows under these names in an export. */
const types =
  'nvarchar ntext int bigint decimal float money datetime bit picklist multiselectpicklist lookup customer owner state status primarykey uniqueidentifier'.split(
    ' ',
  );

const levels = ['none', 'recommended', 'required', 'systemrequired'];

/**
 * Every column is there once, of a type that exists, under one name (ours: prefix and lower case, so that schema and logical name are the
 * same), with its size and a label; a table of ours has a set name, a name column and its key; a standard table gets columns of ours alone.
 */
export const checkColumns: SolutionCheck = ({ tree, standard }) => {
  const folders = new Set(tree.files.map(({ path }) => /^Entities\/[^/]+/.exec(path)?.[0] ?? ''));
  const problems: Problem[] = [...folders]
    .filter((folder) => folder && !tree.documents.has(`${folder}/Entity.xml`))
    .map((folder) => ({ path: `${folder}/Entity.xml`, message: 'is missing' }));
  for (const table of tree.tables) {
    const say = (message: string, line?: number) => problems.push({ path: table.path, line, message: `table ${table.name} ${message}` });
    const names = table.columns.map((column) => column.name);
    for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) say(`has the column ${name} twice`);
    for (const column of table.columns)
      columnFaults(column, (message) => say(`has the column ${column.name || column.physicalName} ${message}`, column.line));
    if (table.folder !== `Entities/${table.schemaName}`) say(`is in the folder ${table.folder}`);
    if (attribute(table.element, 'Name') !== table.schemaName) say(`calls itself ${attribute(table.element, 'Name')}`);
    for (const name of table.keyColumns.filter((one) => !names.includes(one))) say(`has a key of the column ${name}, which is not there`);
    if (table.isNew) newTable(table, say);
    else if (!standard.columns.has(table.name)) say('is neither standard nor made here (it has no EntitySetName)');
    else
      for (const column of table.columns)
        if (!column.custom || standard.columns.get(table.name)?.has(column.name))
          say(`changes the standard column ${column.name}`, column.line);
  }
  return problems;
};

function columnFaults(column: Column, say: (message: string) => void): void {
  if (!types.includes(column.type)) say(`of the unknown type "${column.type}"`);
  if (column.physicalName.toLowerCase() !== column.name) say(`under the physical name ${column.physicalName}`);
  if (column.custom && !column.calculated && (column.physicalName !== column.name || !/^xc_[a-z0-9]+$/.test(column.name)))
    say('whose name is not xc_ and small letters');
  if (['nvarchar', 'ntext'].includes(column.type) && !(column.size > 0)) say('without a length');
  if (['decimal', 'money'].includes(column.type) && Number.isNaN(column.size)) say('without a number of decimal places');
  if (column.type === 'datetime' && ![1, 2, 3].includes(column.dateBehavior)) say('without a date behaviour');
  if (!levels.includes(column.required)) say(`with the required level "${column.required}"`);
  if (column.custom && !column.displayName) say('without a label');
}

function newTable({ name, columns, setName, element, schemaName }: SolutionTable, say: (message: string) => void): void {
  if (setName !== `${name}s`) say(`has the set name ${setName} instead of ${name}s`);
  if (!/^xc_[a-z0-9]+$/.test(schemaName)) say('has a name that is not xc_ and small letters');
  if (!columns.some((column) => column.name === `${name}id` && column.type === 'primarykey')) say('has no key column');
  const primary = descendants(element, 'attribute').filter((one) => childText(one, 'DisplayMask').split('|').includes('PrimaryName'));
  if (primary.length !== 1) say(`has ${primary.length} name columns instead of 1`);
  for (const label of ['LocalizedNames', 'LocalizedCollectionNames']) if (!child(element, label)) say(`has no ${label}`);
}
