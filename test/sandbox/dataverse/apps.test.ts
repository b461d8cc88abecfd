import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readMetadata } from '../../../sandbox/dataverse/entities/metadata.ts';
import { solutionCore } from './harness.ts';

let folder = '';
afterEach(() => folder && rmSync(folder, { recursive: true, force: true }));

/** A copy of the solution with one file changed; without `to` the file is taken away. */
function changed(file: string, from?: string | RegExp, to?: string): string {
  folder = mkdtempSync(join(tmpdir(), 'solution-'));
  cpSync(solutionCore, folder, { recursive: true });
  const path = join(folder, file);
  if (from === undefined || to === undefined) rmSync(path);
  else {
    const before = readFileSync(path, 'utf8');
    expect(before).toMatch(from);
    writeFileSync(path, before.replace(from, to));
  }
  return folder;
}

const fileWith = (directory: string, text: string): string => {
  const found = readdirSync(join(solutionCore, directory)).find((name) =>
    readFileSync(join(solutionCore, directory, name), 'utf8').includes(text),
  );
  return join(directory, found ?? '');
};
const payments = fileWith('Entities/xc_payment/Visualizations', 'description="Payments by month"');
const amounts = fileWith('Entities/Account/Visualizations', 'Amounts due');
const dashboard = fileWith('Dashboards', 'Xero at a glance');
const siteMap = 'AppModuleSiteMaps/xc_XeroConnector/AppModuleSiteMap.xml';
const app = 'AppModules/xc_XeroConnector/AppModule.xml';
const user = 'Roles/Xero Connector User.xml';
const unknown = '{00000000-0000-4000-8000-000000000000}';

describe('an app that would not import, or show nothing, is refused at start with the fault named', () => {
  it.each<[string, [string, (string | RegExp)?, string?], string]>([
    [
      'a chart of an unknown column',
      [payments, 'name="xc_amount"', 'name="xc_nosuch"'],
      "'xc_payment' entity doesn't contain attribute with Name = 'xc_nosuch'",
    ],
    ['a chart that adds up texts', [payments, 'name="xc_amount"', 'name="xc_paidto"'], 'has no sum'],
    ['a chart of another table', [payments, '<entity name="xc_payment">', '<entity name="xc_log">'], 'reads xc_log'],
    ['a chart that does not aggregate', [payments, ' aggregate="true"', ''], 'does not aggregate'],
    ['a chart of an unknown category', [payments, '<category alias="month">', '<category alias="week">'], "category 'week' is no group"],
    ['a chart of an unknown measure', [payments, '<measure alias="sum_amount" />', '<measure alias="total" />'], "measure 'total'"],
    ['a chart of an unknown type', [amounts, 'ChartType="StackedBar"', 'ChartType="Radar"'], "chart type 'Radar' is not built"],
    [
      'a dashboard of an unknown table',
      [dashboard, '<TargetEntityType>xc_log<', '<TargetEntityType>xc_nosuch<'],
      "the table 'xc_nosuch', which does not exist",
    ],
    ['a dashboard of an unknown view', [dashboard, /<ViewId>\{[^}]+\}/, `<ViewId>${unknown}`], 'shows the view 00000000'],
    [
      'a dashboard of an unknown chart',
      [dashboard, /<VisualizationId>\{[^}]+\}/, `<VisualizationId>${unknown}`],
      'shows the chart 00000000',
    ],
    ['a site map of an unknown table', [siteMap, 'Entity="xc_link"', 'Entity="xc_nosuch"'], "leads to the table 'xc_nosuch'"],
    ['a site map of a table that the app lacks', [app, /.*schemaName="xc_taxrate".*\n/, ''], 'does not hold the table xc_taxrate'],
    [
      'a site map of an unknown dashboard',
      [siteMap, /DefaultDashboard="[^"]+"/, `DefaultDashboard="${unknown}"`],
      'leads to the dashboard 00000000',
    ],
    ['a site map of an unknown view', [siteMap, /viewid=\{[^}]+\}/, `viewid=${unknown}`], 'leads to the view 00000000'],
    [
      'a site map that leads elsewhere',
      [siteMap, /Url="\/main[^"]+"/, 'Url="/elsewhere.aspx"'],
      'leads to /elsewhere.aspx, which is not built',
    ],
    ['a site map with an unknown icon', [siteMap, 'xc_/icons/problem.svg', 'xc_/icons/nosuch.svg'], 'the icon xc_/icons/nosuch.svg'],
    ['a table with an unknown icon', ['Entities/xc_link/Entity.xml', 'xc_/icons/link.svg', 'xc_/icons/nosuch.svg'], 'xc_link has the icon'],
    ['an app with an unknown icon', [app, /<WebResourceId>[^<]+/, `<WebResourceId>${unknown}`], 'has the icon 00000000'],
    ['an app of an unknown table', [app, 'schemaName="xc_link"', 'schemaName="xc_nosuch"'], "holds the table 'xc_nosuch'"],
    ['an app for an unknown role', [app, '{119f245c-3cc8-4b62-b31c-d1a046ced15d}', unknown], 'is for the role 00000000'],
    [
      'an app without its site map',
      [app, 'type="62" schemaName="xc_XeroConnector"', 'type="62" schemaName="xc_Other"'],
      'has no site map xc_Other',
    ],
    ['a role with a privilege of no table', [user, 'prvReadxc_link', 'prvReadxc_nosuch'], 'prvReadxc_nosuch of no table'],
    ['a role with a level that is none', [user, 'level="Global"', 'level="World"'], "at the level 'World'"],
    ['an icon without its picture', ['WebResources/xc_/icons/link.svg'], 'xc_/icons/link.svg has no file'],
  ])('%s', (_what, change, fault) => {
    expect(() => readMetadata([changed(...change)])).toThrow(fault);
  });
});

describe('the app', () => {
  const { parts, tables } = readMetadata([solutionCore]);

  it('holds every table of the solution, and both roles may open it', () => {
    const own = [...tables.values()].filter((table) => table.custom).map((table) => table.name);
    expect(own.filter((name) => !parts.apps[0]?.tables.includes(name))).toEqual([]);
    expect(parts.roles.map(({ name }) => name).sort()).toEqual(['Xero Connector Administrator', 'Xero Connector User']);
    expect(parts.roles.filter(({ id }) => !parts.apps[0]?.roles.includes(id))).toEqual([]);
  });

  it('every table of the solution has an icon', () => {
    expect([...tables.values()].filter((table) => table.custom && !table.icon).map((table) => table.name)).toEqual([]);
  });

  it('P27: charts show payments by month and account, open problems by owner and amounts due', () => {
    expect(parts.charts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Payments by month', 'Payments by account', 'Open problems by owner', 'Amounts due by account']),
    );
  });
});
