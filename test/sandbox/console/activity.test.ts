import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activity, RunDetail } from '../../../sandbox/console/shared.ts';
import { orderId, startWorld, tenantId, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  world.answer.status = 400;
  world.answer.body = { code: 'bad-request', title: 'Not today' };
  world.runner.start();
});
afterAll(() => world.stop());

const activities = async (): Promise<Activity[]> => (await world.ask('GET', '/activity')).body;

async function toggle(on: boolean) {
  const response = await fetch(`${world.url}/dynamics/api/data/v9.2/salesorders(${orderId})`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ xc_synctoxero: on }),
  });
  expect(response.status).toBe(204);
  await world.runner.idle();
}

describe('what happened', () => {
  it('a run is named as a sentence, says which row it is about, and opens to its steps with what went in and out', async () => {
    await toggle(true);
    const run = (await activities()).find(({ kind, code }) => kind === 'run' && code === 'order-to-xero');
    expect(run).toMatchObject({ title: 'Order to Xero', status: 'failed', about: { table: 'salesorder', id: orderId } });
    expect(run?.about?.label).toBe('ORD-01001 · Espresso machines for the new terrace');
    const detail: RunDetail = (await world.ask('GET', `/runs/${run?.id}`)).body;
    const attempt = detail.steps.find(({ name }) => name === 'Try');
    const names = attempt?.steps?.map(({ name }) => name) ?? [];
    expect(names[0]).toBe('Read_the_order');
    const sync = attempt?.steps?.find(({ status }) => status === 'Failed');
    expect(sync?.name).toBe('Sync_the_invoice');
    expect(sync?.inputs).toMatchObject({ parameters: { 'body/record': { salesorderid: orderId } } });
    expect(sync?.outputs).toMatchObject({ statusCode: 400 });
    expect(attempt?.steps?.some(({ status }) => status === 'Skipped')).toBe(true);
  });

  it('a child flow is about what its parent is about, and names its parent', async () => {
    const child = (await activities()).find(({ kind, parentId }) => kind === 'run' && parentId !== undefined);
    expect(child?.about?.id).toBe(orderId);
    const detail: RunDetail = (await world.ask('GET', `/runs/${child?.id}`)).body;
    expect(detail.parent?.title).toBe('Order to Xero');
  });

  it('polls in a row that come to the same are one entry', async () => {
    world.answer.status = 202;
    for (let turn = 0; turn < 3; turn++) expect((await world.ask('POST', '/poll')).status).toBe(200);
    const polls = (await activities()).filter(({ kind }) => kind === 'poll');
    expect(polls[0]).toMatchObject({ title: 'Asked for changes: nothing new', times: 3, status: 'nothing' });
  });

  it("a failed poll says why in the other side's words", async () => {
    world.answer.status = 401;
    world.answer.body = { code: 'token', title: 'The token was refused' };
    await world.ask('POST', '/poll');
    const [poll] = (await activities()).filter(({ kind }) => kind === 'poll');
    expect(poll).toMatchObject({ status: 'failed', detail: 'The token was refused' });
  });

  it("calls to Xero and its webhooks are sentences, newest first, and finance's own acts are no calls", async () => {
    await fetch(`${world.url}/xero/api.xro/2.0/Invoices?page=1`);
    world.xero.ui.createDocument(tenantId, { Type: 'ACCREC', Contact: { Name: 'Someone' }, LineItems: [{ Description: 'x' }] });
    const list = await activities();
    const calls = list.filter(({ kind }) => kind === 'call');
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ title: 'Read invoices', code: 'GET /Invoices?page=1', status: 'failed', statusText: '401' });
    const times = list.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('a run that is no longer there is refused', async () => {
    expect((await world.ask('GET', '/runs/none')).status).toBe(404);
  });
});
