import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createLogger } from '../../api/log.ts';
import { type Handler, handlers } from '../../api/operations/handlers.ts';
import { startSystem } from './system.ts';

const main = new URL('../../api/main.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'api-'));
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function run(environment: Record<string, string>) {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH, PORT: '0', ...environment } });
  started.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const listening = async () => {
    while (!output.includes('listening'))
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => Promise.reject(new Error(output)))]);
    return /"url":"([^"]+)"/.exec(output)?.[1] ?? '';
  };
  return { child, listening, exit: once(child, 'exit').then(([code]) => code as number), output: () => output };
}

describe('the process', () => {
  it('names what is wrong and ends with 1', async () => {
    const { exit, output } = run({ LOG_LEVEL: 'loud' });
    expect(await exit).toBe(1);
    expect(output()).toMatch(/LOG_LEVEL[\s\S]*XERO_APPS|XERO_APPS[\s\S]*LOG_LEVEL/);
  });

  it('R7: a second one on the same store is refused and told why; R5: a signal ends the first cleanly', async () => {
    const environment = { XERO_APPS: 'A:', DATA_DIR: folder };
    const first = run(environment);
    const url = await first.listening();
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    const second = run(environment);
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain(`in use by process ${first.child.pid}`);
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
  }, 90_000);
});

describe('shutdown', () => {
  it('R5: finishes the call in flight and takes no other', async () => {
    let finish = () => {};
    const slow: Handler = { scopes: [], run: () => new Promise((resolve) => (finish = () => resolve({ body: { value: [] } }))) };
    const system = await startSystem({ handlers: { ...handlers, ListOrganisations: slow } });
    const call = system.call('/v1/organisations');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const closed = system.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(fetch(`${system.url}/health/live`)).rejects.toThrow();
    finish();
    expect((await call).status).toBe(200);
    await closed;
  });
});

describe('the log', () => {
  it('holds ids, no tokens and nothing of the rows', async () => {
    const lines: string[] = [];
    const log = createLogger('trace', { write: (line: string) => void lines.push(line) });
    const system = await startSystem({ log });
    try {
      const token = await system.token();
      const init = { headers: { Authorization: `Bearer ${token}` } };
      await fetch(`${system.url}/v1/invoice-changes`, init);
      await fetch(`${system.url}/v1/organisations`, init);
      const body = JSON.stringify({ table: 'salesorder', record: { name: 'Adatum Corporation' } });
      await system.call(`/v1/organisations/c2cc9b6e-9458-4c7d-93cc-f02b81b0594f/invoices`, { method: 'POST', body });
      log.error({ err: new Error('Adatum Corporation'), authorization: token }, 'test');
      const text = lines.join('');
      expect(text).toContain('WhenInvoiceChanges');
      for (const secret of [token, token.split('.')[2] ?? '', 'Adatum', 'Kauri']) expect(text).not.toContain(secret);
    } finally {
      await system.close();
    }
  });
});
