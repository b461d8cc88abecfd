import { DOMParser } from '@xmldom/xmldom';
import { ExpressionError } from './error.ts';

export interface XmlElement {
  type: 'element';
  name: string;
  attributes: [name: string, value: string][];
  children: XmlNode[];
  /** Written `<a/>` rather than `<a></a>`. */
  selfClosed: boolean;
}

interface XmlText {
  type: 'text' | 'cdata' | 'comment';
  text: string;
}
interface XmlInstruction {
  type: 'instruction';
  name: string;
  text: string;
}
interface XmlDoctype {
  type: 'doctype';
  name: string;
  publicId: string;
  systemId: string;
  subset: string;
}
export type XmlNode = XmlElement | XmlText | XmlInstruction | XmlDoctype;

/** The part of a DOM node that is read here. */
export interface DomNode {
  nodeType: number;
  nodeName: string;
  nodeValue: string | null;
  namespaceURI?: string | null;
  prefix?: string | null;
  childNodes?: ArrayLike<DomNode> | null;
  attributes?: ArrayLike<{ name: string; value: string }> | null;
  parentNode?: DomNode | null;
  lineNumber?: number;
  columnNumber?: number;
}

const declaration = /^version=(["'])1\.0\1(\s+encoding=(["'])[A-Za-z][\w.-]*\3)?(\s+standalone=(["'])(yes|no)\5)?\s*$/;

/** Parses XML to xmldom's document. Throws on anything that is not well-formed XML 1.0. */
export function parseDom(source: string): DomNode {
  const refuse = (_level: string, message: unknown) => {
    throw new ExpressionError(`the XML can't be parsed: ${String(message)}`);
  };
  try {
    const text = source.replace(/^\uFEFF/, '');
    const dom = new DOMParser({ locator: true, onError: refuse }).parseFromString(text, 'text/xml') as unknown as DomNode;
    for (const node of Array.from(dom.childNodes ?? [])) {
      if (node.nodeType === 7 && node.nodeName === 'xml' && !declaration.test(node.nodeValue ?? ''))
        refuse('error', 'its declaration is not supported');
    }
    return dom;
  } catch (error) {
    if (error instanceof ExpressionError) throw error;
    throw new ExpressionError(`the XML can't be parsed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const unquoted = (text: string | undefined) => (text ?? '').replace(/^(["'])([\s\S]*)\1$/, '$2');

/** A DOM node as a tree. Text of white space alone is dropped, as the runtime's XML reader drops it. */
export function treeOf(node: DomNode, isSelfClosed: (element: DomNode) => boolean): XmlNode | undefined {
  const text = node.nodeValue ?? '';
  switch (node.nodeType) {
    case 1: {
      const children = treesOf(node, isSelfClosed);
      const attributes = Array.from(node.attributes ?? [], ({ name, value }): [string, string] => [name, value]);
      return {
        type: 'element',
        name: node.nodeName,
        attributes,
        children,
        selfClosed: (node.childNodes?.length ?? 0) === 0 && isSelfClosed(node),
      };
    }
    case 3:
      return text.trim() === '' ? undefined : { type: 'text', text };
    case 4:
      return { type: 'cdata', text };
    case 7:
      return { type: 'instruction', name: node.nodeName, text };
    case 8:
      return { type: 'comment', text };
    case 10: {
      const { publicId, systemId, internalSubset } = node as DomNode &
        Record<'publicId' | 'systemId' | 'internalSubset', string | undefined>;
      return {
        type: 'doctype',
        name: node.nodeName,
        publicId: unquoted(publicId),
        systemId: unquoted(systemId),
        subset: internalSubset ?? '',
      };
    }
    default:
      return undefined;
  }
}

function treesOf(node: DomNode, isSelfClosed: (element: DomNode) => boolean): XmlNode[] {
  return Array.from(node.childNodes ?? [], (child) => treeOf(child, isSelfClosed)).filter((child) => child !== undefined);
}

/** XML text to the nodes of its document. Throws when it isn't well-formed. */
export function parseXml(source: string): XmlNode[] {
  const dom = parseDom(source);
  const lines = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const tag = /<[^\s/>]+(?:[^>"']|"[^"]*"|'[^']*')*>/y;
  const isSelfClosed = (element: DomNode) => {
    const rest = lines.slice((element.lineNumber ?? 1) - 1, (element.lineNumber ?? 1) + 19).join('\n');
    tag.lastIndex = (element.columnNumber ?? 1) - 1;
    return tag.exec(rest)?.[0].endsWith('/>') ?? true;
  };
  return treesOf(dom, isSelfClosed);
}
