/** The parts of a Swagger 2.0 document that the API reads. */
export interface Definition {
  basePath: string;
  paths: Record<string, Record<string, DefinedOperation>>;
  parameters: Record<string, Parameter>;
}

interface DefinedOperation {
  operationId: string;
  parameters?: (Parameter | { $ref: string })[];
  responses: Record<string, { schema?: object }>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'body';
  required?: boolean;
  type?: string;
  format?: string;
}

/** A copy in which `x-nullable: true`, which JSON Schema does not know, is said in its own words. */
export function nullableAware<T>(value: T): T {
  if (Array.isArray(value)) return value.map(nullableAware) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, nullableAware(inner)])) as Record<string, unknown>;
  if (copy['x-nullable'] !== true) return copy as T;
  if (copy.$ref) return { anyOf: [{ type: 'null' }, { $ref: copy.$ref }] } as T;
  if (typeof copy.type === 'string') copy.type = [copy.type, 'null'];
  if (Array.isArray(copy.enum) && !copy.enum.includes(null)) copy.enum = [...copy.enum, null];
  return copy as T;
}
