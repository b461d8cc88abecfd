import { ExpressionError } from './error.ts';
import { toJson } from './text.ts';
import { isObject, type Value, type ValueObject } from './value.ts';
import { encodeXmlName } from './xml-name.ts';
import type { XmlElement, XmlNode } from './xml-tree.ts';

const plainText = (value: Value) => (typeof value === 'string' ? value : value === null ? '' : toJson(value));

/** A prefix that nothing declares is left out of the name. */
function elementName(key: string, prefixes: ReadonlySet<string>): string {
  const [prefix = '', local] = key.split(/:(.*)/s);
  if (local === undefined) return encodeXmlName(key, false);
  return prefixes.has(prefix) ? `${encodeXmlName(prefix, false)}:${encodeXmlName(local, false)}` : encodeXmlName(local, false);
}

function element(key: string, value: Value, outer: ReadonlySet<string>): XmlElement {
  if (!isObject(value)) {
    const children: XmlNode[] = value === null ? [] : [{ type: 'text', text: plainText(value) }];
    return { type: 'element', name: elementName(key, outer), attributes: [], children, selfClosed: value === null };
  }
  const declared = Object.keys(value).flatMap((name) => (name.startsWith('@xmlns:') ? [name.slice(7)] : []));
  const prefixes = declared.length > 0 ? new Set([...outer, ...declared]) : outer;
  const attributes: [string, string][] = [];
  const children: XmlNode[] = [];
  for (const [name, inner] of Object.entries(value)) {
    if (name.startsWith('@')) attributes.push([name.slice(1), plainText(inner)]);
    else for (const one of Array.isArray(inner) ? inner : [inner]) children.push(child(name, one, prefixes));
  }
  return { type: 'element', name: elementName(key, prefixes), attributes, children, selfClosed: true };
}

function child(name: string, value: Value, prefixes: ReadonlySet<string>): XmlNode {
  if (name === '#text' && typeof value === 'string') return { type: 'text', text: value };
  if (name === '#cdata-section' && typeof value === 'string') return { type: 'cdata', text: value };
  return element(name, value, prefixes);
}

const attribute = (object: ValueObject, name: string) =>
  object[`@${name}`] === undefined ? undefined : plainText(object[`@${name}`] ?? null);

function head(key: string, value: Value): XmlNode {
  if (!isObject(value)) throw new ExpressionError(`'${key}' must be an object`);
  if (key === '!DOCTYPE') {
    const [name = '', publicId = '', systemId = '', subset = ''] = ['name', 'public', 'system', 'internalSubset'].map((part) =>
      attribute(value, part),
    );
    return { type: 'doctype', name, publicId, systemId, subset };
  }
  const parts = ['version', 'encoding', 'standalone'].map((name) => [
    name,
    attribute(value, name) ?? (name === 'version' ? '1.0' : undefined),
  ]);
  const text = parts.flatMap(([name, part]) => (part === undefined ? [] : [`${name}="${part}"`])).join(' ');
  return { type: 'instruction', name: 'xml', text };
}

/** An object with one root property as XML nodes; an empty object is an empty document. Throws when there are several roots. */
export function xmlOfJson(object: ValueObject): XmlNode[] {
  const nodes: XmlNode[] = [];
  let roots = 0;
  for (const [key, value] of Object.entries(object)) {
    if (key === '?xml' || key === '!DOCTYPE') nodes.push(head(key, value));
    else {
      const values = Array.isArray(value) ? value : [value];
      roots += values.length;
      nodes.push(...values.map((one) => element(key, one, new Set<string>())));
    }
  }
  if (roots > 1) throw new ExpressionError('XML has one root element; the object has several');
  return nodes;
}
