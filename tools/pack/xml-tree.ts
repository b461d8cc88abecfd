/** One element as the file has it: attributes in their order, and whether it was written `<a />` or `<a></a>`. */
export interface XmlElement {
  kind: 'element';
  name: string;
  attributes: [name: string, value: string][];
  children: XmlNode[];
  selfClosed: boolean;
}

/** Texts are kept decoded; a `cdata` or a `comment` is kept word for word. */
export type XmlNode = XmlElement | { kind: 'text' | 'cdata' | 'comment'; text: string };

/** A new element without attributes. */
export function element(name: string, children: XmlNode[] = []): XmlElement {
  return { kind: 'element', name, attributes: [], children, selfClosed: true };
}

/** The child elements, only those of the given name if there is one. */
export function elements(parent: XmlElement, name?: string): XmlElement[] {
  return parent.children.filter((node): node is XmlElement => node.kind === 'element' && (name === undefined || node.name === name));
}

/** The first child element of that name. */
export function firstElement(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent && elements(parent, name)[0];
}

/** The value of an attribute; empty if there is none. */
export function attributeOf(one: XmlElement, name: string): string {
  return one.attributes.find(([key]) => key === name)?.[1] ?? '';
}

/** All text below an element, without surrounding white space. */
export function textOf(one: XmlElement | undefined): string {
  if (!one) return '';
  return one.children
    .map((node) => (node.kind === 'element' ? textOf(node) : node.kind === 'comment' ? '' : node.text))
    .join('')
    .trim();
}

/** The same element below a document that has declared `xmlns:xsi` already. */
export function withoutXsi(one: XmlElement): XmlElement {
  return { ...one, attributes: one.attributes.filter(([name]) => name !== 'xmlns:xsi') };
}
