const object = { type: 'object' };
const string = { type: 'string' };
const number = { type: 'number' };
const strings = { type: 'array', items: string };
const mapOf = (schema: object) => ({ type: 'object', additionalProperties: schema });
const shape = (properties: object, required: string[] = []) => ({ type: 'object', properties, required });

const host = shape({ connectionName: string, operationId: string, apiId: string, workflowReferenceName: string });
const retryPolicy = shape({ type: string, count: number, interval: string, minimumInterval: string, maximumInterval: string });
const jsonSchema = shape({ properties: mapOf(object), required: strings });
const runtimeConfiguration = shape({
  concurrency: shape({ repetitions: number, runs: number }),
  secureData: shape({ properties: strings }),
  paginationPolicy: shape({ minimumItemCount: number }),
  staticResult: object,
});
const branch = shape({ actions: { $ref: '#/definitions/actions' } });

/** What the inputs of each type of action must be for anything to read them; which names they may hold is checked elsewhere. */
const inputs: Record<string, object> = {
  Join: object,
  Query: object,
  Select: object,
  InitializeVariable: shape({ variables: { type: 'array', items: shape({ name: string, type: string }, ['name', 'type']) } }),
  OpenApiConnection: shape({ host, parameters: object, retryPolicy }),
  ParseJson: shape({ schema: object }),
  Response: shape({ schema: jsonSchema }),
  Table: shape({ format: string, columns: { type: 'array', items: shape({}, ['header', 'value']) } }),
  Terminate: shape({ runStatus: string }),
  Wait: shape({ interval: object, until: object }),
  Workflow: shape({ host, retryPolicy }),
  ...Object.fromEntries(
    ['SetVariable', 'IncrementVariable', 'DecrementVariable', 'AppendToArrayVariable', 'AppendToStringVariable'].map((type) => [
      type,
      shape({ name: string }),
    ]),
  ),
};

const action = {
  ...shape(
    {
      type: string,
      kind: string,
      runAfter: mapOf(strings),
      actions: { $ref: '#/definitions/actions' },
      else: branch,
      default: branch,
      cases: mapOf(branch),
      limit: shape({ timeout: string, count: number }),
      runtimeConfiguration,
      operationOptions: string,
      trackedProperties: object,
      description: string,
    },
    ['type'],
  ),
  allOf: [
    ...Object.entries(inputs).map(([type, schema]) => ({
      if: { properties: { type: { const: type } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: { inputs: schema } },
    })),
  ],
};

const trigger = shape(
  {
    type: string,
    kind: string,
    inputs: shape({ host, parameters: object, schema: jsonSchema, retryPolicy }),
    recurrence: shape({
      frequency: string,
      interval: number,
      startTime: string,
      endTime: string,
      timeZone: string,
      schedule: shape({ hours: { type: 'array' }, minutes: { type: 'array', items: number }, weekDays: strings }),
    }),
    splitOn: string,
    conditions: { type: 'array', items: shape({ expression: string }, ['expression']) },
    runtimeConfiguration,
    operationOptions: string,
    description: string,
  },
  ['type'],
);

const reference = shape({
  connection: shape({ connectionReferenceLogicalName: string }),
  api: shape({ name: string, logicalName: string }),
});

/** The outer shape of an exported flow: what is an object, a list or a text, so that the rest can be read. */
export const exportSchema = {
  definitions: { actions: mapOf(action) },
  ...shape(
    {
      schemaVersion: { const: '1.0.0.0' },
      properties: shape(
        {
          connectionReferences: mapOf(reference),
          definition: shape(
            {
              $schema: string,
              contentVersion: string,
              parameters: mapOf(shape({ type: string, metadata: shape({ schemaName: string }) })),
              triggers: { ...mapOf(trigger), minProperties: 1, maxProperties: 1 },
              actions: { $ref: '#/definitions/actions' },
            },
            ['$schema', 'contentVersion', 'triggers', 'actions'],
          ),
        },
        ['connectionReferences', 'definition'],
      ),
    },
    ['properties', 'schemaVersion'],
  ),
};
