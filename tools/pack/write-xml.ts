import type { XmlElement, XmlNode } from './xml-tree.ts';

/**
 * The text of a document as pac writes it: byte order mark, declaration, two spaces a level, `<a />` and `<a></a>` as in the source, no line
 * end after the root. Lines end with LF (pac writes the platform's). An element that holds text is written in one piece.
 */
export function writeXml(root: XmlElement): string {
  return `\ufeff<?xml version="1.0" encoding="utf-8"?>\n${writeElement(root, '', false)}`;
}

/** The same without declaration, line ends and indents. */
export function writeCompactXml(root: XmlElement): string {
  return writeElement(root, '', true);
}

function writeElement(one: XmlElement, indent: string, inText: boolean): string {
  const start = `<${one.name}${one.attributes.map(([name, value]) => ` ${name}="${attributeText(value)}"`).join('')}`;
  if (one.children.length === 0) return one.selfClosed ? `${start} />` : `${start}></${one.name}>`;
  let text = `${start}>`;
  let mixed = inText;
  for (const node of one.children) {
    if (node.kind === 'text' || node.kind === 'cdata') mixed = true;
    else if (!mixed) text += `\n${indent}  `;
    text += writeNode(node, `${indent}  `, mixed);
  }
  return `${text}${mixed ? '' : `\n${indent}`}</${one.name}>`;
}

function writeNode(node: XmlNode, indent: string, mixed: boolean): string {
  if (node.kind === 'element') return writeElement(node, indent, mixed);
  if (node.kind === 'text') return plainText(node.text);
  return node.kind === 'cdata' ? `<![CDATA[${node.text}]]>` : `<!--${node.text}-->`;
}

function plainText(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#xD;');
}

/** The text of an attribute's value between double quotes. */
export function attributeText(value: string): string {
  return plainText(value).replace(/"/g, '&quot;').replace(/\n/g, '&#xA;').replace(/\t/g, '&#x9;');
}
