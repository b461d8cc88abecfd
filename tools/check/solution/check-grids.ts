import type { Element } from '@xmldom/xmldom';
import type { CheckInput, Problem, SolutionCheck } from './problem.ts';
import { plainId } from './solution-id.ts';
import { attribute, child, childText, descendants, lineOf } from './xml.ts';

/** Every sub-grid of a form lists a table by a view of that table, over a relationship that leads from the form's table to it. */
export const checkSubgrids: SolutionCheck = (input) =>
  input.tree.tables.flatMap((table) => table.forms.flatMap((form) => gridFaults(input, form, `form ${form.name}`, table.name)));

/** Every part of a dashboard names a table, a view of it and, where it draws one, a chart of it. */
export const checkDashboards: SolutionCheck = (input) =>
  input.tree.dashboards.flatMap((dashboard) => {
    const shown = descendants(dashboard.element, 'control');
    return [
      ...gridFaults(input, dashboard, `dashboard ${dashboard.name}`),
      ...(shown.length === 0 ? [{ path: dashboard.path, message: `dashboard ${dashboard.name} shows nothing` }] : []),
    ];
  });

function gridFaults(input: CheckInput, place: { path: string; element: Element }, what: string, on?: string): Problem[] {
  const problems: Problem[] = [];
  for (const control of descendants(place.element, 'control').filter((one) => attribute(one, 'indicationOfSubgrid') === 'true')) {
    const grid = `${what} has the grid ${attribute(control, 'id')}`;
    const say = (message: string) => problems.push({ path: place.path, line: lineOf(control), message: `${grid} ${message}` });
    const parameters = child(control, 'parameters') ?? control;
    const name = childText(parameters, 'TargetEntityType');
    const target = input.tree.tables.find((table) => table.name === name);
    const view = plainId(childText(parameters, 'ViewId'));
    const chart = plainId(childText(parameters, 'VisualizationId'));
    const draws = childText(parameters, 'ChartGridMode') === 'Chart';
    if (!input.known.has(name)) say(`over the table ${name}, which is not there`);
    else if (!target?.views.some((one) => one.id === view)) say(`with the view ${view}, which ${name} does not have`);
    for (const more of childText(parameters, 'ViewIds').split(',').filter(Boolean).map(plainId))
      if (!target?.views.some((one) => one.id === more)) say(`that offers the view ${more}, which ${name} does not have`);
    if (chart && !target?.charts.some((one) => one.id === chart)) say(`with the chart ${chart}, which ${name} does not have`);
    if (draws && !chart) say('that draws no chart');
    const relationship = childText(parameters, 'RelationshipName');
    if (on && !leads(input, relationship, name, on))
      say(`over ${relationship || 'no relationship'}, which does not lead from ${on} to ${name}`);
    if (!on && relationship) say(`over ${relationship}, and a dashboard stands on no row`);
  }
  return problems;
}

function leads({ tree, standard }: CheckInput, relationship: string, target: string, on: string): boolean {
  const ours = tree.relationships.some((one) => one.name === relationship && one.referencing === target && one.referenced === on);
  return ours || standard.relationships.get(`${target}|${relationship}`) === on;
}
