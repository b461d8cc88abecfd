import { describe, expect, it } from 'vitest';
import { compose, runOnce, stepsOf } from './harness.ts';

const action = (type: string, inputs: unknown, runAfter: object = {}) => ({ type, runAfter, inputs });
const anyInput = { type: 'Request', kind: 'Button', inputs: { schema: {} } };
const rows = [
  { id: 1, name: 'Anna', due: 10.5 },
  { id: 2, name: 'Ben, "B"', due: 0 },
];

describe('data actions', () => {
  it('Select, Filter array and Join make new arrays out of one', async () => {
    const run = await runOnce(
      {
        Names: action('Select', {
          from: "@triggerBody()?['rows']",
          select: { who: "@item()?['name']", "@{concat('i','d')}": "@item()?['id']" },
        }),
        Ids: action('Select', { from: "@triggerBody()?['rows']", select: "@item()?['id']" }),
        Owing: action('Query', { from: "@triggerBody()?['rows']", where: "@greater(item()?['due'], 0)" }),
        Text: action('Join', { from: "@body('Ids')", joinWith: ';' }, { Ids: ['Succeeded'] }),
      },
      { rows },
      anyInput,
    );
    const all = stepsOf(run.steps);
    expect(all.Names?.outputs).toEqual({
      body: [
        { who: 'Anna', id: 1 },
        { who: 'Ben, "B"', id: 2 },
      ],
    });
    expect(all.Ids?.outputs).toEqual({ body: [1, 2] });
    expect(all.Owing?.outputs).toEqual({ body: [rows[0]] });
    expect(all.Text?.outputs).toEqual({ body: '1;2' });
  });

  it('Table writes CSV and HTML', async () => {
    const run = await runOnce(
      {
        Csv: action('Table', { from: "@triggerBody()?['rows']", format: 'CSV' }),
        Html: action('Table', { from: "@triggerBody()?['rows']", format: 'HTML', columns: [{ header: 'Who', value: "@item()?['name']" }] }),
      },
      { rows },
      anyInput,
    );
    const all = stepsOf(run.steps);
    expect(all.Csv?.outputs).toEqual({ body: 'id,name,due\r\n1,Anna,10.5\r\n2,"Ben, ""B""",0\r\n' });
    expect(all.Html?.outputs).toEqual({
      body: '<table><thead><tr><th>Who</th></tr></thead><tbody><tr><td>Anna</td></tr><tr><td>Ben, "B"</td></tr></tbody></table>',
    });
  });

  it('ParseJson parses text, checks it against the schema and fails with what it found', async () => {
    const schema = { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] };
    const run = await runOnce({
      Good: action('ParseJson', { content: '{"n":1}', schema }),
      Wrong: action('ParseJson', { content: { n: 'one' }, schema }),
      Broken: action('ParseJson', { content: '{', schema }),
      Nothing: action('ParseJson', { content: '@null', schema }),
    });
    const all = stepsOf(run.steps);
    expect(all.Good).toMatchObject({ status: 'Succeeded', outputs: { body: { n: 1 } } });
    expect(all.Wrong).toMatchObject({ status: 'Failed', error: { message: expect.stringContaining('/n must be integer') } });
    expect(all.Broken).toMatchObject({ status: 'Failed', code: 'InvalidTemplate' });
    expect(all.Nothing).toMatchObject({ status: 'Failed', code: 'InvalidTemplate' });
  });

  it.each(['Select', 'Query', 'Join', 'Table'])('%s of something that is no array fails', async (type) => {
    const inputs = { Select: { select: '@item()' }, Query: { where: '@equals(1,1)' }, Join: { joinWith: ',' }, Table: { format: 'CSV' } }[
      type
    ];
    const run = await runOnce({ It: action(type, { from: "@triggerBody()?['missing']", ...inputs }) }, {}, anyInput);
    expect(stepsOf(run.steps).It).toMatchObject({ status: 'Failed', code: 'InvalidTemplate' });
  });

  it('a number is formatted', async () => {
    const run = await runOnce({
      Format: { ...action('Expression', { number: 1234.5, format: 'N2', locale: 'en-US' }), kind: 'FormatNumber' },
    });
    expect(stepsOf(run.steps).Format?.outputs).toEqual({ body: '1,234.50' });
  });

  it('an expression that can not be evaluated fails its action, named in the message', async () => {
    const run = await runOnce({ Read: compose("@triggerBody()['missing']") }, {}, anyInput);
    expect(stepsOf(run.steps).Read?.error?.message).toMatch(/action 'Read'.*missing/);
  });

  it('secured inputs and outputs are not in the history, but actions see them', async () => {
    const secret = { ...compose('hush'), runtimeConfiguration: { secureData: { properties: ['inputs', 'outputs'] } } };
    const run = await runOnce({ Secret: secret, Length: compose("@length(outputs('Secret'))", ['Secret']) });
    expect(JSON.stringify(run)).not.toContain('hush');
    expect(stepsOf(run.steps).Length?.outputs).toBe(4);
  });
});

describe('variables', () => {
  const initialize = (name: string, type: string, value?: unknown) =>
    action('InitializeVariable', { variables: [{ name, type, ...(value !== undefined && { value }) }] });

  it('count, grow and are set, their names without case', async () => {
    const run = await runOnce({
      N: initialize('n', 'integer', 5),
      T: initialize('text', 'string', 'a'),
      L: initialize('list', 'array'),
      Up: action('IncrementVariable', { name: 'N', value: 3 }, { N: ['Succeeded'] }),
      Down: action('DecrementVariable', { name: 'n', value: 1 }, { Up: ['Succeeded'] }),
      Longer: action('AppendToStringVariable', { name: 'text', value: '@{1}b' }, { T: ['Succeeded'] }),
      More: action('AppendToArrayVariable', { name: 'list', value: { a: 1 } }, { L: ['Succeeded'] }),
      Set: action('SetVariable', { name: 'text', value: "@concat('x', outputs('Old'))" }, { Old: ['Succeeded'] }),
      Old: compose("@variables('Text')", ['Longer']),
      All: compose({ n: "@variables('n')", text: "@variables('TEXT')", list: "@variables('list')" }, ['Down', 'Set', 'More']),
    });
    expect(stepsOf(run.steps).All?.outputs).toEqual({ n: 7, text: 'xa1b', list: [{ a: 1 }] });
  });

  it('take only values of their type', async () => {
    const run = await runOnce({
      N: initialize('n', 'integer', 5),
      Wrong: action('SetVariable', { name: 'n', value: "@concat('five')" }, { N: ['Succeeded'] }),
    });
    expect(stepsOf(run.steps).Wrong).toMatchObject({
      status: 'Failed',
      error: { message: expect.stringContaining("'n' of type 'integer'") },
    });
  });
});
