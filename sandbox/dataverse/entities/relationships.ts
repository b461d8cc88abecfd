import type { Element } from '@xmldom/xmldom';
import { leftOut } from './system-columns.ts';
import type { LookupTarget, Table } from './types.ts';
import { child, children, readXml, text, xmlFiles } from './xml.ts';

interface Relationship {
  name: string;
  referencing: string;
  referenced: string;
  column: string;
  nav?: string;
  collection?: string;
  onDelete: LookupTarget['onDelete'];
}

const lower = (element: Element, tag: string): string => (text(element, tag) ?? '').toLowerCase();

function read(element: Element): Relationship {
  const roles = children(child(element, 'EntityRelationshipRoles'), 'EntityRelationshipRole');
  const nav = (type: string) =>
    text(
      roles.find((role) => text(role, 'RelationshipRoleType') === type),
      'NavigationPropertyName',
    );
  return {
    name: element.getAttribute('Name') ?? '',
    referencing: lower(element, 'ReferencingEntityName'),
    referenced: lower(element, 'ReferencedEntityName'),
    column: lower(element, 'ReferencingAttributeName'),
    nav: nav('1'),
    collection: nav('0'),
    onDelete: (text(element, 'CascadeDelete') ?? 'NoCascade') as LookupTarget['onDelete'],
  };
}

/** Index and bodies must name the same relationships: import would miss what only one of them has. */
function compareWithIndex(folder: string, found: Relationship[], faults: string[]): void {
  const index = xmlFiles(`${folder}/Other`).find((path) => path.endsWith('Relationships.xml'));
  if (!index) {
    if (found.length) faults.push('Other/Relationships.xml is missing');
    return;
  }
  const listed = new Set(children(readXml(index)).map((element) => element.getAttribute('Name') ?? ''));
  for (const { name } of found) if (!listed.delete(name)) faults.push(`relationship ${name} is not in Other/Relationships.xml`);
  for (const name of listed) faults.push(`relationship ${name} of Other/Relationships.xml has no body`);
}

function addTarget(tables: Map<string, Table>, relationship: Relationship, faults: string[]): void {
  const { name, referencing, referenced, nav, collection, onDelete } = relationship;
  const fault = (what: string) => faults.push(`relationship ${name}: ${what}`);
  const column = tables.get(referencing)?.columns.get(relationship.column);
  if (leftOut.has(relationship.column)) return;
  if (!tables.has(referencing)) fault(`no table ${referencing}`);
  else if (!column) fault(`no column ${referencing}.${relationship.column}`);
  else if (!column.custom)
    return; // the platform's own columns bring their relationships along
  else if (column.type !== 'lookup') fault(`${referencing}.${relationship.column} is no lookup`);
  else if (!tables.has(referenced)) fault(`no table ${referenced}`);
  else if (!nav) fault('no navigation property');
  else column.targets = [...(column.targets ?? []), { table: referenced, nav, collection, relationship: name, onDelete }];
}

/** Gives the lookups of a solution their targets, from `Other/Relationships/*.xml`. */
export function readRelationships(folder: string, tables: Map<string, Table>, faults: string[]): void {
  const elements = xmlFiles(`${folder}/Other/Relationships`).flatMap((path) => children(readXml(path), 'EntityRelationship'));
  for (const element of elements)
    if (text(element, 'EntityRelationshipType') !== 'OneToMany')
      faults.push(`relationship ${element.getAttribute('Name')}: only OneToMany is known here`);
  const found = elements.map(read);
  compareWithIndex(folder, found, faults);
  for (const relationship of found) addTarget(tables, relationship, faults);
}
