import { describe, expect, it } from 'vitest';
import { compose, failing, runOnce, statusesOf, stepsOf } from './harness.ts';

const runsAfter = (name: string, ...statuses: string[]) => ({ [name]: statuses });

interface Case {
  title: string;
  actions: Record<string, unknown>;
  run: string;
  steps: Record<string, string>;
}

const cases: Case[] = [
  {
    title: 'an action whose predecessor failed is skipped, and the run fails',
    actions: { First: failing(), Second: compose(1, ['First']) },
    run: 'Failed',
    steps: { First: 'Failed', Second: 'Skipped' },
  },
  {
    title: 'a failure whose handler succeeded does not fail the run',
    actions: { First: failing(), Handler: { ...compose(1), runAfter: runsAfter('First', 'Failed') } },
    run: 'Succeeded',
    steps: { First: 'Failed', Handler: 'Succeeded' },
  },
  {
    title: 'statuses are compared without case',
    actions: { First: failing(), Handler: { ...compose(1), runAfter: runsAfter('First', 'FAILED') } },
    run: 'Succeeded',
    steps: { Handler: 'Succeeded' },
  },
  {
    title: 'a handled failure still fails the run when a parallel action was skipped because of it',
    actions: { First: failing(), Handler: { ...compose(1), runAfter: runsAfter('First', 'Failed') }, Other: compose(1, ['First']) },
    run: 'Failed',
    steps: { Handler: 'Succeeded', Other: 'Skipped' },
  },
  {
    title: 'all predecessors must have ended as wanted',
    actions: {
      A: compose(1),
      B: failing(),
      Both: compose(1, ['A', 'B']),
      Either: { ...compose(1), runAfter: { A: ['Succeeded'], B: ['Failed'] } },
    },
    run: 'Failed',
    steps: { Both: 'Skipped', Either: 'Succeeded' },
  },
  {
    title: 'a handler of skipped actions runs',
    actions: { First: failing(), Second: compose(1, ['First']), Third: { ...compose(1), runAfter: runsAfter('Second', 'Skipped') } },
    run: 'Succeeded',
    steps: { Second: 'Skipped', Third: 'Succeeded' },
  },
  {
    title: 'a handler of failures is skipped when all went well, and the run succeeds',
    actions: {
      Try: { type: 'Scope', actions: { A: compose(1) }, runAfter: {} },
      Catch: { type: 'Scope', actions: { B: compose(1) }, runAfter: runsAfter('Try', 'Failed', 'TimedOut', 'Skipped') },
    },
    run: 'Succeeded',
    steps: { Try: 'Succeeded', Catch: 'Skipped', B: 'Skipped' },
  },
  {
    title: 'a catch scope that succeeds ends the run as Succeeded',
    actions: {
      Try: { type: 'Scope', actions: { A: failing(), B: compose(1, ['A']) }, runAfter: {} },
      Catch: { type: 'Scope', actions: { C: compose(1) }, runAfter: runsAfter('Try', 'Failed', 'TimedOut', 'Skipped') },
    },
    run: 'Succeeded',
    steps: { Try: 'Failed', A: 'Failed', B: 'Skipped', Catch: 'Succeeded', C: 'Succeeded' },
  },
  {
    title: 'Terminate in the catch scope ends the run as Failed',
    actions: {
      Try: { type: 'Scope', actions: { A: failing() }, runAfter: {} },
      Catch: {
        type: 'Scope',
        actions: {
          End: { type: 'Terminate', runAfter: {}, inputs: { runStatus: 'Failed', runError: { code: 'E', message: 'it went wrong' } } },
          Later: compose(1, ['End']),
        },
        runAfter: runsAfter('Try', 'Failed'),
      },
      Last: compose(1, ['Catch']),
    },
    run: 'Failed',
    steps: { End: 'Succeeded', Later: 'Skipped', Catch: 'Cancelled', Last: 'Skipped' },
  },
  {
    title: 'Terminate as Succeeded ends a run early and well',
    actions: { End: { type: 'Terminate', runAfter: {}, inputs: { runStatus: 'Succeeded' } }, Later: failing(['End']) },
    run: 'Succeeded',
    steps: { Later: 'Skipped' },
  },
  {
    title: 'a condition takes one branch and skips the other, whose actions say why',
    actions: {
      Check: {
        type: 'If',
        runAfter: {},
        expression: {
          and: [
            { equals: [1, 1] },
            { not: { equals: ["@json('{\"a\":1}')?['a']", 2] } },
            { or: [{ less: [1, 0] }, { contains: ['abc', 'b'] }] },
          ],
        },
        actions: { Yes: compose(1) },
        else: { actions: { No: { type: 'Scope', runAfter: {}, actions: { Inner: compose(1) } } } },
      },
    },
    run: 'Succeeded',
    steps: { Check: 'Succeeded', Yes: 'Succeeded', No: 'Skipped', Inner: 'Skipped' },
  },
  {
    title: 'a condition as one expression, without else',
    actions: { Check: { type: 'If', runAfter: {}, expression: '@equals(1,2)', actions: { Yes: failing() } } },
    run: 'Succeeded',
    steps: { Check: 'Succeeded', Yes: 'Skipped' },
  },
  {
    title: 'a failing branch fails the condition',
    actions: { Check: { type: 'If', runAfter: {}, expression: { equals: [1, 1] }, actions: { Yes: failing() }, else: { actions: {} } } },
    run: 'Failed',
    steps: { Check: 'Failed' },
  },
  {
    title: 'Switch takes the case that equals, else the default',
    actions: {
      One: {
        type: 'Switch',
        runAfter: {},
        expression: "@concat('a','b')",
        cases: { It_is_ab: { case: 'ab', actions: { A: compose(1) } }, Other: { case: 'x', actions: { B: compose(1) } } },
        default: { actions: { C: compose(1) } },
      },
      Two: {
        type: 'Switch',
        runAfter: {},
        expression: '@add(1,1)',
        cases: { Text: { case: '2', actions: { D: compose(1) } } },
        default: { actions: { E: compose(1) } },
      },
    },
    run: 'Succeeded',
    steps: { A: 'Succeeded', B: 'Skipped', C: 'Skipped', D: 'Skipped', E: 'Succeeded' },
  },
  {
    title: 'an action type that takes too long for its limit is TimedOut',
    actions: {
      Slow: { type: 'Wait', runAfter: {}, inputs: { interval: { count: 1, unit: 'Hour' } }, limit: { timeout: 'PT10S' } },
      Next: { ...compose(1), runAfter: runsAfter('Slow', 'TimedOut') },
    },
    run: 'Succeeded',
    steps: { Slow: 'TimedOut', Next: 'Succeeded' },
  },
];

describe('run-after and the status of scopes', () => {
  it.each(cases)('$title', async ({ actions, run, steps }) => {
    const result = await runOnce(actions);
    expect(statusesOf(result.steps)).toMatchObject(steps);
    expect(result.status).toBe(run);
  });

  it('why an action was skipped is said: dependency, branch or termination', async () => {
    const { steps } = await runOnce({
      First: failing(),
      Second: compose(1, ['First']),
      Check: { type: 'If', runAfter: {}, expression: '@equals(1,2)', actions: { Yes: compose(1) } },
    });
    const all = stepsOf(steps);
    expect(all.First).toMatchObject({ code: 'InvalidTemplate', error: { message: expect.stringContaining("'First'") } });
    expect(all.Second).toMatchObject({ code: 'ActionSkipped', error: { code: 'ActionConditionFailed' } });
    expect(all.Yes).toMatchObject({ code: 'ActionSkipped', error: { code: 'ActionBranchingConditionNotSatisfied' } });
  });

  it('actions without order run at the same time', async () => {
    const { steps } = await runOnce({
      A: { type: 'Wait', runAfter: {}, inputs: { interval: { count: 10, unit: 'Second' } } },
      B: { type: 'Wait', runAfter: {}, inputs: { interval: { count: 10, unit: 'Second' } } },
    });
    const [a, b] = steps;
    expect(Math.abs(Date.parse(a?.startTime ?? '') - Date.parse(b?.startTime ?? ''))).toBeLessThan(2_000);
  });
});

describe('loops', () => {
  const loop = (more: object = {}, actions: object = {}) => ({
    type: 'Foreach',
    runAfter: {},
    foreach: "@triggerBody()?['list']",
    actions,
    ...more,
  });
  const anyInput = { type: 'Request', kind: 'Button', inputs: { schema: {} } };

  it('all passes run, also after one failed, and the loop fails', async () => {
    const run = await runOnce({ Loop: loop({}, { Divide: compose("@div(10, items('Loop'))") }) }, { list: [1, 0, 5] }, anyInput);
    const { Loop } = stepsOf(run.steps);
    expect(Loop?.iterations?.map(({ status }) => status)).toEqual(['Succeeded', 'Failed', 'Succeeded']);
    expect(run.status).toBe('Failed');
  });

  it('passes run one after the other unless concurrency is set', async () => {
    const wait = { Pause: { type: 'Wait', runAfter: {}, inputs: { interval: { count: 10, unit: 'Second' } } } };
    const took = async (more: object) => {
      const { startTime, endTime } = await runOnce({ Loop: loop(more, wait) }, { list: [1, 2, 3, 4] }, anyInput);
      return (Date.parse(endTime ?? '') - Date.parse(startTime)) / 1_000;
    };
    expect(await took({})).toBeGreaterThan(39);
    expect(await took({ runtimeConfiguration: { concurrency: { repetitions: 4 } } })).toBeLessThan(25);
  });

  it('a loop over nothing succeeds, a loop over no array fails', async () => {
    expect((await runOnce({ Loop: loop({}, { A: failing() }) }, { list: [] }, anyInput)).status).toBe('Succeeded');
    const run = await runOnce({ Loop: loop({}, { A: compose(1) }) }, {}, anyInput);
    expect(stepsOf(run.steps).Loop).toMatchObject({ status: 'Failed', code: 'ExpressionEvaluationFailed' });
  });

  it('inner loops see the items of outer ones, and each pass its own results', async () => {
    const run = await runOnce(
      {
        All: { type: 'InitializeVariable', runAfter: {}, inputs: { variables: [{ name: 'all', type: 'array', value: [] }] } },
        Outer: {
          ...loop(
            {},
            {
              Inner: {
                type: 'Foreach',
                runAfter: {},
                foreach: ['x', 'y'],
                actions: {
                  Both: compose("@concat(items('Outer'), item())"),
                  Keep: {
                    type: 'AppendToArrayVariable',
                    runAfter: { Both: ['Succeeded'] },
                    inputs: { name: 'all', value: "@outputs('Both')" },
                  },
                },
              },
            },
          ),
          runAfter: { All: ['Succeeded'] },
        },
        Result: compose("@variables('all')", ['Outer']),
      },
      { list: ['a', 'b'] },
      anyInput,
    );
    expect(stepsOf(run.steps).Result?.outputs).toEqual(['ax', 'ay', 'bx', 'by']);
  });

  it('Until looks after each pass, and stops at its count', async () => {
    const until = (expression: string, limit: object) => ({
      Count: { type: 'InitializeVariable', runAfter: {}, inputs: { variables: [{ name: 'n', type: 'integer', value: 0 }] } },
      Loop: {
        type: 'Until',
        runAfter: { Count: ['Succeeded'] },
        expression,
        limit,
        actions: { Next: { type: 'IncrementVariable', runAfter: {}, inputs: { name: 'n', value: 2 } } },
      },
      Result: compose("@variables('n')", ['Loop']),
    });
    const result = async (expression: string, limit: object) => stepsOf((await runOnce(until(expression, limit))).steps).Result?.outputs;
    expect(await result("@greaterOrEquals(variables('n'), 5)", { count: 10, timeout: 'PT1H' })).toBe(6);
    expect(await result('@equals(1, 2)', { count: 3, timeout: 'PT1H' })).toBe(6);
  });

  it('Until over its time is TimedOut', async () => {
    const run = await runOnce({
      Loop: {
        type: 'Until',
        runAfter: {},
        expression: '@equals(1,2)',
        limit: { count: 5000, timeout: 'PT30S' },
        actions: { Pause: { type: 'Wait', runAfter: {}, inputs: { interval: { count: 10, unit: 'Second' } } } },
      },
    });
    expect(stepsOf(run.steps).Loop?.status).toBe('TimedOut');
    expect(run.status).toBe('TimedOut');
  });
});

describe('what expressions see', () => {
  it('result() gives the first-level actions of a scope with status, error and outputs', async () => {
    const run = await runOnce({
      Try: {
        type: 'Scope',
        runAfter: {},
        actions: {
          Good: compose('fine'),
          Bad: failing(['Good']),
          Never: compose(1, ['Bad']),
          Deep: { type: 'Scope', runAfter: {}, actions: { Hidden: compose(1) } },
        },
      },
      Failed: {
        type: 'Query',
        runAfter: runsAfter('Try', 'Failed'),
        inputs: { from: "@result('Try')", where: "@equals(item()?['status'],'Failed')" },
      },
      All: { ...compose("@length(result('Try'))"), runAfter: runsAfter('Try', 'Failed') },
    });
    const { Failed, All } = stepsOf(run.steps);
    expect(Failed?.outputs).toMatchObject({
      body: [{ name: 'Bad', status: 'Failed', error: { message: expect.stringContaining('int') } }],
    });
    expect(All?.outputs).toBe(4);
  });

  it('an action that was skipped has no outputs, and names are found without case', async () => {
    const run = await runOnce({
      Check: { type: 'If', runAfter: {}, expression: '@equals(1,2)', actions: { Maybe: compose('x') } },
      Read: compose({ value: "@outputs('maybe')", status: "@actions('Maybe')?['status']" }, ['Check']),
    });
    expect(stepsOf(run.steps).Read?.outputs).toEqual({ value: null, status: 'Skipped' });
  });

  it('workflow() knows the run, parameters() the environment', async () => {
    const run = await runOnce({ Read: compose("@workflow()?['run']?['name']") });
    expect(stepsOf(run.steps).Read?.outputs).toBe(run.id);
  });
});
