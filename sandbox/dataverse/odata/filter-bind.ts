import type { Metadata } from '../entities/metadata.ts';
import type { Column, Table } from '../entities/types.ts';
import { badQuery, noProperty } from '../errors.ts';
import { guidPattern } from '../rules/values.ts';
import { isReference, type Row, type Store, type Value } from '../store/store.ts';
import type { CompareOperator, Filter, Literal, LiteralType, Operand, Path } from './filter-types.ts';
import { columnByWireName } from './wire-names.ts';

type Plain = string | number | boolean | null;
type Getter = (row: Row) => Plain;
export type Predicate = (row: Row) => boolean;

export interface Scope {
  metadata: Metadata;
  store: Store;
  table: Table;
  /** Triggers see their own row only. */
  pathsAllowed: boolean;
}

interface Bound {
  get: Getter;
  column?: Column;
  type?: LiteralType;
}

const columnLiteral: Record<Column['type'], LiteralType> = {
  uniqueidentifier: 'guid',
  lookup: 'guid',
  string: 'string',
  memo: 'string',
  integer: 'number',
  bigint: 'number',
  decimal: 'number',
  money: 'number',
  boolean: 'boolean',
  picklist: 'number',
  state: 'number',
  status: 'number',
  datetime: 'datetime',
};

/** Text compares without case (the database's collation), moments by time. */
function comparable(value: Value, type: LiteralType): Plain {
  const plain = isReference(value) ? value.id : value;
  if (plain === null) return null;
  if (type === 'datetime') return Date.parse(String(plain));
  return typeof plain === 'string' ? plain.toLowerCase() : plain;
}

function bindPath(path: Path, scope: Scope): Bound {
  let table = scope.table;
  const steps: string[] = [];
  for (const nav of path.segments.slice(0, -1)) {
    const lookup = scope.pathsAllowed ? scope.metadata.single(table, nav) : undefined;
    const [target, another] = lookup?.targets ?? [];
    if (!lookup || !target || another) throw noProperty(nav, table.name);
    steps.push(lookup.column.name);
    table = scope.metadata.table(target.table);
  }
  const column = columnByWireName(table, path.segments.at(-1) ?? '');
  const type = columnLiteral[column.type];
  const get: Getter = (row) => {
    let at: Row | undefined = row;
    for (const step of steps) at = follow(scope.store, at, step);
    return at ? comparable(at[column.name] ?? null, type) : null;
  };
  return { get, column, type };
}

function follow(store: Store, row: Row | undefined, column: string): Row | undefined {
  const value = row?.[column];
  return isReference(value) ? store.get(value.table, value.id) : undefined;
}

/** A guid may be quoted, and so may a moment; nothing else changes its kind. */
function fitted(literal: Literal, wanted: LiteralType): Plain | undefined {
  if (literal.type === 'null') return null;
  if (literal.type === wanted) return comparable(literal.value, wanted);
  if (literal.type !== 'string') return undefined;
  const text = String(literal.value);
  if (wanted === 'guid') return guidPattern.test(text) ? text.toLowerCase() : undefined;
  if (wanted === 'datetime') return Number.isNaN(Date.parse(text)) ? undefined : Date.parse(text);
  return undefined;
}

function incompatible(column: Column, literal: Literal) {
  return badQuery(
    `A binary operator with incompatible types was detected: '${column.name}' is ${column.type}, '${literal.value}' is ${literal.type}.`,
  );
}

function bindOperand(operand: Operand, other: Operand, scope: Scope): Bound {
  if (operand.kind === 'path') return bindPath(operand, scope);
  if (other.kind === 'literal') return { get: () => comparable(operand.value, operand.type), type: operand.type };
  const { column, type } = bindPath(other, scope);
  const value = fitted(operand, type as LiteralType);
  if (value === undefined) throw incompatible(column as Column, operand);
  return { get: () => value, type };
}

const operators: Record<CompareOperator, (left: Plain, right: Plain) => boolean> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: (left, right) => left !== null && right !== null && left > right,
  ge: (left, right) => left !== null && right !== null && left >= right,
  lt: (left, right) => left !== null && right !== null && left < right,
  le: (left, right) => left !== null && right !== null && left <= right,
};

function bindText(filter: Filter & { kind: 'text' }, scope: Scope): Predicate {
  const left = bindOperand(filter.left, filter.right, scope);
  const right = bindOperand(filter.right, filter.left, scope);
  if (left.type !== 'string' || (right.type !== 'string' && right.type !== 'null')) throw badQuery(`'${filter.name}' works on text only.`);
  return (row) => {
    const [text, part] = [left.get(row), right.get(row)];
    if (typeof text !== 'string' || typeof part !== 'string') return false;
    return filter.name === 'contains' ? text.includes(part) : filter.name === 'startswith' ? text.startsWith(part) : text.endsWith(part);
  };
}

function bindIn(filter: Filter & { kind: 'in' }, scope: Scope): Predicate {
  const { get, column, type } = bindPath(filter.path, scope);
  const values = new Set(
    filter.values.map((literal) => {
      // In's values are always quoted, numbers too.
      const value =
        type === 'number' && literal.type === 'string' && literal.value !== ''
          ? Number(literal.value)
          : fitted(literal, type as LiteralType);
      if (value === undefined || Number.isNaN(value)) throw incompatible(column as Column, literal);
      return value;
    }),
  );
  return (row) => values.has(get(row));
}

/**
 * Turns a filter into a test of one row. An empty column equals null only, is unequal to every value, and is neither more nor less than one.
 * @throws DataverseError for a column that isn't there and for kinds that can't be compared
 */
export function bindFilter(filter: Filter, scope: Scope): Predicate {
  switch (filter.kind) {
    case 'and': {
      const [left, right] = [bindFilter(filter.left, scope), bindFilter(filter.right, scope)];
      return (row) => left(row) && right(row);
    }
    case 'or': {
      const [left, right] = [bindFilter(filter.left, scope), bindFilter(filter.right, scope)];
      return (row) => left(row) || right(row);
    }
    case 'not': {
      const operand = bindFilter(filter.operand, scope);
      return (row) => !operand(row);
    }
    case 'text':
      return bindText(filter, scope);
    case 'in':
      return bindIn(filter, scope);
    case 'compare': {
      const left = bindOperand(filter.left, filter.right, scope);
      const right = bindOperand(filter.right, filter.left, scope);
      if (left.column && right.column && left.type !== right.type)
        throw badQuery(`'${left.column.name}' and '${right.column.name}' can't be compared.`);
      const test = operators[filter.operator];
      return (row) => test(left.get(row), right.get(row));
    }
  }
}
