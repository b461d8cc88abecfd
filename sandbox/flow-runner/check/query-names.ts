import type { Metadata } from '../../dataverse/entities/metadata.ts';
import type { Column, Table } from '../../dataverse/entities/types.ts';
import { DataverseError } from '../../dataverse/errors.ts';
import { parseFilter } from '../../dataverse/odata/filter-parser.ts';
import type { Filter, Literal, Operand, Path } from '../../dataverse/odata/filter-types.ts';
import { columnByWireName } from '../../dataverse/odata/wire-names.ts';
import { unknownPart } from './texts.ts';

type Say = (message: string) => void;

/** Runs what may throw as the Web API would, and reports its words. */
function said<T>(say: Say, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error;
    say(error.message);
    return undefined;
  }
}

const kinds: Record<Column['type'], string[]> = {
  uniqueidentifier: ['guid', 'string'],
  lookup: ['guid', 'string'],
  string: ['string'],
  memo: ['string'],
  integer: ['number'],
  bigint: ['number'],
  decimal: ['number'],
  money: ['number'],
  boolean: ['boolean'],
  picklist: ['number'],
  state: ['number'],
  status: ['number'],
  datetime: ['datetime', 'string'],
};

function checkLiteral(column: Column, { type, value }: Literal, say: Say): void {
  if (type === 'null') return;
  if (String(value).includes(unknownPart)) {
    const wanted = kinds[column.type];
    if (type === 'string' && !wanted.includes('string'))
      say(`'${column.name}' is ${column.type} and can't be compared with a text in quotes`);
    // Without quotes the text itself would be read as a name or a number.
    if (type === 'guid' && wanted[0] === 'string') say(`'${column.name}' is ${column.type}: what it is compared with stands in quotes`);
    return;
  }
  if (!kinds[column.type].includes(type))
    say(`'${column.name}' is ${column.type} and can't be compared with ${type === 'string' ? `'${value}'` : value}`);
  else if (column.options && column.type !== 'boolean' && !column.options.some((option) => option.value === value))
    say(`${value} is no choice of '${column.name}'`);
}

function columnOf(path: Path, table: Table, metadata: Metadata): Column {
  let at = table;
  for (const nav of path.segments.slice(0, -1)) {
    const target = metadata.single(at, nav)?.targets[0];
    const next = target && metadata.tables.get(target.table);
    if (!next) throw new DataverseError(400, '', `Could not find a property named '${nav}' on type 'Microsoft.Dynamics.CRM.${at.name}'.`);
    at = next;
  }
  return columnByWireName(at, path.segments.at(-1) ?? '');
}

function checkOperands(left: Operand, right: Operand, table: Table, metadata: Metadata, say: Say): void {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const column = one.kind === 'path' ? said(say, () => columnOf(one, table, metadata)) : undefined;
    if (column && other.kind === 'literal') checkLiteral(column, other, say);
  }
}

/** A value of `In`, whose values are all written as texts: a number where the column takes numbers. */
function unquoted({ type }: Column, literal: Literal): Literal {
  const { value } = literal;
  return kinds[type].includes('number') && typeof value === 'string' && /^-?\d+$/.test(value)
    ? { kind: 'literal', type: 'number', value: Number(value) }
    : literal;
}

function walkFilter(filter: Filter, table: Table, metadata: Metadata, say: Say) {
  switch (filter.kind) {
    case 'and':
    case 'or':
      walkFilter(filter.left, table, metadata, say);
      return walkFilter(filter.right, table, metadata, say);
    case 'not':
      return walkFilter(filter.operand, table, metadata, say);
    case 'in': {
      const column = said(say, () => columnOf(filter.path, table, metadata));
      if (column) for (const value of filter.values) checkLiteral(column, unquoted(column, value), say);
      return;
    }
    default:
      checkOperands(filter.left, filter.right, table, metadata, say);
  }
}

/** Names, kinds and choice values in a `$filter` or a trigger's filter expression. */
export function checkFilter(text: string, table: Table, metadata: Metadata, say: Say): void {
  if (!text || text === unknownPart) return;
  const filter = said(say, () => parseFilter(text));
  if (filter) walkFilter(filter, table, metadata, say);
}

const names = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name && name !== unknownPart);

/** Column names of a `$select`; gives those that exist. */
export function checkSelect(text: string, table: Table, say: Say): Column[] {
  return names(text)
    .map((name) => said(say, () => columnByWireName(table, name)))
    .filter((column) => column !== undefined);
}

/** Column names of an `$orderby`. */
export function checkOrder(text: string, table: Table, metadata: Metadata, say: Say): void {
  for (const part of names(text)) {
    const [name = '', direction = 'asc', ...more] = part.split(/\s+/);
    said(say, () => columnOf({ kind: 'path', segments: name.split('/') }, table, metadata));
    if (!/^(asc|desc)$/.test(direction) || more.length) say(`'${part}': an order is a column and asc or desc`);
  }
}
