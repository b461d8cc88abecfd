import { ActionError } from '../run/outcome.ts';
import type { Schema } from './swagger.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/i;

/** Why a value doesn't fit a schema of a connector definition, or undefined. Numbers and yes/no values may come as text, as the platform converts them. */
export function misfit(value: unknown, schema: Schema): string | undefined {
  const text = typeof value === 'string';
  const fits: Record<string, () => boolean> = {
    string: () => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
    integer: () => Number.isInteger(value) || (text && /^[+-]?\d+$/.test(value)),
    number: () => typeof value === 'number' || (text && value.trim() !== '' && Number.isFinite(Number(value))),
    boolean: () => typeof value === 'boolean' || (text && /^(true|false)$/i.test(value)),
    array: () => Array.isArray(value),
    object: () => typeof value === 'object' && value !== null && !Array.isArray(value),
  };
  const label = JSON.stringify(value)?.slice(0, 60);
  if (schema.type && fits[schema.type]?.() === false) return `must be of type ${schema.type}, not ${label}`;
  if (schema.enum && !schema.enum.includes(value)) return `must be one of ${schema.enum.join(', ')}, not ${label}`;
  if (text && schema.format === 'uuid' && !guid.test(value)) return `must be a GUID, not ${label}`;
  if (text && schema.format === 'date-time' && !dateTime.test(value)) return `must be a date and time, not ${label}`;
  if (text && schema.maxLength !== undefined && value.length > schema.maxLength) return `must have at most ${schema.maxLength} characters`;
  return undefined;
}

/** A value as the schema's type: texts of numbers and yes/no values become such, numbers become texts. */
export function convert(value: unknown, schema: Schema): unknown {
  if (typeof value === 'string' && (schema.type === 'integer' || schema.type === 'number')) return Number(value);
  if (typeof value === 'string' && schema.type === 'boolean') return value.toLowerCase() === 'true';
  if (schema.type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  return value;
}

/** Refuses a required parameter without a value, in the platform's words. */
export function requireValue(operationId: string, name: string, value: unknown): void {
  if (value !== undefined && value !== null && value !== '') return;
  throw new ActionError(
    'WorkflowOperationParametersRuntimeMissingValue',
    `The 'inputs.parameters' are not valid. Error details: The API operation '${operationId}' is missing required property '${name}'.`,
  );
}
