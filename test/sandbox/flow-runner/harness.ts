import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SandboxClock } from '../../../sandbox/clock.ts';
import { createDataverseEmulator, type DataverseEmulator } from '../../../sandbox/dataverse/emulator.ts';
import { readMetadata } from '../../../sandbox/dataverse/entities/metadata.ts';
import { faultText } from '../../../sandbox/flow-runner/check/fault.ts';
import type { Swagger } from '../../../sandbox/flow-runner/connectors/swagger.ts';
import type { Step } from '../../../sandbox/flow-runner/run/history.ts';
import { createFlowRunner, type FlowRunner, type LoadedFlows, loadFlows } from '../../../sandbox/flow-runner/runner.ts';

export type Json = Record<string, unknown>;

const root = path.resolve(import.meta.dirname, '../../..');
const solutionFolders = [path.join(root, 'solution/connector'), path.join(root, 'solution/core')];
const swagger = JSON.parse(readFileSync(path.join(root, 'connector/apiDefinition.swagger.json'), 'utf8')) as Swagger;
export const flowsFolder = path.join(root, 'flows');
const metadata = readMetadata(solutionFolders);
const world = { swagger, dataverseMetadata: metadata, connectionReferences: ['xc_dataverse', 'xc_xero'] };

const dataverseKey = 'shared_commondataserviceforapps';
const xeroKey = 'shared_xc-5fxero-20sync';

export const connectionReferences = {
  [dataverseKey]: {
    runtimeSource: 'embedded',
    connection: { connectionReferenceLogicalName: 'xc_dataverse' },
    api: { name: dataverseKey },
  },
  [xeroKey]: {
    runtimeSource: 'embedded',
    connection: { connectionReferenceLogicalName: 'xc_xero' },
    api: { name: xeroKey, logicalName: 'xc_xero-20sync' },
  },
};

const host = (connectionName: string, operationId: string) => ({
  connectionName,
  operationId,
  apiId: `/providers/Microsoft.PowerApps/apis/${connectionName}`,
});

const after = (names: string[]) => Object.fromEntries(names.map((name) => [name, ['Succeeded']]));

/** A call of the Dataverse connector. */
export const dataverse = (operationId: string, parameters: Json, runAfter: string[] = [], more: Json = {}) => ({
  type: 'OpenApiConnection',
  runAfter: after(runAfter),
  inputs: { host: host(dataverseKey, operationId), parameters, authentication: "@parameters('$authentication')", ...more },
});

/** A call of our connector. */
export const xero = (operationId: string, parameters: Json, runAfter: string[] = [], more: Json = {}) => ({
  type: 'OpenApiConnection',
  runAfter: after(runAfter),
  inputs: { host: host(xeroKey, operationId), parameters, authentication: "@parameters('$authentication')", ...more },
});

export const compose = (inputs: unknown, runAfter: string[] = []) => ({ type: 'Compose', runAfter: after(runAfter), inputs });
/** Fails when it runs. */
export const failing = (runAfter: string[] = []) => compose("@int('no number')", runAfter);

export const button = (properties: Json = {}, required: string[] = []) => ({
  type: 'Request',
  kind: 'Button',
  inputs: { schema: { type: 'object', properties, required } },
});

/** A row-change trigger. */
export const rowTrigger = (parameters: Json, more: Json = {}) => ({
  type: 'OpenApiConnectionWebhook',
  inputs: {
    host: host(dataverseKey, 'SubscribeWebhookTrigger'),
    parameters: Object.fromEntries(
      Object.entries({ scope: 4, ...parameters }).map(([name, value]) => [`subscriptionRequest/${name}`, value]),
    ),
    authentication: "@parameters('$authentication')",
  },
  ...more,
});

export const pollingTrigger = (more: Json = {}) => ({
  type: 'OpenApiConnection',
  recurrence: { frequency: 'Minute', interval: 1 },
  splitOn: "@triggerOutputs()?['body/value']",
  inputs: { host: host(xeroKey, 'WhenInvoiceChanges'), parameters: { onlySynced: true }, authentication: "@parameters('$authentication')" },
  ...more,
});

/** A flow as an export has it. */
export const exported = (actions: Json, trigger: unknown = button(), parameters: Json = {}) => ({
  properties: {
    connectionReferences,
    definition: {
      $schema: 'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
      contentVersion: '1.0.0.0',
      parameters: {
        $connections: { defaultValue: {}, type: 'Object' },
        $authentication: { defaultValue: {}, type: 'SecureObject' },
        ...parameters,
      },
      triggers: { When_it_starts: trigger },
      actions,
    },
    templateName: null,
  },
  schemaVersion: '1.0.0.0',
});

/** Writes flows to a folder of their own and loads them from there. */
export function load(flows: Record<string, unknown>, more: { workflowIds?: string[]; environmentVariables?: string[] } = {}): LoadedFlows {
  const folder = mkdtempSync(path.join(tmpdir(), 'flows-'));
  try {
    for (const [name, flow] of Object.entries(flows))
      writeFileSync(path.join(folder, `${name}.json`), typeof flow === 'string' ? flow : JSON.stringify(flow));
    return loadFlows(folder, { ...world, ...more });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const faultsOf = (flows: Record<string, unknown>): string[] => load(flows).faults.map(faultText);
export const loadShipped = (): LoadedFlows => loadFlows(flowsFolder, world);

export interface Received {
  method: string;
  path: string;
  query: Record<string, string>;
  authorization: string | undefined;
  body: unknown;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

async function readAll(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text ? JSON.parse(text) : undefined;
}

/** A small API on a real port; `replies` are used up in order, the last one stays. `'hang'` never answers. */
export async function startApi(
  replies: (Reply | 'hang' | ((request: Received) => Reply))[],
): Promise<{ url: string; received: Received[]; close(): void }> {
  const received: Received[] = [];
  const server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const one: Received = {
      method: request.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      authorization: request.headers.authorization,
      body: await readAll(request),
    };
    received.push(one);
    const next = replies.length > 1 ? replies.shift() : replies[0];
    if (!next || next === 'hang') return;
    const reply = typeof next === 'function' ? next(one) : next;
    response
      .writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
      .end(reply.body === undefined ? '' : JSON.stringify(reply.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export interface Sandbox {
  runner: FlowRunner;
  emulator: DataverseEmulator;
  clock: SandboxClock;
  /** Moves the clock on, a second at a time, until the work is done. */
  finish<T>(work: Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A runner for these flows between a Dataverse emulator and an API at `apiUrl`; refuses flows with faults. */
export async function start(
  flows: Record<string, unknown>,
  apiUrl = 'http://127.0.0.1:9',
  environmentVariables: Json = {},
): Promise<Sandbox> {
  const loaded = load(flows);
  const clock = new SandboxClock();
  const emulator = createDataverseEmulator({ clock, solutionFolders });
  const server = await new Promise<Server>((resolve) => {
    const listening = emulator.app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const runner = createFlowRunner({
    ...loaded,
    clock,
    dataverse: {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/data/v9.2`,
      subscribe: emulator.subscribe,
      idle: emulator.idle,
    },
    connectors: { 'xc_xero-20sync': { swagger, url: apiUrl, connection: { token: async () => 'the-token' } } },
    environmentVariables,
  });
  const finish = async <T>(work: Promise<T>): Promise<T> => {
    let pending = true;
    const settled = work.finally(() => {
      pending = false;
    });
    settled.catch(() => undefined);
    while (pending) {
      await pause(8);
      clock.advance(1_000);
    }
    return settled;
  };
  const close = async () => {
    await runner.stop();
    server.closeAllConnections();
    server.close();
  };
  return { runner, emulator, clock, finish, close };
}

/** Runs one flow of data and control actions by hand. */
export async function runOnce(actions: Json, inputs: unknown = {}, trigger: unknown = button()) {
  const sandbox = await start({ 'the-flow': exported(actions, trigger) });
  try {
    return await sandbox.finish(sandbox.runner.run('the-flow', inputs));
  } finally {
    await sandbox.close();
  }
}

/** Every step of a run by name, those inside scopes and loops too; of a loop the last pass's. */
export function stepsOf(steps: Step[]): Record<string, Step> {
  const all: Record<string, Step> = {};
  for (const step of steps) {
    all[step.name] = step;
    Object.assign(all, stepsOf(step.steps ?? []), ...(step.iterations ?? []).map((iteration) => stepsOf(iteration.steps)));
  }
  return all;
}

export const statusesOf = (steps: Step[]): Record<string, string> =>
  Object.fromEntries(Object.entries(stepsOf(steps)).map(([name, step]) => [name, step.status]));
