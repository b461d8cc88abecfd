import * as xpathLibrary from 'xpath';
import { type Blob, blob, blobOfText, blobText, isBlob, isXmlType, xmlType } from '../blob.ts';
import { ExpressionError } from '../error.ts';
import { xmlOfJson } from '../json-to-xml.ts';
import { float, type Value, type ValueObject } from '../value.ts';
import { inheritedNamespaces, xmlText } from '../xml-text.ts';
import { type DomNode, parseDom, parseXml, treeOf } from '../xml-tree.ts';
import { define } from './signature.ts';

function xml(value: string | ValueObject | Blob): Value {
  if (typeof value === 'string') return blobOfText(xmlType, xmlText(parseXml(value)));
  if (isBlob(value)) return blob(xmlType, value.$content);
  return blobOfText(xmlType, xmlText(xmlOfJson(value)));
}

/** Elements come back as XML content, attributes and text as their text. */
function nodeValue(node: DomNode): Value {
  if (node.nodeType === 9)
    return blobOfText(
      xmlType,
      xmlText(Array.from(node.childNodes ?? [], (child) => treeOf(child, () => true)).filter((child) => child !== undefined)),
    );
  if (node.nodeType !== 1) return node.nodeValue ?? '';
  const tree = treeOf(node, () => true);
  if (tree?.type !== 'element') return '';
  return blobOfText(xmlType, xmlText([{ ...tree, attributes: [...inheritedNamespaces(node, tree), ...tree.attributes] }]));
}

function xpath(value: Blob, path: string): Value {
  if (!isXmlType(value['$content-type'])) throw new ExpressionError(`'xml' must be XML content, not '${value['$content-type']}'`);
  const document = parseDom(xmlText(parseXml(blobText(value))));
  let found: unknown;
  try {
    found = xpathLibrary.select(path, document as unknown as Node);
  } catch (error) {
    throw new ExpressionError(`the XPath '${path}' is refused: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (Array.isArray(found)) return (found as DomNode[]).map(nodeValue);
  if (typeof found === 'number') return float(found);
  return typeof found === 'boolean' ? found : String(found);
}

export const xmlFunctions = [
  define('xml', 'value: string|object', ([value]: [string | ValueObject | Blob]) => xml(value)),
  define('xpath', 'xml: binary, xpath: string', ([value, path]: [Blob, string]) => xpath(value, path)),
];
