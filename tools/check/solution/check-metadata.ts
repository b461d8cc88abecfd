import type { Element } from '@xmldom/xmldom';
import type { Problem, SolutionCheck } from './problem.ts';
import type { Column, SolutionTable } from './tables.ts';
import { attribute, children, childText, descendants, lineOf } from './xml.ts';

/** Parts of a column in the order in which exports write them; the schema of customizations.xml fixes it (Microsoft). */
const columnParts = (
  'Type Name LogicalName RequiredLevel DisplayMask ImeMode ValidForUpdateApi ValidForReadApi ValidForCreateApi IsCustomField ' +
  'IsAuditEnabled IsLogical IsSecured IntroducedVersion IsCustomizable IsRenameable CanModifySearchSettings ' +
  'CanModifyRequirementLevelSettings CanModifyAdditionalSettings SourceType IsGlobalFilterEnabled IsSortableEnabled ' +
  'CanModifyGlobalFilterSettings CanModifyIsSortableSettings IsDataSourceSecret AutoNumberFormat IsSearchable IsFilterable ' +
  'IsRetrievable IsLocalizable AppDefaultValue Format CanChangeDateTimeBehavior Behavior LookupStyle LookupTypes MaxLength Length ' +
  'MinValue MaxValue Accuracy AccuracySource CalculationOf OptionSetName optionset displaynames Descriptions'
).split(' ');

/** Longest text of a column, in characters (StringAttributeMetadata and MemoAttributeMetadata, MaxSupportedLength; Microsoft). */
const longest: Record<string, number> = { nvarchar: 4000, ntext: 1_048_576 };
const formTypes = ['main', 'quick', 'quickCreate', 'card'];
const flag = /^(Is|Can|ValidFor)[A-Z]\w*$/;
/** Parts that are named as flags are and are none. */
const noFlags = ['IsSLAEnabled'];

/**
 * Tables, columns, forms and views are written as the platform's import takes them: parts in order, flags 0 or 1, texts within their limits,
 * money with its twin in the base currency, table names with their case, ids in braces and small letters under a file of that name.
 */
export const checkMetadata: SolutionCheck = ({ tree }) => {
  const problems: Problem[] = [];
  for (const table of tree.tables) problems.push(...tableFaults(table));
  for (const [path, root] of tree.documents) {
    if (path.startsWith('Entities/')) problems.push(...idFaults(path, root));
    const [, type] = /\/FormXml\/([^/]+)\//.exec(path) ?? [];
    if (type && !formTypes.includes(type)) problems.push({ path, message: `is a form of the unknown type ${type}` });
    if (path.startsWith('OptionSets/') && childText(root, 'IsGlobal') !== '1') problems.push({ path, message: 'is no global choice' });
    for (const one of /\/(Entity|SavedQueries\/[^/]+)\.xml$/.test(path) ? [...root.getElementsByTagName('*')] : [])
      if (flag.test(one.nodeName) && !noFlags.includes(one.nodeName) && !/^[01]$/.test(one.textContent?.trim() ?? ''))
        problems.push({ path, line: lineOf(one), message: `says "${one.textContent}" for ${one.nodeName} instead of 0 or 1` });
  }
  const names = new Map(tree.tables.map((table) => [table.name, table.schemaName]));
  for (const one of tree.relationships)
    for (const name of [one.referencingName, one.referencedName])
      if (names.has(name.toLowerCase()) && names.get(name.toLowerCase()) !== name)
        problems.push({
          path: one.path,
          line: one.line,
          message: `relationship ${one.name} calls the table ${names.get(name.toLowerCase())} ${name}`,
        });
  return problems;
};

function tableFaults(table: SolutionTable): Problem[] {
  const problems: Problem[] = [];
  const say = (message: string, line?: number) => problems.push({ path: table.path, line, message: `table ${table.name} ${message}` });
  const owned = childText(table.element, 'OwnershipTypeMask');
  if (table.isNew && !['UserOwned', 'OrgOwned'].includes(owned)) say(`has the ownership "${owned}"`);
  for (const element of descendants(table.element, 'attribute')) {
    const parts = children(element).map((one) => columnParts.indexOf(one.nodeName));
    const late = parts.findIndex((place, index) => place < 0 || place <= (parts[index - 1] ?? -1));
    const part = children(element)[late]?.nodeName;
    if (late >= 0) say(`has the column ${attribute(element, 'PhysicalName')} with ${part} where it is not due`, lineOf(element));
  }
  for (const column of table.columns)
    for (const fault of columnFaults(column, table)) say(`has the column ${column.name} ${fault}`, column.line);
  return problems;
}

function columnFaults(column: Column, table: SolutionTable): string[] {
  const { type, size, name } = column;
  const found: string[] = [];
  if (size > (longest[type] ?? Number.POSITIVE_INFINITY)) found.push(`of ${size} characters; ${type} holds ${longest[type]}`);
  if (type === 'money' && !column.calculated) {
    if (!table.columns.some((one) => one.calculated && one.name === `${name}_base`)) found.push('without its twin in the base currency');
    for (const needed of ['transactioncurrencyid', 'exchangerate'])
      if (table.isNew && !table.columns.some((one) => one.name === needed)) found.push(`of money, and no ${needed}`);
  }
  return found;
}

/** Ids stand in braces and small letters, and are the names of their files (a chart's file is in capitals, as exports have it). */
function idFaults(path: string, root: Element): Problem[] {
  const file = /\/([^/]+?)(_managed)?\.xml$/.exec(path)?.[1]?.toLowerCase();
  return ['formid', 'savedqueryid', 'savedqueryvisualizationid']
    .flatMap((tag) => [root, ...children(root)].flatMap((one) => children(one, tag)))
    .filter((one) => (one.nodeName === 'savedqueryvisualizationid' ? one.textContent?.toLowerCase() : one.textContent) !== file)
    .map((one) => ({ path, line: lineOf(one), message: `has the ${one.nodeName} ${one.textContent} instead of its file's, ${file}` }));
}
