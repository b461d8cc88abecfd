import { describe, expect, it } from 'vitest';
import { evaluate } from '../../sandbox/flow-runner/expression/evaluate.ts';
import { functionNames } from '../../sandbox/flow-runner/expression/functions/table.ts';

const value = (expression: string) => evaluate(expression, {});

it('there are all 133 functions of the designer, and the few that are refused', () => {
  expect(functionNames().length).toBeGreaterThanOrEqual(133);
});

describe('surprises', () => {
  it.each([
    ["@startsWith('Hello','hE')", true],
    ["@endsWith('Hello','LO')", true],
    ["@indexOf('Hello','L')", 2],
    ["@lastIndexOf('Hello','L')", 3],
    ["@contains('Hello','h')", false],
    [`@contains(json('{"A":1}'),'a')`, false],
    ["@replace('aAa','a','x')", 'xAx'],
    ["@replace('a.b','.','$&')", 'a$&b'],
    ["@split('abc','')", ['abc']],
    ["@split('','')", ['']],
    ["@first('')", ''],
    ["@last('')", ''],
    ["@first(json('[]'))", null],
    ['@empty(null)', true],
    ["@empty(json('{}'))", true],
    ["@slice('abcdef',-33)", 'abcdef'],
    ["@slice('abcdef',-3,-1)", 'de'],
    ["@slice('abcdef',-1,-2)", ''],
    ["@substring('abcdef',3)", 'def'],
    ["@join(createArray('a',null,true,1.0),'-')", 'a--True-1'],
    ["@nthIndexOf('abab','ab',-1)", 2],
    ["@toLower('ıIİÇ')", 'ıiİç'],
    ["@toUpper('ıiİß')", 'ıIİß'],
    ["@union(json('[1,1,2]'),json('[2,3]'))", [1, 2, 3]],
    [`@union(json('{"a":1,"b":2}'),json('{"a":3}'))`, { a: 3, b: 2 }],
    ["@intersection(json('[4,5,4]'),json('[5,4]'))", [4, 5]],
    [`@intersection(json('{"a":1,"b":[2]}'),json('{"b":[2],"a":3}'))`, { b: [2] }],
    ['@bool(-0.3)', true],
    ["@bool('False')", false],
    ['@int(1.0)', 1],
    ["@int('  +1,000 ')", 1000],
    ["@float('  200- ')", -200],
    ["@float('400.000','de-de')", 400000],
    ["@isFloat('111.222.333','de-de')", true],
    ["@isFloat('111.222.333')", false],
    ["@isInt('1.0')", false],
    ['@string(null)', ''],
    [`@equals(json('{"a":[1,null]}'),json('{"a":[1.0,null]}'))`, true],
    ["@equals('a','A')", false],
    ["@less('B','a')", true],
    ["@sort(json('[true,false,null]'))", [null, false, true]],
    ['@mergeObjects(json(\'{"a":1}\'),json(\'{"b":2}\'))', { a: 1, b: 2 }],
    ['@setProperty(json(\'{"a":1,"b":2}\'),\'A\',3)', { b: 2, a: 3 }],
    ["@removeProperty(json('{\"A\":1}'),'a')", {}],
    ["@encodeXmlName('Order Details')", 'Order_x0020_Details'],
    ["@decodeXmlName('Order_x0020_Details')", 'Order Details'],
    ["@encodeXmlValue('<a>&\"''')", '&lt;a&gt;&amp;&quot;&apos;'],
    ["@decodeXmlValue('&lt;&#65;&#x42;')", '<AB'],
    ["@utf8Length('é')", 2],
    ["@uriComponent('a b(é)')", 'a%20b%28%C3%A9%29'],
    ["@uriPort('https://a.example/x')", 443],
    ["@uriPathAndQuery('http://a.example?x=1')", '/?x=1'],
  ])('%s is %j', (expression, expected) => {
    expect(value(expression)).toEqual(expected);
  });
});

describe('lazy functions evaluate no more than they need', () => {
  it.each([
    ['@and(false,nope())', false],
    ["@or(true,int('x'))", true],
    ['@if(true,1,nope())', 1],
    ['@if(false,nope(),2)', 2],
    ["@coalesce(null,'a',nope())", 'a'],
    ['@and(true)', true],
    ['@coalesce(null)', null],
  ])('%s is %j', (expression, expected) => {
    expect(value(expression)).toEqual(expected);
  });

  it.each(["@and(int('x'),false)", '@if(true,nope(),1)', '@coalesce(nope(),1)', '@and(and(true,true),nope())'])(
    '%s is an error',
    (expression) => {
      expect(() => value(expression)).toThrow(/nope|can't be read/);
    },
  );
});

describe('wrong arguments are refused, naming function and argument', () => {
  it.each([
    ['@length(null)', "function 'length' expects its argument 1 ('collection') to be an array or a string; it is null"],
    [
      '@empty(0)',
      "function 'empty' expects its argument 1 ('collection') to be an object or an array or a string or a null; it is integer",
    ],
    ['@first(1)', "function 'first' expects its argument 1"],
    ["@addDays('2020-01-01', 1.5)", "('days') to be an integer; it is float"],
    ['@and(true,1)', "function 'and' expects its argument 2"],
    ["@not('true')", 'to be a boolean; it is string'],
    ['@length()', "function 'length' expects 1 argument, not 0"],
    ["@split('a')", "function 'split' expects 2 arguments, not 1"],
    ["@substring('a')", "function 'substring' expects 2 to 3 arguments, not 1"],
    ['@concat()', "function 'concat' expects at least 1 argument, not 0"],
    ['@nope()', "there is no function 'nope'"],
    ['@listCallbackUrl()', "function 'listCallbackUrl' is not available here"],
    ["@actionBody('X')", "function 'actionBody' is not available here"],
    ["@replace('a','','b')", "function 'replace': 'oldText' must not be empty"],
    ["@substring('abc',2,5)", "function 'substring'"],
    ["@addProperty(json('{\"A\":1}'),'a',2)", "the object already has the property 'a'"],
    ["@less('a',1)", "function 'less'"],
    ['@greater(null,1)', "('value') to be a number or a string; it is null"],
    ["@int('1.5')", "function 'int'"],
    ["@bool('')", "function 'bool'"],
    ['@bool(null)', "function 'bool'"],
    ["@take('abc',-1)", "function 'take': 'count' must not be negative"],
    ['@range(1,100001)', "function 'range'"],
    ["@sort(createArray('a',1))", "function 'sort'"],
    ["@base64ToString('!')", "function 'base64ToString'"],
    ["@guid('Z')", "function 'guid'"],
    ["@uriHost('x')", "function 'uriHost'"],
    ["@union(json('[]'),json('{}'))", "function 'union'"],
    [
      "@replace(replace(replace(replace('aaaaaaaaaa','a','aaaaaaaaaa'),'a',replace('aaaaaaaaaa','a','aaaaaaaaaa')),'a',replace(replace('aaaaaaaaaa','a','aaaaaaaaaa'),'a','aaaaaaaaaa')),'a','aaaaaaaaaaaaaaaaaaaa')",
      'exceeds 104857600 characters',
    ],
  ])('%s', (expression, message) => {
    expect(() => value(expression)).toThrow(message);
  });
});
