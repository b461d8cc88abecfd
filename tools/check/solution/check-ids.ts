import { partIds } from './part-ids.ts';
import type { Problem, SolutionCheck } from './problem.ts';
import { solutionId } from './solution-id.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Ids stay the same for ever: each is computed from its part's name, so a form of a standard table is ours and not one that Microsoft ships,
 * and a file is named by the id it holds.
 */
export const checkIds: SolutionCheck = ({ tree }) => {
  const problems: Problem[] = [];
  for (const { path, line, what, id, name } of partIds(tree)) {
    if (!guid.test(id)) problems.push({ path, line, message: `${what} has the id "${id}", which is no GUID` });
    if (!name) continue;
    const [kind = '', ...rest] = name;
    const right = solutionId(kind, ...rest);
    if (id !== right)
      problems.push({ path, line, message: `${what} has the id ${id} instead of ${right} (${['solution', ...name].join('|')})` });
  }
  for (const one of [...tree.tables.flatMap((table) => [...table.forms, ...table.views, ...table.charts]), ...tree.dashboards])
    if (!one.path.toLowerCase().endsWith(`/{${one.id}}.xml`)) problems.push({ path: one.path, message: `holds ${one.id}` });
  return problems;
};
