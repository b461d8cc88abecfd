import { ExpressionError } from './error.ts';
import type { DomNode, XmlElement, XmlNode } from './xml-tree.ts';

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeAttribute = (text: string) =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;').replaceAll('\r', '&#xD;');

function doctypeText(node: XmlNode & { type: 'doctype' }): string {
  const id = node.publicId ? ` PUBLIC "${node.publicId}" "${node.systemId}"` : node.systemId ? ` SYSTEM "${node.systemId}"` : '';
  return `<!DOCTYPE ${node.name}${id}${node.subset ? `[${node.subset}]` : ''}>`;
}

function elementText(node: XmlElement): string {
  const attributes = node.attributes.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
  if (node.children.length === 0 && node.selfClosed) return `<${node.name}${attributes} />`;
  return `<${node.name}${attributes}>${xmlText(node.children)}</${node.name}>`;
}

/** XML nodes as text, the way .NET writes a document's OuterXml (`<a />`, no added white space). */
export function xmlText(nodes: readonly XmlNode[]): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case 'element':
          return elementText(node);
        case 'text':
          return escapeText(node.text);
        case 'cdata':
          if (node.text.includes(']]>')) throw new ExpressionError("a CDATA section can't hold ']]>'");
          return `<![CDATA[${node.text}]]>`;
        case 'comment':
          return `<!--${node.text}-->`;
        case 'instruction':
          return `<?${node.name} ${node.text}?>`;
        default:
          return doctypeText(node);
      }
    })
    .join('');
}

/** The namespace declarations an element inherits and its own text uses, so that it can stand alone. */
export function inheritedNamespaces(element: DomNode, tree: XmlElement): [string, string][] {
  const used = new Set<string>();
  const collect = (node: XmlNode) => {
    if (node.type !== 'element') return;
    used.add(node.name.includes(':') ? `xmlns:${node.name.split(':')[0]}` : 'xmlns');
    for (const [name] of node.attributes) if (name.includes(':') && !name.startsWith('xml')) used.add(`xmlns:${name.split(':')[0]}`);
    node.children.forEach(collect);
  };
  collect(tree);
  const own = new Set(tree.attributes.map(([name]) => name));
  const found = new Map<string, string>();
  for (let parent = element.parentNode; parent; parent = parent.parentNode) {
    for (const { name, value } of Array.from(parent.attributes ?? []))
      if (used.has(name) && !own.has(name) && !found.has(name)) found.set(name, value);
  }
  return [...found].filter(([, value]) => value !== '');
}
