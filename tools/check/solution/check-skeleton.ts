import type { Problem, SolutionCheck } from './problem.ts';
import type { SolutionTree } from './tree.ts';
import { child, children } from './xml.ts';

const path = 'Other/Customizations.xml';

// These two are written into Customizations.xml itself; every other element there is a place that packing fills.
const filledHere = ['connectionreferences', 'Languages'];

/** The elements of customizations.xml in their order, which its schema fixes (Microsoft, CustomizationsSolution.xsd). */
const order =
  'Entities Roles Workflows FieldSecurityProfiles Templates ConnectionRoles IsvConfig RibbonDiffXml EntityImageConfigs RelationshipRoles AttributeImageConfigs EntityMaps EntityRelationships OrganizationSettings optionsets Reports Dashboards WebResources CustomControls SolutionPluginAssemblies SdkMessageProcessingSteps AppModuleSiteMaps AppModules EntityDataProviders CanvasApps AIModels Connectors connectionreferences Languages'.split(
    ' ',
  );

/** A place in Customizations.xml that packing fills must be there, once, in order and empty, or packing leaves its files out without a word. */
export const checkSkeleton: SolutionCheck = ({ tree }) => {
  const problems: Problem[] = [];
  const say = (message: string) => problems.push({ path, message });
  const elements = children(tree.customizations);
  const names = elements.map((one) => one.nodeName);
  for (const one of elements.filter((element) => !filledHere.includes(element.nodeName) && element.firstChild))
    say(`holds something in ${one.nodeName}`);
  for (const name of places(tree).filter((one) => !names.includes(one))) say(`has no place for ${name}`);
  for (const name of names.filter((one) => !order.includes(one))) say(`has the unknown element ${name}`);
  for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) say(`has the element ${name} twice`);
  const late = names.find((name, index) => names.slice(index + 1).some((other) => order.indexOf(other) < order.indexOf(name)));
  if (late) say(`has ${late} before what comes before it`);
  for (let node = tree.customizations.firstChild; node; node = node.nextSibling)
    if (node.nodeType === node.TEXT_NODE && node.nodeValue?.trim())
      say(`holds the text "${node.nodeValue.trim().slice(0, 40)}" between its elements`);
  return [...problems, ...tree.tables.flatMap((table) => tablePlaces(tree, table.folder, table.charts.length))];
};

function places(tree: SolutionTree): string[] {
  const found: [string, number][] = [
    ['Entities', tree.tables.length],
    ['Roles', tree.roles.length],
    ['Workflows', tree.workflows.length],
    ['EntityRelationships', tree.relationships.length],
    ['optionsets', tree.choices.length],
    ['Dashboards', tree.dashboards.length],
    ['WebResources', tree.webResources.length],
    ['AppModuleSiteMaps', tree.siteMaps.length],
    ['AppModules', tree.apps.length],
    ['Connectors', tree.connectors.length],
  ];
  return found.filter(([, count]) => count > 0).map(([name]) => name);
}

function tablePlaces(tree: SolutionTree, folder: string, charts: number): Problem[] {
  const file = `${folder}/Entity.xml`;
  const entity = tree.documents.get(file);
  if (!entity) return [];
  const ribbon = `${folder}/RibbonDiff.xml`;
  const missing = tree.documents.has(ribbon) ? [] : [{ path: ribbon, message: 'is missing' }];
  const places = ['FormXml', 'SavedQueries', 'Visualizations', 'RibbonDiffXml'].flatMap((name) => {
    const place = child(entity, name);
    if (!place) return name === 'Visualizations' && charts === 0 ? [] : [{ path: file, message: `has no place for ${name}` }];
    return place.firstChild ? [{ path: file, message: `holds something in ${name}` }] : [];
  });
  return [...missing, ...places];
}
