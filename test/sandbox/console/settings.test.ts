import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellMetadata, TableMetadata } from '../../../sandbox/console/shared.ts';
import { differences, presets, titleOf } from '../../../sandbox/console/web/settings/presets.ts';
import { startWorld, tenantId, type World } from './world.ts';

let world: World;
let table: TableMetadata;
beforeAll(async () => {
  world = await startWorld();
  table = (await world.ask('GET', '/tables/xc_organisation')).body;
});
afterAll(() => world.stop());

const cells = (): CellMetadata[] =>
  (table.form?.tabs ?? []).flatMap((tab) => tab.columns.flatMap(({ sections }) => sections.flatMap(({ rows }) => rows.flat())));

describe('the settings page', () => {
  it('every setting of the form is explained by the solution, and so is each of its choices', () => {
    const settings = cells().flatMap(({ control }) => (control?.column && !control.disabled ? control.column : []));
    expect(settings.length).toBeGreaterThan(25);
    for (const name of settings) {
      const column = table.columns.find((one) => one.name === name);
      expect(column?.description, name).toMatch(/\.$/);
      const choices = column?.type === 'picklist' ? (column.options ?? []) : [];
      for (const { label, description } of choices) expect(description, `${name}: ${label}`).toMatch(/\.$/);
    }
  });

  it('what a preset changes is named as on the form', () => {
    expect(titleOf(table, 'xc_createcontacts')).toBe('New customers');
    const columns = presets.flatMap(({ settings }) => Object.keys(settings));
    for (const name of columns) expect(titleOf(table, name)).not.toBe(name);
  });

  it('each preset names the settings that the flow writes, by choices that are there', () => {
    const flow = readFileSync(new URL('../../../flows/organisation-saved.json', import.meta.url), 'utf8');
    const written = new Set([...flow.matchAll(/"item\/(xc_\w+)"/g)].map(([, name]) => name));
    for (const { settings } of presets) {
      expect(Object.keys(settings).sort()).toEqual([...written].sort());
      for (const [name, value] of Object.entries(settings)) {
        const column = table.columns.find((one) => one.name === name);
        if (typeof value === 'string') expect(column?.options?.map(({ label }) => label)).toContain(value);
      }
    }
  });

  it('a new organisation is Order-driven, and what Invoice-driven changes is said by name', () => {
    const [ordered, invoiced] = presets;
    if (!ordered || !invoiced) throw new Error('there are two presets');
    const row = Object.fromEntries(table.columns.map(({ wireName }) => [wireName, null]));
    const fresh = { ...row, xc_descriptionasreference: true, xc_fulfilorder: true };
    expect(differences(fresh, table.columns, ordered)).toEqual([]);
    const changes = differences(fresh, table.columns, invoiced);
    expect(changes).toHaveLength(9);
    expect(changes).toContainEqual({ column: 'xc_people', before: 'All', after: 'Include in Xero emails' });
    expect(changes).toContainEqual({ column: 'xc_fulfilorder', before: 'Yes', after: 'No' });
  });

  it('the set-up is asked of the API; without a connection, or for no organisation, it says so', async () => {
    expect(await world.ask('GET', '/setup/nobody')).toMatchObject({ status: 404 });
    expect((await world.ask('GET', `/setup/${tenantId}`)).body).toEqual(world.setUp);
  });
});
