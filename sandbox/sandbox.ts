import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { parseConfig } from '../api/config.ts';
import { startApi } from '../api/server.ts';
import type { Database } from '../api/store/database.ts';
import { SandboxClock } from './clock.ts';
import { XeroConnection } from './connection.ts';
import { consoleRouter } from './console/server/router.ts';
import { createDataverseEmulator, type DataverseEmulator } from './dataverse/emulator.ts';
import { createFlowRunner, type FlowRunner, loadFlows } from './flow-runner/runner.ts';
import { dynamicsSeed, seedId } from './seed/dynamics.ts';
import { playSetUp } from './seed/set-up.ts';
import { readSolutionParts } from './solution-parts.ts';
import { defaultXeroSeed } from './xero/default-seed.ts';
import { createXeroEmulator, type XeroEmulator } from './xero/emulator.ts';

export interface SandboxOptions {
  /** Of the console; 0 takes any free one. The API listens on the next, or any. */
  port?: number;
  /** Whether a payment raises an invoice webhook in Xero: no fact says, so both can be played. Default yes. */
  webhookOnPayment?: boolean;
  logLevel?: string;
  /** Gives the API an empty store, at the start and at every reset, and closes it after use; without it each is made in memory. */
  openStore?: () => Promise<Database>;
}

export interface Sandbox {
  clock: SandboxClock;
  urls: { console: string; api: string; xero: string; dynamics: string };
  xero: XeroEmulator;
  dataverse: DataverseEmulator;
  runner: FlowRunner;
  connection: XeroConnection;
  /** Resolves when no webhook, trigger or run is under way. */
  idle(): Promise<void>;
  /** Everything as at the start. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

const file = (path: string) => new URL(`../${path}`, import.meta.url).pathname;
const client = { clientId: 'sandbox-xero-app', clientSecret: 'sandbox-secret', webhookKey: 'sandbox-webhook-key' };
const redirectUri = 'https://global.consent.azure-apim.net/redirect';

/**
 * The whole system on one machine: Xero, Dataverse, the real API, and between them the shipped flows and connector, executed.
 * Throws with every fault named when the flows or the solution would be refused by the platform.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = new SandboxClock();
  const xero = await createXeroEmulator({ clock, webhookOnPayment: options.webhookOnPayment ?? true });
  const dataverse = createDataverseEmulator({
    clock,
    solutionFolders: [file('solution/core')],
    host: 'contoso.crm.dynamics.com',
    baseCurrency: { id: seedId('currency', 'NZD'), isocurrencycode: 'NZD', currencyname: 'New Zealand Dollar', currencysymbol: '$' },
  });
  const front = express();
  const server = createServer(front);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const urls = { console: url, api: '', xero: `${url}/xero`, dynamics: `${url}/dynamics` };
  xero.setBaseUrl(urls.xero);
  const startApiOn = async (port: number) => {
    const config = parseConfig({
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: ':memory:',
      XERO_APPS: `${client.clientId}:${client.webhookKey}`,
      XERO_API_URL: urls.xero,
      XERO_IDENTITY_URL: urls.xero,
      LOG_LEVEL: options.logLevel ?? 'error',
    });
    const database = await options.openStore?.();
    const { url, close } = await startApi({ config, clock, database, strictAnswers: true });
    return { url, close: () => close().then(() => database?.close()) };
  };
  front.use('/xero', xero.app);
  front.use('/dynamics', dataverse.app);
  let api = await startApiOn(options.port ? options.port + 1 : 0);
  urls.api = api.url;

  const swagger = JSON.parse(await readFile(file('connector/apiDefinition.swagger.json'), 'utf8'));
  const { flows, faults } = loadFlows(file('flows'), {
    swagger,
    dataverseMetadata: dataverse.metadata,
    ...readSolutionParts(file('solution/core')),
  });
  const scopes = Object.keys(swagger.securityDefinitions['oauth2-auth'].scopes)[0] ?? '';
  const connection = new XeroConnection({ identityUrl: urls.xero, ...client, redirectUri, scopes, clock });
  const runner = createFlowRunner({
    flows,
    faults,
    clock,
    dataverse: { url: `${urls.dynamics}/api/data/v9.2`, subscribe: dataverse.subscribe, idle: dataverse.idle },
    connectors: { 'xc_xero-20sync': { swagger, url: urls.api, connection } },
  });

  const begin = async () => {
    xero.reset();
    xero.registerApp({ ...client, redirectUris: [redirectUri], webhookUrl: `${urls.api}/webhooks/xero` });
    xero.seed(defaultXeroSeed);
    dataverse.reset();
    dataverse.seed(
      dynamicsSeed.map(({ set, id, body }) => ({
        entitySet: set,
        body: { [dataverse.metadata.bySet(set)?.primaryId ?? '']: id, ...body },
      })),
    );
    await xero.webhooks.intentToReceive(client.clientId);
    await connection.signIn();
    runner.start();
    await playSetUp({ dataverse, runner, urls });
  };
  const idle = async () => {
    await xero.webhooks.flush();
    await dataverse.idle();
    await runner.idle();
  };
  const reset = async () => {
    await runner.stop();
    // The rows get their former ids: a register that still knew them would look for invoices that are gone.
    await api.close();
    api = await startApiOn(Number(new URL(urls.api).port));
    await begin();
  };
  const checkSetup = async (organisationId: string) => {
    const headers = { authorization: `Bearer ${await connection.token()}`, accept: 'application/json' };
    const answer = await fetch(`${urls.api}/v1/organisations/${organisationId}/setup`, { headers });
    return { status: answer.status, body: await answer.json() };
  };
  front.use(consoleRouter({ dataverse, xero, runner, clock, checkSetup, reset }));
  await begin();
  return {
    clock,
    urls,
    xero,
    dataverse,
    runner,
    connection,
    idle,
    reset,
    stop: async () => {
      await runner.stop();
      await api.close();
      await xero.close();
      await closeServer(server);
    },
  };
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
