import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { SandboxClock } from '../../../sandbox/clock.ts';
import { consoleRouter } from '../../../sandbox/console/server/router.ts';
import { createDataverseEmulator } from '../../../sandbox/dataverse/emulator.ts';
import { createFlowRunner, loadFlows } from '../../../sandbox/flow-runner/runner.ts';
import { dynamicsSeed, seedId } from '../../../sandbox/seed/dynamics.ts';
import { defaultXeroSeed, demoTenantId } from '../../../sandbox/xero/default-seed.ts';
import { createXeroEmulator } from '../../../sandbox/xero/emulator.ts';

const project = (path: string) => new URL(`../../../${path}`, import.meta.url).pathname;

export const tenantId = demoTenantId;
export const orderId = seedId('order', 'Espresso machines for the new terrace');

/** The console over real emulators and the shipped flows, on a real port. The connector's other end answers as `answer` says, 202 to begin with. */
export async function startWorld() {
  const clock = new SandboxClock();
  const dataverse = createDataverseEmulator({ clock, solutionFolders: [project('solution/core')] });
  const xero = await createXeroEmulator({ clock });
  const answer = { status: 202, body: {} as unknown };
  const app = express();
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app.use('/dynamics', dataverse.app);
  app.use('/xero', xero.app);
  app.use('/v1', (_request, response) => {
    response.status(answer.status).set('retry-after', '60').json(answer.body);
  });
  const swagger = JSON.parse(readFileSync(project('connector/apiDefinition.swagger.json'), 'utf8'));
  const { flows, faults } = loadFlows(project('flows'), {
    swagger,
    dataverseMetadata: dataverse.metadata,
    connectionReferences: ['xc_dataverse', 'xc_xero'],
  });
  const runner = createFlowRunner({
    flows,
    faults,
    clock,
    dataverse: { url: `${url}/dynamics/api/data/v9.2`, subscribe: dataverse.subscribe, idle: () => dataverse.idle() },
    connectors: { 'xc_xero-20sync': { swagger, url, connection: { token: async () => 'token' } } },
  });
  const begin = () => {
    xero.reset();
    xero.seed(defaultXeroSeed);
    dataverse.reset();
    dataverse.seed(
      dynamicsSeed.map(({ set, id, body }) => ({
        entitySet: set,
        body: { [dataverse.metadata.bySet(set)?.primaryId ?? '']: id, ...body },
      })),
    );
  };
  const reset = async () => {
    await runner.stop();
    begin();
    runner.start();
  };
  const setUp = { ready: true, organisationName: 'Demo' };
  const checkSetup = async () => ({ status: 200, body: setUp });
  app.use(consoleRouter({ dataverse, xero, runner, clock, checkSetup, reset }));
  begin();

  /** Calls /console-api; the body of the answer with its status. */
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/console-api${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    // biome-ignore lint/suspicious/noExplicitAny: each answer has a shape of its own
    return { status: response.status, body: (await response.json()) as any };
  };
  const stop = async () => {
    await runner.stop();
    await xero.close();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { clock, dataverse, xero, runner, url, answer, setUp, ask, stop };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
