/** The part of Swagger 2.0 that a connector definition uses. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: boolean | Schema;
  maxLength?: number;
  'x-nullable'?: boolean;
}

interface Parameter extends Schema {
  name: string;
  in: 'path' | 'query' | 'header' | 'body';
  // biome-ignore lint/suspicious/noExplicitAny: a schema's list and a parameter's flag share this key
  required?: any;
  default?: unknown;
  schema?: Schema;
}

export interface Swagger {
  basePath?: string;
  paths: Record<string, Record<string, SwaggerOperation>>;
  definitions?: Record<string, Schema>;
  parameters?: Record<string, Parameter>;
}

interface SwaggerOperation {
  operationId?: string;
  parameters?: (Parameter | { $ref: string })[];
  responses?: Record<string, { schema?: Schema }>;
  'x-ms-trigger'?: string;
}

export interface ConnectorOperation {
  operationId: string;
  method: string;
  /** With base path, such as `/v1/organisations/{organisationId}/invoices`. */
  path: string;
  parameters: Parameter[];
  /** Body of the first success response that has one. */
  response?: Schema;
  /** Of a trigger: single or batch. */
  trigger?: string;
}

/** One name a flow may use for a value of an operation, such as `body/record`. */
export interface FlatParameter {
  name: string;
  required: boolean;
  schema: Schema;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head'];

/** A schema with its `$ref`s followed, all the way down (the connector rules allow no loops). */
function resolve(schema: Schema, swagger: Swagger): Schema {
  if (schema.$ref) {
    const name = schema.$ref.replace('#/definitions/', '');
    const target = swagger.definitions?.[name];
    if (!target) throw new Error(`the connector definition refers to ${schema.$ref}, which is not there`);
    return resolve(target, swagger);
  }
  const copy: Schema = { ...schema };
  if (schema.items) copy.items = resolve(schema.items, swagger);
  if (schema.properties)
    copy.properties = Object.fromEntries(Object.entries(schema.properties).map(([key, inner]) => [key, resolve(inner, swagger)]));
  return copy;
}

function readParameter(parameter: Parameter | { $ref: string }, swagger: Swagger): Parameter {
  const found =
    '$ref' in parameter && parameter.$ref ? swagger.parameters?.[parameter.$ref.replace('#/parameters/', '')] : (parameter as Parameter);
  if (!found) throw new Error('the connector definition refers to a parameter that is not there');
  return found.schema ? { ...found, schema: resolve(found.schema, swagger) } : found;
}

/** Every operation of a connector definition, by operationId. */
export function readOperations(swagger: Swagger): Map<string, ConnectorOperation> {
  const operations = new Map<string, ConnectorOperation>();
  for (const [path, item] of Object.entries(swagger.paths))
    for (const method of methods) {
      const operation = item[method];
      if (!operation?.operationId) continue;
      const success = Object.entries(operation.responses ?? {}).find(([status, response]) => status.startsWith('2') && response.schema);
      operations.set(operation.operationId, {
        operationId: operation.operationId,
        method: method.toUpperCase(),
        path: `${(swagger.basePath ?? '').replace(/\/$/, '')}${path}`,
        parameters: (operation.parameters ?? []).map((parameter) => readParameter(parameter, swagger)),
        response: success?.[1].schema && resolve(success[1].schema, swagger),
        trigger: operation['x-ms-trigger'],
      });
    }
  return operations;
}

function flattenSchema(name: string, schema: Schema, required: boolean): FlatParameter[] {
  const inner = Object.entries(schema.properties ?? {});
  return [
    { name, required: required && !inner.length, schema },
    ...inner.flatMap(([key, property]) => flattenSchema(`${name}/${key}`, property, required && Boolean(schema.required?.includes(key)))),
  ];
}

/**
 * The names under which a flow gives values to an operation: a path or query parameter by its own, a body whole by the parameter's name or
 * one property at a time as `body/property` (Power Automate flattens bodies so).
 */
export function flatten(operation: ConnectorOperation): FlatParameter[] {
  return operation.parameters.flatMap((parameter) =>
    parameter.schema
      ? flattenSchema(parameter.name, parameter.schema, parameter.required === true)
      : [{ name: parameter.name, required: parameter.required === true, schema: { ...parameter, required: undefined } }],
  );
}
