import type { Value } from '../store/store.ts';

type Test = (value: string | number | boolean | null, arguments_: string[], today: Date) => boolean;

const day = 86_400_000;
const text = (value: string | number | boolean): string =>
  (typeof value === 'boolean' ? String(Number(value)) : String(value)).toLowerCase();

function compare(value: string | number | boolean, argument: string): number {
  if (typeof value === 'number' || typeof value === 'boolean')
    return Number(value) - Number(argument === 'true' ? 1 : argument === 'false' ? 0 : argument);
  if (/^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(argument))) return Date.parse(value) - Date.parse(argument);
  return text(value).localeCompare(argument.toLowerCase());
}

const like = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('%', '.*')
      .replaceAll('_', '.')}$`,
    'is',
  );

const midnight = (date: Date): number => Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());

function between(value: string | number | boolean | null, from: number, to: number): boolean {
  const time = value === null ? Number.NaN : Date.parse(String(value));
  return time >= from && time < to;
}

const month = (today: Date, shift: number): number => Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + shift, 1);
const year = (today: Date, shift: number): number => Date.UTC(today.getUTCFullYear() + shift, 0, 1);

/** Condition operators; SQL's null is unequal to everything, and `ne` and `not-…` include it, as Dataverse does. Days are UTC days. */
const operators: Record<string, Test> = {
  eq: (value, [argument = '']) => value !== null && compare(value, argument) === 0,
  ne: (value, [argument = '']) => value === null || compare(value, argument) !== 0,
  neq: (value, [argument = '']) => value === null || compare(value, argument) !== 0,
  gt: (value, [argument = '']) => value !== null && compare(value, argument) > 0,
  ge: (value, [argument = '']) => value !== null && compare(value, argument) >= 0,
  lt: (value, [argument = '']) => value !== null && compare(value, argument) < 0,
  le: (value, [argument = '']) => value !== null && compare(value, argument) <= 0,
  like: (value, [pattern = '']) => value !== null && like(pattern).test(String(value)),
  'not-like': (value, [pattern = '']) => value === null || !like(pattern).test(String(value)),
  'begins-with': (value, [start = '']) => value !== null && text(value).startsWith(start.toLowerCase()),
  in: (value, list) => value !== null && list.some((argument) => compare(value, argument) === 0),
  'not-in': (value, list) => value === null || !list.some((argument) => compare(value, argument) === 0),
  null: (value) => value === null,
  'not-null': (value) => value !== null,
  today: (value, _, today) => between(value, midnight(today), midnight(today) + day),
  yesterday: (value, _, today) => between(value, midnight(today) - day, midnight(today)),
  on: (value, [date = '']) => between(value, midnight(new Date(date)), midnight(new Date(date)) + day),
  'on-or-after': (value, [date = '']) => value !== null && Date.parse(String(value)) >= midnight(new Date(date)),
  'on-or-before': (value, [date = '']) => value !== null && Date.parse(String(value)) < midnight(new Date(date)) + day,
  'last-x-days': (value, [days = '0'], today) => between(value, midnight(today) - Number(days) * day, today.getTime()),
  'next-x-days': (value, [days = '0'], today) => between(value, today.getTime(), midnight(today) + (Number(days) + 1) * day),
  'olderthan-x-days': (value, [days = '0'], today) => between(value, -Infinity, today.getTime() - Number(days) * day),
  'this-month': (value, _, today) => between(value, month(today, 0), month(today, 1)),
  'last-month': (value, _, today) => between(value, month(today, -1), month(today, 0)),
  'this-year': (value, _, today) => between(value, year(today, 0), year(today, 1)),
  'last-year': (value, _, today) => between(value, year(today, -1), year(today, 0)),
};

export const isOperator = (name: string): boolean => name in operators;

/** Whether a stored value meets one condition; `today` is the environment's time. */
export function meets(value: Value, operator: string, values: string[], today: Date): boolean {
  const plain = value !== null && typeof value === 'object' ? value.id : value;
  const test = operators[operator];
  if (!test) throw new Error(`condition operator '${operator}' is not built`);
  return test(plain, values, today);
}
