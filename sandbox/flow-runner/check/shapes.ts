import type { Schema } from '../connectors/swagger.ts';

/** A column whose values are numbered, and the numbers it has. */
export interface Choice {
  name: string;
  values: number[];
}

/** What is known of a value before it is there. Property names are lower case, as expressions read them without case. */
export type Shape =
  | { kind: 'any' }
  /** Null, or the elements of an empty array: says nothing of the other forms a value may take. */
  | { kind: 'none' }
  /** `json`: what the text is the JSON of; `choice`: the column it is the value of. */
  | { kind: 'scalar'; json?: Shape; choice?: Choice }
  | { kind: 'array'; items: Shape }
  | {
      kind: 'object';
      properties: Map<string, Shape>;
      /** How it is called in messages. */
      what: string;
      /** Annotations (`column@…`) may be read of its properties. */
      row?: boolean;
    };

export const any: Shape = { kind: 'any' };
export const none: Shape = { kind: 'none' };
export const scalar: Shape = { kind: 'scalar' };

export const arrayOf = (items: Shape): Shape => ({ kind: 'array', items });

/** An object with exactly these properties. */
export function objectOf(what: string, properties: Record<string, Shape>): Shape {
  return { kind: 'object', what, properties: new Map(Object.entries(properties).map(([name, shape]) => [name.toLowerCase(), shape])) };
}

/** The shape a JSON schema describes; an object whose properties it doesn't name may hold anything. */
export function shapeOfSchema(schema: Schema | undefined, what: string): Shape {
  if (!schema) return any;
  const type = Array.isArray(schema.type) ? (schema.type as string[]).find((one) => one !== 'null') : schema.type;
  if (type === 'array') return arrayOf(shapeOfSchema(schema.items, what));
  if (type === 'object' || schema.properties) {
    if (!schema.properties || schema.additionalProperties) return any;
    return objectOf(
      what,
      Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, shapeOfSchema(inner, `${what}/${name}`)])),
    );
  }
  return type === undefined ? any : scalar;
}

/** A value that is one or the other: of two objects, what either has may be read. */
export function either(left: Shape, right: Shape): Shape {
  if (left.kind === 'none') return right;
  if (right.kind === 'none') return left;
  if (left.kind === 'array' && right.kind === 'array') return arrayOf(either(left.items, right.items));
  if (left.kind === 'scalar' && right.kind === 'scalar') {
    if (left.choice && right.choice)
      return { kind: 'scalar', choice: { name: left.choice.name, values: [...left.choice.values, ...right.choice.values] } };
    return left.json && right.json ? { kind: 'scalar', json: either(left.json, right.json) } : scalar;
  }
  if (left.kind !== 'object' || right.kind !== 'object') return any;
  const properties = new Map(left.properties);
  for (const [name, shape] of right.properties) {
    const other = properties.get(name);
    properties.set(name, other ? either(other, shape) : shape);
  }
  return {
    kind: 'object',
    properties,
    what: left.what === right.what ? left.what : `${left.what} or ${right.what}`,
    row: left.row || right.row,
  };
}

/** One step into a shape, or the reason why there is nothing. */
function step(shape: Shape, key: string): Shape | string {
  switch (shape.kind) {
    case 'any':
    case 'none':
      return shape;
    case 'scalar':
      return `'${key}' is read of a plain value`;
    case 'array':
      return `'${key}' is read of an array`;
    case 'object': {
      const lower = key.toLowerCase();
      const found = shape.properties.get(lower);
      if (found) return found;
      const at = lower.indexOf('@');
      if (shape.row && (at === 0 || (at > 0 && shape.properties.has(lower.slice(0, at))))) return any;
      return `${shape.what} has no '${key}'`;
    }
  }
}

/** Reads a property as expressions do: by its name, else as a path whose parts are parted by `/`. */
export function read(shape: Shape, key: string): Shape | string {
  const whole = step(shape, key);
  if (typeof whole !== 'string' || !key.includes('/')) return whole;
  let at = shape;
  for (const part of key.split('/')) {
    const next = step(at, part);
    if (typeof next === 'string') return next;
    at = next;
  }
  return at;
}
