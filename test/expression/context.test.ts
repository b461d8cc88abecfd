import { describe, expect, it } from 'vitest';
import { evaluateCondition } from '../../sandbox/flow-runner/expression/condition.ts';
import type { Context } from '../../sandbox/flow-runner/expression/context.ts';
import { evaluate } from '../../sandbox/flow-runner/expression/evaluate.ts';

const context: Context = {
  triggerOutputs: { body: { id: 'r1', SdkMessage: 'Update' } },
  trigger: { name: 'When_a_row_changes' },
  actions: {
    Get_row: { outputs: { body: { name: 'Ann' }, statusCode: 200 }, status: 'Succeeded', inputs: { a: 1 } },
    Not_run: {},
    Form: {
      outputs: {
        body: { '$content-type': 'application/x-www-form-urlencoded', $content: Buffer.from('k=1&k=2&s=a+b').toString('base64') },
      },
    },
    Parts: { outputs: { body: { $multipart: [{ headers: {}, body: 'first' }] } } },
  },
  variables: { counter: 3 },
  parameters: { 'Days (xc_days)': 2 },
  items: { Each_order: { id: 'o1' }, Each_line: { id: 'l1' } },
  iterationIndexes: { Until_done: 4 },
  workflow: { run: { name: '08585' }, tags: { flowDisplayName: 'Order' } },
  results: (scope) => (scope === 'Try' ? [{ name: 'Get_row', status: 'Failed' }] : undefined),
  guid: () => 'c2ecc88d-88c8-4096-912c-d6f2e2b138ce',
  random: () => 0.5,
};

it.each([
  ["@triggerBody()?['id']", 'r1'],
  ['@trigger().name', 'When_a_row_changes'],
  ['@trigger().outputs.body.SdkMessage', 'Update'],
  ["@body('Get_row').name", 'Ann'],
  ["@outputs('get_ROW')['statusCode']", 200],
  ["@actions('Get_row').status", 'Succeeded'],
  ["@actions('Get_row').name", 'Get_row'],
  ["@outputs('Not_run')?['body/x']", null],
  ["@body('Not_run')", null],
  ["@variables('COUNTER')", 3],
  ["@parameters('Days (xc_days)')", 2],
  ["@items('Each_order')?['id']", 'o1'],
  ["@item()?['id']", 'l1'],
  ["@iterationIndexes('Until_done')", 4],
  ["@result('Try')[0].status", 'Failed'],
  ["@workflow()?['run/name']", '08585'],
  ["@workflow()['tags']['flowDisplayName']", 'Order'],
  ["@formDataValue('Form','s')", 'a b'],
  ["@formDataMultiValues('Form','K')", ['1', '2']],
  ["@multipartBody('Parts',0)", 'first'],
  ['@guid()', 'c2ecc88d-88c8-4096-912c-d6f2e2b138ce'],
  ["@guid('N')", 'c2ecc88d88c84096912cd6f2e2b138ce'],
  ['@rand(1,5)', 3],
])('%s is %j', (expression, expected) => {
  expect(evaluate(expression, context)).toEqual(expected);
});

it.each([
  ["@body('Nowhere')", "there is no action 'Nowhere'; there are: Get_row, Not_run"],
  ["@variables('x')", "there is no variable 'x'; there are: counter"],
  ["@parameters('x')", "there is no parameter 'x'"],
  ["@items('x')", "there is no loop 'x'"],
  ["@result('x')", "there is no scope or loop 'x'"],
  ["@formDataValue('Form','k')", "2 values for 'k'"],
  ["@multipartBody('Parts',3)", 'none at 3'],
])('%s is an error', (expression, message) => {
  expect(() => evaluate(expression, context)).toThrow(message);
});

it('item() outside a loop is an error; a given item comes first', () => {
  expect(() => evaluate('@item()', {})).toThrow("'item' is only known inside a loop");
  expect(evaluate('@item()', { ...context, item: null })).toBeNull();
});

describe('conditions', () => {
  it.each([
    [{ and: [{ equals: ["@variables('counter')", 3] }, { not: { equals: ["@triggerBody()?['id']", 'x'] } }] }, true],
    [{ or: [{ greater: ['@length(triggerBody().id)', 5] }, { equals: ["@body('Not_run')", '@null'] }] }, true],
    [{ equals: ['@true', false] }, false],
    [{ Not: [{ empty: '@triggerBody()' }] }, true],
    [{ and: [{ equals: [1, 2] }, { equals: ['@nope()', 1] }] }, false],
    ["@equals(variables('counter'),3)", true],
    [true, true],
  ])('%j is %j', (condition, expected) => {
    expect(evaluateCondition(condition, context)).toBe(expected);
  });

  it.each([[{}], [{ and: [], or: [] }], [{ nope: [1] }], ['text'], [null], [{ and: ["@'x'"] }]])('%j is refused', (condition) => {
    expect(() => evaluateCondition(condition, context)).toThrow(/condition|function/);
  });
});
