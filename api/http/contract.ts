import { readFileSync } from 'node:fs';
import type { ErrorObject, ValidateFunction } from 'ajv';
import ajvDraft04 from 'ajv-draft-04';
import ajvFormats from 'ajv-formats';
import { badRequest } from '../errors.ts';
import { type Definition, nullableAware, type Parameter } from './definition.ts';

/** One operation of the connector's definition, with its compiled checks. */
export interface ContractOperation {
  id: string;
  method: 'get' | 'post';
  /** With `:name` for each path parameter, base path included. */
  path: string;
  takesBody: boolean;
  /** Path and query values with their types, defaults filled in, ids in lower case, unknown ones left out; throws ApiProblem 400. */
  parameters(path: Record<string, unknown>, query: Record<string, unknown>): Record<string, string | boolean | number | undefined>;
  /** Throws ApiProblem 400 that names the place in the body. */
  checkBody(body: unknown): void;
  /** What is wrong with an answer of ours, or nothing. */
  faultOf(status: number, body: unknown): string | undefined;
}

const source = new URL('../../connector/apiDefinition.swagger.json', import.meta.url);
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

let shipped: ContractOperation[] | undefined;

/** Reads the connector's definition, the only description of the API there is, and compiles every check of it, once in a process. */
export function loadContract(): ContractOperation[] {
  shipped ??= compileContract(JSON.parse(readFileSync(source, 'utf8')) as Definition);
  return shipped;
}

/** Compiles every check of a definition. */
function compileContract(definition: Definition): ContractOperation[] {
  const root = nullableAware(definition);
  const ajv = ajvWith({});
  const coercing = ajvWith({ coerceTypes: true, useDefaults: true });
  ajv.addSchema(root, 'definition');
  const compile = (pointer: string) => ajv.compile({ $ref: `definition#/${pointer}` });

  return Object.entries(root.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): ContractOperation => {
      const parameters = (operation.parameters ?? []).map((one) =>
        '$ref' in one ? (root.parameters[one.$ref.split('/').pop() ?? ''] as Parameter) : one,
      );
      const body = parameters.findIndex((one) => one.in === 'body');
      const place = `paths/${path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method}`;
      const simple = parameters.filter((one) => one.in !== 'body');
      const checkParameters = coercing.compile(parametersSchema(simple));
      const checkBody = body < 0 ? undefined : compile(`${place}/parameters/${body}/schema`);
      const answers = new Map<string, ValidateFunction | undefined>();
      for (const [status, response] of Object.entries(operation.responses))
        answers.set(status, response.schema && compile(`${place}/responses/${status}/schema`));
      return {
        id: operation.operationId,
        method: method as 'get' | 'post',
        path: root.basePath + path.replace(/\{(\w+)\}/g, ':$1'),
        takesBody: checkBody !== undefined,
        parameters: (inPath, inQuery) => {
          const values = valuesOf(simple, inPath, inQuery);
          if (!checkParameters(values)) throw badRequest(`${sentence(checkParameters.errors?.[0], 'The address')}`);
          for (const one of simple)
            if (one.format === 'uuid' && typeof values[one.name] === 'string') values[one.name] = String(values[one.name]).toLowerCase();
          return values as Record<string, string | boolean | number | undefined>;
        },
        checkBody: (value) => {
          if (checkBody && !checkBody(value)) throw badRequest(sentence(checkBody.errors?.[0], 'The body'));
        },
        faultOf: (status, value) => {
          if (!answers.has(String(status))) return `status ${status} is not in the definition`;
          const check = answers.get(String(status));
          if (!check) return value === undefined ? undefined : 'a body where the definition has none';
          return check(value) ? undefined : sentence(check.errors?.[0], 'The answer');
        },
      };
    }),
  );
}

/** Names the operations without a handler and the handlers without an operation; throws when there are any. */
export function assertComplete(operations: ContractOperation[], handlers: Record<string, unknown>): void {
  const ids = operations.map((operation) => operation.id);
  const missing = ids.filter((id) => !Object.hasOwn(handlers, id)).map((id) => `operation ${id} has no handler`);
  const extra = Object.keys(handlers)
    .filter((id) => !ids.includes(id))
    .map((id) => `handler ${id} has no operation`);
  const faults = [...missing, ...extra];
  if (faults.length > 0) throw new Error(`The definition and the handlers differ: ${faults.join('; ')}.`);
}

function ajvWith(options: object) {
  const ajv = new ajvDraft04.default({ strict: false, ...options });
  ajvFormats.default(ajv, ['date', 'date-time']);
  ajv.addFormat('uuid', uuid);
  ajv.addFormat('double', { type: 'number', validate: Number.isFinite });
  ajv.addFormat('int32', { type: 'number', validate: (value: number) => Number.isInteger(value) && Math.abs(value) <= 2_147_483_647 });
  return ajv;
}

function parametersSchema(parameters: Parameter[]): object {
  const required = parameters.filter((one) => one.required).map((one) => one.name);
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(parameters.map(({ required: _, name, ...schema }) => [name, schema])),
  };
}

/** An empty optional value is none; the platform writes True and False with a capital. */
function valuesOf(parameters: Parameter[], inPath: Record<string, unknown>, inQuery: Record<string, unknown>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, in: place, type } of parameters) {
    const from = place === 'path' ? inPath : inQuery;
    const value = Object.hasOwn(from, name) ? from[name] : undefined;
    if (value === undefined || value === '') continue;
    values[name] = type === 'boolean' && typeof value === 'string' ? value.toLowerCase() : value;
  }
  return values;
}

/** `/lines/3/record` as `lines[3].record`, and what is expected there. */
function sentence(error: ErrorObject | undefined, whole: string): string {
  if (!error) return `${whole} is not as the definition says.`;
  const steps = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const place = steps.reduce((path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : path ? `${path}.${step}` : step), '').slice(0, 200);
  const { missingProperty, allowedValues, type } = error.params as {
    missingProperty?: string;
    allowedValues?: unknown[];
    type?: string | string[];
  };
  if (missingProperty) return `${whole} lacks ${place ? `${place}.` : ''}${missingProperty}.`;
  const expected = allowedValues
    ? `must be one of ${allowedValues.join(', ')}`
    : type
      ? `must be of type ${[type].flat().join(' or ')}`
      : (error.message ?? 'is wrong');
  return place ? `${whole}: ${place} ${expected}.` : `${whole} ${expected}.`;
}
