import type { PackageType } from '../../tools/pack/package-type.ts';
import { parseXml } from '../../tools/pack/parse-xml.ts';
import { writeXml } from '../../tools/pack/write-xml.ts';
import { attributeOf, element, elements, firstElement, textOf, type XmlElement } from '../../tools/pack/xml-tree.ts';

const kinds: Record<string, (one: XmlElement, twin: string) => string> = {
  Roles: (one) => `Roles/${attributeOf(one, 'name').replace(/[\\/:*?"<>|]/g, '_')}.xml`,
  Workflows: (one) => `${textOf(firstElement(one, 'JsonFileName')).slice(1)}.data.xml`,
  optionsets: (one) => `OptionSets/${attributeOf(one, 'Name')}.xml`,
  Dashboards: (one) => `Dashboards/${textOf(firstElement(one, 'FormId'))}.xml`,
  WebResources: (one) => `WebResources/${textOf(firstElement(one, 'Name'))}.data.xml`,
  AppModuleSiteMaps: (one, twin) => `AppModuleSiteMaps/${textOf(firstElement(one, 'SiteMapUniqueName'))}/AppModuleSiteMap${twin}.xml`,
  AppModules: (one, twin) => `AppModules/${textOf(firstElement(one, 'UniqueName'))}/AppModule${twin}.xml`,
  Connectors: (one) => `Connectors/${textOf(firstElement(one, 'name'))}.xml`,
};

/** What is kept whole in a file below Other/. */
const whole = ['EntityMaps', 'FieldSecurityProfiles', 'SiteMap', 'ConnectionRoles'];

/**
 * Takes a zip's files apart into the tree they were packed of, by path: the reverse of packing, written apart from it. Roots get the
 * declaration of xmlns:xsi that unpacked files have.
 */
export function unpack(files: Record<string, Uint8Array>, type: PackageType): Map<string, string> {
  const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
  const twin = type === 'Managed' ? '_managed' : '';
  const tree = new Map<string, string>();
  const put = (path: string, root: XmlElement) => tree.set(path, writeXml(withXsi(root)));
  const customizations = parseXml(decode(files['customizations.xml']));
  const names = new Map<string, string>();
  for (const node of elements(customizations)) {
    const path = kinds[node.name];
    if (path) for (const one of elements(node)) put(path(one, twin), one);
    if (node.name === 'WebResources')
      for (const one of elements(node)) names.set(textOf(firstElement(one, 'FileName')).slice(1), textOf(firstElement(one, 'Name')));
    if (node.name === 'Entities') for (const one of elements(node)) unpackTable(one, twin, put);
    if (whole.includes(node.name) && node.children.length > 0) put(`Other/${node.name}.xml`, node);
    if (node.name === 'EntityRelationships' && node.children.length > 0) unpackRelationships(node, put);
  }
  const emptied = elements(customizations).map((node) =>
    kinds[node.name] || whole.includes(node.name) || ['Entities', 'EntityRelationships'].includes(node.name) ? element(node.name) : node,
  );
  put('Other/Customizations.xml', { ...customizations, children: emptied });
  put('Other/Solution.xml', parseXml(decode(files['solution.xml'])));
  for (const [name, bytes] of Object.entries(files)) {
    if (['customizations.xml', 'solution.xml', '[Content_Types].xml'].includes(name)) continue;
    const renamed = names.get(name);
    tree.set(renamed ? `WebResources/${renamed}` : name.replace(/^Connector\//, 'Connectors/'), decode(bytes));
  }
  return tree;
}

function unpackTable(table: XmlElement, twin: string, put: (path: string, root: XmlElement) => void): void {
  const folder = `Entities/${textOf(firstElement(table, 'Name'))}`;
  const parts = (name: string) => elements(firstElement(table, name) ?? element(name));
  for (const group of parts('FormXml'))
    for (const form of elements(group))
      put(`${folder}/FormXml/${attributeOf(group, 'type')}/${textOf(firstElement(form, 'formid'))}${twin}.xml`, element('forms', [form]));
  for (const list of parts('SavedQueries'))
    for (const view of elements(list))
      put(`${folder}/SavedQueries/${textOf(firstElement(view, 'savedqueryid'))}.xml`, element('savedqueries', [view]));
  for (const chart of parts('Visualizations'))
    put(`${folder}/Visualizations/${textOf(firstElement(chart, 'savedqueryvisualizationid'))}.xml`, chart);
  const ribbon = firstElement(table, 'RibbonDiffXml');
  if (ribbon && ribbon.children.length > 0) put(`${folder}/RibbonDiff.xml`, ribbon);
  const emptied = ['FormXml', 'SavedQueries', 'Visualizations', 'RibbonDiffXml'];
  put(`${folder}/Entity.xml`, {
    ...table,
    children: elements(table).map((node) => (emptied.includes(node.name) ? element(node.name) : node)),
  });
}

function unpackRelationships(node: XmlElement, put: (path: string, root: XmlElement) => void): void {
  const groups = new Map<string, XmlElement[]>();
  for (const one of elements(node)) {
    const owner = textOf(firstElement(one, 'ReferencedEntityName') ?? firstElement(one, 'FirstEntityName'));
    groups.set(owner, [...(groups.get(owner) ?? []), one]);
  }
  const index = elements(node).map((one) => ({ ...one, children: [], selfClosed: true }));
  put('Other/Relationships.xml', element('EntityRelationships', index));
  for (const [owner, bodies] of groups) put(`Other/Relationships/${owner}.xml`, element('EntityRelationships', bodies));
}

function withXsi(root: XmlElement): XmlElement {
  if (attributeOf(root, 'xmlns:xsi')) return root;
  return { ...root, attributes: [...root.attributes, ['xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance']] };
}
