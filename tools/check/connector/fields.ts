import { answerOf, type Definition, follow, type PlacedOperation, type Schema } from './definition.ts';

/** A parameter, or a property at any depth of a body or answer. */
export interface Field {
  /** Such as `SyncInvoice body/lines` or `GetInvoice answer/settlements/[]/kind`. */
  place: string;
  /** The name as the designer shows it: the titles of all it lies in and its own. */
  title: string;
  schema: Schema;
  isRequired: boolean;
}

/** Every property of a schema at any depth, with references followed; a schema that holds itself is entered once. */
export function* fieldsOf(
  definition: Definition,
  schema: Schema,
  place: string,
  titles: string[] = [],
  open: Schema[] = [],
): Generator<Field> {
  const own = follow(definition, schema);
  if (open.includes(own)) return;
  const inside = [...open, own];
  if (own.items) yield* fieldsOf(definition, own.items, `${place}/[]`, titles, inside);
  for (const [name, property] of Object.entries(own.properties ?? {})) {
    const resolved = follow(definition, property);
    const names = [...titles, resolved['x-ms-summary'] ?? name];
    const isRequired = Array.isArray(own.required) && own.required.includes(name);
    yield { place: `${place}/${name}`, title: names.join(' '), schema: resolved, isRequired };
    yield* fieldsOf(definition, resolved, `${place}/${name}`, names, inside);
  }
}

/** What a maker fills in: parameters and, at any depth, the properties of the body. */
export function inputsOf(definition: Definition, { operationId, simple, body }: PlacedOperation): Field[] {
  const parameters = simple.map((schema) => ({
    place: `${operationId} ${schema.name}`,
    title: schema['x-ms-summary'] ?? '',
    schema,
    isRequired: schema.required === true,
  }));
  return [...parameters, ...(body?.schema ? fieldsOf(definition, body.schema, `${operationId} body`) : [])];
}

/** What a maker can use afterwards: the properties of the answer at any depth. */
export function outputsOf(definition: Definition, operation: PlacedOperation): Field[] {
  const answer = answerOf(operation);
  return answer ? [...fieldsOf(definition, answer, `${operation.operationId} answer`)] : [];
}
