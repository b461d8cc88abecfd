import type { Problem, SolutionCheck } from './problem.ts';
import { attribute, lineOf } from './xml.ts';

const marks = ['solutionaction', 'ordinalvalue'];

/**
 * Forms are whole and ours: none is a difference to be laid over a form that Microsoft ships (in an export such a form marks what it adds or
 * changes; Microsoft, form ALM).
 */
export const checkOwnForms: SolutionCheck = ({ tree }) => {
  const problems: Problem[] = [];
  for (const [path, root] of tree.documents) {
    if (!path.includes('/FormXml/')) continue;
    for (const element of root.getElementsByTagName('*')) {
      const mark = marks.find((name) => attribute(element, name) !== '');
      if (mark)
        problems.push({
          path,
          line: lineOf(element),
          message: `changes a shipped form: ${element.nodeName} ${attribute(element, 'name')} has ${mark}`,
        });
    }
  }
  return problems;
};
