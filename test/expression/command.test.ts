import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

function run(lines: string[], end = '\n'): unknown[] {
  const { stdout, status } = spawnSync('npm', ['run', '--silent', 'expression'], { input: lines.join('\n') + end, encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

it('npm run expression answers each line in order, and survives all of them', () => {
  const context = {
    triggerOutputs: { body: { id: 'r1' } },
    actions: { X: { outputs: { body: { v: 1 } }, status: 'Succeeded' }, Y: { body: { v: 2 } } },
    variables: { n: 3 },
    parameters: { p: 4 },
    items: { Loop: 5 },
  };
  const expression = {
    a: ["@triggerBody()['id']", "@body('X').v", "@body('Y').v"],
    b: "@{variables('n')}-@{parameters('p')}",
    c: ["@items('Loop')", '@item()'],
  };
  const answers = run([
    JSON.stringify({ expression, context }),
    '{"expression":"@add(1,1)"}\r',
    '{"expression":"@concat("}',
    'not JSON',
    '',
    '[]',
    '{"expression":"@body(\'X\')","context":{"actions":null}}',
    '{"expression":"@null","context":5}',
    `{"expression":${'['.repeat(20_000)}`,
    JSON.stringify({ expression: `@${'not('.repeat(20_000)}` }),
    '{"expression":"\u2028@{1}"}',
    '{"expression":9223372036854775807}',
  ]);
  expect(answers).toEqual([
    { value: { a: ['r1', 1, 2], b: '3-4', c: [5, 5] } },
    { value: 2 },
    { error: 'the expression ends too early (at character 8)' },
    { error: expect.stringContaining('invalid JSON') },
    { error: expect.stringContaining('invalid JSON') },
    { error: expect.stringContaining('"expression"') },
    { error: expect.stringContaining("there is no action 'X'") },
    { error: expect.stringContaining('"context" must be an object') },
    { error: expect.stringContaining('nested deeper') },
    { error: expect.stringContaining('nested deeper') },
    { value: '\u20281' },
    { value: 2 ** 63 },
  ]);
});

it('the last line needs no line end', () => {
  expect(run(['{"expression":"@true"}'], '')).toEqual([{ value: true }]);
});

it('a byte order mark before the first line is no part of it', () => {
  expect(run(['\uFEFF{"expression":"@1"}', '{"expression":"@2"}'])).toEqual([{ value: 1 }, { value: 2 }]);
});

it('an action given without outputs keeps its status', () => {
  const context = { actions: { X: { statusCode: 200, body: { v: 2 }, status: 'Succeeded' } } };
  const expression = ["@actions('X')?['status']", "@outputs('X')?['statusCode']", "@outputs('X')?['body/v']"];
  expect(run([JSON.stringify({ expression, context })])).toEqual([{ value: ['Succeeded', 200, 2] }]);
});

it('a unit that is none is named', () => {
  const [answer] = run([JSON.stringify({ expression: "@addToTime('2026-01-01', 1, 'constructor')" })]);
  expect(answer).toEqual({ error: expect.stringContaining("'constructor' isn't a time unit") });
});
