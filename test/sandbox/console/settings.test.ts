import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellMetadata, TableMetadata } from '../../../sandbox/console/shared.ts';
import { differences, presets } from '../../../sandbox/console/web/settings/presets.ts';
import { wordsOf } from '../../../sandbox/console/web/settings/words.ts';
import { startWorld, tenantId, type World } from './world.ts';

let world: World;
let table: TableMetadata;
beforeAll(async () => {
  world = await startWorld();
  table = (await world.ask('GET', '/tables/xc_organisation')).body;
});
afterAll(() => world.stop());

/** What the form shows that is no choice, or has a card of its own. */
const others = ['xc_name', 'xc_callsleft', 'xc_environmenturl', 'xc_extracolumns', 'xc_preset', 'xc_mode', 'xc_refreshrequestedon'];

const cells = (): CellMetadata[] =>
  (table.form?.tabs ?? []).flatMap((tab) => tab.columns.flatMap(({ sections }) => sections.flatMap(({ rows }) => rows.flat())));

describe('the settings page', () => {
  it('every setting of the form has words, and every choice that is explained is there', () => {
    const columns = cells().flatMap(({ control }) => control?.column ?? []);
    expect(columns.filter((name) => !others.includes(name) && !wordsOf(name))).toEqual([]);
    for (const name of columns) {
      const labels = table.columns.find((column) => column.name === name)?.options?.map(({ label }) => label) ?? [];
      expect(Object.keys(wordsOf(name)?.choices ?? {}).filter((label) => !labels.includes(label))).toEqual([]);
    }
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
