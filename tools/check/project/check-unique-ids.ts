import type { Project } from '../project.ts';
import { partIds } from '../solution/part-ids.ts';
import type { Problem } from '../solution/problem.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** No id is given twice, in one solution or in both: a second component with the id of another replaces it. */
export function checkUniqueIds({ connector, core, files }: Project): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  const add = (id: string, what: string, path: string, line?: number) => {
    const other = seen.get(id);
    if (id && other) problems.push({ path, line, message: `${what} has the id of ${other} (${id})` });
    else if (id) seen.set(id, `${what} in ${path}`);
  };
  for (const [folder, tree] of [
    ['solution/connector', connector],
    ['solution/core', core],
  ] as const)
    for (const { id, what, path, line } of partIds(tree)) add(id, what, `${folder}/${path}`, line);
  for (const { path, text } of files.filter((file) => /^flows\/[^/]+\.json$/.test(file.path)))
    text.split('\n').forEach((line, index) => {
      const [, id] = /"operationMetadataId":\s*"([^"]+)"/.exec(line) ?? [];
      if (id) add(id.toLowerCase(), 'action', path, index + 1);
      if (id && !guid.test(id)) problems.push({ path, line: index + 1, message: `action has the id ${id}, which is no GUID` });
    });
  return problems;
}
