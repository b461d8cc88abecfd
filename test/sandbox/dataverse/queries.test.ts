import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, it } from 'vitest';
import { makeOrder, startDataverse, writeIn } from './harness.ts';

const dataverse = startDataverse();

async function makeAccounts(count: number): Promise<void> {
  dataverse.emulator.seed(
    Array.from({ length: count }, (_, index) => ({ entitySet: 'accounts', body: { name: `Account ${String(index).padStart(5, '0')}` } })),
  );
}

describe('lists', () => {
  it('come in pages of 5,000 with a link to the next', async () => {
    await makeAccounts(5_002);
    const first = (await dataverse.get('accounts?$select=name&$orderby=name desc&$count=true')).body;
    expect(first.value).toHaveLength(5_000);
    expect(first['@odata.count']).toBe(5_000);
    const second = await (await fetch(first['@odata.nextLink'])).json();
    expect(second.value.map((row: { name: string }) => row.name)).toEqual(['Account 00001', 'Account 00000']);
    expect(second).not.toHaveProperty('@odata.nextLink');
  });

  it('come in smaller pages when the caller prefers', async () => {
    await makeAccounts(3);
    const { body } = await dataverse.send('GET', 'accounts?$select=name', undefined, { prefer: 'odata.maxpagesize=2' });
    expect(body.value).toHaveLength(2);
    expect(body['@odata.nextLink']).toContain('skiptoken');
  });

  it('come with a next link that works where the app is mounted below a path', async () => {
    await makeAccounts(3);
    const outer = express().use('/dynamics', dataverse.emulator.app);
    const server = outer.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dynamics/api/data/v9.2/accounts?$select=name`;
    const first = await (await fetch(url, { headers: { prefer: 'odata.maxpagesize=2' } })).json();
    expect(await (await fetch(first['@odata.nextLink'])).json()).toMatchObject({ value: [{ name: 'Account 00002' }] });
    server.close();
  });

  it('$top takes the first and leaves no next link', async () => {
    await makeAccounts(3);
    const { body } = await dataverse.get('accounts?$top=2&$orderby=name');
    expect(body.value.map((row: { name: string }) => row.name)).toEqual(['Account 00000', 'Account 00001']);
    expect(body).not.toHaveProperty('@odata.nextLink');
  });

  it.each([
    '$select=nosuch',
    '$select=primarycontactid',
    '$orderby=nosuch',
    '$orderby=name up',
    '$expand=nosuch',
    '$expand=primarycontactid($select=nosuch)',
    '$top=x',
    '$skiptoken=x',
  ])('%s is refused', async (option) => {
    const answer = await dataverse.get(`accounts?${option}`);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(/nosuch|primarycontactid|name up|\$top|\$skiptoken/);
  });
});

describe('rows as a flow sees them', () => {
  it('carry address, etag and formatted values, and null for what is empty', async () => {
    const account = await dataverse.make('accounts', { name: 'A' });
    const { order } = await makeOrder(dataverse, {
      'customerid_account@odata.bind': `/accounts(${account})`,
      xc_synctoxero: true,
      xc_duedate: '2026-03-05',
    });
    const { body } = await dataverse.get(`salesorders(${order})`);
    expect(body).toMatchObject({
      '@odata.id': `https://contoso.crm.dynamics.com/api/data/v9.2/salesorders(${order})`,
      '@odata.etag': `W/"${body.versionnumber}"`,
      description: null,
      totalamount: 100,
      'totalamount@OData.Community.Display.V1.FormattedValue': '$100.00',
      'xc_synctoxero@OData.Community.Display.V1.FormattedValue': 'Yes',
      'statecode@OData.Community.Display.V1.FormattedValue': 'Active',
      xc_duedate: '2026-03-05',
      'xc_duedate@OData.Community.Display.V1.FormattedValue': '3/5/2026',
      _customerid_value: account,
      '_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'customerid_account',
    });
    expect(body).not.toHaveProperty('customerid');
  });

  it('B13: carry the host of their environment, which a copy changes', async () => {
    const id = await dataverse.make('accounts', { name: 'A' });
    dataverse.emulator.setHost('copy.crm.dynamics.com');
    expect((await dataverse.get(`accounts(${id})`)).body['@odata.id']).toBe(`https://copy.crm.dynamics.com/api/data/v9.2/accounts(${id})`);
    dataverse.emulator.setHost('contoso.crm.dynamics.com');
  });

  it('expand lookups and collections, each with options of its own', async () => {
    const account = await dataverse.make('accounts', { name: 'A' });
    const { order } = await makeOrder(dataverse, { 'customerid_account@odata.bind': `/accounts(${account})` });
    await dataverse.make('salesorderdetails', writeIn(order, 'salesorderid', { productdescription: 'Second', quantity: 5 }));
    const expand =
      'customerid_account($select=name;$expand=transactioncurrencyid($select=isocurrencycode)),customerid_contact($select=fullname),' +
      "order_details($select=productdescription;$filter=quantity gt 2 and productdescription ne 'a;b,c)')";
    const { body } = await dataverse.get(`salesorders(${order})?$select=name&$expand=${encodeURIComponent(expand)}`);
    expect(body).toMatchObject({
      customerid_account: { name: 'A', transactioncurrencyid: { isocurrencycode: 'NZD' } },
      customerid_contact: null,
    });
    expect(body.order_details.map((line: { productdescription: string }) => line.productdescription)).toEqual(['Second']);
    expect(body.order_details[0]).not.toHaveProperty('quantity');
  });

  it('sort by several columns, empty first, and through a lookup', async () => {
    for (const [name, lastname] of [
      ['A', 'Zoe'],
      ['B', 'Ann'],
      ['C', null],
    ] as const) {
      const contact = lastname && (await dataverse.make('contacts', { lastname }));
      await dataverse.make('accounts', { name, ...(contact ? { 'primarycontactid@odata.bind': `/contacts(${contact})` } : {}) });
    }
    const { body } = await dataverse.get('accounts?$select=name&$orderby=primarycontactid/lastname,name desc');
    expect(body.value.map((row: { name: string }) => row.name)).toEqual(['C', 'B', 'A']);
  });
});

describe('fetchXml', () => {
  const run = (xml: string, set = 'salesorders') => dataverse.get(`${set}?fetchXml=${encodeURIComponent(xml)}`);

  it('filters, sorts, links and names its columns', async () => {
    const account = await dataverse.make('accounts', { name: 'Alpha' });
    await makeOrder(dataverse, { name: 'One', 'customerid_account@odata.bind': `/accounts(${account})` });
    await makeOrder(dataverse, { name: 'Two' });
    const { body } = await run(
      '<fetch top="5"><entity name="salesorder"><attribute name="name"/><order attribute="name" descending="true"/>' +
        '<filter type="or"><condition attribute="name" operator="like" value="t%"/><condition attribute="name" operator="in"><value>One</value></condition></filter>' +
        '<link-entity name="account" from="accountid" to="customerid" alias="c" link-type="outer"><attribute name="name"/></link-entity></entity></fetch>',
    );
    expect(body.value).toMatchObject([{ name: 'Two' }, { name: 'One', 'c.name': 'Alpha' }]);
    expect(body.value[0]).not.toHaveProperty('totalamount');
  });

  it.each([
    ['<fetch><entity name="salesorder"><attribute name="nosuch"/></entity></fetch>', 'nosuch'],
    ['<fetch><entity name="salesorder"><filter><condition attribute="name" operator="near" value="x"/></filter></entity></fetch>', 'near'],
    ['<fetch aggregate="true"><entity name="salesorder"/></fetch>', 'aggregate'],
    ['<fetch><entity name="account"/></fetch>', 'account'],
    ['<fetch><entity', 'XML'],
  ])('%s is refused', async (xml, named) => {
    const answer = await run(xml);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(named);
  });

  it("runs every view of the solution, by the view's id", async () => {
    expect(dataverse.emulator.metadata.views.length).toBeGreaterThan(0);
    for (const view of dataverse.emulator.metadata.views) {
      const { entitySet } = dataverse.emulator.metadata.table(view.table);
      expect(await dataverse.get(`${entitySet}?savedQuery=${view.id}`)).toMatchObject({ status: 200 });
    }
  });
});
