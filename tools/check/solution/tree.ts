import { basename } from 'node:path';
import type { Element } from '@xmldom/xmldom';
import { type Components, readComponents } from './components.ts';
import { plainId } from './solution-id.ts';
import { readFiles, type SourceFile } from './source-files.ts';
import { readTables, type SolutionTable } from './tables.ts';
import { attribute, child, children, childText, englishText, lineOf, parseXml } from './xml.ts';

interface Relationship {
  name: string;
  /** Logical names. */
  referencing: string;
  referenced: string;
  /** The same as the file writes them, with case. */
  referencingName: string;
  referencedName: string;
  column: string;
  /** Empty for the ones the platform makes (owner, creator and so on). */
  navigationProperty: string;
  /** Of the other side, to the rows that point to it; empty likewise. */
  collectionProperty: string;
  /** What happens to the rows on either side, by the deed: CascadeDelete, CascadeAssign, … */
  cascades: [deed: string, what: string][];
  type: string;
  path: string;
  line?: number;
}

interface RootComponent {
  type: string;
  /** Without braces, or empty. */
  id: string;
  schemaName: string;
  behavior: string;
}

export interface SolutionTree extends Components {
  folder: string;
  files: SourceFile[];
  documents: Map<string, Element>;
  manifest: Element;
  customizations: Element;
  optionValuePrefix: number;
  tables: SolutionTable[];
  choices: { name: string; values: number[]; labels: string[]; path: string }[];
  relationships: Relationship[];
  relationshipIndex: string[];
  rootComponents: RootComponent[];
  connectionReferences: { name: string; connector: string; customConnectorId: string }[];
}

/** Documents by their text: when a tree is read again after one file has changed, only that one is parsed. */
const parsed = new Map<string, Element>();

/**
 * Reads a solution's source folder (the classic XML layout of `pac solution unpack`).
 * Throws an Error that names the file if one is missing or is not well-formed.
 */
export function readSolution(folder: string, files = readFiles(folder)): SolutionTree {
  const documents = new Map(files.filter((file) => file.path.endsWith('.xml')).map((file) => [file.path, parseFile(file)]));
  const document = (path: string) => {
    const found = documents.get(path);
    if (!found) throw new Error(`${path} is missing`);
    return found;
  };
  const under = (pattern: RegExp) => [...documents].filter(([path]) => pattern.test(path));
  const manifest = document('Other/Solution.xml');
  const customizations = document('Other/Customizations.xml');
  const solution = child(manifest, 'SolutionManifest') ?? manifest;
  const index = documents.get('Other/Relationships.xml');
  return {
    folder,
    files,
    documents,
    manifest,
    customizations,
    optionValuePrefix: Number(childText(child(solution, 'Publisher') ?? solution, 'CustomizationOptionValuePrefix')),
    tables: readTables(documents),
    choices: under(/^OptionSets\//).map(([path, choice]) => ({ name: attribute(choice, 'Name'), ...options(choice), path })),
    relationships: under(/^Other\/Relationships\//).flatMap(([path, root]) => children(root).map((one) => relationship(one, path))),
    relationshipIndex: index ? children(index).map((one) => attribute(one, 'Name')) : [],
    rootComponents: children(child(solution, 'RootComponents') ?? solution, 'RootComponent').map((one) => ({
      type: attribute(one, 'type'),
      id: plainId(attribute(one, 'id')),
      schemaName: attribute(one, 'schemaName'),
      behavior: attribute(one, 'behavior'),
    })),
    ...readComponents(documents),
    connectionReferences: children(child(customizations, 'connectionreferences') ?? customizations, 'connectionreference').map((one) => ({
      name: attribute(one, 'connectionreferencelogicalname'),
      connector: basename(childText(one, 'connectorid')),
      customConnectorId: plainId(childText(one, 'customconnectorid')),
    })),
  };
}

function parseFile(file: SourceFile): Element {
  try {
    const root = parsed.get(file.text) ?? parseXml(file.text.replace(/^\ufeff/, ''));
    parsed.set(file.text, root);
    return root;
  } catch (error) {
    throw new Error(`${file.path}: ${(error as Error).message}`);
  }
}

function options(choice: Element): { values: number[]; labels: string[] } {
  const list = children(child(choice, 'options') ?? choice, 'option');
  return { values: list.map((one) => Number(attribute(one, 'value'))), labels: list.map((one) => englishText(one, 'labels')) };
}

function relationship(one: Element, path: string): Relationship {
  const roles = child(one, 'EntityRelationshipRoles');
  const property = (type: string) => {
    const role = roles && children(roles).find((candidate) => childText(candidate, 'RelationshipRoleType') === type);
    return role ? childText(role, 'NavigationPropertyName') : '';
  };
  return {
    name: attribute(one, 'Name'),
    referencing: childText(one, 'ReferencingEntityName').toLowerCase(),
    referencingName: childText(one, 'ReferencingEntityName'),
    referencedName: childText(one, 'ReferencedEntityName'),
    referenced: childText(one, 'ReferencedEntityName').toLowerCase(),
    column: childText(one, 'ReferencingAttributeName').toLowerCase(),
    navigationProperty: property('1'),
    collectionProperty: property('0'),
    cascades: children(one)
      .filter((part) => part.nodeName.startsWith('Cascade'))
      .map((part): [string, string] => [part.nodeName, part.textContent?.trim() ?? '']),
    type: childText(one, 'EntityRelationshipType'),
    path,
    line: lineOf(one),
  };
}
