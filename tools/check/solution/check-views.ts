import { checkFetch, fetchOf, numberOf } from './fetch.ts';
import type { CheckInput, Problem, SolutionCheck } from './problem.ts';
import type { Layout, SolutionTable } from './tables.ts';
import { attribute, descendants, lineOf } from './xml.ts';

const queryTypes: Record<number, string> = {
  0: 'public',
  1: 'advanced find',
  2: 'associated',
  4: 'quick find',
  64: 'lookup',
  8192: 'offline',
};

/**
 * Every column that a view shows, reads, sorts or filters by exists (Microsoft: an unknown column of a view fails the import), values of its
 * conditions included; a table of ours has its default view and its quick find.
 */
export const checkViews: SolutionCheck = (input) => {
  const problems: Problem[] = [];
  for (const table of input.tree.tables) {
    for (const view of table.views) problems.push(...viewFaults(table, view, input));
    if (table.isNew) problems.push(...missingViews(table));
  }
  return problems;
};

function viewFaults(table: SolutionTable, view: Layout, { known }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  const say = (element: Parameters<typeof lineOf>[0], message: string) =>
    problems.push({ path: view.path, line: lineOf(element), message: `view ${view.name} ${message}` });
  const has = (column: string) => known.get(table.name)?.has(column) ?? false;
  const fetch = fetchOf(view.element);
  if (!fetch) say(view.element, 'has no query');
  const facts = fetch && checkFetch(fetch, table.name, known, say);
  for (const grid of descendants(view.element, 'grid'))
    if (!has(attribute(grid, 'jump'))) say(grid, `jumps to ${attribute(grid, 'jump')}, which ${table.name} does not have`);
  for (const row of descendants(view.element, 'row'))
    if (attribute(row, 'id') !== `${table.name}id`) say(row, `names its rows by ${attribute(row, 'id')} instead of ${table.name}id`);
  for (const cell of descendants(view.element, 'cell')) {
    const name = attribute(cell, 'name');
    if (!name.includes('.') && !has(name)) say(cell, `shows ${name}, which ${table.name} does not have`);
    else if (facts && !facts.columns.has(name) && !facts.aliases.has(name)) say(cell, `shows ${name}, which it does not read`);
    if (!(Number(attribute(cell, 'width')) > 0)) say(cell, `gives ${name} no width`);
  }
  const type = numberOf(view.element, 'querytype');
  if (!(type in queryTypes)) say(view.element, `is of the unknown type ${type}`);
  if ((type === 4) !== (numberOf(view.element, 'isquickfindquery') === 1))
    say(view.element, 'says otherwise of itself whether it is a quick find');
  const searched = descendants(view.element, 'filter').filter((filter) => attribute(filter, 'isquickfindfields') === '1');
  if (type === 4 && searched.every((filter) => descendants(filter, 'condition').length === 0)) say(view.element, 'searches no column');
  return problems;
}

function missingViews({ views, name, folder }: SolutionTable): Problem[] {
  return [0, 4].flatMap((type) => {
    const count = views.filter((view) => numberOf(view.element, 'querytype') === type && numberOf(view.element, 'isdefault') === 1).length;
    return count === 1
      ? []
      : [{ path: folder, message: `${name} has ${count} default views of type ${type} (${queryTypes[type]}) instead of 1` }];
  });
}
