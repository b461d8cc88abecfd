import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { galleryPage } from '../../tools/generate/gallery.ts';
import { galleryParts } from '../../tools/screenshots/gallery-parts.ts';
import { linksOf, read, root } from './markdown.ts';
import { world } from './world.ts';

const parts = galleryParts(world.metadata);
const pictures = parts.map(({ picture }) => `images/${picture}.png`);

describe('what you get, in pictures', () => {
  it('has a picture of every dashboard, main form, public view and chart of the solution, and shows it', () => {
    const shown = linksOf(read('docs/gallery.md'));
    expect(pictures.filter((picture) => !existsSync(join(root, 'docs', picture)))).toEqual([]);
    expect(pictures.filter((picture) => !shown.includes(picture))).toEqual([]);
    expect(new Set(pictures).size).toBe(pictures.length);
  });

  it('counts the parts as the source has them, so that none is left out by its kind', () => {
    const files = (pattern: RegExp) =>
      (readdirSync(join(root, 'solution/core'), { recursive: true }) as string[]).filter((file) => pattern.test(file));
    const publicViews = files(/SavedQueries\/.*\.xml$/).filter((file) => read(`solution/core/${file}`).includes('<querytype>0<'));
    const forms = files(/FormXml\/main\/[^_]*\.xml$/);
    const of = (kind: string) => parts.filter((part) => part.kind === kind);
    expect(of('view').length).toBe(publicViews.length);
    expect(new Set(of('form').map(({ id }) => id)).size).toBe(forms.length);
    expect(of('chart').length).toBe(files(/Visualizations\/.*\.xml$/).length);
    expect(of('dashboard').length).toBe(files(/Dashboards\/.*\.xml$/).length);
  });

  it('keeps no picture of what is gone, and stays small enough to be kept beside the source', () => {
    const kept = ['forms', 'views', 'charts'].flatMap((folder) =>
      readdirSync(join(root, 'docs/images', folder)).map((file) => `images/${folder}/${file}`),
    );
    expect(kept.filter((file) => !pictures.includes(file))).toEqual([]);
    const bytes = kept.reduce((sum, file) => sum + statSync(join(root, 'docs', file)).size, 0);
    expect(bytes).toBeLessThan(8_000_000);
  });

  it('says what each is, in the words of its description', () => {
    expect(parts.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
    const page = galleryPage(world.metadata)('<!-- gallery: all -->\n<!-- /gallery -->');
    expect(page).toContain(
      '**Orders waiting for approval in Xero.** Orders that are drafts in Xero, or submitted there, the longest waiting on top.',
    );
  });
});
