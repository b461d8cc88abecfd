import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../../sandbox/flow-runner/expression/error.ts';
import { evaluate } from '../../sandbox/flow-runner/expression/evaluate.ts';

const value = (expression: unknown) => evaluate(expression, {});

function errorOf(expression: unknown): ExpressionError {
  try {
    evaluate(expression, {});
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(expression)} was accepted`);
}

describe('what is an expression, a template or text', () => {
  it.each([
    ['text', 'text'],
    ['', ''],
    ['@', '@'],
    [' @,,}', ' @,,}'],
    ['a@b.example', 'a@b.example'],
    ['@@', '@'],
    ['@@concat(1)', '@concat(1)'],
    ['@@{not read}', '@{not read}'],
    ['x @@{not read}', 'x @{not read}'],
    ["@@{'a'}@{'b'}", "@{'a'}@{'b'}"],
    ["a @{'b'} c", 'a b c'],
    ["@{'b'}@{'c'}", 'bc'],
    ["x @@{'a'} @{'b'}", "x @{'a'} b"],
    ["@{'}'}", '}'],
    ['@{1}', '1'],
    ['@1', 1],
    ["@{\r\nconcat( 'a' ,\n 'b' )}", 'ab'],
  ])('%j is %j', (expression, expected) => {
    expect(value(expression)).toEqual(expected);
  });

  it('reads every string of an object or array, and the keys', () => {
    expect(value({ "@concat('a','b')": ['@add(1,1)', { x: '@null' }], '@@odata.type': 'y' })).toEqual({
      ab: [2, { x: null }],
      '@odata.type': 'y',
    });
  });
});

describe('literals', () => {
  it.each([
    ["@'don''t'", "don't"],
    ["@''", ''],
    ['@true', true],
    ['@null', null],
    ['@-51', -51],
    ['@+54', 54],
    ['@0.5', 0.5],
    ['@+.5', 0.5],
    ['@1.', 1],
    ['@3e1', 30],
    ['@3.2e-1', 0.32],
    ['@-01.0', -1],
    ['@{9223372036854775807}', '9223372036854775807'],
    ['@{-9223372036854775808}', '-9223372036854775808'],
  ])('%s is %j', (expression, expected) => {
    expect(value(expression)).toEqual(expected);
  });
});

describe('what is refused, and where', () => {
  it.each([
    ["@'a'}", 4],
    ["@'a','b'", 4],
    ["@concat('a')('b')", 12],
    ['@.3', 1],
    ['@+', 1],
    ['@++1', 1],
    ['@1e', 2],
    ['@1e+', 2],
    ['@1e1.1', 5],
    ['@concat', 7],
    ['@()', 1],
    ['@{}', 2],
    ["@{'a'", 5],
    [' @{', 3],
    ["@'open", 1],
    ['@[1,2]', 1],
    ['@string({"a":1})', 8],
    ['@9223372036854775808', 1],
    ['@-9223372036854775809', 1],
    ['@add(1,', 7],
    ['@add(1 2)', 7],
    ["@triggerBody()?'x'", 15],
    [`@${'not('.repeat(400)}true${')'.repeat(400)}`, 1005],
  ])('%s at %i', (expression, position) => {
    const error = errorOf(expression);
    expect(error.position).toBe(position);
    expect(error.expression).toBe(expression);
    expect(error.message).not.toBe('');
  });
});

it('names of functions are read in any case', () => {
  expect(value("@ADD(INT('123'),int('456'))")).toBe(579);
});
