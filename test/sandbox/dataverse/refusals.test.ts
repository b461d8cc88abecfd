import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environmentIds } from '../../../sandbox/dataverse/rules/system-values.ts';
import { makeOrder, startDataverse, unknownId } from './harness.ts';

const dataverse = startDataverse();

describe('a write that does not fit the table is refused by name and leaves nothing', () => {
  const account = { name: 'Contoso' };
  it.each<[string, string, unknown, number, string]>([
    ['an unknown set', 'nosuchsets', account, 404, 'nosuchsets'],
    ['an unknown column', 'accounts', { ...account, xc_nosuch: 1 }, 400, 'xc_nosuch'],
    ['a column in the wrong case', 'accounts', { Name: 'Contoso' }, 400, 'Name'],
    ['a lookup written as a value', 'accounts', { ...account, primarycontactid: unknownId }, 501, 'primarycontactid'],
    ['a lookup written by its read name', 'accounts', { ...account, _primarycontactid_value: unknownId }, 400, '_primarycontactid_value'],
    ['an unknown navigation property', 'accounts', { ...account, 'nosuch@odata.bind': `/contacts(${unknownId})` }, 400, 'nosuch'],
    [
      'a link to a row that is not there',
      'accounts',
      { ...account, 'primarycontactid@odata.bind': `/contacts(${unknownId})` },
      404,
      unknownId,
    ],
    [
      'a link to another table',
      'accounts',
      { ...account, 'primarycontactid@odata.bind': `/businessunits(${environmentIds.businessUnit})` },
      400,
      'businessunit',
    ],
    ['an empty link', 'accounts', { ...account, 'primarycontactid@odata.bind': null }, 400, 'primarycontactid'],
    ['a text too long', 'accounts', { name: 'x'.repeat(161) }, 400, "'name'"],
    ['a number for text', 'accounts', { name: 5 }, 400, "'name'"],
    ['a text for a number', 'accounts', { ...account, revenue: '5' }, 400, "'revenue'"],
    ['a fraction for a whole number', 'accounts', { ...account, numberofemployees: 1.5 }, 400, "'numberofemployees'"],
    ['too many decimal places', 'accounts', { ...account, revenue: 1.234 }, 400, "'revenue'"],
    ['a number out of range', 'salesorders', { name: 'O', discountpercentage: 101 }, 400, "'discountpercentage'"],
    ['an unknown option', 'accounts', { ...account, industrycode: 4711 }, 400, "'industrycode'"],
    ['an unknown option of the solution', 'salesorders', { name: 'O', xc_syncstatus: 272000099 }, 400, "'xc_syncstatus'"],
    ['a text for Yes/No', 'salesorders', { name: 'O', xc_synctoxero: 'true' }, 400, "'xc_synctoxero'"],
    ['a time in a date', 'salesorders', { name: 'O', xc_duedate: '2026-01-31T00:00:00Z' }, 400, "'xc_duedate'"],
    ['a date that is none', 'salesorders', { name: 'O', xc_duedate: '2026-02-30' }, 400, "'xc_duedate'"],
    ['a moment without zone', 'salesorders', { name: 'O', xc_syncrequestedon: '2026-02-03T10:00:00' }, 400, "'xc_syncrequestedon'"],
    ['a guid that is none', 'accounts', { accountid: 'abc', name: 'x' }, 400, "'accountid'"],
    ['no name', 'accounts', { telephone1: '1' }, 400, "'name'"],
    ['an empty name', 'accounts', { name: '' }, 400, "'name'"],
    [
      'no parent for a line',
      'salesorderdetails',
      { isproductoverridden: true, productdescription: 'x', quantity: 1 },
      400,
      "'salesorderid'",
    ],
    ['a column the server fills', 'accounts', { ...account, createdon: '2026-01-01T00:00:00Z' }, 400, "'createdon'"],
    ['a total', 'salesorders', { name: 'O', totalamount: 5 }, 400, "'totalamount'"],
    ['a related row inside', 'salesorders', { name: 'O', order_details: [] }, 501, 'order_details'],
    ['no object', 'accounts', [account], 400, 'accounts'],
    ['no JSON', 'accounts', '{', 400, ''],
  ])('%s', async (_what, set, body, status, named) => {
    const before = dataverse.emulator.store.rows('account').length + dataverse.emulator.store.rows('salesorder').length;
    const answer = await dataverse.send('POST', set, body);
    expect(answer.body.error.message).toContain(named);
    expect(answer.body.error.code).toMatch(/^0x8[0-9a-f]{7}$/);
    expect(answer.status).toBe(status);
    expect(dataverse.emulator.store.rows('account').length + dataverse.emulator.store.rows('salesorder').length).toBe(before);
  });
});

describe('a request for what is not built is refused by name', () => {
  it.each<[string, string, string, number, string]>([
    ['an action on a set', 'POST', 'salesorders/Microsoft.Dynamics.CRM.FulfillSalesOrder', 501, 'FulfillSalesOrder'],
    ['an unbound action', 'POST', 'CancelSalesOrder', 501, 'CancelSalesOrder'],
    ['a batch', 'POST', '$batch', 501, '$batch'],
    ['an option twice', 'GET', 'accounts?$select=name&$select=telephone1', 400, '$select'],
    ['$skip', 'GET', 'accounts?$skip=5', 400, 'Skip'],
    ['$apply', 'GET', 'accounts?$apply=aggregate(x)', 501, '$apply'],
    ['a set deleted whole', 'DELETE', 'accounts', 405, 'accounts'],
    ['rows below a row', 'GET', `accounts(${unknownId})/contact_customer_accounts`, 501, 'contact_customer_accounts'],
  ])('%s', async (_what, method, path, status, named) => {
    const answer = await dataverse.send(method, path, method === 'POST' ? {} : undefined);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toContain(named);
  });
});

describe('a request body is written whole or not at all', () => {
  it('leaves the order alone when a line of it can not be priced', async () => {
    const { order, line } = await makeOrder(dataverse);
    const version = dataverse.emulator.store.row('salesorder', order)?.versionnumber;
    const answer = await dataverse.send('PATCH', `salesorderdetails(${line})`, { quantity: 3, productdescription: null });
    expect(answer.status).toBe(400);
    expect(dataverse.emulator.store.row('salesorderdetail', line)?.quantity).toBe(1);
    expect(dataverse.emulator.store.row('salesorder', order)?.versionnumber).toBe(version);
  });
});

describe('any request', () => {
  it('ends in an answer, never in a fault of the server', async () => {
    const account = await dataverse.make('accounts', { name: 'A' });
    const columns = fc.constantFrom(
      'name',
      'revenue',
      'statecode',
      'statuscode',
      'accountid',
      'primarycontactid@odata.bind',
      'createdon',
      '__proto__',
      'xc_syncstatus',
    );
    const body = fc.oneof(fc.dictionary(columns, fc.jsonValue(), { maxKeys: 4 }), fc.jsonValue());
    const path = fc.constantFrom(
      'accounts',
      `accounts(${account})`,
      `accounts(${unknownId})`,
      'accounts(%)',
      'accounts(',
      "accounts(name='x')",
      '',
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('POST', 'PATCH', 'DELETE', 'PUT'), path, body, async (method, to, content) => {
        const answer = await dataverse.send(method, to, JSON.stringify(content));
        expect([204, 400, 404, 405, 412, 501]).toContain(answer.status);
        if (answer.status !== 204) expect(answer.body.error.message).not.toBe('');
      }),
      { numRuns: 200 },
    );
  });

  it('with any query ends in rows or a refusal', async () => {
    const option = fc.constantFrom('$filter', '$select', '$orderby', '$expand', '$top', '$count', '$skiptoken', 'fetchXml', 'savedQuery');
    await fc.assert(
      fc.asyncProperty(
        option,
        fc.oneof(fc.string(), fc.constantFrom('name eq', '((((', 'name,,', 'primarycontactid(', '<fetch/>', 'a'.repeat(9))),
        async (name, value) => {
          const answer = await dataverse.get(`accounts?${name}=${encodeURIComponent(value)}`);
          expect([200, 400, 501]).toContain(answer.status);
        },
      ),
      { numRuns: 200 },
    );
  });
});
