import { DataverseError } from '../../dataverse/errors.ts';
import { parseFilter } from '../../dataverse/odata/filter-parser.ts';
import type { CompareOperator, Filter, Literal } from '../../dataverse/odata/filter-types.ts';
import { columnByWireName } from '../../dataverse/odata/wire-names.ts';
import { exactly, type Known, unknown } from './known-values.ts';
import type { RowWrite } from './row-writes.ts';

type Plain = string | number | boolean | null;

/** What a column holds after the write. A new row's own columns that the request leaves out are empty or at their default. */
function after(write: RowWrite, name: string): Known {
  const written = write.columns.get(name);
  if (written || write.message !== 'Create') return written ?? unknown;
  const column = write.table.columns.get(name);
  if (name === 'statecode') return exactly(Number(column?.default ?? column?.options?.[0]?.value ?? 0));
  return column?.custom ? exactly(column.default ?? null) : unknown;
}

const folded = (value: Plain): Plain => (typeof value === 'string' ? value.toLowerCase() : value);

function compare(operator: CompareOperator, left: Known, right: Plain): boolean | undefined {
  if (left.kind === 'unknown') return undefined;
  const negative = operator === 'ne';
  if (operator === 'eq' || negative) {
    if (left.kind === 'value') return (folded(left.value) === folded(right)) !== negative;
    return right === null ? negative : undefined;
  }
  // An empty column is neither more nor less than anything.
  if (right === null || (left.kind === 'value' && left.value === null)) return false;
  return undefined;
}

const both = (left: boolean | undefined, right: boolean | undefined): boolean | undefined =>
  left === false || right === false ? false : left && right;
const either = (left: boolean | undefined, right: boolean | undefined): boolean | undefined =>
  left === true || right === true ? true : left === undefined || right === undefined ? undefined : false;

function test(filter: Filter, write: RowWrite): boolean | undefined {
  const known = (segments: string[]): Known => after(write, columnByWireName(write.table, segments.join('/')).name);
  switch (filter.kind) {
    case 'and':
      return both(test(filter.left, write), test(filter.right, write));
    case 'or':
      return either(test(filter.left, write), test(filter.right, write));
    case 'not': {
      const inner = test(filter.operand, write);
      return inner === undefined ? undefined : !inner;
    }
    case 'compare':
      if (filter.left.kind !== 'path' || filter.right.kind !== 'literal') return undefined;
      return compare(filter.operator, known(filter.left.segments), filter.right.value);
    case 'in': {
      const value = known(filter.path.segments);
      const among = (list: Literal[], one: Plain) =>
        list.some((literal) => String(literal.value).toLowerCase() === String(one).toLowerCase());
      return value.kind === 'value' ? value.value !== null && among(filter.values, value.value) : undefined;
    }
    case 'text': {
      const value = filter.left.kind === 'path' ? known(filter.left.segments) : unknown;
      return value.kind === 'value' && value.value === null ? false : undefined;
    }
  }
}

/** Whether the values that a write is known to leave can't meet a trigger's filter expression, which looks at the row after the write. */
export function ruledOut(filterExpression: string, write: RowWrite): boolean {
  if (write.message === 'Delete') return false;
  try {
    return test(parseFilter(filterExpression), write) === false;
  } catch (error) {
    if (error instanceof DataverseError) return false;
    throw error;
  }
}
