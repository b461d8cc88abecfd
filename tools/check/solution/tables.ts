import type { Element } from '@xmldom/xmldom';
import { plainId } from './solution-id.ts';
import { attribute, child, children, childText, descendants, englishText, lineOf } from './xml.ts';

export interface Column {
  name: string;
  /** As the platform writes it, with case; of a column of ours the same as its name. */
  physicalName: string;
  displayName: string;
  required: string;
  line?: number;
  /** As the file says: nvarchar, ntext, int, decimal, money, datetime, bit, picklist, lookup, state, … */
  type: string;
  format: string;
  /** Characters of a text, decimal places of a number; NaN if neither. */
  size: number;
  /** False for the platform's own columns. */
  custom: boolean;
  /** True for the base-currency twin of a money column. */
  calculated: boolean;
  /** 1 user local, 2 date only, 3 independent of time zones; 0 for other types. */
  dateBehavior: number;
  /** Name of the global choice, or empty. */
  globalChoice: string;
  /** Name of the column's own choice, or empty, and its values. */
  localChoice: string;
  values: number[];
  labels: string[];
  /** Default value of a choice; -1 for none, NaN for other types. */
  defaultValue: number;
}

export interface Layout {
  id: string;
  name: string;
  path: string;
  element: Element;
}

export interface SolutionTable {
  name: string;
  schemaName: string;
  folder: string;
  /** True for a table the solution makes, false for one it extends. */
  isNew: boolean;
  columns: Column[];
  /** Text of EntitySetName; empty for a table the solution extends. */
  setName: string;
  /** Names of the columns that its alternate keys are made of. */
  keyColumns: string[];
  forms: Layout[];
  views: Layout[];
  charts: Layout[];
  path: string;
  element: Element;
}

interface EntityFacts {
  element: Element;
  columns: Column[];
  keyColumns: string[];
}

/** By document: where one is read again unchanged, its columns are. Nobody writes to either. */
const facts = new WeakMap<Element, EntityFacts>();

function factsOf(root: Element): EntityFacts {
  const element = child(child(root, 'EntityInfo') ?? root, 'entity') ?? root;
  const found = facts.get(root) ?? {
    element,
    columns: children(child(element, 'attributes') ?? element, 'attribute').map(column),
    keyColumns: descendants(element, 'AttributeName').map((one) => one.textContent?.trim() ?? ''),
  };
  facts.set(root, found);
  return found;
}

/** Reads every table of a solution from its parsed documents, by path. */
export function readTables(documents: Map<string, Element>): SolutionTable[] {
  return [...documents]
    .filter(([path]) => /^Entities\/[^/]+\/Entity\.xml$/.test(path))
    .map(([path, root]) => {
      const folder = path.slice(0, path.lastIndexOf('/'));
      const { element: entity, columns, keyColumns } = factsOf(root);
      const within = (start: string, kind: string, idTag: string) =>
        [...documents]
          .filter(([other]) => other.startsWith(`${folder}/${start}/`) && !other.endsWith('_managed.xml'))
          .map(([other, document]) => layout(other, kind === '' ? document : (child(document, kind) ?? document), idTag));
      const schemaName = childText(root, 'Name');
      return {
        name: schemaName.toLowerCase(),
        schemaName,
        folder,
        isNew: child(entity, 'EntitySetName') !== undefined,
        setName: childText(entity, 'EntitySetName'),
        keyColumns,
        columns,
        forms: within('FormXml', 'systemform', 'formid'),
        views: within('SavedQueries', 'savedquery', 'savedqueryid'),
        charts: within('Visualizations', '', 'savedqueryvisualizationid'),
        path,
        element: entity,
      };
    });
}

function layout(path: string, element: Element, idTag: string): Layout {
  return { id: plainId(childText(element, idTag)), name: englishText(element, 'LocalizedNames'), path, element };
}

function column(one: Element): Column {
  const local = child(one, 'optionset');
  // The options of a choice, or the states or statuses of a table.
  const list = local && (child(local, 'options') ?? child(local, 'states') ?? child(local, 'statuses'));
  const options = list ? children(list) : [];
  const number = (tag: string) => (child(one, tag) ? Number(childText(one, tag)) : Number.NaN);
  return {
    name: childText(one, 'LogicalName'),
    physicalName: attribute(one, 'PhysicalName'),
    displayName: englishText(one, 'displaynames'),
    required: childText(one, 'RequiredLevel'),
    line: lineOf(one),
    type: childText(one, 'Type'),
    format: childText(one, 'Format'),
    size: child(one, 'MaxLength') ? number('MaxLength') : number('Accuracy'),
    custom: childText(one, 'IsCustomField') === '1',
    calculated: child(one, 'CalculationOf') !== undefined,
    dateBehavior: number('Behavior') || 0,
    globalChoice: childText(one, 'OptionSetName'),
    localChoice: local ? attribute(local, 'Name') : '',
    values: options.map((option) => Number(attribute(option, 'value'))),
    labels: options.map((option) => englishText(option, 'labels')),
    defaultValue: number('AppDefaultValue'),
  };
}
