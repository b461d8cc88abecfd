import { describe, expect, it } from 'vitest';
import { evaluate, evaluateExact } from '../../sandbox/flow-runner/expression/evaluate.ts';
import { parseJson } from '../../sandbox/flow-runner/expression/json-text.ts';
import { toJson } from '../../sandbox/flow-runner/expression/text.ts';

const text = (expression: string) => evaluate(expression, {});

it.each([
  ['@{true}', 'True'],
  ['@{false}', 'False'],
  ['@{null}', ''],
  ['@{1.0}', '1'],
  ['@{-01.0}', '-1'],
  ['@{3e1}', '30'],
  ['@{1e15}', '1E+15'],
  ['@{0.0001}', '0.0001'],
  ['@{0.00001}', '1E-05'],
  ['@{9223372036854775809.5}', '9.223372036854776E+18'],
  ["@{float('5e-324')}", '5E-324'],
  ["@{createArray(float('5.0'))}", '[5.0]'],
  [`@{json('{"f":5.0, "s":"x"}')}`, '{"f":5.0,"s":"x"}'],
  ["@{decimal('5.0000')}", '5.0000'],
  ["@{decimal('5')}", '5'],
  ["@{createArray(decimal('5'))}", '[5.0]'],
  ["@{decimal('10000000000.00000000001234')}", '10000000000.00000000001234'],
  ['@{binary(true)}', 'True'],
  ["@{createArray(null,true,'a')}", '[null,true,"a"]'],
])('inside text, %s is %j', (expression, expected) => {
  expect(text(expression)).toBe(expected);
});

describe('arithmetic keeps integers, floats and decimals apart', () => {
  it.each([
    ['@div(11,5)', '2'],
    ['@div(-11,5)', '-2'],
    ['@div(11,5.0)', '2.2'],
    ['@mul(1.5,2)', '3.0'],
    ['@add(2147483647,1)', '2147483648'],
    ['@add(9007199254740993,1)', '9007199254740994'],
    ['@mul(4294967295, 4294967295.0)', '1.8446744065119617E+19'],
    ["@mul(decimal('4294967295'), 4294967295)", '18446744065119617025.0'],
    ["@div(decimal('1'), 3)", '0.3333333333333333333333333333'],
    ["@max(20, decimal('10'), 30.1)", '30.1'],
    ['@max(createArray(1, 2.5))', '2.5'],
  ])('%s is %s', (expression, expected) => {
    expect(toJson(evaluateExact(expression, {}))).toBe(expected);
  });

  it.each([
    '@add(9223372036854775807, 1)',
    '@sub(-9223372036854775808, 1)',
    '@mul(4294967295, 4294967295)',
    '@div(0, 0)',
    '@div(1.5, 0)',
    '@mod(1, 0)',
    "@mul(decimal('70000000000000000000000000000'), 10)",
    "@mul(decimal('1'), 1e50)",
    "@add(1, '2')",
    '@add(1, null)',
    "@max(json('[]'))",
    "@min(1, 'a')",
  ])('%s is an error', (expression) => {
    expect(() => text(expression)).toThrow(/function '\w+'/);
  });
});

describe('JSON text', () => {
  it('keeps what JavaScript’s parser loses', () => {
    const source = '{"i":9223372036854775807,"f":5.0,"n":[1,2.5,-0.0],"t":"é\\n","e":{}}';
    expect(toJson(parseJson(source))).toBe('{"i":9223372036854775807,"f":5.0,"n":[1,2.5,0.0],"t":"é\\n","e":{}}');
  });

  it.each(['', '{', '{"a"}', '[1,]', '01', '1.', 'nul', '"a', "{'a':1}", '[1] x', '"\u0001"', '['.repeat(2000)])('refuses %j', (source) => {
    expect(() => parseJson(source)).toThrow(/JSON/);
  });
});
