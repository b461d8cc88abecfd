import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readMetadata, readTables } from '../../sandbox/dataverse/entities/metadata.ts';
import { faultText } from '../../sandbox/flow-runner/check/fault.ts';
import { loadFlows } from '../../sandbox/flow-runner/runner.ts';
import { readSolutionParts } from '../../sandbox/solution-parts.ts';

const root = new URL('../../', import.meta.url).pathname;
const swagger = JSON.parse(readFileSync(join(root, 'connector/apiDefinition.swagger.json'), 'utf8'));
const world = {
  swagger,
  dataverseMetadata: readMetadata([join(root, 'solution/core')]),
  ...readSolutionParts(join(root, 'solution/core')),
};
const folders: string[] = [];
const copy = (part: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'flows-'));
  folders.push(folder);
  cpSync(join(root, part), folder, { recursive: true });
  return folder;
};
const break_ = (folder: string, file: string, from: string | RegExp, to: string) => {
  const before = readFileSync(join(folder, file), 'utf8');
  const after = before.replace(from, to);
  expect(after, `${from} occurs in ${file}`).not.toBe(before);
  writeFileSync(join(folder, file), after);
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe('the shipped flows', () => {
  it('would be taken by the platform, and keep our own rules', () => {
    const { flows, faults, ownFaults } = loadFlows(join(root, 'flows'), world);
    expect([...faults, ...ownFaults].map(faultText)).toEqual([]);
    expect(flows.map((flow) => flow.name)).toEqual(
      readdirSync(join(root, 'flows'))
        .filter((file) => file.endsWith('.json'))
        .map((file) => file.slice(0, -5))
        .sort(),
    );
  });

  it.each([
    ['a column that is written', 'order-to-xero', 'item/xc_syncstatus', 'item/xc_syncstate', 'xc_syncstate'],
    [
      'a column that is selected',
      'order-to-xero',
      'datefulfilled,discountamount,discountpercentage,freightamount,totallineitemamount',
      'datefulfiled,discountamount',
      'datefulfiled',
    ],
    [
      'a column of a filter',
      'xero-invoice-changed',
      "xc_xeroinvoiceid eq '@{triggerBody()",
      "xc_invoiceidinxero eq '@{triggerBody()",
      'xc_invoiceidinxero',
    ],
    ['a column of the trigger', 'order-to-xero', '"xc_synctoxero,xc_syncrequestedon,', '"xc_sync2xero,', 'xc_sync2xero'],
    ['a column of the filter expression', 'order-to-xero', 'statecode eq 0 and (xc_synctoxero', 'status eq 0 and (xc_synctoxero', 'status'],
    ['an entity set', 'write-log', '"entityName": "xc_logs"', '"entityName": "xc_log"', 'xc_log'],
    ['a navigation property', 'write-dynamics-invoice', 'customerid_account@odata.bind', 'customerid@odata.bind', 'customerid'],
    ['an operation', 'order-to-xero', '"operationId": "SyncInvoice"', '"operationId": "SendInvoice"', 'SendInvoice'],
    ['a parameter of an operation', 'order-to-xero', '"body/record"', '"body/row"', 'body/row'],
    ['a property of an answer', 'order-to-xero', 'body/writeBack/xc_xerourl', 'body/writeBack/xc_url', 'xc_url'],
    ['a run-after', 'order-to-xero', '"Read_the_order": [', '"Read_an_order": [', 'Read_an_order'],
    [
      'an action that an expression names',
      'order-to-xero',
      "outputs('Read_the_order')?['body/@odata.id']",
      "outputs('Read_order')?['body/@odata.id']",
      'Read_order',
    ],
    ['a function', 'order-to-xero', '@utcNow()', '@utcToday()', 'utcToday'],
    ['brackets', 'order-to-xero', '@utcNow()', '@utcNow(', 'utcNow('],
    ['a loop', 'order-to-xero', "items('For_each_link')?['xc_linkid']", "items('For_each_lynk')?['xc_linkid']", 'For_each_lynk'],
    ['a type of action', 'write-log', '"type": "Query"', '"type": "Filter"', 'Filter'],
    [
      'a child flow',
      'order-to-xero',
      /"workflowReferenceName": "[^"]+"/,
      '"workflowReferenceName": "11111111-2222-3333-4444-555555555555"',
      '11111111',
    ],
    [
      'a connection reference',
      'order-to-xero',
      '"connectionReferenceLogicalName": "xc_xero"',
      '"connectionReferenceLogicalName": "xc_zero"',
      'xc_zero',
    ],
  ])('are refused with the place named when %s is wrong', (_what, flow, from, to, named) => {
    const folder = copy('flows');
    break_(folder, `${flow}.json`, from, to);
    const faults = loadFlows(folder, world).faults.map(faultText);
    expect(faults.some((fault) => fault.includes(flow) && fault.includes(named))).toBe(true);
  });

  it('are refused when the solution no longer ships a column they write', () => {
    const folder = copy('solution/core');
    break_(folder, 'Entities/SalesOrder/Entity.xml', /<attribute PhysicalName="xc_synctoxero">[\s\S]*?<\/attribute>/, '');
    const { faults } = loadFlows(join(root, 'flows'), { ...world, dataverseMetadata: readTables([folder]) });
    expect(
      faults.map(faultText).filter((fault) => fault.startsWith('order-to-xero') && fault.includes('xc_synctoxero')).length,
    ).toBeGreaterThan(1);
  });
});
