import { fetchOperators, onMoments } from './fetch-operators.ts';
import type { KnownColumn } from './known-tables.ts';

const guid = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

/** What quick find puts the searched text in place of. */
const searched = '{0}';

/** Why a condition on a column can't be, or undefined. `values` are as the file has them. */
export function conditionFault(column: KnownColumn, operator: string, values: string[]): string | undefined {
  const known = fetchOperators.get(operator);
  if (!known) return `has the operator "${operator}", which FetchXML does not have`;
  if (known.values === 'none' && values.length > 0) return `gives ${operator} a value, and it takes none`;
  if (known.values === 'one' && values.length !== 1) return `gives ${operator} ${values.length} values, and it takes one`;
  if (known.values === 'some' && values.length === 0) return `gives ${operator} no value`;
  if (onMoments.test(operator) && column.kind !== 'date') return `asks ${operator} of ${column.name}, which is no date`;
  if (known.of === 'count') {
    const wrong = values.find((value) => !/^[1-9]\d*$/.test(value));
    return wrong === undefined ? undefined : `gives ${operator} "${wrong}", and it takes a whole number from 1`;
  }
  const wrong = values.find((value) => value !== searched && !fits(column, operator, value));
  return wrong === undefined ? undefined : `compares ${column.name} with "${wrong}", which ${why[column.kind]}`;
}

const why: Record<KnownColumn['kind'], string> = {
  choice: 'is none of its options',
  'yes/no': 'is no yes (1) or no (0)',
  number: 'is no number',
  date: 'is no date',
  text: 'is no text',
  lookup: 'is no id',
};

function fits({ kind, options }: KnownColumn, operator: string, value: string): boolean {
  if (/like|begin|end-with|ends-with/.test(operator)) return true;
  switch (kind) {
    case 'choice':
      return /^-?\d+$/.test(value) && (options.length === 0 || options.includes(Number(value)));
    case 'yes/no':
      return /^(0|1|true|false)$/.test(value);
    case 'number':
      return value !== '' && Number.isFinite(Number(value));
    case 'date':
      return !Number.isNaN(Date.parse(value));
    case 'lookup':
      return guid.test(value);
    case 'text':
      return true;
  }
}
