import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppMetadata, CellMetadata, DashboardMetadata, TableMetadata } from '../../../sandbox/console/shared.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const read = async (table: string): Promise<TableMetadata> => (await world.ask('GET', `/tables/${table}`)).body;

function cells({ form }: TableMetadata): CellMetadata[] {
  return [
    ...(form?.header ?? []),
    ...(form?.tabs ?? []).flatMap((tab) => tab.columns.flatMap(({ sections }) => sections.flatMap(({ rows }) => rows.flat()))),
  ];
}

const shown = ['salesorder', 'invoice', 'xc_payment', 'account', 'contact', 'product', 'xc_log', 'xc_organisation'];

describe('what forms and lists are drawn from', () => {
  it("P26: every table of the navigation has the solution's form and a view, and each cell names a column that is there", async () => {
    for (const name of shown) {
      const table = await read(name);
      const columns = table.columns.map((column) => column.name);
      expect(table.views.length, name).toBeGreaterThan(0);
      const named = cells(table).flatMap(({ control }) => control?.column ?? []);
      expect(named.length, name).toBeGreaterThan(0);
      expect(named.filter((column) => !columns.includes(column))).toEqual([]);
      for (const view of table.views) expect(view.columns.filter((column) => !columns.includes(column.name))).toEqual([]);
    }
  });

  it('every subgrid knows the lookup by which its rows hang on the row of the form', async () => {
    for (const name of shown) {
      const grids = cells(await read(name)).flatMap(({ control }) => control?.subgrid ?? []);
      for (const grid of grids) {
        const lookup = (await read(grid.table)).columns.find((column) => column.name === grid.column);
        expect(
          lookup?.targets?.map((target) => target.table),
          `${name} → ${grid.table}`,
        ).toContain(name);
      }
    }
    const order = cells(await read('salesorder')).flatMap(({ control }) => control?.subgrid ?? []);
    expect(order.map(({ table }) => table)).toEqual(['salesorderdetail', 'xc_payment', 'xc_log', 'invoice', 'xc_log']);
  });

  it("P26: the Xero tab of an order and of a Dynamics invoice is laid out in its order, and the form's library is named with its handler", async () => {
    for (const name of ['salesorder', 'invoice']) {
      const { form } = await read(name);
      const sections = form?.tabs.find((tab) => tab.name === 'xero')?.columns.flatMap((column) => column.sections);
      expect(sections?.map((section) => [section.name, section.columns])).toEqual([
        ['xero_sync', 2],
        ['xero_progress', 1],
        ['xero_amounts', 3],
        ['xero_payments', 1],
        ['xero_problems', 1],
        ['xero_choices', 1],
        ['xero_document', 1],
      ]);
      const [picture] = sections?.[1]?.rows.flat() ?? [];
      expect(picture).toMatchObject({ rowspan: 7, control: { id: 'WebResource_xc_progress', webResource: { name: 'xc_/progress.html' } } });
      expect(form?.libraries).toEqual(['xc_/form.js']);
      expect(form?.handlers).toMatchObject([{ event: 'onload', functionName: 'XeroConnector.Form.onLoad', passExecutionContext: true }]);
    }
  });

  it('a list opens in the default view, else in the first by name: where each row stands in Xero', async () => {
    const first = async (name: string) => (await read(name)).views[0]?.name;
    expect(await first('xc_payment')).toBe('Active Xero Payments');
    for (const [name, label] of Object.entries({ salesorder: 'Orders', invoice: 'Invoices', account: 'Accounts', contact: 'Contacts' }))
      expect(await first(name)).toBe(`${label} and Xero`);
  });

  it('only public views are offered, and a table that is not there is refused by its name', async () => {
    const log = await read('xc_log');
    expect(log.views.map(({ name }) => name)).toEqual(expect.arrayContaining(['Integration log', 'Open problems']));
    expect(log.views.filter(({ queryType }) => queryType !== 0)).toEqual([]);
    const missing = await world.ask('GET', '/tables/xc_nothing');
    expect(missing).toEqual({ status: 404, body: { title: "There is no table 'xc_nothing'." } });
  });
});

describe('what the navigation and dashboards are drawn from', () => {
  it('the app comes with the groups of its site map, a page for each entry, and icons that can be read', async () => {
    const app: AppMetadata = (await world.ask('GET', '/app')).body;
    expect(app.title).toBe('Xero Connector');
    expect(app.areas.flatMap(({ groups }) => groups.map(({ title }) => title))).toEqual(['Sales', 'Follow-up', 'Set-up']);
    const entries = app.areas.flatMap(({ groups }) => groups.flatMap((group) => group.entries));
    expect(entries.find(({ title }) => title === 'Problems')).toMatchObject({ table: 'xc_log', view: 'Open problems' });
    for (const { title, icon, table, dashboard } of entries) {
      if (table) expect((await read(table)).views.length, title).toBeGreaterThan(0);
      else expect((await world.ask('GET', `/dashboards/${dashboard}`)).status, title).toBe(200);
      if (icon) expect((await fetch(new URL(icon, world.url))).headers.get('content-type'), title).toContain('image/svg+xml');
      else expect(table, title).not.toMatch(/^xc_/);
    }
  });

  it('each part of the dashboard names a view and a chart of its table', async () => {
    const app: AppMetadata = (await world.ask('GET', '/app')).body;
    const entry = app.areas.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries)).find(({ dashboard }) => dashboard);
    const dashboard: DashboardMetadata = (await world.ask('GET', `/dashboards/${entry?.dashboard}`)).body;
    const parts = dashboard.sections.flatMap((section) => section.parts);
    expect(parts.filter(({ mode }) => mode === 'Chart').length).toBe(4);
    for (const part of parts) {
      const table = await read(part.table);
      expect(
        table.views.map(({ id }) => id),
        part.title,
      ).toContain(part.viewId);
      if (part.mode === 'Chart')
        expect(
          table.charts.map(({ id }) => id),
          part.title,
        ).toContain(part.chartId);
    }
    expect((await world.ask('GET', '/dashboards/none')).status).toBe(404);
  });
});
