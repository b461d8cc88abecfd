import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, root } from './markdown.ts';

const folder = 'solution/core/Entities/xc_organisation/FormXml/main';
const file = readdirSync(join(root, folder)).find((name) => name.endsWith('}.xml')) ?? '';

/** The fields of the settings form: `tab | label | column`. */
const fields = read(join(folder, file))
  .split('<tab ')
  .slice(1)
  .flatMap((tab) => {
    const [, title = ''] = /<label description="([^"]*)"/.exec(tab) ?? [];
    const cells = tab.matchAll(
      /<cell [^>]*>\s*<labels>\s*<label description="([^"]*)"[^>]*>\s*<\/labels>\s*<control [^>]*datafieldname="([^"]*)"/g,
    );
    return [...cells].map(([, label, column]) => `${title} | ${label} | ${column}`);
  });

const table = [...read('docs/presets.md').matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| `(xc_\w+)` \|$/gm)].map(
  ([, setting = '', tab = '', label = '', column = '']) => ({ setting, field: `${tab} | ${label} | ${column}` }),
);

describe('where each setting is', () => {
  it('is told with the tab, the words and the column of the form', () => {
    expect(fields.length).toBeGreaterThan(30);
    expect(table.length).toBeGreaterThan(20);
    expect(table.map(({ field }) => field).filter((field) => !fields.includes(field))).toEqual([]);
  });

  it('is told of every setting that a rule names', () => {
    const rules = read('docs/rules.md').matchAll(/^\| [A-Z][^|]+ \| [^|]+ \| ([^|]*) \|$/gm);
    const named = [...rules].flatMap(([, settings = '']) => settings.split(', ')).filter((name) => name.trim() && name !== 'setting');
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !table.some(({ setting }) => setting === name))).toEqual([]);
  });

  it('is how a problem and the pages name it', () => {
    const labels = fields.map((field) => field.split(' | ')[1]);
    const inProblems = [...read('api/mapping/problems.json').matchAll(/setting \\"([^"\\]+)\\"/g)].map(([, name]) => name);
    const pages = ['docs/troubleshooting.md', ...readdirSync(join(root, 'docs/flows')).map((page) => `docs/flows/${page}`)];
    const inPages = pages.flatMap((page) => [...read(page).matchAll(/\bsetting \*([^*]+)\*/g)].map(([, name]) => name));
    expect([inProblems.length > 2, inPages.length > 5]).toEqual([true, true]);
    expect([...inProblems, ...inPages].filter((name) => !labels.includes(name ?? ''))).toEqual([]);
  });
});
