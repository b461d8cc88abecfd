import type { Browser, Locator, Page } from 'playwright-core';
import { FinanceClerk, Salesperson } from '../../sandbox/demo/people.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { demoTenantId } from '../../sandbox/xero/default-seed.ts';

/** A console on which the pictures of the documentation are taken. */
export interface Studio {
  sandbox: Sandbox;
  page: Page;
  dynamics: Locator;
  xero: Locator;
  happened: Locator;
  sales: Salesperson;
  finance: FinanceClerk;
  /** Opens a place of the console by its address. */
  go(place: string): Promise<void>;
  pollNow(): Promise<void>;
  /** Everything as at the start, the timeline too. */
  reset(): Promise<void>;
  /** Waits until nothing moves, then takes docs/images/<name>.png. */
  picture(name: string): Promise<void>;
}

/** The console of a sandbox, in a new page of the browser. */
export async function openStudio(sandbox: Sandbox, browser: Browser): Promise<Studio> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  return {
    sandbox,
    page,
    dynamics: page.getByRole('region', { name: 'Dynamics 365', exact: true }),
    xero: page.getByRole('region', { name: 'Xero', exact: true }),
    happened: page.getByRole('region', { name: 'What happened' }),
    sales: new Salesperson(sandbox),
    finance: new FinanceClerk(sandbox, demoTenantId),
    async go(place) {
      await page.goto('about:blank');
      await page.goto(`${sandbox.urls.console}/#${place}`);
    },
    async reset() {
      await fetch(`${sandbox.urls.console}/console-api/reset`, { method: 'POST' });
    },
    async pollNow() {
      await sandbox.idle();
      const polled = page.waitForResponse((response) => response.url().endsWith('/console-api/poll'));
      await page.getByRole('button', { name: 'Poll now' }).click();
      await polled;
      await sandbox.idle();
    },
    async picture(name) {
      await sandbox.idle();
      await page.mouse.move(720, 5);
      await page.waitForTimeout(900);
      await page.screenshot({ path: new URL(`../../docs/images/${name}.png`, import.meta.url).pathname });
    },
  };
}
