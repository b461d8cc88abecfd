import { describe, expect, it } from 'vitest';
import { evaluate } from '../../sandbox/flow-runner/expression/evaluate.ts';

const context = {
  triggerOutputs: { body: { name: 'Ann', none: null, 'a/b': 5, nested: { deep: { v: 7 } }, list: [1, 2] } },
  actions: { Get_row: { outputs: { statusCode: 200, body: { value: [{ id: 1 }], 'x/y': { z: 3 } } } }, Text: { outputs: 'text' } },
};
const value = (expression: string) => evaluate(expression, context);

describe('properties and indexes', () => {
  it.each([
    ['@triggerBody().name', 'Ann'],
    ["@triggerBody()['name']", 'Ann'],
    ['@triggerBody()?.name', 'Ann'],
    ["@triggerBody()?['missing']", null],
    ["@triggerBody()?['none']?['x']", null],
    ['@triggerBody().list[1]', 2],
    ['@triggerBody().list?[9]', null],
    ["@triggerBody()[concat('na','me')]", 'Ann'],
    ['@null?.x', null],
  ])('%s is %j', (expression, expected) => {
    expect(value(expression)).toEqual(expected);
  });

  it.each([
    "@triggerBody()['missing']",
    '@triggerBody().none.x',
    '@triggerBody().list[9]',
    '@triggerBody().list[-1]',
    "@triggerBody().list?['x']",
    '@triggerBody()?[1]',
    "@triggerBody()?['name']?['x']",
    '@1?.x',
    "@'text'.length",
    "@outputs('Text')?['body/x']",
  ])('%s is an error: ? forgives what is missing, not a wrong kind', (expression) => {
    expect(() => value(expression)).toThrow(/missing|read|array|property/);
  });

  it('the exact case wins, then the first of another case, the later of equal keys', () => {
    expect(value(`@json('{"a": 1, "A": 2}').a`)).toBe(1);
    expect(value(`@json('{"a": 1, "A": 2}').A`)).toBe(2);
    expect(value(`@json('{"abCDef": 1}')?['ABCDEF']`)).toBe(1);
    expect(value(`@json('{"aAa": 1, "AaA": 2}').aaa`)).toBe(1);
    expect(value(`@json('{"a": 1, "a": 2}').A`)).toBe(2);
  });

  it('names of JavaScript’s own objects are nothing special', () => {
    expect(value("@json('{}')?['constructor']")).toBeNull();
    expect(value("@json('{}')?['__proto__']")).toBeNull();
    expect(value(`@json('{"__proto__":1}')['__proto__']`)).toBe(1);
  });
});

describe('alias paths', () => {
  it.each([
    ["@outputs('Get_row')?['body/value']", [{ id: 1 }]],
    ["@outputs('Get_row')?['Body/VALUE']", [{ id: 1 }]],
    ["@outputs('Get_row')?['body/x/y/z']", 3],
    ["@triggerOutputs()?['body/name']", 'Ann'],
    ["@triggerOutputs()?['body/nested/deep/v']", 7],
    ["@triggerOutputs()['body/a/b']", 5],
    ["@triggerBody()['a/b']", 5],
    ["@triggerOutputs()?['body/none/x']", null],
    ["@triggerOutputs()?['body/missing/x/y']", null],
  ])('%s is %j', (expression, expected) => {
    expect(value(expression)).toEqual(expected);
  });

  it('a path that leads nowhere is an error without ?', () => {
    expect(() => value("@triggerOutputs()['body/missing']")).toThrow("property 'body/missing' doesn't exist");
  });
});
