import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../../api/clock.ts';
import { createDataverseEmulator } from '../../../sandbox/dataverse/emulator.ts';
import { solutionCore } from './harness.ts';

let server: Server;
beforeAll(async () => {
  server = createDataverseEmulator({ clock: systemClock, solutionFolders: [solutionCore] }).app.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => void server.close());

const get = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/WebResources/${path}`);

it.each([
  ['xc_/progress.html', 'text/html; charset=utf-8'],
  ['xc_/progress.js', 'application/javascript; charset=utf-8'],
  ['xc_/form.js', 'application/javascript; charset=utf-8'],
])('%s is served as it is in the solution, as %s', async (name, type) => {
  const answer = await get(name);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  expect(await answer.text()).toBe(readFileSync(`${solutionCore}/WebResources/${name}`, 'utf8'));
});

it.each(['xc_/nosuch.html', 'xc_/progress.html.data.xml', 'xc_', '..%2FOther%2FSolution.xml'])(
  'there is nothing else: %s',
  async (name) => {
    expect((await get(name)).status).toBe(404);
  },
);
