import { misfit } from '../connectors/parameters.ts';
import { type ConnectorOperation, flatten, type Schema } from '../connectors/swagger.ts';
import { oneOf } from './context.ts';
import type { Shape } from './shapes.ts';
import { isDynamic, possibleTexts, unknownPart } from './texts.ts';

type Say = (message: string) => void;

/** A literal inside a value is checked as deep as the schema goes. */
function checkLiteral(value: unknown, schema: Schema, name: string, say: Say) {
  if (value === null || isDynamic(value)) return;
  const fault = misfit(value, schema);
  if (fault) return say(`'${name}' ${fault}`);
  if (Array.isArray(value)) {
    for (const item of value) checkLiteral(item, schema.items ?? {}, name, say);
    return;
  }
  if (typeof value !== 'object' || !schema.properties) return;
  for (const [key, inner] of Object.entries(value)) {
    const property = schema.properties[key];
    if (!property) say(`'${name}' has no property '${key}'`);
    else checkLiteral(inner, property, `${name}/${key}`, say);
  }
  for (const key of schema.required ?? []) if (!Object.hasOwn(value, key)) say(`'${name}' needs '${key}'`);
}

/** An expression's shape against the schema's type. */
function checkShapeAgainst(shape: Shape, schema: Schema, name: string, say: Say): void {
  if (shape.kind === 'any' || shape.kind === 'none' || !schema.type) return;
  const wanted = schema.type === 'array' || schema.type === 'object' ? schema.type : 'scalar';
  if (shape.kind !== wanted)
    say(`'${name}' must be of type ${schema.type}, and is given ${shape.kind === 'scalar' ? 'a plain value' : `an ${shape.kind}`}`);
}

/** Names, required values and types of a call to a connector of ours; `shapeOf` tells what an expression gives. */
export function checkConnectorCall(
  operation: ConnectorOperation,
  parameters: Record<string, unknown>,
  shapeOf: (value: unknown) => Shape | undefined,
  say: Say,
): void {
  const known = new Map(flatten(operation).map((parameter) => [parameter.name, parameter]));
  for (const [name, value] of Object.entries(parameters)) {
    const parameter = known.get(name);
    if (!parameter) {
      say(`${operation.operationId} has no parameter '${name}'; there are ${oneOf(known.keys())}`);
      continue;
    }
    checkLiteral(value, parameter.schema, name, say);
    const shape = isDynamic(value) ? shapeOf(value) : undefined;
    if (shape) checkShapeAgainst(shape, parameter.schema, name, say);
    const choices = parameter.schema.enum;
    if (choices && isDynamic(value))
      for (const text of possibleTexts(value))
        if (text !== null && !text.includes(unknownPart) && !choices.includes(text))
          say(`'${name}' must be one of ${oneOf(choices.map(String))}, not '${text}'`);
  }
  for (const { name, required, schema } of known.values()) {
    const parents = name.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));
    if (!required || parents.some((parent) => parent && Object.hasOwn(parameters, parent))) continue;
    const value = parameters[name];
    if (value === undefined || value === '' || (value === null && !schema['x-nullable'])) say(`${operation.operationId} needs '${name}'`);
  }
}
