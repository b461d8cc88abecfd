import { describe, expect, it } from 'vitest';
import { read } from './markdown.ts';
import { world } from './world.ts';

const page = read('docs/setup.md');
const parts = page.split(/^## /m).slice(1);
const steps = parts.filter((part) => /^\d+\. /.test(part));
const words = (text: string) => text.split(/\s+/).filter(Boolean).length;
const { properties } = JSON.parse(read('connector/apiProperties.json'));
const { oAuthSettings } = properties.connectionParameters.token;

describe('the page of the set-up', () => {
  it('has ten steps, each with what one sees when it is right, when it is wrong, and what stands in its place in the sandbox', () => {
    expect(steps.map((step) => Number.parseInt(step, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const labels = ['**When it is right**: ', '**When it is wrong**\n', '*In the sandbox*: '];
    const missing = steps.flatMap((step) =>
      labels.filter((label) => !step.includes(label)).map((label) => `${step.split('\n', 1)[0]}: ${label}`),
    );
    expect(missing).toEqual([]);
    const before = parts.find((part) => part.startsWith('Before you begin')) ?? '';
    expect(words(before)).toBeGreaterThan(100);
    expect(words(before)).toBeLessThan(500);
  });

  it('turns every flow on, and none before those that it calls', () => {
    const { flows, titles, starts } = world;
    const list = /^ *\| first, which others call[\s\S]*?\n\n/m.exec(page)?.[0] ?? '';
    const order = [...list.matchAll(/\*([^*]+)\*/g)].map(([, title = '']) => title);
    const titleOf = (name: string) => titles.get(flows.find((flow) => flow.name === name)?.id ?? '')?.split(':')[0] ?? name;
    expect([...order].sort()).toEqual(flows.map(({ name }) => titleOf(name)).sort());
    const early = starts
      .filter(({ write, from, to }) => !write && order.indexOf(titleOf(from)) < order.indexOf(titleOf(to)))
      .map(({ from, to }) => `${from} before ${to}`);
    expect([...new Set(early)]).toEqual([]);
    expect(page).toContain(`all ${flows.length} are on`);
  });

  it('names the scopes and addresses that the connector asks for', () => {
    const [scopes = ''] = oAuthSettings.scopes;
    expect(page).toContain(`\`${scopes}\``);
    const table = /^\| scope \|[\s\S]*?\n\n/m.exec(page)?.[0] ?? '';
    expect([...table.matchAll(/`([a-z_.]+)`/g)].map(([, scope]) => scope)).toEqual(scopes.split(' '));
    for (const { value } of Object.values(oAuthSettings.customParameters) as { value: string }[]) expect(page).toContain(`\`${value}\``);
    expect(page).toContain(`\`${oAuthSettings.redirectUrl}\``);
  });

  it('names variables that are there, and docs/api.md every variable of the API', () => {
    const known = [...read('api/config.ts').matchAll(/read\(\s*'([A-Z_]+)'/g)].map(([, name = '']) => name);
    expect(known).toContain('XERO_APPS');
    const api = read('docs/api.md');
    expect(known.filter((name) => !api.includes(`\`${name}\``))).toEqual([]);
    const named = [...page.matchAll(/^ *\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
    const variables = [...page.matchAll(/\(`(xc_[A-Z]\w+)`\)/g)].map(([, name = '']) => name);
    expect(variables.length).toBeGreaterThan(1);
    const path = (name: string) => `solution/connector/environmentvariabledefinitions/${name}/environmentvariabledefinition.xml`;
    for (const name of variables) expect(read(path(name))).toContain(`schemaname="${name}"`);
  });
});
