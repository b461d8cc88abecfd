import { Big } from 'big.js';
import type { Column, Table } from '../entities/types.ts';
import { badPayload, outOfRange, tooLong } from '../errors.ts';
import type { Value } from '../store/store.ts';

export const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const limits = { money: 922_337_203_685_477, decimal: 100_000_000_000, integer: 2_147_483_647 } as const;

const wrongType = (table: Table, column: Column, expected: string) =>
  badPayload(`Invalid property '${column.name}' in entity '${table.name}': the value is not of type ${expected}.`);

function checkText(table: Table, column: Column, value: unknown): Value {
  if (typeof value !== 'string') throw wrongType(table, column, 'Edm.String');
  if (column.maxLength !== undefined && value.length > column.maxLength)
    throw tooLong(
      `The length of the '${column.name}' attribute of the '${table.name}' entity exceeded the maximum allowed length of '${column.maxLength}'.`,
    );
  return value === '' ? null : value;
}

function checkRange(table: Table, column: Column, value: number, limit: number): void {
  const { min = -limit, max = limit } = column;
  if (value < min || value > max)
    throw outOfRange(`The value of '${column.name}' on record of type '${table.name}' is outside the valid range (${min} to ${max}).`);
}

function checkInteger(table: Table, column: Column, value: unknown): Value {
  if (!Number.isInteger(value)) throw wrongType(table, column, 'Edm.Int32');
  checkRange(table, column, value as number, limits.integer);
  return value as number;
}

function checkAmount(table: Table, column: Column, value: unknown): Value {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType(table, column, 'Edm.Decimal');
  checkRange(table, column, value, column.type === 'money' ? limits.money : limits.decimal);
  const precision = column.precision ?? 2;
  if (!new Big(value).round(precision).eq(value))
    throw outOfRange(`The value ${value} of '${column.name}' on record of type '${table.name}' has more than ${precision} decimal places.`);
  return value;
}

function checkOption(table: Table, column: Column, value: unknown): Value {
  if (!Number.isInteger(value)) throw wrongType(table, column, 'Edm.Int32');
  const allowed = column.options?.map((option) => option.value) ?? [];
  if (!allowed.includes(value as number))
    throw outOfRange(
      `The value ${value} of '${column.name}' on record of type '${table.name}' is outside the valid range. Accepted Values: ${allowed.join(',')}`,
    );
  return value as number;
}

function checkMoment(table: Table, column: Column, value: unknown): Value {
  const expected = column.format === 'date' ? 'Edm.Date' : 'Edm.DateTimeOffset';
  const pattern = column.format === 'date' ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
  if (typeof value !== 'string' || !pattern.test(value) || Number.isNaN(Date.parse(value))) throw wrongType(table, column, expected);
  if (column.format === 'date' && new Date(value).toISOString().slice(0, 10) !== value) throw wrongType(table, column, expected);
  if (Number(value.slice(0, 4)) < 1753)
    throw outOfRange(`The value of '${column.name}' on record of type '${table.name}' is before the year 1753.`);
  return column.format === 'date' ? value : moment(new Date(value));
}

/** A moment as the Web API writes it: UTC, whole seconds. */
export const moment = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

/**
 * One value of a request body against its column; answers what is stored (empty text is null, moments in UTC).
 * @throws DataverseError naming the column: wrong type, too long, out of range, unknown option
 */
export function checkValue(table: Table, column: Column, value: unknown): Value {
  if (value === null) return null;
  switch (column.type) {
    case 'string':
    case 'memo':
      return checkText(table, column, value);
    case 'integer':
    case 'bigint':
      return checkInteger(table, column, value);
    case 'decimal':
    case 'money':
      return checkAmount(table, column, value);
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(table, column, 'Edm.Boolean');
      return value;
    case 'picklist':
    case 'state':
    case 'status':
      return checkOption(table, column, value);
    case 'datetime':
      return checkMoment(table, column, value);
    case 'uniqueidentifier':
      if (typeof value !== 'string' || !guidPattern.test(value)) throw wrongType(table, column, 'Edm.Guid');
      return value.toLowerCase();
    case 'lookup':
      throw badPayload(
        `Invalid property '${column.name}' in entity '${table.name}': a lookup is set with '<navigation property>@odata.bind'.`,
      );
  }
}
