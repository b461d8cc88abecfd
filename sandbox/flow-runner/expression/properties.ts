import { define } from './text.ts';
import { isObject, type Value, type ValueObject } from './value.ts';

const same = (a: string, b: string) => a.length === b.length && a.toLowerCase() === b.toLowerCase();

/** The key an object really has for a name: the exact one, else the first that differs in case alone. */
export function findKey(object: object, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name;
  return Object.keys(object).find((key) => same(key, name));
}

/**
 * A property by name or alias path (Power Automate: `body/value` reaches into `body`): the whole key first, then split at `/`, level by level.
 * Undefined when nothing is there.
 */
export function findProperty(object: ValueObject, path: string): Value | undefined {
  const key = findKey(object, path);
  if (key !== undefined) return object[key] ?? null;
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
    const head = findKey(object, path.slice(0, slash));
    const inner = head === undefined ? undefined : object[head];
    if (isObject(inner)) return findProperty(inner, path.slice(slash + 1));
  }
  return undefined;
}

/** A copy with the property set; a changed one moves to the end and keeps its own spelling, as the runtime does it. */
export function withProperty(object: ValueObject, name: string, value: Value): ValueObject {
  const key = findKey(object, name) ?? name;
  const copy = withoutProperty(object, name);
  define(copy, key, value);
  return copy;
}

export function withoutProperty(object: ValueObject, name: string): ValueObject {
  const key = findKey(object, name);
  const copy: ValueObject = {};
  for (const [own, value] of Object.entries(object)) if (own !== key) define(copy, own, value);
  return copy;
}
