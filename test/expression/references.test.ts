import { expect, it } from 'vitest';
import { references } from '../../sandbox/flow-runner/expression/references.ts';

it('lists what a value names and reads, each once', () => {
  const found = references({
    "@{variables('prefix')}_key": "@outputs('Get_row')?['body/value']?[0].name",
    list: [
      "Hello @{Body('Get_row')['x']} @{parameters('Days')}",
      "@items('Each')?['id']",
      "@result('Try')",
      '@@not read',
      "@triggerOutputs()?['body/a']",
    ],
    computed: "@outputs(concat('Get','_row'))",
  });
  expect(found).toMatchObject({
    actions: ['Get_row', 'Try'],
    variables: ['prefix'],
    parameters: ['Days'],
    items: ['Each'],
    dynamic: 1,
    errors: [],
  });
  expect(found.functions).toEqual(['variables', 'outputs', 'body', 'parameters', 'items', 'result', 'triggerOutputs', 'concat']);
  expect(found.reads).toContainEqual({
    function: 'outputs',
    name: 'Get_row',
    keys: ['body/value', 0, 'name'],
    path: "['@{variables('prefix')}_key']",
  });
  expect(found.reads).toContainEqual({ function: 'triggerOutputs', name: undefined, keys: ['body/a'], path: 'list[4]' });
});

it('lists every mistake with its place, functions that would never be called included', () => {
  const { errors } = references({ a: { 'b c': ['@concat(', 'x @{nope(length())}'] }, ok: "@if(true,1,length('a','b'))" });
  expect(errors).toEqual([
    { message: 'the expression ends too early', path: "a['b c'][0]", expression: '@concat(', position: 8 },
    { message: "there is no function 'nope'", path: "a['b c'][1]", expression: 'x @{nope(length())}', position: 4 },
    { message: "function 'length' expects 1 argument, not 0", path: "a['b c'][1]", expression: 'x @{nope(length())}', position: 9 },
    { message: "function 'length' expects 1 argument, not 2", path: 'ok', expression: "@if(true,1,length('a','b'))", position: 11 },
  ]);
});

it('any other JSON names nothing', () => {
  for (const value of [null, 1, true, 'text', [], {}, undefined])
    expect(references(value)).toMatchObject({ functions: [], actions: [], errors: [] });
});
