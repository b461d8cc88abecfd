/** A parameter, a property or a schema of a Swagger 2.0 document: what the checks read of it. */
export interface Schema {
  $ref?: string;
  name?: string;
  in?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  default?: unknown;
  required?: boolean | string[];
  description?: string;
  schema?: Schema;
  properties?: Record<string, Schema>;
  items?: Schema;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  'x-ms-summary'?: string;
  'x-ms-visibility'?: string;
  'x-ms-url-encoding'?: string;
  'x-ms-enum-values'?: { value: unknown; displayName: string }[];
  'x-ms-dynamic-values'?: Dynamic;
  'x-ms-dynamic-list'?: Dynamic;
}

/** Where a dropdown's choices come from: an operation, and the paths in its answer. */
export interface Dynamic {
  operationId: string;
  parameters?: Record<string, unknown>;
  'value-collection'?: string;
  'value-path'?: string;
  'value-title'?: string;
  itemsPath?: string;
  itemValuePath?: string;
  itemTitlePath?: string;
}

export interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  deprecated?: boolean;
  tags?: string[];
  parameters?: Schema[];
  responses: Record<string, { description?: string; schema?: Schema }>;
  'x-ms-visibility'?: string;
  'x-ms-trigger'?: string;
  'x-ms-trigger-hint'?: string;
  'x-ms-trigger-metadata'?: { mode?: string; kind?: string };
}

/** A connector's definition, as far as the checks read it. */
export interface Definition {
  swagger: string;
  info: { title?: string; description?: string; version?: string; contact?: { name?: string; url?: string; email?: string } };
  host?: string;
  basePath?: string;
  schemes?: string[];
  consumes?: string[];
  produces?: string[];
  paths: Record<string, Record<string, Operation>>;
  definitions?: Record<string, Schema>;
  parameters?: Record<string, Schema>;
  securityDefinitions?: Record<
    string,
    { type?: string; flow?: string; authorizationUrl?: string; tokenUrl?: string; scopes?: Record<string, string> }
  >;
  security?: Record<string, string[]>[];
  'x-ms-connector-metadata'?: { propertyName: string; propertyValue: string }[];
}

/** An operation with its place and its parameters, references followed. */
export interface PlacedOperation extends Operation {
  path: string;
  method: string;
  /** All but the body. */
  simple: Schema[];
  body: Schema | undefined;
}

const methods = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options'];

/** Every operation of a definition, in its order. */
export function operationsOf(definition: Definition): PlacedOperation[] {
  return Object.entries(definition.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => {
        const all = (operation.parameters ?? []).map((one) => follow(definition, one));
        return { ...operation, path, method, simple: all.filter((one) => one.in !== 'body'), body: all.find((one) => one.in === 'body') };
      }),
  );
}

/** What a `$ref` such as `#/definitions/Name` or `#/parameters/Name` names, or the schema itself. An unknown name is an empty schema. */
export function follow(definition: Definition, schema: Schema): Schema {
  if (!schema.$ref) return schema;
  const [, group, name = ''] = schema.$ref.split('/');
  return (group === 'parameters' ? definition.parameters : definition.definitions)?.[name] ?? {};
}

/** The answer of an operation: the schema of its one successful response that has one. */
export function answerOf(operation: Operation): Schema | undefined {
  return Object.entries(operation.responses).find(([status, response]) => /^2/.test(status) && response.schema)?.[1].schema;
}
