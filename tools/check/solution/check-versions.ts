import type { Element } from '@xmldom/xmldom';
import type { Problem, SolutionCheck } from './problem.ts';
import { attribute, childText, descendants, lineOf } from './xml.ts';

const version = /^\d+\.\d+\.\d+\.\d+$/;

/** Which elements say since when they are there, by the files they stand in. */
const introduced: [path: RegExp, elements: string[], tag: string][] = [
  [/^Entities\/[^/]+\/Entity\.xml$/, ['attribute', 'optionset', 'EntityKey'], 'IntroducedVersion'],
  [/\/FormXml\//, ['systemform'], 'IntroducedVersion'],
  [/\/SavedQueries\//, ['savedquery'], 'IntroducedVersion'],
  [/\/Visualizations\//, ['visualization'], 'IntroducedVersion'],
  [/^OptionSets\//, ['optionset'], 'IntroducedVersion'],
  [/^Other\/Relationships\//, ['EntityRelationship'], 'IntroducedVersion'],
  [/^Workflows\//, ['Workflow'], 'IntroducedVersion'],
  [/^Dashboards\//, ['Dashboard'], 'IntroducedVersion'],
  [/^WebResources\//, ['WebResource'], 'IntroducedVersion'],
  [/^AppModules\//, ['AppModule'], 'IntroducedVersion'],
  [/^environmentvariabledefinitions\//, ['environmentvariabledefinition'], 'introducedversion'],
];

/** Every component says in which version it came, in four numbers (`IntroducedVersion`; an update compares it with what is installed). */
export const checkVersions: SolutionCheck = ({ tree }) => {
  const problems: Problem[] = [];
  for (const [path, root] of tree.documents)
    for (const [pattern, elements, tag] of introduced)
      if (pattern.test(path))
        for (const element of elements.flatMap((name) => within(root, name))) {
          const value = childText(element, tag);
          if (!version.test(value))
            problems.push({
              path,
              line: lineOf(element),
              message: `${nameOf(element)} has ${value ? `the ${tag} ${value}` : `no ${tag}`}`,
            });
        }
  for (const table of tree.tables.filter((one) => one.isNew))
    if (!version.test(childText(table.element, 'IntroducedVersion')))
      problems.push({ path: table.path, message: `table ${table.name} has no IntroducedVersion` });
  const own = childText(descendants(tree.manifest, 'SolutionManifest')[0] ?? tree.manifest, 'Version');
  if (!version.test(own)) problems.push({ path: 'Other/Solution.xml', message: `has the version "${own}" instead of four numbers` });
  return problems;
};

const within = (root: Element, name: string) => (root.nodeName === name ? [root] : descendants(root, name));

function nameOf(element: Element): string {
  const name = ['PhysicalName', 'Name', 'schemaname'].map((key) => attribute(element, key)).find(Boolean);
  return name ? `${element.nodeName} ${name}` : element.nodeName;
}
