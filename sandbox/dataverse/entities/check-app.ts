import { checkFetch } from '../fetchxml/check.ts';
import type { App, SiteMap, SiteMapEntry } from './app.ts';
import type { Chart } from './charts.ts';
import type { Dashboard } from './dashboards.ts';
import type { Role } from './roles.ts';
import type { SolutionParts } from './solution.ts';
import type { Table } from './types.ts';

type Tables = ReadonlyMap<string, Table>;

/** Those that the console draws: each has its drawing in sandbox/console/web/charts/drawing.tsx. */
const chartTypes = ['Column', 'StackedColumn', 'Bar', 'StackedBar', 'Pie', 'Doughnut'];
const verbs = 'Create|Read|Write|Delete|AppendTo|Append|Assign|Share';
/** System Administrator and System Customizer, which every environment has under these ids. */
const templateRoles = ['627090ff-40a3-4053-8790-584edc5be201', '119f245c-3cc8-4b62-b31c-d1a046ced15d'];

function checkChart(chart: Chart, tables: Tables, faults: string[]): void {
  const at = `chart '${chart.name}' of ${chart.table}`;
  if (chart.fetch.entity.name !== chart.table) faults.push(`${at} reads ${chart.fetch.entity.name}`);
  if (!chart.fetch.aggregate) faults.push(`${at} does not aggregate`);
  for (const fault of checkFetch(chart.fetch, tables)) faults.push(`${at}: ${fault}`);
  const groups = chart.fetch.entity.attributes.filter((one) => one.groupBy).map((one) => one.alias);
  const measured = chart.fetch.entity.attributes.filter((one) => one.aggregate).map((one) => one.alias);
  if (!groups.includes(chart.category)) faults.push(`${at}: category '${chart.category}' is no group of its query`);
  if (groups.length > 2) faults.push(`${at} groups by more than two columns`);
  for (const measure of chart.measures) if (!measured.includes(measure)) faults.push(`${at}: measure '${measure}' is none of its query`);
  if (chart.measures.length !== chart.series.length || chart.series.length === 0)
    faults.push(`${at} draws ${chart.series.length} series of ${chart.measures.length} measures`);
  for (const { type } of chart.series) if (!chartTypes.includes(type)) faults.push(`${at}: chart type '${type}' is not built`);
}

function checkDashboard(dashboard: Dashboard, { views, charts }: SolutionParts, tables: Tables, faults: string[]): void {
  for (const part of dashboard.sections.flatMap((section) => section.parts)) {
    const at = `dashboard '${dashboard.name}': ${part.id}`;
    if (!tables.has(part.table)) faults.push(`${at} shows the table '${part.table}', which does not exist`);
    if (!views.some((view) => view.id === part.viewId && view.table === part.table))
      faults.push(`${at} shows the view ${part.viewId}, which ${part.table} does not have`);
    if (part.mode !== 'Chart' && part.mode !== 'Grid') faults.push(`${at}: ChartGridMode '${part.mode}' is not built`);
    const chart = charts.some((one) => one.id === part.chartId && one.table === part.table);
    if ((part.mode === 'Chart' || part.chartId) && !chart)
      faults.push(`${at} shows the chart ${part.chartId}, which ${part.table} does not have`);
  }
}

function checkEntry(entry: SiteMapEntry, parts: SolutionParts, tables: Tables, faults: string[]): void {
  const at = `site map entry ${entry.id}`;
  const { table, viewId, dashboardId, icon, url } = entry;
  if (!entry.title) faults.push(`${at} has no title`);
  if (!table && !dashboardId) faults.push(`${at} leads to ${url ?? 'nothing'}, which is not built`);
  if (table && !tables.has(table)) faults.push(`${at} leads to the table '${table}', which does not exist`);
  if (viewId && !parts.views.some((view) => view.id === viewId && view.table === table))
    faults.push(`${at} leads to the view ${viewId}, which ${table} does not have`);
  if (dashboardId && !parts.dashboards.some((one) => one.id === dashboardId))
    faults.push(`${at} leads to the dashboard ${dashboardId}, which does not exist`);
  if (icon && !parts.webResources.some((one) => one.name === icon)) faults.push(`${at} has the icon ${icon}, which does not exist`);
}

const entriesOf = (map: SiteMap): SiteMapEntry[] => map.areas.flatMap((area) => area.groups.flatMap((group) => group.entries));

function checkApp(app: App, parts: SolutionParts, tables: Tables, faults: string[]): void {
  const at = `app ${app.name}`;
  if (!parts.webResources.some((one) => one.id === app.icon)) faults.push(`${at} has the icon ${app.icon}, which does not exist`);
  for (const table of app.tables) if (!tables.has(table)) faults.push(`${at} holds the table '${table}', which does not exist`);
  for (const id of app.forms)
    if (![...parts.dashboards, ...parts.forms].some((one) => one.id === id))
      faults.push(`${at} holds the dashboard or form ${id}, which does not exist`);
  for (const id of app.roles)
    if (!templateRoles.includes(id) && !parts.roles.some((role) => role.id === id))
      faults.push(`${at} is for the role ${id}, which does not exist`);
  const maps = parts.siteMaps.filter((map) => app.siteMaps.includes(map.name));
  if (maps.length !== app.siteMaps.length || maps.length === 0) faults.push(`${at} has no site map ${app.siteMaps.join(' ')}`);
  for (const { id, table, dashboardId } of maps.flatMap(entriesOf)) {
    if (table && !app.tables.includes(table)) faults.push(`${at} does not hold the table ${table} that ${id} leads to`);
    if (dashboardId && !app.forms.includes(dashboardId)) faults.push(`${at} does not hold the dashboard that ${id} leads to`);
  }
}

function checkRole(role: Role, tables: Tables, faults: string[]): void {
  for (const [name, level] of role.privileges) {
    const table = new RegExp(`^prv(?:${verbs})(xc_.+)$`).exec(name)?.[1];
    if (name.includes('xc_') && !(table && tables.has(table))) faults.push(`role ${role.name} has the privilege ${name} of no table`);
    if (!['Basic', 'Local', 'Deep', 'Global'].includes(level)) faults.push(`role ${role.name} has ${name} at the level '${level}'`);
  }
}

/** What would fail on import or show nothing afterwards in charts, dashboards, site maps, apps, roles and icons. */
export function checkApps(tables: Tables, parts: SolutionParts): string[] {
  const faults: string[] = [];
  for (const chart of parts.charts) checkChart(chart, tables, faults);
  for (const dashboard of parts.dashboards) checkDashboard(dashboard, parts, tables, faults);
  for (const entry of parts.siteMaps.flatMap(entriesOf)) checkEntry(entry, parts, tables, faults);
  for (const app of parts.apps) checkApp(app, parts, tables, faults);
  for (const role of parts.roles) checkRole(role, tables, faults);
  for (const { name, icon } of tables.values())
    if (icon && !parts.webResources.some((one) => one.name === icon)) faults.push(`${name} has the icon ${icon}, which does not exist`);
  const ids = [...parts.charts, ...parts.dashboards, ...parts.roles, ...parts.webResources].map((one) => one.id);
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) faults.push(`the id ${id} is there twice`);
  return faults;
}
