import { ExpressionError } from './error.ts';
import { define } from './text.ts';
import type { Value, ValueObject } from './value.ts';
import { parseXml, type XmlElement, type XmlNode } from './xml-tree.ts';

function append(groups: Map<string, Value[]>, key: string, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** One of a name is the value itself, more are an array. Of comments only their being several shows: an empty array. */
function collect(groups: Map<string, Value[]>): ValueObject {
  const result: ValueObject = {};
  for (const [key, values] of groups) {
    if (key === '#comment') {
      if (values.length > 1) define(result, key, []);
    } else define(result, key, values.length === 1 ? (values[0] ?? null) : values);
  }
  return result;
}

function elementValue(element: XmlElement): Value {
  const groups = new Map<string, Value[]>();
  for (const [name, value] of element.attributes) append(groups, `@${name}`, value);
  for (const child of element.children) addNode(groups, child);
  if (groups.size === 0) return element.selfClosed ? null : '';
  const texts = groups.get('#text');
  if (groups.size === 1 && texts) return texts.length === 1 ? (texts[0] ?? null) : texts;
  return collect(groups);
}

function declarationValue(text: string): ValueObject {
  const result: ValueObject = {};
  for (const [, name = '', , value = ''] of text.matchAll(/([\w-]+)=(["'])(.*?)\2/g)) define(result, `@${name}`, value);
  return result;
}

const textKeys = { text: '#text', cdata: '#cdata-section', comment: '#comment' } as const;

function addNode(groups: Map<string, Value[]>, node: XmlNode): void {
  if (node.type === 'element') append(groups, node.name, elementValue(node));
  else if (node.type === 'instruction') append(groups, `?${node.name}`, node.name === 'xml' ? declarationValue(node.text) : node.text);
  else if (node.type === 'doctype') {
    const parts = Object.entries({
      '@name': node.name,
      '@public': node.publicId,
      '@system': node.systemId,
      '@internalSubset': node.subset,
    });
    append(groups, '!DOCTYPE', Object.fromEntries(parts.filter(([, value]) => value !== '')));
  } else append(groups, textKeys[node.type], node.text);
}

const unreadable = /^(utf-?16|utf-?32|ucs-?2|ucs-?4|unicode)/i;
const encodings = /^(utf-?8|us-ascii|ascii|iso-8859-\d+|latin\d|windows-\d+)$/i;

/** XML text as JSON: attributes are `@name`, mixed text `#text`, repeated elements arrays, `<a/>` null and `<a></a>` an empty text. */
export function jsonOfXml(source: string): Value {
  const groups = new Map<string, Value[]>();
  for (const node of parseXml(source)) {
    const encoding = node.type === 'instruction' && node.name === 'xml' ? /encoding=["']([^"']*)/.exec(node.text)?.[1] : undefined;
    if (encoding && (unreadable.test(encoding) || !encodings.test(encoding)))
      throw new ExpressionError(`'${encoding}' is not a supported encoding`);
    addNode(groups, node);
  }
  return collect(groups);
}
