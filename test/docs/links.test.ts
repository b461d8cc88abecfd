import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, deadLinks, linksOf, pages, read, root } from './markdown.ts';

describe('the pages of the project', () => {
  it('link to what is there', () => {
    expect(pages.flatMap((page) => deadLinks(page, read(page)).map((link) => `${page}: ${link}`))).toEqual([]);
    const wrong =
      '# A\n[gone](setup-gone.md) ![](images/gone.png) [no heading](rules.md#gone) [nor here](#b) [right](#a) `[code](gone.md)`';
    expect(deadLinks('docs/x.md', wrong)).toEqual(['setup-gone.md', 'images/gone.png', 'rules.md#gone', '#b']);
  });

  it('have the anchors that GitHub gives their headings', () => {
    expect(
      anchorsOf('# 1. Register a Xero app\n## Sales & finance\n## Sales & finance\n```\n# no heading\n```\n### `flow-failed`'),
    ).toEqual(['1-register-a-xero-app', 'sales--finance', 'sales--finance-1', 'flow-failed']);
  });

  it('show every picture that is kept', () => {
    const shown = pages.flatMap((page) => linksOf(read(page)).map((link) => normalize(join(dirname(page), link))));
    const all = readdirSync(join(root, 'docs/images'), { recursive: true }) as string[];
    const kept = all.filter((file) => file.endsWith('.png')).map((file) => `docs/images/${file}`);
    expect(kept.filter((file) => !shown.includes(file))).toEqual([]);
  });

  it('name tests that are there', () => {
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npx vitest run ([^`]+)`/g)].flatMap(([, files = '']) => files.split(' ')),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('are reached from the index, as far as they are in docs', () => {
    const links = linksOf(read('docs/README.md')).map((link) => normalize(join('docs', link.split('#')[0] ?? '')));
    const guides = pages.filter((page) => /^docs\/[^/]+\.md$/.test(page) && page !== 'docs/README.md');
    expect(guides.filter((page) => !links.includes(page))).toEqual([]);
  });
});
