import { expect, it } from 'vitest';
import { evaluate } from '../../sandbox/flow-runner/expression/evaluate.ts';

/** Expressions of Microsoft's function reference and their values: collections and objects. */
const examples: [expression: string, expected: unknown][] = [
  [`@array('hello')`, ['hello']],
  [`@chunk('abcdefghijklmnopqrstuvwxyz', 10)`, ['abcdefghij', 'klmnopqrst', 'uvwxyz']],
  [
    `@chunk(createArray(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 5)`,
    [
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10],
      [11, 12],
    ],
  ],
  [`@coalesce(null, true, false)`, true],
  [`@coalesce(null, 'hello', 'world')`, 'hello'],
  [`@coalesce(null, null, null)`, null],
  [`@contains('hello world', 'world')`, true],
  [`@contains('hello world', 'universe')`, false],
  [`@createArray('h', 'e', 'l', 'l', 'o')`, ['h', 'e', 'l', 'l', 'o']],
  [`@empty('')`, true],
  [`@empty('abc')`, false],
  [`@contains('hello world', 'WORLD')`, false],
  [`@first('hello')`, 'h'],
  [`@first(createArray(0, 1, 2))`, 0],
  [`@json('[1, 2, 3]')`, [1, 2, 3]],
  [`@json('{"fullName": "Sophia Owen"}')`, { fullName: 'Sophia Owen' }],
  [
    `@json(xml('<?xml version="1.0"?> <root> <person id="1"> <name>Sophia Owen</name> <occupation>Engineer</occupation> </person> </root>'))`,
    { '?xml': { '@version': '1.0' }, root: { person: { '@id': '1', name: 'Sophia Owen', occupation: 'Engineer' } } },
  ],
  [`@intersection(createArray(1, 2, 3), createArray(101, 2, 1, 10), createArray(6, 8, 1, 2))`, [1, 2]],
  [`@join(createArray('a', 'b', 'c'), '.')`, 'a.b.c'],
  [`@last('abcd')`, 'd'],
  [`@last(createArray(0, 1, 2, 3))`, 3],
  [`@length('abcd')`, 4],
  [`@length(createArray(0, 1, 2, 3))`, 4],
  [`@max(1, 2, 3)`, 3],
  [`@max(createArray(1, 2, 3))`, 3],
  [`@min(1, 2, 3)`, 1],
  [`@min(createArray(1, 2, 3))`, 1],
  [`@range(1, 4)`, [1, 2, 3, 4]],
  [
    `@removeProperty(json('{ "firstName": "Sophia", "middleName": "Anne", "surName": "Owen" }'), 'middleName')`,
    { firstName: 'Sophia', surName: 'Owen' },
  ],
  [
    `@removeProperty(json('{ "customerName": { "firstName": "Sophia", "middleName": "Anne", "surName": "Owen" } }')['customerName'], 'middleName')`,
    { firstName: 'Sophia', surName: 'Owen' },
  ],
  [`@reverse(createArray(0, 1, 2, 3))`, [3, 2, 1, 0]],
  [
    `@setProperty(json('{ "firstName": "Sophia", "surName": "Owen" }'), 'surName', 'Hartnett')`,
    { firstName: 'Sophia', surName: 'Hartnett' },
  ],
  [
    `@setProperty(json('{ "customerName": { "firstName": "Sophia", "surName": "Owen" } }'), 'customerName', setProperty(json('{ "customerName": { "firstName": "Sophia", "surName": "Owen" } }')['customerName'], 'surName', 'Hartnett'))`,
    { customerName: { firstName: 'Sophia', surName: 'Hartnett' } },
  ],
  [`@skip(createArray(0, 1, 2, 3), 1)`, [1, 2, 3]],
  [`@sort(createArray(2, 1, 0, 3))`, [0, 1, 2, 3]],
  [
    `@sort(createArray(json('{ "first": "Amalie", "last": "Rose" }'), json('{ "first": "Elise", "last": "Renee" }')), 'last')`,
    [
      { first: 'Elise', last: 'Renee' },
      { first: 'Amalie', last: 'Rose' },
    ],
  ],
  [`@take('abcde', 3)`, 'abc'],
  [`@take(createArray(0, 1, 2, 3, 4), 3)`, [0, 1, 2]],
  [`@union(createArray(1, 2, 3), createArray(1, 2, 10, 101))`, [1, 2, 3, 10, 101]],
];

it.each(examples)('the documented %s', (expression, expected) => {
  expect(evaluate(expression, {})).toEqual(expected);
});
