import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../../api/store/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('R7: a second process on the same embedded store is refused and told why; a dead one’s lock is taken over', async () => {
  const open = new URL('../../api/store/open.ts', import.meta.url).href;
  const script = `const { openDatabase } = await import(${JSON.stringify(open)});
    const database = await openDatabase({ dataDir: ${JSON.stringify(folder)} });
    await database.query('create table kept (n integer)');
    console.log('open'); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(other.stdout, 'data');
  await expect(openDatabase({ dataDir: folder })).rejects.toThrow(
    new RegExp(`in use by process ${other.pid} on ${hostname()}.*DATABASE_URL`),
  );
  other.kill('SIGKILL');
  await once(other, 'exit');
  const database = await openDatabase({ dataDir: folder });
  expect(await database.query('select * from kept')).toEqual([]);
  await expect(openDatabase({ dataDir: folder })).rejects.toThrow('in use');
  await database.close();
  expect(existsSync(join(folder, 'lock'))).toBe(false);
}, 90_000);

it('R7: a lock from another machine counts while it is touched', async () => {
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: 1, host: 'elsewhere' }));
  await expect(openDatabase({ dataDir: folder })).rejects.toThrow('process 1 on elsewhere');
  rmSync(join(folder, 'lock'));
});
