import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsoleState, LiveMessage } from '../../../sandbox/console/shared.ts';
import { orderId, startWorld, tenantId, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  world.runner.start();
});
afterAll(() => world.stop());

const state = async (): Promise<ConsoleState> => (await world.ask('GET', '/state')).body;

/** Listens to the page's events until one fits. */
async function hear(fits: (message: LiveMessage) => boolean, act: () => unknown): Promise<LiveMessage> {
  const stop = new AbortController();
  const response = await fetch(`${world.url}/console-api/events`, { signal: stop.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  await act();
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    for (const [, data = ''] of text.matchAll(/^data: (.*)\n/gm)) {
      const message = JSON.parse(data) as LiveMessage;
      if (!fits(message)) continue;
      stop.abort();
      return message;
    }
  }
  throw new Error('the events ended');
}

describe('the controls of the sandbox', () => {
  it('the clock goes forward by minutes, and nothing else is taken', async () => {
    const before = Date.parse((await state()).now);
    const { body } = await world.ask('POST', '/clock', { minutes: 15 });
    expect(Date.parse(body.now) - before).toBeGreaterThanOrEqual(15 * 60_000);
    for (const minutes of [0, -1, '5', null, 1e9]) expect((await world.ask('POST', '/clock', { minutes })).status).toBe(400);
  });

  it('whether a payment raises a webhook can be switched', async () => {
    expect((await world.ask('PUT', '/webhook-on-payment', { on: false })).body).toEqual({ on: false });
    expect(world.xero.state.webhookOnPayment).toBe(false);
    expect((await state()).webhookOnPayment).toBe(false);
    expect((await world.ask('PUT', '/webhook-on-payment', { on: 'yes' })).status).toBe(400);
  });

  it('flows are listed as makers see them, and can be switched off', async () => {
    const { flows } = await state();
    expect(flows.find(({ name }) => name === 'order-to-xero')).toMatchObject({ trigger: 'row', enabled: true });
    expect(flows.every(({ title, name, description }) => title !== name && description !== '')).toBe(true);
    await world.ask('PUT', '/flows/order-to-xero', { on: false });
    expect((await state()).flows.find(({ name }) => name === 'order-to-xero')?.enabled).toBe(false);
    await world.ask('PUT', '/flows/order-to-xero', { on: true });
  });

  it('a flow runs by hand where that makes sense; others are refused', async () => {
    expect((await world.ask('POST', '/flows/xero-invoice-changed/run')).body).toMatchObject({ status: 'Skipped', runs: [] });
    expect((await world.ask('POST', '/flows/order-to-xero/run')).status).toBe(409);
    expect((await world.ask('POST', '/flows/none/run')).status).toBe(404);
  });

  it('the page hears of rows that changed, of what finance does in Xero, and of a reset, which leaves no history', async () => {
    const rename = () =>
      fetch(`${world.url}/dynamics/api/data/v9.2/salesorders(${orderId})`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Renamed' }),
      });
    await hear(({ tables }) => tables.includes('salesorder'), rename);
    const invoice = { Type: 'ACCREC', Contact: { Name: 'Someone' }, LineItems: [{ Description: 'x' }] };
    await hear(
      ({ xero }) => xero,
      () => world.xero.ui.createDocument(tenantId, invoice),
    );
    await hear(
      ({ reset }) => reset === true,
      () => world.ask('POST', '/reset', {}),
    );
    expect(world.dataverse.store.row('salesorder', orderId)?.name).toBe('Espresso machines for the new terrace');
    await world.runner.idle();
    const kinds = (await world.ask('GET', '/activity')).body.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind === 'call' || kind === 'webhook')).toEqual([]);
  });

  it('what is not there is refused by its name', async () => {
    const { status, body } = await world.ask('GET', '/nothing');
    expect(status).toBe(404);
    expect(body.title).toContain('GET /console-api/nothing');
  });
});
