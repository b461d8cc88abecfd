import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { SandboxClock } from '../../../sandbox/clock.ts';
import { createDataverseEmulator, type DataverseEmulator } from '../../../sandbox/dataverse/emulator.ts';

export const solutionCore = fileURLToPath(new URL('../../../solution/core', import.meta.url));

// biome-ignore lint/suspicious/noExplicitAny: bodies of the Web API are read column by column
type Body = any;

interface Answer {
  status: number;
  body: Body;
  headers: Headers;
}

export interface Dataverse {
  emulator: DataverseEmulator;
  clock: SandboxClock;
  url: string;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** Makes a row and answers its id; a refusal fails the test. */
  make(set: string, body: Record<string, unknown>): Promise<string>;
}

/** An emulator with the project's own solution behind a real port; emptied before each test. */
export function startDataverse(): Dataverse {
  const clock = new SandboxClock();
  const emulator = createDataverseEmulator({ clock, solutionFolders: [solutionCore] });
  const dataverse = { emulator, clock, url: '' } as Dataverse;
  let close: () => void;
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      const server = emulator.app.listen(0, '127.0.0.1', () => resolve());
      close = () => server.close();
      server.on('listening', () => {
        dataverse.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/data/v9.2`;
      });
    });
  });
  afterAll(() => close());
  beforeEach(() => {
    emulator.reset();
    emulator.setDelivery({});
  });
  dataverse.send = async (method, path, body, headers = {}) => {
    const response = await fetch(`${dataverse.url}/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined, headers: response.headers };
  };
  dataverse.get = (path) => dataverse.send('GET', path);
  dataverse.make = async (set, body) => {
    const answer = await dataverse.send('POST', set, body, { prefer: 'return=representation' });
    if (answer.status !== 201) throw new Error(`${set}: ${answer.status} ${JSON.stringify(answer.body)}`);
    const { primaryId = '' } = emulator.metadata.bySet(set) ?? {};
    return answer.body[primaryId];
  };
  return dataverse;
}

export const writeIn = (parent: string, set: string, more: Record<string, unknown> = {}) => ({
  [`${set}@odata.bind`]: `/${set === 'salesorderid' ? 'salesorders' : 'invoices'}(${parent})`,
  isproductoverridden: true,
  productdescription: 'Consulting',
  quantity: 1,
  priceperunit: 100,
  ...more,
});

/** An order with one write-in line of 100. */
export async function makeOrder(dataverse: Dataverse, more: Record<string, unknown> = {}): Promise<{ order: string; line: string }> {
  const order = await dataverse.make('salesorders', { name: 'Order', ...more });
  const line = await dataverse.make('salesorderdetails', writeIn(order, 'salesorderid'));
  return { order, line };
}

export const unknownId = randomUUID();
