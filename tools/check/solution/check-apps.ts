import { standardRoles } from './check-forms.ts';
import { appComponents, type Component } from './components.ts';
import type { CheckInput, Problem, SolutionCheck } from './problem.ts';
import { plainId } from './solution-id.ts';
import { attribute, child, children, descendants, lineOf } from './xml.ts';

/** Everything an app holds is in the solution or standard, and the roles it is for exist (Microsoft: AppModuleComponents, AppModuleRoleMaps). */
export const checkApps: SolutionCheck = (input) => {
  const { tree } = input;
  const opened = tree.apps.flatMap((app) => descendants(app.element, 'Role').map((role) => plainId(attribute(role, 'id'))));
  const shut = tree.roles.filter((role) => !opened.includes(role.id));
  return [
    ...tree.apps.flatMap((app) => appFaults(app, input)),
    ...shut.map((role) => ({ path: role.path, message: `role ${role.name} opens no app` })),
  ];
};

function appFaults(app: Component, { tree, known }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  const say = (element: Parameters<typeof lineOf>[0], message: string) =>
    problems.push({ path: app.path, line: lineOf(element), message: `app ${app.name} ${message}` });
  const there: Record<string, (schemaName: string, id: string) => boolean> = {
    '1': (name) => known.has(name),
    '26': (_, id) => tree.tables.some((table) => table.views.some((view) => view.id === id)),
    '29': (_, id) => tree.workflows.some((flow) => flow.id === id),
    '59': (_, id) => tree.tables.some((table) => table.charts.some((chart) => chart.id === id)),
    '60': (_, id) =>
      tree.dashboards.some((one) => one.id === id) || tree.tables.some((table) => table.forms.some((form) => form.id === id)),
    '62': (name) => tree.siteMaps.some((one) => one.name === name),
  };
  const listed = appComponents(app);
  const seen = new Set<string>();
  for (const { type, schemaName, id, element } of listed) {
    const name = schemaName || id;
    if (!there[type]) say(element, `lists ${name} of the unknown type ${type}`);
    else if (!there[type](schemaName, id)) say(element, `lists ${name} of type ${type}, which is not there`);
    if (seen.has(`${type} ${name}`)) say(element, `lists ${name} twice`);
    seen.add(`${type} ${name}`);
  }
  if (!listed.some((one) => one.type === '62')) say(app.element, 'has no site map');
  if (app.path !== `AppModules/${app.name}/AppModule.xml`) say(app.element, 'is in the folder of another app');
  const roles = children(child(app.element, 'AppModuleRoleMaps') ?? app.element, 'Role');
  for (const role of roles) {
    const id = plainId(attribute(role, 'id'));
    if (!standardRoles.includes(id) && !tree.roles.some((one) => one.id === id)) say(role, `is for the role ${id}, which is not there`);
  }
  if (!roles.some((role) => tree.roles.some((one) => one.id === plainId(attribute(role, 'id')))))
    say(app.element, 'is for no role of ours');
  return problems;
}

/** Every entry of a site map leads to a table of its app, a dashboard or a web resource that is there, and is named once. */
export const checkSiteMaps: SolutionCheck = (input) =>
  input.tree.siteMaps.flatMap((map) => [
    ...siteMapFaults(map, input),
    ...(input.tree.apps.some((app) => appComponents(app).some((one) => one.type === '62' && one.schemaName === map.name))
      ? []
      : [{ path: map.path, message: `site map ${map.name} is in no app` }]),
  ]);

function siteMapFaults(map: Component, { tree }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  const app = tree.apps.find((one) => appComponents(one).some((part) => part.type === '62' && part.schemaName === map.name));
  const held = app ? appComponents(app) : [];
  const seen = new Set<string>();
  for (const entry of ['Area', 'Group', 'SubArea'].flatMap((tag) => descendants(map.element, tag))) {
    const id = attribute(entry, 'Id');
    const say = (message: string) =>
      problems.push({ path: map.path, line: lineOf(entry), message: `site map ${map.name}: ${id || 'an entry'} ${message}` });
    if (!id || seen.has(id)) say(id ? 'is there twice' : 'has no id');
    seen.add(id);
    if (entry.nodeName !== 'SubArea') {
      if (descendants(entry, 'SubArea').length === 0) say('leads nowhere');
      continue;
    }
    const url = attribute(entry, 'Url').replaceAll('&amp;', '&');
    const [, listedTable = ''] = /[?&]etn=(\w+)/.exec(url) ?? [];
    const table = attribute(entry, 'Entity') || listedTable;
    const dashboard = plainId(attribute(entry, 'DefaultDashboard'));
    const [, view = ''] = /[?&]viewid=(?:\{|%7b)?([0-9a-f-]{36})/i.exec(url) ?? [];
    if (!table && !url) say('leads nowhere');
    if (table && !held.some((one) => one.type === '1' && one.schemaName === table)) say(`leads to ${table}, which is no table of the app`);
    if (dashboard && !tree.dashboards.some((one) => one.id === dashboard)) say(`leads to the dashboard ${dashboard}, which is not there`);
    else if (dashboard && !held.some((one) => one.id === dashboard)) say(`leads to the dashboard ${dashboard}, which is not in the app`);
    if (view && !tree.tables.some((one) => one.name === table && one.views.some((other) => other.id === view.toLowerCase())))
      say(`leads to the view ${view}, which ${table} does not have`);
    if (/^(https?:)?\/\//i.test(url)) say(`leads outside, to ${url}`);
  }
  return problems;
}
