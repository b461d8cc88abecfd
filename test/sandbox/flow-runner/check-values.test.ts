import { describe, expect, it } from 'vitest';
import { button, compose, dataverse, exported, faultsOf, load, rowTrigger } from './harness.ts';

const variable = (type: string, value?: unknown) => ({
  type: 'InitializeVariable',
  runAfter: {},
  inputs: { variables: [{ name: 'v', type, ...(value !== undefined && { value }) }] },
});
const change = (type: string, value?: unknown) => ({ type, runAfter: { V: ['Succeeded'] }, inputs: { name: 'V', value } });
const response = (more: object = {}) => ({
  Answer: { type: 'Response', kind: 'PowerApp', runAfter: {}, inputs: { statusCode: 200, ...more } },
});
const every = (recurrence: object) => ({ type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1, ...recurrence } });
const wait = (interval: object) => ({ W: { type: 'Wait', runAfter: {}, inputs: { interval } } });
const branch = (expression: object) => ({ C: { type: 'If', runAfter: {}, expression, actions: {} } });
const bind = (text: string) => ({ L: dataverse('CreateRecord', { entityName: 'xc_links', 'item/xc_organisationid@odata.bind': text }) });
const list = (query: object) => ({ L: dataverse('ListRecords', { entityName: 'accounts', ...query }) });

/** Title, the flow's actions, what must be said, its trigger. */
const refused: [string, object, string, unknown?][] = [
  ['a text for an integer', { V: variable('integer', 'abc') }, "actions/V: the variable 'v' is of type integer and can't hold \"abc\""],
  ['an object for an array', { V: variable('array', {}) }, "the variable 'v' is of type array and can't hold {}"],
  ['a number for a text', { V: variable('string', 5) }, "can't hold 5"],
  [
    'a wrong literal set',
    { V: variable('boolean', true), S: change('SetVariable', 'yes') },
    "actions/S: the variable 'V' is of type boolean",
  ],
  [
    'a text counted',
    { V: variable('string'), S: change('IncrementVariable', 1) },
    'IncrementVariable changes a variable of type integer or float',
  ],
  ['a text added to a number', { V: variable('integer'), S: change('DecrementVariable', 'a') }, 'can\'t hold "a"'],
  ['an element for a text', { V: variable('string'), S: change('AppendToArrayVariable', 'a') }, "of type array; 'V' is of type string"],
  ['a text for a list', { V: variable('array'), S: change('AppendToStringVariable', 'a') }, "of type string; 'V' is of type array"],
  [
    'an answer inside a loop',
    { L: { type: 'Foreach', runAfter: {}, foreach: [1], actions: response() } },
    'a Response action is not allowed inside a loop',
  ],
  ['an answer to a changed row', response(), 'starts has no one to respond to', rowTrigger({ message: 1, entityname: 'account' })],
  ['an answer without a status code', response({ statusCode: 'fine' }), 'statusCode is a number from 100 to 599, not "fine"'],
  ['a name with a slash', { 'A/B': compose(1) }, 'actions/A/B: a name holds none of < > % & \\ ? /'],
  [
    'the result of an action that holds none',
    { A: compose(1), B: compose("@result('A')", ['A']) },
    "result('A'): that is no scope or loop",
  ],
  ['a comparison of one value', branch({ equals: ['@true'] }), "expression: 'equals' compares 2 values, not 1"],
  ['a comparison inside others', branch({ and: [{ not: { less: [1, 2, 3] } }] }), "'less' compares 2 values, not 3"],
  [
    'a case twice',
    { S: { type: 'Switch', runAfter: {}, expression: '@1', cases: { A: { case: 'x', actions: {} }, B: { case: 'x', actions: {} } } } },
    'cases: "x" is there twice',
  ],
  ['a wait of an unknown unit', wait({ count: 1, unit: 'Fortnight' }), "unknown unit of an interval 'Fortnight'"],
  ['a wait without a number', wait({ count: 'a', unit: 'Hour' }), 'the count of an interval is a whole number from 1, not "a"'],
  [
    'a text selected from',
    { S: { type: 'Select', runAfter: {}, inputs: { from: 'abc', select: 1 } } },
    "'from' must be an expression or an array",
  ],
  ['a start that is no time', {}, "recurrence: startTime is a time, not 'soon'", every({ startTime: 'soon' })],
  ['an hour past 23', {}, 'recurrence/schedule: an hour is 0 to 23, not 25', every({ schedule: { hours: ['25'] } })],
  ['a minute past 59', {}, 'recurrence/schedule: a minute is 0 to 59, not 60', every({ schedule: { minutes: [60] } })],
  ['an unknown day', {}, "unknown day of the week 'Someday'", every({ schedule: { weekDays: ['Someday'] } })],
  ['a bind that is not closed', bind('/xc_organisations(@{utcNow()}'), "'xc_organisationid@odata.bind' is /set(id)"],
  ['a list under not', branch({ not: [{ equals: [1, 1] }, { equals: [1, 2] }] }), "'not' takes one condition"],
  ['one condition under and', branch({ and: { equals: [1, 1] } }), "'and' takes a list"],
  ['a word among conditions', branch({ or: ['yes'] }), "'yes' is no condition"],
  [
    'an unknown type in a schema',
    { P: { type: 'ParseJson', runAfter: {}, inputs: { content: '{}', schema: { type: 'object', properties: { a: { type: 'text' } } } } } },
    "actions/P: schema: unknown type 'text'",
  ],
  ['an unknown type of an input', {}, "schema: unknown type 'text'", button({ text: { type: 'text' } })],
  ['a bind to no id', bind('/xc_organisations(first)'), "'xc_organisationid@odata.bind' is /set(id)"],
  [
    'fetchXml of another table',
    {
      L: dataverse('ListRecords', {
        entityName: 'accounts',
        fetchXml: '<fetch><entity name="contact"><attribute name="fullname"/></entity></fetch>',
      }),
    },
    'fetchXml: reads contact, and entityName is accounts',
  ],
  [
    'a text without quotes in a filter',
    list({ $filter: 'name eq @{utcNow()}' }),
    "'name' is string: what it is compared with stands in quotes",
  ],
  [
    'a number in quotes in a filter',
    list({ $filter: "revenue gt '@{rand(1,9)}'" }),
    "'revenue' is money and can't be compared with a text in quotes",
  ],
];

describe('values and places that the platform refuses are refused before a run', () => {
  it.each(refused)('%s', (_, actions, message, trigger = button()) => {
    const faults = faultsOf({ 'the-flow': exported(actions as never, trigger) });
    expect(faults.filter((fault) => fault.startsWith('the-flow: ') && fault.includes(message))).toHaveLength(1);
  });

  it('a default value is of its parameter’s type', () => {
    const faults = (type: string, defaultValue: unknown) => faultsOf({ 'the-flow': exported({}, button(), { P: { type, defaultValue } }) });
    expect(faults('Int', 'x')).toEqual(['the-flow: parameters/P: the default value "x" is not of type Int']);
    for (const [type, value] of [
      ['Int', 1],
      ['String', ''],
      ['Bool', false],
      ['Array', []],
      ['Object', {}],
      ['Float', 1.5],
    ] as const)
      expect(faults(type, value)).toEqual([]);
  });

  it('a child takes values of its inputs’ types', () => {
    const child = exported(response() as never, button({ text: { type: 'string' } }, ['text']));
    const { flows } = load({ child });
    const calling = (text: unknown) =>
      faultsOf({
        child,
        caller: exported({
          C: { type: 'Workflow', runAfter: {}, inputs: { host: { workflowReferenceName: flows[0]?.id }, body: { text } } },
        }),
      });
    expect(calling({ a: 1 })).toEqual(['caller: actions/C: the input \'text\' of child must be of type string, not {"a":1}']);
    expect(calling('words')).toEqual([]);
    expect(calling('@utcNow()')).toEqual([]);
  });

  it('right literals are taken', () => {
    const actions = {
      V: variable('float', 1),
      S: change('IncrementVariable', 0.5),
      T: { ...change('SetVariable', "@int('1')"), runAfter: { S: ['Succeeded'] } },
    };
    expect(faultsOf({ 'the-flow': exported(actions) })).toEqual([]);
    expect(
      faultsOf({
        'the-flow': exported(
          {},
          every({ startTime: '2026-01-01T00:00:00Z', schedule: { hours: ['3'], minutes: [0], weekDays: ['Monday'] } }),
        ),
      }),
    ).toEqual([]);
    const $filter = "name eq '@{utcNow()}' and revenue gt @{rand(1,9)} and accountid eq @{guid()} and createdon lt @{utcNow()}";
    expect(faultsOf({ 'the-flow': exported(list({ $filter })) })).toEqual([]);
    expect(faultsOf({ 'the-flow': exported(bind('xc_organisations(@{utcNow()})')) })).toEqual([]);
  });
});
