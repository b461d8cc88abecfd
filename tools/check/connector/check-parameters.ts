import type { PlacedOperation } from './definition.ts';
import { type Field, inputsOf } from './fields.ts';
import { type ConnectorCheck, problemsIn } from './files.ts';

/** Parameters agree with their path, are encoded once, and show or hide as the designer can handle it. */
export const checkParameters: ConnectorCheck = ({ definition, operations }) =>
  problemsIn('apiDefinition.swagger.json', [
    ...operations.flatMap((one) => pathFaults(one)),
    ...operations.flatMap((one) => inputsOf(definition, one).flatMap(visibilityFaults)),
  ]);

function pathFaults({ operationId, path, method, simple, body, parameters = [] }: PlacedOperation): string[] {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const inPath = simple.filter((one) => one.in === 'path');
  const bodies = parameters.filter((one) => one.in === 'body').length;
  const found: [boolean, string][] = [
    [named.some((name) => !inPath.some((one) => one.name === name)), 'does not declare what its path names'],
    [inPath.some((one) => !named.includes(one.name ?? '')), 'declares a path parameter that its path does not name'],
    [inPath.some((one) => one.required !== true), 'has a path parameter that is not required'],
    [inPath.some((one) => one['x-ms-url-encoding'] !== 'single'), 'has a path parameter without x-ms-url-encoding'],
    [simple.some((one) => one.in !== 'path' && one['x-ms-url-encoding']), 'has an x-ms-url-encoding outside the path'],
    [simple.some((one) => one.name === 'connectionId'), 'has a parameter connectionId, which the platform keeps for itself'],
    [bodies > 1, 'has more than one body'],
    [body !== undefined && method === 'get', 'is a GET with a body'],
    [body !== undefined && body.name !== 'body', 'names its body otherwise than body, which is part of every flow'],
    [body !== undefined && !/^[A-Z].*\.$/.test(body.description ?? ''), 'does not describe its body'],
  ];
  return found.filter(([isWrong]) => isWrong).map(([, what]) => `${operationId} ${what}`);
}

/** What must be filled in is always seen; what is hidden has its value already, and only then is sent (rules of Microsoft's validator). */
function visibilityFaults({ place, schema, isRequired }: Field): string[] {
  const visibility = schema['x-ms-visibility'];
  const hasDefault = schema.default !== undefined;
  const found: [boolean, string][] = [
    [!['important', 'advanced', 'internal'].includes(visibility ?? ''), 'is neither important nor advanced nor internal'],
    [isRequired && visibility === 'advanced', 'is required and hidden behind the advanced ones'],
    [isRequired && visibility === 'internal' && !hasDefault, 'is internal and required, without a default'],
    [!isRequired && visibility === 'internal' && hasDefault, 'is internal with a default that is not sent, as it is not required'],
  ];
  return found.filter(([isWrong]) => isWrong).map(([, what]) => `${place} ${what}`);
}
