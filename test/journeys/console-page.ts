import { existsSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { FinanceClerk, Salesperson } from '../../sandbox/demo/people.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { demoTenantId } from '../../sandbox/xero/default-seed.ts';
import { emptyStore } from '../empty-store.ts';

const executablePath = '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where there is no Chromium the stories through HTTP stand alone. */
export const hasBrowser = existsSync(executablePath);

/** The console of a sandbox, open in a browser; people to look behind it. `npm test` builds the page first. */
export class ConsolePage {
  readonly sandbox: Sandbox;
  readonly page: Page;
  readonly dynamics: Locator;
  readonly xero: Locator;
  readonly sales: Salesperson;
  readonly finance: FinanceClerk;
  /** What went wrong in the page. */
  readonly errors: string[] = [];
  readonly #browser: Browser;

  private constructor(sandbox: Sandbox, browser: Browser, page: Page) {
    this.sandbox = sandbox;
    this.#browser = browser;
    this.page = page;
    this.dynamics = page.getByRole('region', { name: 'Dynamics 365', exact: true });
    this.xero = page.getByRole('region', { name: 'Xero', exact: true });
    this.sales = new Salesperson(sandbox);
    this.finance = new FinanceClerk(sandbox, demoTenantId);
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
  }

  static async open(): Promise<ConsolePage> {
    const sandbox = await startSandbox({ openStore: emptyStore });
    const browser = await chromium.launch({ executablePath, args: flags });
    const console = new ConsolePage(sandbox, browser, await browser.newPage({ viewport: { width: 1440, height: 900 } }));
    await console.go('');
    return console;
  }

  /** Opens a place of the console by its address, such as `dynamics=problems`; the page is loaded once. */
  async go(place: string): Promise<void> {
    await this.page.goto(`${this.sandbox.urls.console}/#${place}`);
    await this.dynamics.waitFor();
  }

  /** Opens an area of the Dynamics half. */
  async area(name: string): Promise<void> {
    await this.dynamics.getByRole('navigation').getByRole('link', { name }).click();
  }

  async pollNow(): Promise<void> {
    await this.sandbox.idle();
    const polled = this.page.waitForResponse((response) => response.url().endsWith('/console-api/poll'));
    await this.page.getByRole('button', { name: 'Poll now' }).click();
    await polled;
    await this.sandbox.idle();
  }

  /** The text of what has the focus. */
  focused(): Promise<string> {
    return this.page.evaluate('document.activeElement.tagName + " " + document.activeElement.textContent');
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.sandbox.stop();
  }
}
