import type { Element } from '@xmldom/xmldom';
import { description, readOptionSet } from './option-sets.ts';
import type { Column, ColumnType, Option, RequiredLevel } from './types.ts';
import { child, label, number, text } from './xml.ts';

/** How solution XML names the types; `customer` and `owner` are lookups with two targets. */
const types: Record<string, ColumnType> = {
  nvarchar: 'string',
  ntext: 'memo',
  int: 'integer',
  bigint: 'bigint',
  decimal: 'decimal',
  money: 'money',
  bit: 'boolean',
  picklist: 'picklist',
  state: 'state',
  status: 'status',
  datetime: 'datetime',
  lookup: 'lookup',
  customer: 'lookup',
  owner: 'lookup',
  primarykey: 'uniqueidentifier',
  uniqueidentifier: 'uniqueidentifier',
};

function readOptions(
  table: string,
  name: string,
  element: Element,
  choices: Map<string, Option[]>,
  faults: string[],
): Option[] | undefined {
  const shared = text(element, 'OptionSetName');
  if (!shared) return readOptionSet(child(element, 'optionset'));
  const options = choices.get(shared);
  if (!options) faults.push(`${table}.${name} uses the choice ${shared}, which the solution does not have`);
  return options;
}

function readDefault(type: ColumnType, value: number | undefined): number | boolean | undefined {
  if (type === 'boolean') return value === 1;
  return value === undefined || value < 0 ? undefined : value;
}

/**
 * One `<attribute>` of Entity.xml. Null for what the emulator leaves out on purpose (the `_base` amounts that the platform computes);
 * a type it doesn't know is a fault.
 */
export function readColumn(table: string, element: Element, choices: Map<string, Option[]>, faults: string[]): Column | null {
  const name = text(element, 'LogicalName') ?? '';
  const kind = text(element, 'Type') ?? '';
  if (text(element, 'CalculationOf')) return null;
  const type = types[kind];
  if (!type) {
    faults.push(`${table}.${name} is of type ${kind}, which the sandbox doesn't know`);
    return null;
  }
  const settable = text(element, 'ValidForCreateApi') !== '0';
  const column: Column = {
    name,
    displayName: label(element, 'displaynames') || name,
    ...description(element),
    type,
    required: (text(element, 'RequiredLevel') ?? 'none') as RequiredLevel,
    readOnly: !settable && text(element, 'ValidForUpdateApi') === '0',
    createOnly: settable && text(element, 'ValidForUpdateApi') === '0',
    custom: text(element, 'IsCustomField') !== '0',
    maxLength: type === 'string' || type === 'memo' ? number(element, 'MaxLength') : undefined,
    min: number(element, 'MinValue'),
    max: number(element, 'MaxValue'),
    precision: number(element, 'Accuracy'),
    format: text(element, 'Format'),
  };
  // Only a date without time zone is a plain date on the wire; other behaviours carry a moment, whatever the form shows.
  if (type === 'datetime') column.format = text(element, 'Behavior') === '2' ? 'date' : 'datetime';
  if (type === 'boolean' || type === 'picklist' || type === 'state' || type === 'status') {
    column.options = readOptions(table, name, element, choices, faults);
    if (!column.options?.length) faults.push(`${table}.${name} has no options`);
    column.default = readDefault(type, number(element, 'AppDefaultValue'));
  }
  return column;
}
