import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';

/** Parses one XML document strictly and returns its root element. Throws an Error on the first syntax fault. */
export function parseXml(text: string): Element {
  const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml').documentElement;
  if (!root) throw new Error('no root element');
  return root;
}

/** The element children, in document order; only those of the given name if there is one. */
export function children(parent: Element, name?: string): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 1 && (name === undefined || node.nodeName === name)) found.push(node as Element);
  }
  return found;
}

/** The first child of that name, if any. */
export function child(parent: Element, name: string): Element | undefined {
  return children(parent, name)[0];
}

/** The text of the first child of that name; empty if there is none. */
export function childText(parent: Element, name: string): string {
  return child(parent, name)?.textContent?.trim() ?? '';
}

/** All descendants of that name, in document order. */
export function descendants(parent: Element, name: string): Element[] {
  return [...parent.getElementsByTagName(name)];
}

/** The value of an attribute; empty if there is none. */
export function attribute(element: Element, name: string): string {
  return element.getAttribute(name) ?? '';
}

/** The names of all attributes, but for declarations of namespaces. */
export function attributeNames(element: Element): string[] {
  return [...element.attributes].map((one) => one.name).filter((name) => !name.startsWith('xmlns'));
}

/** The line of its file an element begins on, from 1; undefined where the parser did not say. */
export function lineOf(element: Element): number | undefined {
  return element.lineNumber;
}

/** The English text of a label holder such as `LocalizedNames`. */
export function englishText(parent: Element, holder: string): string {
  const labels = child(parent, holder);
  const label = labels && children(labels).find((one) => attribute(one, 'languagecode') === '1033');
  return label ? attribute(label, 'description') : '';
}
