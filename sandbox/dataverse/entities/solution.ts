import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from '@xmldom/xmldom';
import { type Form, readForms } from './forms.ts';
import { readGlobalChoices } from './option-sets.ts';
import { readRelationships } from './relationships.ts';
import { readColumn } from './solution-columns.ts';
import { defaultStates, leftOut, systemColumns } from './system-columns.ts';
import type { Option, Table } from './types.ts';
import { readViews, type View } from './views.ts';
import { readWebResources, type WebResource } from './web-resources.ts';
import { attribute, child, children, label, readXml, text } from './xml.ts';

function newTable(name: string, root: Element, entity: Element, faults: string[]): Table {
  const attributes = children(child(entity, 'attributes'), 'attribute');
  const masked = attributes.find((element) => text(element, 'DisplayMask')?.split('|').includes('PrimaryName'));
  const entitySet = text(entity, 'EntitySetName');
  if (!masked) faults.push(`${name} has no primary name column`);
  if (!entitySet) faults.push(`${name} has no EntitySetName`);
  return {
    name,
    entitySet: entitySet ?? `${name}s`,
    displayName: attribute(child(root, 'Name'), 'LocalizedName') || label(entity, 'LocalizedNames') || name,
    collectionName: label(entity, 'LocalizedCollectionNames') || name,
    primaryId: `${name}id`,
    primaryName: text(masked, 'LogicalName') ?? '',
    ownership: text(entity, 'OwnershipTypeMask') === 'OrgOwned' ? 'organization' : 'user',
    columns: new Map(),
    keys: children(child(entity, 'EntityKeys'), 'EntityKey').map((key) =>
      children(child(key, 'EntityKeyAttributes'), 'AttributeName').map((column) => column.textContent?.trim() ?? ''),
    ),
    custom: true,
  };
}

function addColumns(table: Table, entity: Element, choices: Map<string, Option[]>, faults: string[]): void {
  const own = new Set<string>();
  const system = new Set([
    ...systemColumns(table).map((column) => column.name),
    ...leftOut,
    'organizationid',
    'transactioncurrencyid',
    'exchangerate',
  ]);
  for (const element of children(child(entity, 'attributes'), 'attribute')) {
    const name = text(element, 'LogicalName') ?? '';
    if (own.has(name) || (!table.custom && table.columns.has(name))) faults.push(`column ${table.name}.${name} is there twice`);
    own.add(name);
    if (system.has(name) && text(element, 'IsCustomField') === '0') continue;
    const column = readColumn(table.name, element, choices, faults);
    if (column) table.columns.set(name, column);
  }
  if (table.custom && !table.columns.has('statecode')) for (const column of defaultStates()) table.columns.set(column.name, column);
  for (const column of systemColumns(table)) if (!table.columns.has(column.name)) table.columns.set(column.name, column);
  for (const key of table.keys)
    for (const column of key) if (!table.columns.has(column)) faults.push(`alternate key of ${table.name}: no column ${column}`);
}

export interface SolutionParts {
  forms: Form[];
  views: View[];
  webResources: WebResource[];
}

/** Adds what one unpacked solution (classic XML tree) holds to the tables; every fault found is collected, none stops the reading. */
export function readSolution(folder: string, tables: Map<string, Table>, faults: string[]): SolutionParts {
  if (!existsSync(join(folder, 'Other', 'Solution.xml'))) {
    faults.push(`${folder} is no solution tree: it has no Other/Solution.xml`);
    return { forms: [], views: [], webResources: [] };
  }
  const parts: SolutionParts = { forms: [], views: [], webResources: readWebResources(folder, faults) };
  const choices = readGlobalChoices(join(folder, 'OptionSets'), faults);
  const entities = join(folder, 'Entities');
  for (const directory of existsSync(entities) ? readdirSync(entities).sort() : []) {
    const root = readXml(join(entities, directory, 'Entity.xml'));
    const name = (text(root, 'Name') ?? '').toLowerCase();
    const entity = child(root, 'EntityInfo', 'entity');
    if (entity) {
      const table = tables.get(name) ?? newTable(name, root, entity, faults);
      tables.set(name, table);
      addColumns(table, entity, choices, faults);
    }
    parts.forms.push(...readForms(join(entities, directory), name));
    parts.views.push(...readViews(join(entities, directory), name));
  }
  readRelationships(folder, tables, faults);
  return parts;
}
