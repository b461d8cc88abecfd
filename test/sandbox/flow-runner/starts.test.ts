import { describe, expect, it } from 'vitest';
import { faultText } from '../../../sandbox/flow-runner/check/fault.ts';
import { flowId } from '../../../sandbox/flow-runner/flow-id.ts';
import { button, dataverse, exported, type Json, load, rowTrigger } from './harness.ts';

const order = (more: Json = {}) =>
  rowTrigger({
    message: 4,
    entityname: 'salesorder',
    filteringattributes: 'name,totalamount',
    filterexpression: 'statecode eq 0',
    ...more,
  });
const writes = (entityName: string, item: Json, operation = 'UpdateOnlyRecord') => ({
  Write_it: dataverse(operation, {
    entityName,
    recordId: '@guid()',
    ...Object.fromEntries(Object.entries(item).map(([name, value]) => [`item/${name}`, value])),
  }),
});
const condition = (inside: object) => ({
  Is_it_so: { type: 'If', runAfter: {}, expression: { equals: [1, 1] }, actions: inside },
});
const calls = (child: string) => ({
  Call_it: { type: 'Workflow', runAfter: {}, inputs: { host: { workflowReferenceName: flowId(child) }, body: {} } },
});

/** The rounds that are found among flows, without what else may be wrong with them. */
const rounds = (flows: Record<string, unknown>): string[] =>
  load(flows)
    .ownFaults.map(faultText)
    .filter((text) => text.includes('itself'));

describe('a flow that may start itself is refused', () => {
  it.each<[string, Record<string, unknown>, string]>([
    [
      'by a column that its own trigger watches',
      { one: exported(writes('salesorders', { name: '@utcNow()' }), order()) },
      'one: actions/Write_it: writes salesorder.name and so may start itself for ever: one → one',
    ],
    [
      'by any column, where its trigger watches all',
      { one: exported(writes('salesorders', { description: 'x' }), order({ filteringattributes: undefined })) },
      'writes salesorder.description',
    ],
    [
      'by a new row, whatever columns its trigger watches',
      {
        one: exported(
          writes('xc_logs', { xc_name: 'x' }, 'CreateRecord'),
          rowTrigger({ message: 1, entityname: 'xc_log', filterexpression: 'statecode eq 0' }),
        ),
      },
      'makes a row of xc_log',
    ],
    [
      'by a deletion',
      {
        one: exported(
          { Delete_it: dataverse('DeleteRecord', { entityName: 'salesorders', recordId: '@guid()' }) },
          rowTrigger({ message: 2, entityname: 'salesorder' }),
        ),
      },
      'deletes a row of salesorder',
    ],
    [
      'by lines that go with a deleted order',
      {
        one: exported(
          { Delete_it: dataverse('DeleteRecord', { entityName: 'salesorders', recordId: '@guid()' }) },
          rowTrigger({ message: 2, entityname: 'salesorderdetail' }),
        ),
      },
      'deletes a row of salesorderdetail (the deletion of its salesorder)',
    ],
    [
      'by the total that follows from a line',
      { one: exported(writes('salesorderdetails', { quantity: 2 }), order()) },
      'writes salesorder.totalamount (the total of salesorder)',
    ],
    [
      'by a lookup that its trigger watches',
      {
        one: exported(
          writes('salesorders', { 'xc_organisationid@odata.bind': "/xc_organisations(@{triggerOutputs()?['body/x']})" }),
          order({ filteringattributes: 'xc_organisationid' }),
        ),
      },
      'writes salesorder.xc_organisationid',
    ],
    [
      'by way of a flow that it starts',
      {
        one: exported(writes('salesorderdetails', { description: 'x' }), order()),
        two: exported(
          writes('salesorders', { name: 'y' }),
          rowTrigger({ message: 3, entityname: 'salesorderdetail', filteringattributes: 'description', filterexpression: 'quantity gt 0' }),
        ),
      },
      'one → two → one',
    ],
    [
      'by way of a child',
      { one: exported(calls('child'), order()), child: exported(writes('salesorders', { name: 'x' }), button()) },
      'child: actions/Write_it: writes salesorder.name and so may start itself for ever: child → one → child',
    ],
    [
      'by a value that only a run knows',
      {
        one: exported(
          writes('xc_logs', { xc_retry: "@triggerOutputs()?['body/xc_retry']" }),
          rowTrigger({ message: 3, entityname: 'xc_log', filteringattributes: 'xc_retry', filterexpression: 'xc_retry eq true' }),
        ),
      },
      'writes xc_log.xc_retry',
    ],
    [
      'by a stamp without a condition, though it has the name of one that may',
      {
        'order-to-xero': exported(
          writes('salesorders', { xc_syncrequestedon: '@utcNow()' }),
          order({ filteringattributes: 'xc_syncrequestedon' }),
        ),
      },
      'writes salesorder.xc_syncrequestedon',
    ],
    [
      'by a stamp that writes more',
      {
        'order-to-xero': exported(
          condition(writes('salesorders', { xc_syncrequestedon: '@utcNow()', name: 'x' })),
          order({ filteringattributes: 'xc_syncrequestedon' }),
        ),
      },
      'writes salesorder.xc_syncrequestedon',
    ],
    [
      'by the stamp of another flow',
      {
        one: exported(
          condition(writes('salesorders', { xc_syncrequestedon: '@utcNow()' })),
          order({ filteringattributes: 'xc_syncrequestedon' }),
        ),
      },
      'writes salesorder.xc_syncrequestedon',
    ],
  ])('%s', (_, flows, message) => {
    expect(rounds(flows).join('\n')).toContain(message);
  });
});

describe('a flow is taken', () => {
  const retry = (parameters: Json = {}) =>
    rowTrigger({ message: 4, entityname: 'xc_log', filteringattributes: 'xc_retry', filterexpression: 'xc_retry eq true', ...parameters });
  it.each<[string, Record<string, unknown>]>([
    ['whose trigger watches other columns', { one: exported(writes('salesorders', { description: 'x' }), order()) }],
    ['whose trigger is about another table', { one: exported(writes('accounts', { name: 'x' }), order()) }],
    ['whose write leaves a value that the filter rules out', { one: exported(writes('xc_logs', { xc_retry: false }), retry()) }],
    ['whose write ends the state that the filter wants', { one: exported(writes('salesorders', { statecode: 3, name: 'x' }), order()) }],
    [
      'whose new row has a default that the filter rules out',
      { one: exported(writes('xc_logs', { xc_name: 'x' }, 'CreateRecord'), retry()) },
    ],
    [
      'whose write fills what the filter wants empty',
      {
        one: exported(
          writes('salesorders', { xc_syncrequestedon: '@utcNow()' }),
          order({ filteringattributes: 'xc_syncrequestedon', filterexpression: 'xc_syncrequestedon eq null' }),
        ),
      },
    ],
    [
      'that asks for another run of its own on purpose',
      {
        'order-to-xero': exported(
          condition(writes('salesorders', { xc_syncrequestedon: '@utcNow()' })),
          order({ filteringattributes: 'xc_syncrequestedon' }),
        ),
      },
    ],
    [
      'that calls a child twice',
      { one: exported({ ...calls('child'), Call_again: calls('child').Call_it }, order()), child: exported({}, button()) },
    ],
  ])('%s', (_, flows) => {
    expect(rounds(flows)).toEqual([]);
  });
});
