import { packSolution } from '../../tools/pack/pack.ts';
import type { PackOptions } from '../../tools/pack/package-type.ts';
import { sortFiles } from '../../tools/pack/source-tree.ts';

const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** A small tree of a solution: path → text. Each call gives one of its own, to be changed. */
export type Tree = Record<string, string>;

/** The id of a number, as the platform writes it: `{00000000-0000-0000-0000-00000000000a}`. */
export function guid(number: number): string {
  return `{00000000-0000-0000-0000-${number.toString(16).padStart(12, '0')}}`;
}

/** A manifest that lists these components, each `type="…" …`. */
export function manifest(...components: string[]): string {
  const lines = components.map((one) => `<RootComponent ${one} behavior="0" />`).join('');
  return `<ImportExportXml version="9.2" ${xsi}><SolutionManifest><UniqueName>Sample</UniqueName><Version>1.0.0.0</Version><Managed>2</Managed><RootComponents>${lines}</RootComponents><MissingDependencies /></SolutionManifest></ImportExportXml>`;
}

/** A skeleton with these places, empty. */
export function skeleton(...places: string[]): string {
  return `<ImportExportXml ${xsi}>${places.map((name) => (name.startsWith('<') ? name : `<${name} />`)).join('')}<Languages><Language>1033</Language></Languages></ImportExportXml>`;
}

/** A form of a table. */
export function form(id: string, label: string): string {
  return `<forms ${xsi}><systemform><formid>${id}</formid><form><label description="${label}" /></form></systemform></forms>`;
}

/** A view of a table. */
function view(id: string): string {
  return `<savedqueries ${xsi}><savedquery><savedqueryid>${id}</savedqueryid></savedquery></savedqueries>`;
}

/** A tree with one table that has forms of two types, a view, a chart, a ribbon and two relationships. */
export function tableTree(): Tree {
  const table = 'Entities/abc_Thing';
  return {
    'Other/Solution.xml': manifest('type="1" schemaName="abc_thing"'),
    'Other/Customizations.xml': skeleton('Entities', 'Roles', 'Workflows', 'EntityRelationships', 'optionsets', 'CustomControls'),
    'Other/Relationships.xml': `<EntityRelationships ${xsi}><EntityRelationship Name="b_one" /><EntityRelationship Name="a_two" /></EntityRelationships>`,
    'Other/Relationships/Account.xml': `<EntityRelationships ${xsi}><EntityRelationship Name="a_two"><IsHierarchical>0</IsHierarchical></EntityRelationship></EntityRelationships>`,
    'Other/Relationships/Team.xml': `<EntityRelationships ${xsi}><EntityRelationship Name="b_one"><IsHierarchical>1</IsHierarchical></EntityRelationship></EntityRelationships>`,
    [`${table}/Entity.xml`]: `<Entity ${xsi}><Name LocalizedName="Thing">abc_Thing</Name><EntityInfo><entity Name="abc_Thing"><attributes /></entity></EntityInfo><FormXml /><SavedQueries /><Visualizations /><RibbonDiffXml /></Entity>`,
    [`${table}/RibbonDiff.xml`]: `<RibbonDiffXml ${xsi}><CustomActions /><Templates><RibbonTemplates Id="Mscrm.Templates"></RibbonTemplates></Templates></RibbonDiffXml>`,
    [`${table}/FormXml/main/${guid(2)}.xml`]: form(guid(2), 'main, for makers'),
    [`${table}/FormXml/main/${guid(2)}_managed.xml`]: form(guid(2), 'main, for customers'),
    [`${table}/FormXml/main/${guid(3)}.xml`]: form(guid(3), 'other'),
    [`${table}/FormXml/main/${guid(3)}_managed.xml`]: form(guid(3), 'other'),
    [`${table}/FormXml/quick/${guid(1)}.xml`]: form(guid(1), 'quick'),
    [`${table}/FormXml/quick/${guid(1)}_managed.xml`]: form(guid(1), 'quick'),
    [`${table}/SavedQueries/${guid(5)}.xml`]: view(guid(5)),
    [`${table}/SavedQueries/${guid(4)}.xml`]: view(guid(4)),
    [`${table}/Visualizations/${guid(6)}.xml`]: `<visualization ${xsi}><savedqueryvisualizationid>${guid(6)}</savedqueryvisualizationid></visualization>`,
  };
}

/** A tree with one cloud flow. */
export function flowTree(): Tree {
  const file = `Workflows/Send-${guid(7).slice(1, -1).toUpperCase()}.json`;
  return {
    'Other/Solution.xml': manifest(`type="29" id="${guid(7)}"`),
    'Other/Customizations.xml': skeleton('Entities', 'Workflows', 'CustomControls'),
    [file]: '{"properties":{}}',
    [`${file}.data.xml`]: `<Workflow WorkflowId="${guid(7)}" Name="Send" ${xsi}><JsonFileName>/${file}</JsonFileName></Workflow>`,
  };
}

/** Packs a tree of texts; what came of it, as texts. */
export function packTree(tree: Tree, options: PackOptions = { type: 'Unmanaged' }): { files: Tree; names: string[]; faults: string[] } {
  const encoder = new TextEncoder();
  const packed = packSolution(sortFiles(Object.entries(tree).map(([path, text]) => [path, encoder.encode(text)])), options);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const files = Object.fromEntries([...(packed.files ?? [])].map(([name, bytes]) => [name, decoder.decode(bytes)]));
  return { files, names: [...(packed.files?.keys() ?? [])], faults: (packed.problems ?? []).map((one) => `${one.path} ${one.message}`) };
}

/** The text of customizations.xml without line ends and indents. */
export function customizations(tree: Tree, options?: PackOptions): string {
  const { files, faults } = packTree(tree, options);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return (files['customizations.xml'] ?? '').replace(/\n */g, '');
}
