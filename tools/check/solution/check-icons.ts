import type { CheckInput, Problem, SolutionCheck } from './problem.ts';
import { plainId } from './solution-id.ts';
import { attribute, childText, descendants, lineOf } from './xml.ts';

/** The icon that Microsoft ships for apps without one of their own. */
const shippedAppIcon = '953b9fac-1e5e-e611-80d6-00155ded156f';
const pictures = [5, 6, 7, 10, 11];

/** Every icon of a table, an app or a site map entry is a picture among the web resources. */
export const checkIcons: SolutionCheck = ({ tree }) => {
  const problems: Problem[] = [];
  for (const table of tree.tables)
    for (const tag of ['IconVectorName', 'IconSmallName', 'IconMediumName', 'IconLargeName']) {
      const name = childText(table.element, tag).replace('$webresource:', '');
      if (name && !isPicture(name, tree, tag === 'IconVectorName' ? [11] : pictures))
        problems.push({ path: table.path, message: `table ${table.name} has the ${tag} ${name}, which is no picture here` });
    }
  for (const app of tree.apps) {
    const id = plainId(childText(app.element, 'WebResourceId'));
    const icon = tree.webResources.find((one) => one.id === id);
    if (id !== shippedAppIcon && !(icon && pictures.includes(icon.type)))
      problems.push({ path: app.path, message: `app ${app.name} has the icon ${id || 'of no id'}, which is no picture here` });
  }
  for (const map of tree.siteMaps)
    for (const entry of ['Area', 'Group', 'SubArea'].flatMap((tag) => descendants(map.element, tag)))
      for (const kind of ['Icon', 'VectorIcon']) {
        const value = attribute(entry, kind);
        // What lies below /_imgs/ is the platform's.
        if (!value || value.startsWith('/_imgs/')) continue;
        const name = value.replace(/^\$webresource:/, '').replace(/^\/WebResources\//, '');
        if (!isPicture(name, tree, pictures))
          problems.push({
            path: map.path,
            line: lineOf(entry),
            message: `site map entry ${attribute(entry, 'Id')} has the ${kind} ${name}, which is no picture here`,
          });
      }
  return problems;
};

function isPicture(name: string, tree: CheckInput['tree'], types: number[]): boolean {
  return tree.webResources.some((one) => one.name === name && types.includes(one.type));
}
