import type { Element } from '@xmldom/xmldom';
import { attribute, child, children, childText, englishText } from './xml.ts';

export interface Column {
  name: string;
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
  forms: Layout[];
  views: Layout[];
}

/** Reads every table of a solution from its parsed documents, by path. */
export function readTables(documents: Map<string, Element>): SolutionTable[] {
  return [...documents]
    .filter(([path]) => /^Entities\/[^/]+\/Entity\.xml$/.test(path))
    .map(([path, root]) => {
      const folder = path.slice(0, path.lastIndexOf('/'));
      const entity = child(child(root, 'EntityInfo') ?? root, 'entity') as Element;
      const within = (start: string, kind: string, idTag: string) =>
        [...documents]
          .filter(([other]) => other.startsWith(`${folder}/${start}/`) && !other.endsWith('_managed.xml'))
          .map(([other, document]) => layout(other, child(document, kind) as Element, idTag));
      const schemaName = childText(root, 'Name');
      return {
        name: schemaName.toLowerCase(),
        schemaName,
        folder,
        isNew: child(entity, 'EntitySetName') !== undefined,
        columns: children(child(entity, 'attributes') as Element).map(column),
        forms: within('FormXml', 'systemform', 'formid'),
        views: within('SavedQueries', 'savedquery', 'savedqueryid'),
      };
    });
}

function layout(path: string, element: Element, idTag: string): Layout {
  return { id: childText(element, idTag).replace(/[{}]/g, '').toLowerCase(), name: englishText(element, 'LocalizedNames'), path, element };
}

function column(one: Element): Column {
  const local = child(one, 'optionset');
  const options = local ? children(child(local, 'options') ?? local, 'option') : [];
  const number = (tag: string) => (child(one, tag) ? Number(childText(one, tag)) : Number.NaN);
  return {
    name: childText(one, 'LogicalName'),
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
