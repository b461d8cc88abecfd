import { describe, expect, it } from 'vitest';
import { makeOrder, startDataverse, unknownId } from './harness.ts';

const dataverse = startDataverse();
const { emulator } = dataverse;

describe('making and changing rows', () => {
  it('answers 204 with the address of a new row, and 201 with the row when asked for it', async () => {
    const silent = await dataverse.send('POST', 'accounts', { name: 'A' });
    expect(silent.status).toBe(204);
    expect(silent.headers.get('odata-entityid')).toMatch(
      /^https:\/\/contoso\.crm\.dynamics\.com\/api\/data\/v9\.2\/accounts\([0-9a-f-]{36}\)$/,
    );
    const loud = await dataverse.send('POST', 'accounts?$select=name', { name: 'B' }, { prefer: 'return=representation' });
    expect(loud.status).toBe(201);
    expect(loud.body).toMatchObject({ name: 'B', '@odata.etag': expect.stringMatching(/^W\/"\d+"$/) });
    expect(loud.body).not.toHaveProperty('telephone1');
  });

  it('PATCH makes a row that is not there, with the id of its address', async () => {
    const answer = await dataverse.send('PATCH', `accounts(${unknownId})`, { name: 'New' }, { prefer: 'return=representation' });
    expect(answer).toMatchObject({ status: 201, body: { accountid: unknownId, name: 'New' } });
    const again = await dataverse.send('PATCH', `accounts(${unknownId})`, { telephone1: '1' }, { prefer: 'return=representation' });
    expect(again).toMatchObject({ status: 200, body: { name: 'New', telephone1: '1' } });
  });

  it('If-Match: * only changes, If-None-Match: * only makes, an old etag is refused', async () => {
    expect(await dataverse.send('PATCH', `accounts(${unknownId})`, { name: 'x' }, { 'if-match': '*' })).toMatchObject({ status: 404 });
    expect(emulator.store.rows('account')).toHaveLength(0);
    const id = await dataverse.make('accounts', { name: 'A' });
    expect(await dataverse.send('PATCH', `accounts(${id})`, { name: 'B' }, { 'if-none-match': '*' })).toMatchObject({ status: 412 });
    const tag = (await dataverse.get(`accounts(${id})`)).body['@odata.etag'];
    expect(await dataverse.send('PATCH', `accounts(${id})`, { name: 'B' }, { 'if-match': tag })).toMatchObject({ status: 204 });
    expect(await dataverse.send('PATCH', `accounts(${id})`, { name: 'C' }, { 'if-match': tag })).toMatchObject({ status: 412 });
    expect(emulator.store.row('account', id)?.name).toBe('B');
  });

  it('refuses a second row with the same id', async () => {
    const id = await dataverse.make('accounts', { name: 'A' });
    expect(await dataverse.send('POST', 'accounts', { accountid: id, name: 'B' })).toMatchObject({ status: 412 });
  });

  it('sets and empties lookups by navigation property', async () => {
    const account = await dataverse.make('accounts', { name: 'A' });
    const contact = await dataverse.make('contacts', {
      lastname: 'Lee',
      firstname: 'Ann',
      'parentcustomerid_account@odata.bind': `accounts(${account})`,
    });
    const { body } = await dataverse.get(`contacts(${contact})?$select=fullname,_parentcustomerid_value,_accountid_value`);
    expect(body).toMatchObject({
      fullname: 'Ann Lee',
      _parentcustomerid_value: account,
      _accountid_value: account,
      '_parentcustomerid_value@OData.Community.Display.V1.FormattedValue': 'A',
      '_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
      '_parentcustomerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'parentcustomerid_account',
    });
    expect(await dataverse.send('DELETE', `contacts(${contact})/parentcustomerid_account/$ref`)).toMatchObject({ status: 204 });
    expect(emulator.store.row('contact', contact)?.parentcustomerid).toBeNull();
  });

  it('fills created, modified, owner, state, currency and a version that grows over the whole database', async () => {
    const first = await dataverse.make('accounts', { name: 'A' });
    const second = await dataverse.make('contacts', { lastname: 'B' });
    dataverse.clock.advance(60_000);
    await dataverse.send('PATCH', `accounts(${first})`, { name: 'A2' }, { 'x-sandbox-user': 'Sally Sales' });
    const row = (await dataverse.get(`accounts(${first})?$expand=modifiedby($select=fullname),createdby($select=fullname)`)).body;
    expect(row).toMatchObject({
      statecode: 0,
      statuscode: 1,
      modifiedby: { fullname: 'Sally Sales' },
      createdby: { fullname: 'Power Automate' },
    });
    expect(Date.parse(row.modifiedon) - Date.parse(row.createdon)).toBeGreaterThanOrEqual(60_000);
    expect(row._transactioncurrencyid_value).not.toBeNull();
    expect(row.versionnumber).toBeGreaterThan(Number(emulator.store.row('contact', second)?.versionnumber));
  });

  it('numbers orders and invoices that bring no number', async () => {
    const { order } = await makeOrder(dataverse);
    const invoice = await dataverse.make('invoices', { name: 'I' });
    expect(emulator.store.row('salesorder', order)?.ordernumber).toMatch(/^ORD-\d{5}-[A-Z0-9]{6}$/);
    expect(emulator.store.row('invoice', invoice)?.invoicenumber).toMatch(/^INV-\d{5}-[A-Z0-9]{6}$/);
    const own = await dataverse.make('salesorders', { name: 'O', ordernumber: 'SO-1' });
    expect(emulator.store.row('salesorder', own)?.ordernumber).toBe('SO-1');
  });
});

describe('what was asked and what was written is on record', () => {
  it('counts requests per table and operation', async () => {
    const { order } = await makeOrder(dataverse);
    await dataverse.get(`salesorders(${order})`);
    await dataverse.get('salesorders');
    await dataverse.send('PATCH', `salesorders(${order})`, { name: 'x' });
    expect(emulator.calls.all()).toEqual({
      'salesorder:create': 1,
      'salesorderdetail:create': 1,
      'salesorder:read': 1,
      'salesorder:list': 1,
      'salesorder:update': 1,
    });
  });

  it('logs who wrote which columns, and what the platform wrote after it', async () => {
    const { order } = await makeOrder(dataverse);
    const [made, line, totals] = emulator.changes.since();
    expect(made).toMatchObject({
      table: 'salesorder',
      id: order,
      operation: 'create',
      by: 'Power Automate',
      origin: 'request',
      columns: { name: { from: null, to: 'Order' } },
    });
    expect(line).toMatchObject({ table: 'salesorderdetail', origin: 'request' });
    expect(totals).toMatchObject({
      table: 'salesorder',
      operation: 'update',
      origin: 'platform',
      columns: { totalamount: { from: 0, to: 100 } },
    });
  });
});
