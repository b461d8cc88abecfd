import { describe, expect, it } from 'vitest';
import { faultText } from '../../../sandbox/flow-runner/check/fault.ts';
import { button, compose, exported, faultsOf, load, rowTrigger } from './harness.ts';

const anyInput = { type: 'Request', kind: 'Button', inputs: { schema: {} } };
const scope = (actions: object, runAfter: object = {}) => ({ type: 'Scope', runAfter, actions });
const foreach = (actions: object, runAfter: object = {}) => ({ type: 'Foreach', runAfter, foreach: "@json('[1]')", actions });
const nested = (depth: number): object =>
  depth === 1 ? { [`Deep_${depth}`]: compose(1) } : { [`Deep_${depth}`]: scope(nested(depth - 1)) };
const initialize = { type: 'InitializeVariable', runAfter: {}, inputs: { variables: [{ name: 'n', type: 'integer', value: 1 }] } };
const runsAfter = (...names: string[]) => Object.fromEntries(names.map((name) => [name, ['Succeeded']]));
const terminate = { type: 'Terminate', runAfter: {}, inputs: { runStatus: 'Failed' } };
const a = (more: object) => ({ A: { type: 'Compose', runAfter: {}, inputs: 1, ...more } });

/** Title, the flow's actions, what must be said. */
const refused: [string, object, string | RegExp, unknown?][] = [
  ['an unknown action type', a({ type: 'Composse' }), "actions/A: unknown action type 'Composse'"],
  ['a type that is not built', a({ type: 'Http', inputs: {} }), 'actions/A: actions of type Http are not built in the sandbox'],
  ['a change set', a({ type: 'Changeset' }), 'actions of type Changeset are not built'],
  ['a kind that is not built', a({ type: 'Expression', kind: 'ConvertTimeZone', inputs: {} }), 'Expression ConvertTimeZone are not built'],
  ['an unknown property', a({ forEach: [] }), "actions/A: unknown property 'forEach'"],
  ['an unknown input', { A: { type: 'Query', runAfter: {}, inputs: { from: [], filter: '@true' } } }, "inputs: unknown property 'filter'"],
  ['a missing input', { A: { type: 'Query', runAfter: {}, inputs: { from: [] } } }, "inputs: 'where' is missing"],
  ['a loop without its list', { A: { type: 'Foreach', runAfter: {}, actions: {} } }, "'foreach' is missing"],
  [
    'a case without value',
    { A: { type: 'Switch', runAfter: {}, expression: '@1', cases: { One: { actions: {} } } } },
    "cases/One: 'case' is missing",
  ],
  [
    'a filter that is no expression',
    { A: { type: 'Query', runAfter: {}, inputs: { from: [], where: 'true' } } },
    "'where' must be an expression",
  ],
  [
    'a condition that is plain text',
    { A: { type: 'If', runAfter: {}, expression: 'equals(1,1)', actions: {} } },
    "'expression' must be an expression or a condition",
  ],
  ['an unknown option', a({ operationOptions: 'Parallel' }), "unknown operationOptions 'Parallel'"],
  ['a limit that is no duration', a({ limit: { timeout: '10 seconds' } }), "'10 seconds' is no duration"],
  [
    'too many passes',
    { A: { type: 'Until', runAfter: {}, expression: '@true', limit: { count: 6000 }, actions: {} } },
    'a loop ends after 1 to 5000 passes',
  ],
  [
    'an unknown operator of a condition',
    { A: { type: 'If', runAfter: {}, expression: { and: [{ equal: [1, 1] }] }, actions: {} } },
    "'equal' is not one of and, or, not, equals",
  ],
  [
    'too much concurrency',
    { A: { ...foreach({}), runtimeConfiguration: { concurrency: { repetitions: 51 } } } },
    'concurrency of a loop is 1 to 50',
  ],
  [
    'static results',
    a({ runtimeConfiguration: { staticResult: { name: 'x', staticResultOptions: 'Enabled' } } }),
    'static results are not built',
  ],
  [
    'an unknown end',
    { A: { type: 'Terminate', runAfter: {}, inputs: { runStatus: 'Done' } } },
    'runStatus is Succeeded, Failed or Cancelled',
  ],
  ['a run-after of no sibling', a({ runAfter: runsAfter('B') }), "actions/A: runs after 'B', which is no action beside it"],
  [
    'a run-after of an action in another scope',
    { S: scope({ B: compose(1) }), ...a({ runAfter: runsAfter('B') }) },
    "runs after 'B', which is no action beside it",
  ],
  [
    'an unknown status',
    { ...a({}), B: { ...compose(1), runAfter: { A: ['Success'] } } },
    "in the status 'Success'; there are Succeeded, Failed, Skipped or TimedOut",
  ],
  ['a run-after without status', { ...a({}), B: { ...compose(1), runAfter: { A: [] } } }, "runs after 'A' without saying in which status"],
  ['a circle', { A: compose(1, ['B']), B: compose(1, ['A']) }, 'actions/A: waits for itself'],
  [
    'a name twice, without case, across scopes',
    { ...a({}), S: scope({ a: compose(1) }) },
    'actions/S/actions/a: the name is taken by actions/A',
  ],
  ['a name over 80 characters', { ['A'.repeat(81)]: compose(1) }, 'the name is longer than 80 characters'],
  [
    'more than 500 actions',
    Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`A${index}`, compose(1)])),
    '501 actions; the platform takes 500',
  ],
  ['nesting over 8', nested(9), 'nested 9 deep; the platform takes 8'],
  [
    'more than 25 cases',
    {
      A: {
        type: 'Switch',
        runAfter: {},
        expression: '@1',
        cases: Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`C${index}`, { case: index, actions: {} }])),
      },
    },
    'more than 25 cases',
  ],
  ['a variable initialized inside a scope', { S: scope({ V: initialize }) }, 'variables are initialized at the root of a flow only'],
  [
    'Terminate inside a loop',
    { L: foreach({ S: scope({ T: terminate }) }) },
    'actions/L/actions/S/actions/T: a Terminate action is not allowed inside a loop',
  ],
  ['an expression that does not parse', a({ inputs: "@concat('a'" }), /actions\/A: inputs: .* in "@concat\('a'"/],
  ['an interpolation that does not end', a({ inputs: 'x @{utcNow(' }), /actions\/A: inputs: /],
  ['an unknown function', a({ inputs: "@concatenate('a')" }), "there is no function 'concatenate'"],
  ['too few arguments', a({ inputs: "@replace('a','b')" }), "function 'replace' expects 3 arguments, not 2"],
  ['an expression over 8192 characters', a({ inputs: `@concat('${'x'.repeat(8200)}')` }), 'longer than 8192 characters'],
  ['an action that is not there', a({ inputs: "@outputs('B')" }), "outputs('B'): there is no such action"],
  [
    'an action that runs at the same time',
    { B: compose(1), ...a({ inputs: "@outputs('B')" }) },
    "outputs('B'): that action has not ended when this one begins",
  ],
  [
    'an action in the other branch',
    { C: { type: 'If', runAfter: {}, expression: '@true', actions: { B: compose(1) }, else: { actions: a({ inputs: "@body('B')" }) } } },
    "body('B'): that action has not ended",
  ],
  [
    "an action of a loop's pass, from outside",
    { L: foreach({ B: compose(1) }), ...a({ inputs: "@outputs('B')", runAfter: runsAfter('L') }) },
    "outputs('B'): that action has not ended",
  ],
  ['a scope from inside', { S: scope(a({ inputs: "@result('S')" })) }, "result('S'): that action has not ended"],
  [
    'a computed action name',
    { B: compose(1), ...a({ inputs: "@outputs(concat('B'))", runAfter: runsAfter('B') }) },
    'outputs: the name must be written out',
  ],
  ['an unknown variable', a({ inputs: "@variables('m')" }), "there is no variable 'm'"],
  [
    'a variable set that is not there',
    { A: { type: 'SetVariable', runAfter: {}, inputs: { name: 'm', value: 1 } } },
    "there is no variable 'm'",
  ],
  [
    'a variable read before it is initialized',
    { V: initialize, ...a({ inputs: "@variables('n')" }) },
    "the variable 'n' is not initialized when this action begins",
  ],
  [
    'a variable set from itself',
    { V: initialize, A: { type: 'SetVariable', runAfter: runsAfter('V'), inputs: { name: 'n', value: "@add(variables('n'),1)" } } },
    "can't be set from itself",
  ],
  [
    'a variable initialized twice',
    { V: initialize, W: { ...initialize, runAfter: runsAfter('V') } },
    "the variable 'n' is initialized twice",
  ],
  [
    'an unknown variable type',
    { V: { ...initialize, inputs: { variables: [{ name: 'n', type: 'number' }] } } },
    "unknown variable type 'number'",
  ],
  ['an unknown parameter', a({ inputs: "@parameters('p')" }), "there is no parameter 'p'"],
  [
    'items of a loop it is not in',
    { L: foreach({}), ...a({ inputs: "@items('L')", runAfter: runsAfter('L') }) },
    "items('L'): this is not inside a Foreach of that name",
  ],
  ['item() outside a loop', a({ inputs: '@item()' }), 'item() is only known inside a Foreach'],
  [
    'an input that the button does not have',
    a({ inputs: "@triggerBody()?['text_1']" }),
    "the trigger's body has no 'text_1'",
    button({ text: { type: 'string' } }),
  ],
  [
    'a property the composed object does not have',
    { B: compose({ x: 1 }), ...a({ inputs: "@outputs('B')?['y']", runAfter: runsAfter('B') }) },
    "the object put together has no 'y'",
  ],
  [
    'a property parsed JSON does not have',
    {
      B: { type: 'ParseJson', runAfter: {}, inputs: { content: '{}', schema: { type: 'object', properties: { x: {} } } } },
      ...a({ inputs: "@body('B')?['y']", runAfter: runsAfter('B') }),
    },
    "the parsed JSON has no 'y'",
  ],
  [
    'a property of a result that is not there',
    {
      S: scope({ B: compose(1) }),
      A: { type: 'Query', runAfter: runsAfter('S'), inputs: { from: "@result('S')", where: "@equals(item()?['state'],'Failed')" } },
    },
    "the action's record has no 'state'",
  ],
  [
    'a loop over an object',
    { B: compose({ x: 1 }), L: { ...foreach({}, runsAfter('B')), foreach: "@outputs('B')" } },
    'actions/L: foreach: is an object and must be an array',
  ],
  [
    'a retry policy out of bounds',
    {
      A: {
        type: 'Workflow',
        runAfter: {},
        inputs: { host: { workflowReferenceName: 'x' }, retryPolicy: { type: 'fixed', count: 91, interval: 'PT1S' } },
      },
    },
    /retries 1 to 90 times[\s\S]*PT5S to P1D/,
  ],
  [
    'a child that is not there',
    { A: { type: 'Workflow', runAfter: {}, inputs: { host: { workflowReferenceName: 'd025f8b5-0000-5051-9fac-b6f190d7dd27' } } } },
    'no flow has the id d025f8b5-0000',
  ],
  ['an unknown trigger', a({}), "triggers/When_it_starts: unknown trigger type 'Webhook'", { type: 'Webhook' }],
  ['a kind of request that is not built', a({}), 'requests of kind Http are not built', { ...button(), kind: 'Http' }],
  ['a recurrence without frequency', a({}), "recurrence: 'frequency' is missing", { type: 'Recurrence', recurrence: { interval: 1 } }],
  [
    'an unknown frequency',
    a({}),
    "unknown frequency 'Fortnight'",
    { type: 'Recurrence', recurrence: { frequency: 'Fortnight', interval: 1 } },
  ],
  [
    'a condition that is no expression',
    a({}),
    'conditions is { expression: "@…" }',
    rowTrigger({ message: 1, entityname: 'account' }, { conditions: [{ expression: 'true' }] }),
  ],
  [
    'an action read by a trigger',
    a({}),
    'a trigger sees no action',
    rowTrigger({ message: 1, entityname: 'account' }, { conditions: [{ expression: "@equals(outputs('A'),1)" }] }),
  ],
];

describe('what the platform refuses is refused before a run', () => {
  it.each(refused)('%s', (_, actions, message, trigger = button()) => {
    const faults = faultsOf({ 'the-flow': exported(actions as never, trigger) }).join('\n');
    expect(faults).toMatch(message instanceof RegExp ? message : new RegExp(message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
    expect(faults).toMatch(/^the-flow: /);
  });
});

describe('what the platform takes is taken', () => {
  it.each<[string, object]>([
    [
      'actions of an ended scope, its branches and a condition',
      {
        S: scope({ B: compose(1), C: { type: 'If', runAfter: {}, expression: '@true', actions: { D: compose(1) } } }),
        ...a({ inputs: "@concat(outputs('b'), outputs('D'), length(result('S')))", runAfter: runsAfter('S') }),
      },
    ],
    [
      'actions before an enclosing scope',
      { B: compose(1), S: scope({ L: foreach(a({ inputs: "@add(outputs('B'), items('L'))" })) }, runsAfter('B')) },
    ],
    [
      'inner actions in the condition of an Until',
      {
        U: {
          type: 'Until',
          runAfter: {},
          expression: "@equals(outputs('B'), 1)",
          limit: { count: 2, timeout: 'PT1H' },
          actions: { B: compose(1) },
        },
      },
    ],
    [
      'run-after in upper case, expressions without case',
      { B: compose(1), A: { ...compose("@STRING(OUTPUTS('b'))"), runAfter: { b: ['SUCCEEDED', 'Skipped'] } } },
    ],
    ['escaped signs', a({ inputs: { '@@odata.type': 'x', text: 'me@@{x}' } })],
  ])('%s', (_, actions) => {
    expect(faultsOf({ 'the-flow': exported(actions as never, anyInput) })).toEqual([]);
  });
});

describe('the outer shape of an export', () => {
  const whole = exported(a({}));
  const { definition } = whole.properties;
  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'the-flow: is not JSON'],
    [
      'no definition',
      { properties: { connectionReferences: {} }, schemaVersion: '1.0.0.0' },
      "the-flow: properties: must have required property 'definition'",
    ],
    ['no schema version', { properties: whole.properties }, "must have required property 'schemaVersion'"],
    [
      'two triggers',
      { ...whole, properties: { ...whole.properties, definition: { ...definition, triggers: { A: button(), B: button() } } } },
      'triggers: must NOT have more than 1 properties',
    ],
    ['an action that is no object', exported({ A: 1 }), 'actions/A: must be object'],
    [
      'a branch that is no object',
      exported({ A: { type: 'Scope', actions: { B: { type: 'If', else: [] } } } }),
      'actions/A/actions/B/else: must be object',
    ],
    [
      'no actions',
      { ...whole, properties: { ...whole.properties, definition: { ...definition, actions: undefined } } },
      "must have required property 'actions'",
    ],
    [
      'no connection references',
      { ...whole, properties: { definition } },
      "properties: must have required property 'connectionReferences'",
    ],
  ])('%s', (_, flow, message) => {
    expect(faultsOf({ 'the-flow': flow }).join('\n')).toContain(message);
  });
});

describe('what the solution ships', () => {
  const said = (flow: unknown, more: Parameters<typeof load>[1]) => load({ 'write-log': flow }, more).faults.map(faultText);

  it('a flow is one of its workflows, by its id', () => {
    const flow = exported(a({}));
    expect(said(flow, { workflowIds: ['{D025F8B5-4652-5051-9FAC-B6F190D7DD27}'] })).toEqual([]);
    expect(said(flow, { workflowIds: [] })).toEqual([
      "write-log: the solution ships no workflow with this flow's id d025f8b5-4652-5051-9fac-b6f190d7dd27",
    ]);
  });

  it('a parameter has a known type, and is an environment variable of the solutions if it names one', () => {
    const flow = (type: string) => exported(a({}), button(), { P: { type, metadata: { schemaName: 'xc_Days' } } });
    expect(said(flow('Int'), { environmentVariables: ['xc_Days'] })).toEqual([]);
    expect(said(flow('Number'), { environmentVariables: ['xc_ApiHost'] })).toEqual([
      "write-log: parameters/P: unknown parameter type 'Number'",
      "write-log: parameters/P: the solutions have no environment variable 'xc_Days'",
    ]);
  });
});
