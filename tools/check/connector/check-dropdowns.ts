import { answerOf, type Definition, type Dynamic, follow, type PlacedOperation, type Schema } from './definition.ts';
import { type Field, inputsOf, outputsOf } from './fields.ts';
import { type ConnectorCheck, problemsIn } from './files.ts';

/**
 * Every choice can be chosen: an organisation from a list that an operation answers, told in both of the designer's forms, and values of an
 * enum by display names. The operation of a list needs nothing filled in, and its answer has what the list shows.
 */
export const checkDropdowns: ConnectorCheck = ({ definition, operations }) => {
  const inputs = operations.flatMap((one) => inputsOf(definition, one));
  const fields = [...inputs, ...operations.flatMap((one) => outputsOf(definition, one))];
  return problemsIn('apiDefinition.swagger.json', [
    ...fields.flatMap(({ place, schema }) => enumFaults(schema).map((fault) => `${place} ${fault}`)),
    ...inputs.flatMap((field) => listFaults(definition, operations, field).map((fault) => `${field.place} ${fault}`)),
  ]);
};

function enumFaults({ enum: values, 'x-ms-enum-values': shown }: Schema): string[] {
  if (!values) return shown ? ['has display names of values it does not list'] : [];
  const names = (shown ?? []).map((one) => one.displayName);
  const isComplete = values.length === shown?.length && values.every((value) => shown.some((one) => one.value === value));
  return isComplete && names.every(Boolean) && new Set(names).size === names.length
    ? []
    : ['does not have one display name for each value'];
}

function listFaults(definition: Definition, operations: PlacedOperation[], { place, schema }: Field): string[] {
  const former = schema['x-ms-dynamic-values'];
  const present = schema['x-ms-dynamic-list'];
  if (!former && !present) return place.endsWith('organisationId') ? ['is an organisation that can not be chosen from a list'] : [];
  if (!former || !present) return ['has its list in one of the two forms only'];
  const paths = (one: Dynamic) => [
    one.operationId,
    one['value-collection'] ?? one.itemsPath,
    one['value-path'] ?? one.itemValuePath,
    one['value-title'] ?? one.itemTitlePath,
  ];
  if (paths(former).join('\n') !== paths(present).join('\n')) return ['has two lists that differ'];
  return answerFaults(definition, operations, present);
}

function answerFaults(definition: Definition, operations: PlacedOperation[], list: Dynamic): string[] {
  const operation = operations.find((one) => one.operationId === list.operationId);
  if (!operation) return [`has a list of ${list.operationId}, which is no operation`];
  const given = Object.keys(list.parameters ?? {});
  const needed = [...operation.simple, ...(operation.body ? [operation.body] : [])].filter((one) => one.required === true);
  if (needed.some((one) => !given.includes(one.name ?? '')))
    return [`has a list of ${list.operationId}, which needs more than it is given`];
  const items = at(definition, answerOf(operation) ?? {}, list.itemsPath ?? '');
  const element = items.type === 'array' ? follow(definition, items.items ?? {}) : {};
  const missing = [list.itemValuePath ?? '', list.itemTitlePath ?? ''].filter((path) => !at(definition, element, path).type);
  return missing.map((path) => `has a list that shows ${path || 'nothing'}, which ${list.operationId} does not answer`);
}

/** The schema at a path such as `value/name`; an empty one where there is none. */
function at(definition: Definition, schema: Schema, path: string): Schema {
  return path.split('/').reduce((node, step) => {
    const own = follow(definition, node);
    return step === '' ? own : follow(definition, own.properties?.[step] ?? {});
  }, schema);
}
