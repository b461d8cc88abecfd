import { describe, expect, it } from 'vitest';
import { flowId } from '../../../sandbox/flow-runner/flow-id.ts';
import { button, compose, connectionReferences, dataverse, exported, faultsOf, pollingTrigger, rowTrigger, xero } from './harness.ts';

const organisationId = 'c2cc9b6e-9458-4c7d-93cc-f02b81b0594f';
const id = '11111111-2222-3333-4444-555555555555';
const after = (...names: string[]) => Object.fromEntries(names.map((name) => [name, ['Succeeded']]));

const body = {
  'body/table': 'salesorder',
  'body/entitySet': 'salesorders',
  'body/record': { a: 1 },
  'body/lines': [],
  'body/environmentUrl': 'https://x',
};
const sync = (parameters: object) => ({ Sync: xero('SyncInvoice', { organisationId, ...body, ...parameters }) });
const list = (parameters: object) => ({ List: dataverse('ListRecords', { entityName: 'salesorders', ...parameters }) });
const get = {
  Get: dataverse('GetItem', {
    entityName: 'salesorders',
    recordId: id,
    $select: 'name,_customerid_value,statecode',
    $expand: 'transactioncurrencyid($select=isocurrencycode)',
  }),
};
const write = (parameters: object, operation = 'UpdateOnlyRecord') => ({
  Write: dataverse(operation, { entityName: 'salesorders', recordId: id, ...parameters }),
});
const read = (expression: string, before: object) => ({ ...before, Read: compose(expression, Object.keys(before)) });

const rows = "@outputs('List')?['body/value']";
const loop = (expression: string) => ({
  ...list({ $select: 'name' }),
  Loop: { type: 'Foreach', runAfter: after('List'), foreach: rows, actions: { Read: compose(expression) } },
});

const cases: [string, object, string][] = [
  [
    'an unknown operation',
    { Sync: xero('SyncInvoce', { organisationId }) },
    'actions/Sync: unknown operation SyncInvoce of connector xc_xero-20sync',
  ],
  ['a trigger used as an action', { Sync: xero('WhenInvoiceChanges', {}) }, 'WhenInvoiceChanges is a trigger, not an action'],
  ['an unknown parameter', sync({ 'body/recrod': {} }), "SyncInvoice has no parameter 'body/recrod'"],
  ['a required parameter that is missing', sync({ 'body/record': undefined }), "SyncInvoice needs 'body/record'"],
  ['a required path parameter that is missing', sync({ organisationId: undefined }), "SyncInvoice needs 'organisationId'"],
  ['a literal that is no GUID', sync({ organisationId: 'acme' }), "'organisationId' must be a GUID"],
  ['a literal of the wrong type', sync({ 'body/lines': {} }), "'body/lines' must be of type array"],
  [
    'an expression of the wrong kind',
    { ...list({}), Sync: xero('SyncInvoice', { organisationId, ...body, 'body/record': rows }, ['List']) },
    "'body/record' must be of type object, and is given an array",
  ],
  [
    'a choice that is none',
    { Get: xero('GetInvoice', { organisationId, invoiceId: id, type: 'quote' }) },
    "'type' must be one of invoice, bill, credit-note",
  ],
  ['a table in a body that is not there', sync({ 'body/table': 'salesorders' }), "'body/table': unknown table 'salesorders'"],
  [
    'an answer property that is not there',
    read("@outputs('Sync')?['body/writeBack/xc_xeroinvoicid']", sync({})),
    "has no 'xc_xeroinvoicid'",
  ],
  [
    'one of an element of an answer',
    {
      ...sync({}),
      Loop: {
        type: 'Foreach',
        runAfter: after('Sync'),
        foreach: "@outputs('Sync')?['body/links']",
        actions: { Read: compose("@items('Loop')?['xc_lnkid']") },
      },
    },
    "has no 'xc_lnkid'",
  ],
  ['an unknown Dataverse operation', { List: dataverse('ListRows', {}) }, 'unknown Dataverse operation ListRows'],
  [
    'an action of Dataverse',
    { Do: dataverse('PerformUnboundAction', { actionName: 'WhoAmI' }) },
    'the Dataverse operation PerformUnboundAction is not built',
  ],
  ['an unknown Dataverse parameter', list({ top: 1 }), "ListRecords has no parameter 'top'"],
  ['a row without id', { Get: dataverse('GetItem', { entityName: 'salesorders' }) }, "GetItem needs 'recordId'"],
  [
    'a table name where a set is wanted',
    list({ entityName: 'salesorder' }),
    "unknown entity set 'salesorder'; the set of that table is salesorders",
  ],
  ['a column in $select', list({ $select: 'name,nmae' }), "$select: Could not find a property named 'nmae'"],
  ['a lookup by its bare name in $select', list({ $select: 'customerid' }), "$select: Could not find a property named 'customerid'"],
  ['a column in $filter', list({ $filter: 'statcode eq 0' }), "$filter: Could not find a property named 'statcode'"],
  ['a column in a built $filter', list({ $filter: "@concat('nmae eq ''', string(1), '''')" }), "Could not find a property named 'nmae'"],
  [
    'a column in one of two $filters',
    list({ $filter: "@if(equals(1,1), 'name eq ''a''', 'nmae eq ''b''')" }),
    "Could not find a property named 'nmae'",
  ],
  [
    'a column on the other side of a lookup',
    list({ $filter: "transactioncurrencyid/isocode eq 'AUD'" }),
    "Could not find a property named 'isocode'",
  ],
  ['a choice in $filter', list({ $filter: 'statecode eq 9' }), "9 is no choice of 'statecode'"],
  ['text compared with a number', list({ $filter: 'name eq 1' }), "'name' is string and can't be compared with 1"],
  ['a $filter that does not parse', list({ $filter: 'name eq' }), '$filter: '],
  ['a column in $orderby', list({ $orderby: 'createdat desc' }), "$orderby: Could not find a property named 'createdat'"],
  [
    'a navigation property in $expand',
    list({ $expand: 'currency($select=isocurrencycode)' }),
    "$expand: salesorder has no navigation property 'currency'",
  ],
  [
    'a column inside $expand',
    list({ $expand: 'transactioncurrencyid($select=iso)' }),
    "$expand=transactioncurrencyid: $select: Could not find a property named 'iso'",
  ],
  [
    'a column in fetchXml',
    list({ fetchXml: '<fetch><entity name="salesorder"><attribute name="nmae"/></entity></fetch>' }),
    "fetchXml: 'salesorder' entity doesn't contain attribute with Name = 'nmae'",
  ],
  ['a $top that is no number', list({ $top: 'ten' }), '$top is a number of rows'],
  ['a written column that is not there', write({ 'item/nmae': 'x' }), "salesorder has no column 'nmae'"],
  [
    'a lookup written as a column',
    write({ 'item/xc_organisationid': id }),
    "'xc_organisationid' is a lookup, written by item/xc_organisationid@odata.bind",
  ],
  [
    'a lookup value written',
    write({ 'item/_xc_organisationid_value': id }),
    'a lookup is written by item/<navigation property>@odata.bind',
  ],
  [
    'a navigation property that is not there',
    write({ 'item/organisation@odata.bind': `/xc_organisations(${id})` }),
    "salesorder has no navigation property 'organisation'",
  ],
  [
    'a bind to another set',
    write({ 'item/xc_organisationid@odata.bind': '/accounts(@{guid()})' }),
    "'xc_organisationid' leads to xc_organisations, not to accounts",
  ],
  [
    'a bind that may be null',
    write({ 'item/xc_organisationid@odata.bind': "@if(equals(1,1), null, '/xc_organisations(x)')" }),
    "'xc_organisationid@odata.bind' is never null",
  ],
  ['a read-only column', write({ 'item/createdon': '2026-01-01T00:00:00Z' }), "'createdon' of salesorder is read-only"],
  ['a choice that is none, written', write({ 'item/xc_syncstatus': 1 }), "'xc_syncstatus' of salesorder has no choice 1"],
  ['a yes or no as text', write({ 'item/xc_synctoxero': 'Yes' }), "'xc_synctoxero' of salesorder is true or false"],
  ['a number as text', write({ 'item/freightamount': '1' }), "'freightamount' of salesorder is a number"],
  ['a text that is too long', write({ 'item/name': 'x'.repeat(301) }), "'name' of salesorder takes at most 300 characters"],
  ['a column of a new row only, changed', write({ 'item/overriddencreatedon': '2026-01-01T00:00:00Z' }), "'overriddencreatedon'"],
  [
    'a column that was not selected',
    read("@outputs('Get')?['body/ordernumber']", get),
    "a row of salesorder as read here has no 'ordernumber'",
  ],
  [
    'an annotation of a column that was not selected',
    read("@outputs('Get')?['body/ordernumber@OData.Community.Display.V1.FormattedValue']", get),
    "has no 'ordernumber@",
  ],
  [
    'an expanded column that was not selected',
    read("@outputs('Get')?['body/transactioncurrencyid/currencyname']", get),
    "a row of transactioncurrency as read here has no 'currencyname'",
  ],
  [
    'a column of a list, of its first row',
    read("@first(outputs('List')?['body/value'])?['ordernumber']", list({ $select: 'name' })),
    "has no 'ordernumber'",
  ],
  ['a column of a list, in a loop', loop("@items('Loop')?['ordernumber']"), "has no 'ordernumber'"],
  ['a column of a list, by item()', loop("@item()?['ordernumber']"), "has no 'ordernumber'"],
  [
    'a column of a list, filtered',
    {
      ...list({ $select: 'name' }),
      Filter: { type: 'Query', runAfter: after('List'), inputs: { from: rows, where: "@equals(item()?['ordernumber'], 1)" } },
    },
    "has no 'ordernumber'",
  ],
  [
    'a column put together and written nowhere',
    { Read: compose({ xc_syncstats: 1 }) },
    "there is no 'xc_syncstats' in the solution or the connector",
  ],
  [
    'a connection that is not declared',
    {
      A: {
        ...list({}).List,
        inputs: { ...list({}).List.inputs, host: { connectionName: 'shared_other', operationId: 'ListRecords', apiId: '/x/shared_other' } },
      },
    },
    "the connection 'shared_other' is not among the flow's connectionReferences",
  ],
  [
    'an API that is not that of the connection',
    {
      A: {
        ...list({}).List,
        inputs: {
          ...list({}).List.inputs,
          host: { ...list({}).List.inputs.host, apiId: '/providers/Microsoft.PowerApps/apis/shared_sql' },
        },
      },
    },
    'is not the API of the connection',
  ],
];

const say = (message: string) => expect.stringContaining(message);

describe('calls are checked against the connector and the tables', () => {
  it.each(cases)('%s is refused', (_, actions, message) => {
    expect(faultsOf({ 'the-flow': exported(actions as never) })).toContainEqual(say(message));
  });

  it('right calls are taken: annotations, lookups, expanded rows, choices, binds, errors of a failed call', () => {
    const right = {
      ...get,
      ...list({
        $filter:
          "_customerid_value eq '@{outputs('Get')?['body/_customerid_value']}' and statecode eq 0 and transactioncurrencyid/isocurrencycode eq 'AUD'",
        $orderby: 'createdon desc',
        $top: 1,
      }),
      Label: compose(
        "@{outputs('Get')?['body/statecode@OData.Community.Display.V1.FormattedValue']} @{body('Get')?['@odata.id']} @{body('Get')?['transactioncurrencyid/isocurrencycode']}",
        ['Get'],
      ),
      Write: dataverse(
        'UpdateRecord',
        {
          entityName: 'salesorders',
          recordId: "@outputs('Get')?['body/salesorderid']",
          'item/xc_synctoxero': true,
          'item/xc_syncstatus': 272000002,
          'item/xc_organisationid@odata.bind': '/xc_organisations(@{guid()})',
          'item/name': null,
        },
        ['Get'],
      ),
      ...sync({ 'body/problem': null }),
      Why: {
        ...compose("@coalesce(outputs('Sync')?['body/detail'], outputs('Sync')?['body/error']?['message'])"),
        runAfter: { Sync: ['Failed'] },
      },
    };
    right.List.runAfter = after('Get') as never;
    expect(faultsOf({ 'the-flow': exported(right) })).toEqual([]);
  });

  it('a connection reference that the solution lacks is refused', () => {
    const flow = exported({ A: compose(1) });
    const [name = ''] = Object.keys(connectionReferences);
    flow.properties.connectionReferences = {
      [name]: { api: { name }, connection: { connectionReferenceLogicalName: 'xc_dataverze' } },
    } as never;
    expect(faultsOf({ 'the-flow': flow })).toContainEqual(
      `the-flow: connectionReferences/${name}: the solution has no connection reference 'xc_dataverze'`,
    );
  });
});

describe('triggers are checked too', () => {
  const row = { message: 4, entityname: 'salesorder' };
  it.each<[string, unknown, string]>([
    [
      'an unknown table',
      rowTrigger({ ...row, entityname: 'salesorders' }),
      "unknown table 'salesorders' (a trigger names the table, not its entity set)",
    ],
    ['no scope', rowTrigger({ ...row, scope: undefined }), 'scope is 1 to 4, not undefined'],
    ['a message that is none', rowTrigger({ ...row, message: 8 }), 'message is 1 to 7, not 8'],
    ['an unknown parameter', rowTrigger({ ...row, filter: 'x' }), "has no parameter 'subscriptionRequest/filter'"],
    [
      'a filtering column',
      rowTrigger({ ...row, filteringattributes: 'name, nmae' }),
      "filteringattributes: salesorder has no column 'nmae'",
    ],
    [
      'a filter column',
      rowTrigger({ ...row, filterexpression: 'xc_synctoxer eq true' }),
      "filterexpression: Could not find a property named 'xc_synctoxer'",
    ],
    ['a filter choice', rowTrigger({ ...row, filterexpression: 'statecode eq 7' }), "7 is no choice of 'statecode'"],
    [
      'a column of the row',
      rowTrigger(row, { conditions: [{ expression: "@equals(triggerOutputs()?['body/nmae'], 1)" }] }),
      "the trigger's row of salesorder has no 'nmae'",
    ],
    [
      'an unknown polling parameter',
      pollingTrigger({ inputs: { ...pollingTrigger().inputs, parameters: { onlySynched: true } } }),
      "WhenInvoiceChanges has no parameter 'onlySynched'",
    ],
    [
      'a splitOn of nothing',
      pollingTrigger({ splitOn: "@triggerOutputs()?['body/values']" }),
      "splitOn: the answer of WhenInvoiceChanges has no 'values'",
    ],
    ['a poll without recurrence', pollingTrigger({ recurrence: undefined }), "'recurrence'"],
  ])('%s', (_, trigger, message) => {
    expect(faultsOf({ 'the-flow': exported({ A: compose(1) }, trigger) }).join('\n')).toContain(message);
  });

  it('what a run reads of its trigger must be there; a split trigger is one element', () => {
    const faults = (expression: string, trigger: unknown) => faultsOf({ 'the-flow': exported({ A: compose(expression) }, trigger) });
    expect(faults("@triggerOutputs()?['body/_customerid_value']", rowTrigger(row))).toEqual([]);
    expect(faults("@triggerOutputs()?['body/customerid']", rowTrigger(row))).toContainEqual(say("has no 'customerid'"));
    expect(faults("@triggerBody()?['xeroId']", pollingTrigger())).toEqual([]);
    expect(faults("@triggerBody()?['xeroid_']", pollingTrigger())).toContainEqual(say("has no 'xeroid_'"));
    expect(faults("@triggerBody()?['value']", pollingTrigger())).toContainEqual(say("has no 'value'"));
  });

  it('a flow whose trigger is split has no one to respond to', () => {
    const respond = { A: { type: 'Response', kind: 'PowerApp', runAfter: {}, inputs: { statusCode: 200 } } };
    expect(faultsOf({ 'the-flow': exported(respond, pollingTrigger()) })).toContainEqual(say('has no one to respond to'));
  });
});

describe('child flows are checked with their callers', () => {
  const respond = (value: unknown) => ({
    Answer: { type: 'Response', kind: 'PowerApp', runAfter: {}, inputs: { statusCode: 200, body: value } },
  });
  const child = (actions: object = respond({}), trigger: unknown = button({ text: { type: 'string' } }, ['text'])) =>
    exported(actions as never, trigger);
  const parent = (given: object, more: object = {}) =>
    exported({
      Call: { type: 'Workflow', runAfter: {}, inputs: { host: { workflowReferenceName: flowId('child') }, body: given } },
      ...more,
    });

  it.each<[string, Record<string, unknown>, string]>([
    ['an input that is missing', { child: child(), parent: parent({}) }, "parent: actions/Call: child needs the input 'text'"],
    [
      'an input that is not there',
      { child: child(), parent: parent({ text: 'a', text_1: 'b' }) },
      "child has no input 'text_1'; there are text",
    ],
    [
      'a child without Response',
      { child: child({ A: compose(1) }), parent: parent({ text: 'a' }) },
      "child can't be called: it has no Response",
    ],
    [
      'a child that starts by itself',
      { child: child(respond({}), { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } }), parent: parent({ text: 'a' }) },
      'its trigger is Recurrence, not Request',
    ],
    [
      'an answer it does not give',
      { child: child(respond({ x: 1 })), parent: parent({ text: 'a' }, { Read: compose("@body('Call')?['y']", ['Call']) }) },
      "the answer of child has no 'y'",
    ],
  ])('%s', (_, flows, message) => {
    expect(faultsOf(flows).join('\n')).toContain(message);
  });

  it('JSON that a caller passes as text is known inside the child', () => {
    const call = {
      type: 'Workflow',
      runAfter: after('Made'),
      inputs: { host: { workflowReferenceName: flowId('child') }, body: { text: "@{string(outputs('Made'))}" } },
    };
    const faults = (property: string) =>
      faultsOf({
        child: child({ ...respond({}), Read: compose(`@json(triggerBody()?['text'])?['${property}']`) }),
        parent: exported({ Made: compose({ x: 1 }), Call: call }),
      });
    expect(faults('x')).toEqual([]);
    expect(faults('y')).toContainEqual(say("actions/Read: inputs: the object put together has no 'y'"));
  });
});
