import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Row } from '../../sandbox/dataverse/store/store.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { type GalleryPart, galleryParts } from './gallery-parts.ts';
import { playGalleryRows } from './gallery-rows.ts';
import type { Studio } from './studio.ts';

/** Below 1,100 pixels the console shows one of its parts at a time, at its full width. */
const narrow = { width: 1090, height: 1800 };
const usual = { width: 1440, height: 900 };
const tallest = 1500;

const images = new URL('../../docs/images/', import.meta.url).pathname;

/** What a row tells: the more of its columns are filled the better it shows what a form is for. */
const filled = (row: Row): number => Object.values(row).filter((value) => value !== null && value !== undefined && value !== '').length;

/** The row whose form is shown: the one that tells most, of those that are in use. */
function telling({ dataverse }: Sandbox, table: string): string {
  const columns = dataverse.metadata.table(table);
  const rows = dataverse.store.rows(table, (row) => (row.statecode ?? 0) === 0 || table === 'invoice');
  const [best] = rows.sort((a, b) => filled(b) - filled(a));
  if (!best) throw new Error(`no row of ${table} to show`);
  return String(best[columns.primaryId]);
}

function placeOf(sandbox: Sandbox, part: GalleryPart): string {
  if (part.kind === 'dashboard') return `dashboards/${part.id}`;
  if (part.kind === 'view') return `${part.table}/view=${part.name}`;
  if (part.kind === 'chart') return part.table;
  return [part.table, telling(sandbox, part.table), part.tab?.name].filter(Boolean).join('/');
}

/** The lowest edge of what is written or drawn inside, in pixels of the page. */
async function bottomOf(page: Page, selector: string): Promise<number> {
  return page.locator(selector).evaluate((element) => {
    const leaves = [...element.querySelectorAll('*')].filter((one) => one.children.length === 0 || one.tagName === 'IFRAME');
    return Math.max(...leaves.map((leaf) => leaf.getBoundingClientRect().bottom));
  });
}

async function take(page: Page, selector: string, picture: string): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`nothing to take for ${picture}`);
  const height = Math.min(tallest, box.height, (await bottomOf(page, selector)) - box.y + 20);
  await page.screenshot({ path: `${images}${picture}.png`, clip: { ...box, height } });
}

/** Takes the pictures of every dashboard, form, view and chart of the solution; rows are played first. `only`, a regular expression, narrows by file name. */
export async function playGallery(studio: Studio, only = ''): Promise<void> {
  const { page, dynamics, sandbox, go, reset } = studio;
  const named = new RegExp(only);
  await reset();
  await playGalleryRows(studio);
  for (const folder of ['forms', 'views', 'charts']) mkdirSync(`${images}${folder}`, { recursive: true });
  await page.setViewportSize(narrow);
  await go('dynamics=salesorder&show=dynamics');
  for (const part of galleryParts(sandbox.dataverse.metadata).filter(({ picture }) => named.test(picture))) {
    const place = `#dynamics=${encodeURI(placeOf(sandbox, part))}&show=dynamics`;
    await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
    await page.waitForTimeout(150);
    await page.locator('.dynamics-page h2, .dynamics-page .list-bar').first().waitFor();
    if (part.kind === 'chart') {
      // The next chart of the same list finds its pane open.
      if (!(await page.locator('.chart-pane').count())) await dynamics.getByRole('button', { name: 'Show chart' }).click();
      const picker = dynamics.getByRole('combobox', { name: 'Choose a chart' });
      if (await picker.count()) await picker.selectOption({ label: part.name });
    }
    await page.mouse.move(500, 5);
    await page.waitForTimeout(part.kind === 'view' ? 400 : 900);
    const selector = part.kind === 'dashboard' ? '.dynamics' : part.kind === 'chart' ? '.chart-pane' : '.dynamics-page';
    await take(page, selector, part.picture);
  }
  await page.setViewportSize(usual);
}
