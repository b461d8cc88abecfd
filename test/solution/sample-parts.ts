import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { solutionId } from '../../tools/check/solution/solution-id.ts';
import { readSolution, type SolutionTree } from '../../tools/check/solution/tree.ts';

const head = '<?xml version="1.0" encoding="utf-8"?>\n';
const since = '<IntroducedVersion>1.0.0.0</IntroducedVersion>';
const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const named = (name: string) => `<LocalizedNames><LocalizedName description="${name}" languagecode="1033" /></LocalizedNames>`;
const braced = (id: string) => `{${id}}`;

const names = { chart: 'Sample payments by state', dashboard: 'Sample', role: 'Sample role', app: 'xc_Sample', form: 'Sample form' };
const resources = {
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" /></svg>\n',
  'page.html': '<!doctype html><script src="../../ClientGlobalContext.js.aspx"></script><script src="script.js"></script>\n',
  'script.js': "var Sample = { onLoad: function (context) { context.getFormContext().getAttribute('xc_state'); } };\n",
};
const types: Record<string, number> = { 'icon.svg': 11, 'page.html': 1, 'script.js': 3 };
const chartId = solutionId('chart', 'xc_payment', names.chart);
const dashboardId = solutionId('dashboard', names.dashboard);
const roleId = solutionId('role', names.role);
const formId = solutionId('form', 'xc_payment', names.form);
const resourceId = (name: string) => solutionId('webresource', `xc_/sample/${name}`);

/** Where the samples lie, from the solution's folder. */
export const samplePaths = {
  chart: `Entities/xc_payment/Visualizations/${braced(chartId.toUpperCase())}.xml`,
  form: `Entities/xc_payment/FormXml/main/${braced(formId)}`,
  dashboard: `Dashboards/${braced(dashboardId)}.xml`,
};

function chart(): string {
  return `${head}<visualization ${xsi}><savedqueryvisualizationid>${braced(chartId)}</savedqueryvisualizationid><datadescription><datadefinition><fetchcollection>
<fetch mapping="logical" aggregate="true"><entity name="xc_payment"><attribute name="xc_amount" aggregate="sum" alias="total" /><attribute name="xc_state" groupby="true" alias="state" />
<filter type="and"><condition attribute="xc_kind" operator="eq" value="272000000" /></filter>
<link-entity name="account" from="accountid" to="xc_accountid" alias="customer" link-type="outer"><attribute name="name" groupby="true" alias="customer_name" /></link-entity></entity></fetch>
</fetchcollection><categorycollection><category alias="state"><measurecollection><measure alias="total" /></measurecollection></category></categorycollection></datadefinition></datadescription>
<presentationdescription><Chart><Series><Series ChartType="Column" /></Series></Chart></presentationdescription><isdefault>0</isdefault>${named(names.chart)}${since}</visualization>
`;
}

/** A tab with one section and one row of cells; ids are those that `place` gives. */
function layout(place: string[], cells: [key: string, control: string][]): string {
  const id = (kind: string, ...more: string[]) => braced(solutionId(kind, ...place, ...more));
  const inner = cells.map(([key, control]) => `<cell id="${id('cell', 'main', 'all', key)}"><labels />\n${control}</cell>`);
  return `<tabs><tab name="main" id="${id('tab', 'main')}"><columns><column width="100%"><sections><section name="all" id="${id('section', 'main', 'all')}"><rows><row>${inner.join('')}</row></rows></section></sections></column></columns></tab></tabs>`;
}

function dashboard(view: string): string {
  const parameters = `<TargetEntityType>xc_payment</TargetEntityType><ChartGridMode>Chart</ChartGridMode><ViewId>${braced(view)}</ViewId><ViewIds /><VisualizationId>${braced(chartId)}</VisualizationId><RelationshipName />`;
  const control = `<control id="Component1" classid="{E7A81278-8635-4d9e-8D4D-59480B391C5B}" indicationOfSubgrid="true"><parameters>${parameters}</parameters></control>`;
  return `${head}<Dashboard ${xsi}>${named(names.dashboard)}<FormId>${braced(dashboardId)}</FormId><FormXml><forms type="dashboard"><form>${layout(['dashboard', names.dashboard], [['Component1', control]])}</form></forms></FormXml>${since}</Dashboard>\n`;
}

function form(): string {
  const page =
    '<control id="WebResource_sample" classid="{9FDF5F91-88B1-47F4-AD53-C11EFC01A01D}"><parameters><Url>xc_/sample/page.html</Url></parameters></control>';
  const state = '<control id="xc_state" classid="{3EF39988-22BB-4F0B-BBBE-64B5A3748AEE}" datafieldname="xc_state" />';
  const tabs = layout(
    ['xc_payment', names.form],
    [
      ['WebResource_sample', page],
      ['xc_state', state],
    ],
  );
  const unique = (kind: string) => braced(solutionId(kind, 'xc_payment', names.form, 'script.js'));
  const libraries = `<formLibraries><Library name="xc_/sample/script.js" libraryUniqueId="${unique('library')}" /></formLibraries>`;
  const events = `<events><event name="onload" application="false" active="false"><Handlers><Handler functionName="Sample.onLoad" libraryName="xc_/sample/script.js" handlerUniqueId="${unique('handler')}" enabled="true" /></Handlers></event><event name="onchange" attribute="xc_state" /></events>`;
  return `${head}<forms ${xsi}><systemform><formid>${braced(formId)}</formid>${since}<FormPresentation>1</FormPresentation><FormActivationState>1</FormActivationState><form>${tabs}${events}${libraries}<DisplayConditions Order="1"><Role Id="${braced(roleId)}" /></DisplayConditions></form>${named(names.form)}</systemform></forms>\n`;
}

function role(tree: SolutionTree): string {
  const tables = ['Order', ...tree.tables.filter((table) => table.isNew).map((table) => table.schemaName)];
  const lines = tables.map((table) => `<RolePrivilege name="prvRead${table}" level="Global" />`).sort();
  return `${head}<Role id="${braced(roleId)}" name="${names.role}" ${xsi}><RolePrivileges>\n${lines.join('\n')}\n</RolePrivileges></Role>\n`;
}

function app(): string {
  const components = `<AppModuleComponent type="1" schemaName="xc_payment" /><AppModuleComponent type="60" id="${braced(dashboardId)}" /><AppModuleComponent type="62" schemaName="${names.app}" />`;
  return `${head}<AppModule ${xsi}><UniqueName>${names.app}</UniqueName>${since}<WebResourceId>${resourceId('icon.svg')}</WebResourceId><AppModuleComponents>${components}</AppModuleComponents><AppModuleRoleMaps><Role id="${braced(roleId)}" /></AppModuleRoleMaps>${named(names.app)}</AppModule>\n`;
}

function siteMap(view: string): string {
  const list = `/main.aspx?pagetype=entitylist&amp;etn=xc_payment&amp;viewid=${braced(view)}`;
  const entries = `<SubArea Id="sample_payments" VectorIcon="$webresource:xc_/sample/icon.svg" Entity="xc_payment" /><SubArea Id="sample_view" Url="${list}" /><SubArea Id="sample_board" Icon="/_imgs/none.gif" Url="/workplace/home_dashboards.aspx" DefaultDashboard="${dashboardId}" />`;
  return `${head}<AppModuleSiteMap ${xsi}><SiteMapUniqueName>${names.app}</SiteMapUniqueName><SiteMap><Area Id="sample_area"><Titles><Title LCID="1033" Title="Sample" /></Titles><Group Id="sample_group">${entries}</Group></Area></SiteMap>${named(names.app)}</AppModuleSiteMap>\n`;
}

function resource(name: string): string {
  const id = resourceId(name);
  return `${head}<WebResource ${xsi}><WebResourceId>${braced(id)}</WebResourceId><Name>xc_/sample/${name}</Name><DisplayName>${name}</DisplayName><WebResourceType>${types[name]}</WebResourceType>${since}<FileName>/WebResources/xc_sample${name.replace('.', '')}${id.toUpperCase()}</FileName></WebResource>\n`;
}

/** Adds one of each kind of part to a copy of solution/core: chart, dashboard, role, app, site map, web resources, a form with a page and a script. */
export function addSampleParts(core: string): void {
  const tree = readSolution(core);
  const view = tree.tables.find((table) => table.name === 'xc_payment')?.views[0]?.id ?? '';
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(core, path)), { recursive: true });
    writeFileSync(join(core, path), text);
  };
  const both = (path: string, text: string) => {
    write(`${path}.xml`, text);
    write(`${path}_managed.xml`, text);
  };
  write(samplePaths.chart, chart());
  both(samplePaths.form, form());
  write(samplePaths.dashboard, dashboard(view));
  write(`Roles/${names.role}.xml`, role(tree));
  both(`AppModules/${names.app}/AppModule`, app());
  both(`AppModuleSiteMaps/${names.app}/AppModuleSiteMap`, siteMap(view));
  for (const [name, text] of Object.entries(resources)) {
    write(`WebResources/xc_/sample/${name}`, text);
    write(`WebResources/xc_/sample/${name}.data.xml`, resource(name));
  }
  list(core, tree);
}

/** Lists the parts in the manifest and makes their places. */
function list(core: string, tree: SolutionTree): void {
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(core, path), change(readFileSync(join(core, path), 'utf8')));
  const byId = (type: number, id: string) => `      <RootComponent type="${type}" id="${braced(id)}" behavior="0" />`;
  const byName = (type: number, name: string) => `      <RootComponent type="${type}" schemaName="${name}" behavior="0" />`;
  const added = [byId(20, roleId), byId(60, dashboardId), byName(62, names.app), byName(80, names.app)];
  const pages = Object.keys(resources).map((name) => byName(61, `xc_/sample/${name}`));
  const key = (line: string) =>
    line.replace(/.*type="(\d+)".*?(?:schemaName="([^"]+)"|id="\{([^}]+)\}").*/, (_, type, name = '', id = '') =>
      `${type} ${name || id}`.toLowerCase(),
    );
  edit('Other/Solution.xml', (text) => {
    const lines = [...(text.match(/ {6}<RootComponent .*/g) ?? []), ...added, ...pages].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    return text.replace(/( {6}<RootComponent .*\n)+/, `${lines.join('\n')}\n`);
  });
  const missing = (names: string[]) =>
    names.filter((name) => !tree.customizations.getElementsByTagName(name).length).map((name) => `<${name} />\n  `);
  edit('Other/Customizations.xml', (text) =>
    text
      .replace('<CustomControls />', `${missing(['Dashboards', 'WebResources']).join('')}<CustomControls />`)
      .replace('<EntityDataProviders />', `${missing(['AppModuleSiteMaps', 'AppModules']).join('')}<EntityDataProviders />`),
  );
  edit('Entities/xc_payment/Entity.xml', (text) =>
    text.includes('<Visualizations />') ? text : text.replace('<SavedQueries />', '<SavedQueries />\n  <Visualizations />'),
  );
}
