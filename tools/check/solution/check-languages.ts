import type { Problem, SolutionCheck } from './problem.ts';
import { attribute, child, children, lineOf } from './xml.ts';

const english = '1033';

/** Every text is in a language the solution publishes, English among them: the platform drops labels of others. */
export const checkLanguages: SolutionCheck = ({ tree }) => {
  const list = child(tree.customizations, 'Languages');
  const languages = list ? children(list, 'Language').map((one) => one.textContent?.trim() ?? '') : [];
  const problems: Problem[] = [];
  if (!languages.includes(english)) problems.push({ path: 'Other/Customizations.xml', message: 'does not publish English (1033)' });
  if (attribute(tree.manifest, 'languagecode') !== english)
    problems.push({
      path: 'Other/Solution.xml',
      message: `says that its language is ${attribute(tree.manifest, 'languagecode')} instead of English (1033)`,
    });
  for (const [path, root] of tree.documents)
    for (const element of root.getElementsByTagName('*')) {
      const code = attribute(element, 'languagecode') || attribute(element, 'LCID');
      if (code && !languages.includes(code))
        problems.push({ path, line: lineOf(element), message: `has a text in ${code}, which is not published` });
    }
  return problems;
};
