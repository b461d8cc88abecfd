import { checkFetch, fetchOf } from './fetch.ts';
import type { Problem, SolutionCheck } from './problem.ts';
import { attribute, descendants, lineOf } from './xml.ts';

/** Every column of a chart exists, and what it draws is what its query reads (Microsoft: chart data and presentation descriptions). */
export const checkCharts: SolutionCheck = ({ tree, known }) => {
  const problems: Problem[] = [];
  for (const table of tree.tables)
    for (const chart of table.charts) {
      const say = (element: Parameters<typeof lineOf>[0], message: string) =>
        problems.push({ path: chart.path, line: lineOf(element), message: `chart ${chart.name} ${message}` });
      const fetch = fetchOf(chart.element);
      const categories = descendants(chart.element, 'category');
      if (!fetch || categories.length === 0) {
        say(chart.element, fetch ? 'has no category' : 'has no query');
        continue;
      }
      const { aliases, columns } = checkFetch(fetch, table.name, known, say);
      const named = [...categories, ...descendants(chart.element, 'measure')].filter((one) => one.hasAttribute('alias'));
      for (const one of named)
        if (!aliases.has(attribute(one, 'alias')) && !columns.has(attribute(one, 'alias')))
          say(one, `draws ${attribute(one, 'alias')}, which its query does not read`);
      const measures = categories.reduce((sum, category) => sum + descendants(category, 'measurecollection').length, 0);
      // The series elements are those inside the outer list of the same name.
      const series = descendants(chart.element, 'Series').filter((one) => one.hasAttribute('ChartType')).length;
      if (series !== measures) say(chart.element, `has ${measures} measures and ${series} series to draw them`);
    }
  return problems;
};
