import { afterEach, describe, expect, it } from 'vitest';
import { flowId } from '../../../sandbox/flow-runner/flow-id.ts';
import { nextOccurrence } from '../../../sandbox/flow-runner/triggers/recurrence.ts';
import {
  button,
  compose,
  dataverse,
  exported,
  failing,
  pollingTrigger,
  type Reply,
  rowTrigger,
  start,
  startApi,
  stepsOf,
} from './harness.ts';

const accountId = '11111111-2222-3333-4444-555555555555';
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function listen(flows: Record<string, unknown>, replies: Parameters<typeof startApi>[0] = [{ status: 202 }]) {
  const api = await startApi(replies);
  const sandbox = await start(flows, api.url);
  open.push(sandbox, api);
  sandbox.runner.start();
  return { ...sandbox, api };
}

const account = (body: object) => [{ entitySet: 'accounts', body: { accountid: accountId, ...body } }];

describe('row-change triggers', () => {
  it('each call-back is a run, whose trigger holds the row; filters and columns are those of the trigger', async () => {
    const trigger = rowTrigger({ message: 4, entityname: 'account', filteringattributes: 'name', filterexpression: 'telephone1 ne null' });
    const { runner, emulator } = await listen({
      'the-flow': exported({ Read: compose("@concat(triggerOutputs()?['body/name'], ' ', triggerBody()?['SdkMessage'])") }, trigger),
    });
    const write = async (body: object) => {
      emulator.seed(account(body), { events: true });
      await runner.idle();
    };
    await write({ name: 'Contoso', telephone1: '1' });
    await write({ telephone1: '2' });
    await write({ name: 'Contoso' });
    await write({ name: 'Fabrikam', telephone1: null });
    expect(runner.runs.map((run) => stepsOf(run.steps).Read?.outputs)).toEqual(['Contoso Update', 'Contoso Create']);
    expect(runner.runs[0]).toMatchObject({ flow: 'the-flow', status: 'Succeeded', trigger: { name: 'When_it_starts' } });
  });

  it('a delivery that comes twice is two runs, at the same time', async () => {
    const { runner, emulator } = await listen({
      'the-flow': exported({ A: compose(1) }, rowTrigger({ message: 1, entityname: 'account' })),
    });
    emulator.setDelivery({ twice: true });
    emulator.seed(account({ name: 'Contoso' }), { events: true });
    await runner.idle();
    expect(runner.runs).toHaveLength(2);
  });

  it('trigger conditions must all hold', async () => {
    const conditions = [
      { expression: "@equals(triggerOutputs()?['body/creditonhold'], true)" },
      { expression: "@startsWith(triggerOutputs()?['body/name'], 'C')" },
    ];
    const { runner, emulator } = await listen({
      'the-flow': exported({ A: compose(1) }, rowTrigger({ message: 4, entityname: 'account' }, { conditions })),
    });
    for (const body of [{ name: 'Contoso', creditonhold: false }, { creditonhold: true }, { name: 'Fabrikam' }]) {
      emulator.seed(account(body), { events: true });
      await runner.idle();
    }
    expect(runner.runs).toHaveLength(1);
    expect(runner.triggerEvents.map(({ status }) => status)).toEqual(['Skipped', 'Succeeded', 'Skipped']);
  });

  it('a flow that is switched off hears nothing', async () => {
    const { runner, emulator } = await listen({
      'the-flow': exported({ A: compose(1) }, rowTrigger({ message: 4, entityname: 'account' })),
    });
    runner.setEnabled('the-flow', false);
    emulator.seed(account({ name: 'Contoso' }), { events: true });
    await runner.idle();
    expect(runner.runs).toHaveLength(0);
    runner.setEnabled('the-flow', true);
    emulator.seed(account({ name: 'Fabrikam' }), { events: true });
    await runner.idle();
    expect(runner.runs).toHaveLength(1);
  });

  it('idle waits for what a run set off', async () => {
    const stamp = dataverse('UpdateOnlyRecord', {
      entityName: 'accounts',
      recordId: "@triggerOutputs()?['body/accountid']",
      'item/telephone1': '1',
    });
    const { runner, emulator } = await listen({
      first: exported({ Stamp: stamp }, rowTrigger({ message: 1, entityname: 'account' })),
      second: exported({ A: compose(1) }, rowTrigger({ message: 3, entityname: 'account', filteringattributes: 'telephone1' })),
    });
    emulator.seed(account({ name: 'Contoso' }), { events: true });
    await runner.idle();
    expect(runner.runs.map(({ flow, status }) => `${flow} ${status}`)).toEqual(['second Succeeded', 'first Succeeded']);
  });
});

describe('polling triggers', () => {
  const change = (xeroId: string) => ({ type: 'invoice', xeroId, source: 'Webhook' });
  const nothing = (state: string): Reply => ({
    status: 202,
    headers: { location: `/v1/invoice-changes?triggerState=${state}`, 'retry-after': '60' },
  });
  const flow = exported({ Read: compose("@triggerBody()?['xeroId']") }, pollingTrigger());

  it('begin without state, go where Location says, and start one run for each element', async () => {
    const something: Reply = {
      status: 200,
      headers: { location: '/v1/invoice-changes?triggerState=two', 'retry-after': '60' },
      body: { value: [change('a'), change('b')] },
    };
    const { runner, api } = await listen({ 'the-flow': flow }, [nothing('one'), something, nothing('three')]);
    await runner.idle();
    const found = await runner.poll('the-flow');
    await runner.idle();
    expect(found).toMatchObject({ status: 'Succeeded', statusCode: 200, runs: [expect.any(String), expect.any(String)] });
    expect(api.received.map(({ query, authorization }) => [query, authorization])).toEqual([
      [{ onlySynced: 'true' }, 'Bearer the-token'],
      [{ triggerState: 'one' }, 'Bearer the-token'],
    ]);
    expect(runner.runs.map((run) => stepsOf(run.steps).Read?.outputs).sort()).toEqual(['a', 'b']);
    await runner.poll('the-flow');
    expect(api.received.at(-1)?.query).toEqual({ triggerState: 'two' });
  });

  it('come again after Retry-After, at once when it is 0, and at their recurrence when the answer was a failure', async () => {
    const more: Reply = { ...nothing('one'), headers: { location: '/v1/invoice-changes?triggerState=one', 'retry-after': '0' } };
    const { runner, api, clock } = await listen({ 'the-flow': flow }, [more, nothing('two'), { status: 500 }, nothing('three')]);
    const polls = async (count: number) => expect.poll(() => api.received.length).toBe(count);
    await polls(2);
    await runner.idle();
    clock.advance(61_000);
    await polls(3);
    await runner.idle();
    clock.advance(61_000);
    await polls(4);
    expect(api.received.map(({ query }) => query.triggerState)).toEqual([undefined, 'one', 'two', 'two']);
    expect(runner.triggerEvents.map(({ status }) => status)).toContain('Failed');
  });

  it('a Location on another host is not followed', async () => {
    const { runner } = await listen({ 'the-flow': flow }, [{ status: 202, headers: { location: 'http://127.0.0.2/steal' } }]);
    await runner.idle();
    expect(await runner.poll('the-flow')).toMatchObject({ status: 'Failed', error: expect.stringContaining('another host') });
  });
});

describe('recurrence', () => {
  const at = (text: string) => new Date(`${text}Z`);
  it.each([
    ['every 2 hours', { frequency: 'Hour', interval: 2 }, '2026-01-01T10:30', '2026-01-01T12:31', '2026-01-01T14:30'],
    ['before the start', { frequency: 'Day', interval: 1 }, '2026-02-01T09:00', '2026-01-01T00:00', '2026-02-01T09:00'],
    ['monthly from the 31st', { frequency: 'Month', interval: 1 }, '2026-01-31T09:00', '2026-02-01T00:00', '2026-02-28T09:00'],
    [
      'daily at two hours',
      { frequency: 'Day', interval: 1, schedule: { hours: [2, 14], minutes: [30] } },
      '2026-01-01T00:00',
      '2026-01-05T03:00',
      '2026-01-05T14:30',
    ],
    [
      'every other day',
      { frequency: 'Day', interval: 2, schedule: { hours: [2] } },
      '2026-01-01T00:00',
      '2026-01-01T03:00',
      '2026-01-03T02:00',
    ],
    [
      'on week days',
      { frequency: 'Week', interval: 1, schedule: { weekDays: ['Monday', 'Friday'], hours: [6], minutes: [0] } },
      '2026-01-01T00:00',
      '2026-01-02T07:00',
      '2026-01-05T06:00',
    ],
  ])('%s', (_, recurrence, anchor, after, next) => {
    expect(nextOccurrence(recurrence, at(anchor), at(after))).toEqual(at(next));
  });

  it('fires when switched on, then by the clock, and by hand', async () => {
    const { runner, clock } = await listen({
      'the-flow': exported({ A: compose(1) }, { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } }),
    });
    expect(runner.runs).toHaveLength(1);
    clock.advance(86_401_000);
    await expect.poll(() => runner.runs.length).toBe(2);
    await runner.poll('the-flow');
    expect(runner.runs).toHaveLength(3);
  });
});

describe('child flows', () => {
  const child = (actions: object) => exported(actions as never, button({ text: { type: 'string' } }, ['text']));
  const respond = (body: unknown, runAfter: object = {}, statusCode = 200) => ({
    type: 'Response',
    kind: 'PowerApp',
    runAfter,
    inputs: { statusCode, body },
  });
  const call = (more: object = {}) => ({
    type: 'Workflow',
    runAfter: {},
    inputs: { host: { workflowReferenceName: flowId('child') }, body: { text: 'hello' }, ...more },
  });
  const none = { retryPolicy: { type: 'none' } };

  it('are given their inputs and answer with their Response; their calls count for the caller too', async () => {
    const list = dataverse('ListRecords', { entityName: 'accounts', $select: 'name' });
    const { runner } = await listen({
      child: child({
        List: list,
        Answer: respond({ said: "@triggerBody()?['text']" }, { List: ['Succeeded'] }),
        After: compose(1, ['Answer']),
      }),
      parent: exported({ Call: call(), Read: compose("@outputs('Call')?['body/said']", ['Call']) }),
    });
    const run = await runner.run('parent');
    await runner.idle();
    const { Call, Read } = stepsOf(run.steps);
    expect(Read?.outputs).toBe('hello');
    expect(run.calls.dataverse).toBe(1);
    const childRun = runner.findRun(Call?.childRunId ?? '');
    expect(childRun).toMatchObject({ flow: 'child', status: 'Succeeded', parentRunId: run.id, calls: { dataverse: 1 } });
  });

  it('that end without a Response fail the call, and are started again by the default policy', async () => {
    const broken = child({ Broken: failing(), Answer: respond({}, { Broken: ['Succeeded'] }) });
    const { runner, finish } = await listen({ child: broken, parent: exported({ Call: call() }), careful: exported({ Call: call(none) }) });
    const careful = await finish(runner.run('careful'));
    expect(stepsOf(careful.steps).Call).toMatchObject({
      status: 'Failed',
      code: 'BadGateway',
      outputs: { body: { error: { code: 'NoResponse' } } },
    });
    expect(runner.runs.filter(({ flow }) => flow === 'child')).toHaveLength(1);
    await finish(runner.run('parent'));
    expect(runner.runs.filter(({ flow }) => flow === 'child')).toHaveLength(1 + 5);
  });

  it('that answer with an error fail the call', async () => {
    const { runner } = await listen({
      child: child({ Answer: respond({ error: { message: 'no' } }, {}, 400) }),
      parent: exported({ Call: call() }),
    });
    const run = await runner.run('parent');
    expect(stepsOf(run.steps).Call).toMatchObject({ status: 'Failed', code: 'BadRequest', error: { message: 'no' } });
  });

  it('that are switched off can not be called', async () => {
    const { runner } = await listen({ child: child({ Answer: respond({}) }), parent: exported({ Call: call() }) });
    runner.setEnabled('child', false);
    expect(stepsOf((await runner.run('parent')).steps).Call).toMatchObject({ status: 'Failed', code: 'WorkflowTriggerIsNotEnabled' });
  });
});

describe('the runner', () => {
  it('refuses flows with faults, naming all of them', async () => {
    await expect(
      start({ 'the-flow': exported({ A: { type: 'Compose', runAfter: { B: ['Succeeded'] }, inputs: '@nope()' } }) }),
    ).rejects.toThrow(/actions\/A: runs after 'B'.*\n.*nope/s);
  });

  it('asks for the inputs that a button requires', async () => {
    const sandbox = await start({ 'the-flow': exported({ A: compose(1) }, button({ text: { type: 'string' } }, ['text'])) });
    open.push(sandbox);
    await expect(sandbox.runner.run('the-flow')).rejects.toThrow('the-flow needs the input text');
    expect(await sandbox.runner.run('the-flow', { text: 'a' })).toMatchObject({ status: 'Succeeded' });
  });

  it('Terminate cancels what is still under way', async () => {
    const terminate = { type: 'Terminate', runAfter: { First: ['Succeeded'] }, inputs: { runStatus: 'Succeeded' } };
    const wait = { type: 'Wait', runAfter: {}, inputs: { interval: { count: 1, unit: 'Day' } } };
    const sandbox = await start({ 'the-flow': exported({ Wait: wait, First: compose(1), End: terminate }) });
    open.push(sandbox);
    const run = await sandbox.runner.run('the-flow');
    expect(run.status).toBe('Succeeded');
    expect(stepsOf(run.steps).Wait?.status).toBe('Cancelled');
  });

  it('stops runs under way as Cancelled', async () => {
    const sandbox = await start({
      'the-flow': exported({
        Wait: { type: 'Wait', runAfter: {}, inputs: { interval: { count: 1, unit: 'Day' } } },
        Next: compose(1, ['Wait']),
      }),
    });
    const run = sandbox.runner.run('the-flow');
    await sandbox.close();
    expect(await run).toMatchObject({ status: 'Cancelled', error: { code: 'RunnerStopped' } });
  });

  it('environment variables are parameters of a flow, with their default until given', async () => {
    const name = 'Days (xc_Days)';
    const parameters = { [name]: { type: 'Int', defaultValue: 1, metadata: { schemaName: 'xc_Days' } } };
    const flow = exported({ Read: compose(`@parameters('${name}')`) }, button(), parameters);
    for (const [given, expected] of [
      [{}, 1],
      [{ xc_Days: 9 }, 9],
    ] as const) {
      const sandbox = await start({ 'the-flow': flow }, undefined, given);
      open.push(sandbox);
      expect(stepsOf((await sandbox.runner.run('the-flow')).steps).Read?.outputs).toBe(expected);
    }
  });

  it('tells listeners of each change of a run', async () => {
    const { runner } = await listen({ 'the-flow': exported({ A: compose(1) }) });
    const seen: string[] = [];
    const stop = runner.onRun((run) => seen.push(`${run.status} ${run.steps.map((step) => step.status).join()}`));
    await runner.run('the-flow');
    stop();
    await runner.run('the-flow');
    expect(seen).toEqual(['Running ', 'Running Running', 'Running Succeeded', 'Succeeded Succeeded']);
  });
});
