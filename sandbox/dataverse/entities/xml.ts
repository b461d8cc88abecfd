import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { MetadataError } from './types.ts';

/** @throws Error saying where the text is no XML */
export function parseXml(text: string): Element {
  const parser = new DOMParser({
    onError: (_level, message) => {
      throw new Error(message);
    },
  });
  const root = parser.parseFromString(text, 'text/xml').documentElement;
  if (!root) throw new Error('no root element');
  return root;
}

/** Documents by their text: an environment made again, or of a changed copy, parses what has changed. Nobody writes to them. */
const parsed = new Map<string, Element>();

/** Reads one XML file of a solution tree. @throws MetadataError with the path of a malformed one */
export function readXml(path: string): Element {
  const source = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  const known = parsed.get(source);
  if (known) return known;
  try {
    const root = parseXml(source);
    parsed.set(source, root);
    return root;
  } catch (error) {
    throw new MetadataError([`${path}: ${(error as Error).message}`]);
  }
}

export function xmlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.xml') && !name.endsWith('_managed.xml'))
    .sort()
    .map((name) => join(folder, name));
}

/** Child elements, of one tag or of any. */
export function children(element: Element | undefined, tag?: string): Element[] {
  if (!element) return [];
  const all: Element[] = [];
  for (let node = element.firstChild; node; node = node.nextSibling) if (node.nodeType === 1) all.push(node as Element);
  return tag ? all.filter((child) => child.tagName === tag) : all;
}

/** The first element down a path of tags. */
export function child(element: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, tag) => children(at, tag)[0], element);
}

/** Text of the element down a path of tags; undefined where it is missing or empty. */
export function text(element: Element | undefined, ...path: string[]): string | undefined {
  return child(element, ...path)?.textContent?.trim() || undefined;
}

export function number(element: Element | undefined, ...path: string[]): number | undefined {
  const value = text(element, ...path);
  return value === undefined ? undefined : Number(value);
}

export const attribute = (element: Element | undefined, name: string): string | undefined => element?.getAttribute(name) ?? undefined;

/** The label of an element such as `<labels><label description="…" /></labels>`, whatever its tags. */
export function label(element: Element | undefined, list: string): string {
  return attribute(children(child(element, list))[0], 'description') ?? '';
}

export const guid = (value: string | undefined): string => (value ?? '').replace(/[{}]/g, '').toLowerCase();
