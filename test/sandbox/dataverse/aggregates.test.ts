import { beforeEach, describe, expect, it } from 'vitest';
import { startDataverse } from './harness.ts';

const dataverse = startDataverse();
const label = '@OData.Community.Display.V1.FormattedValue';

const accounts: [name: string, employees: number | null, city: string | null, createdOn: string][] = [
  ['Nothing known', null, null, '2023-08-27T09:00:00Z'],
  ['Kiln', 1500, 'Redmond', '2023-03-25T09:00:00Z'],
  ['Loom', 2700, 'Lynnwood', '2023-03-25T09:00:00Z'],
  ['Forge', 2900, 'Los Angeles', '2023-03-25T09:00:00Z'],
  ['Press', 2900, 'Redmond', '2023-03-25T09:00:00Z'],
  ['Mill', 3900, 'Phoenix', '2023-03-25T09:00:00Z'],
  ['Dairy', 4300, 'Santa Cruz', '2023-03-25T09:00:00Z'],
  ['Hut', 4800, 'Missoula', '2023-03-25T09:00:00Z'],
  ['Bakery', 6000, 'Dallas', '2023-03-25T09:00:00Z'],
  ['Brewery', 6200, 'Redmond', '2023-03-25T09:00:00Z'],
];

const attribute = (name: string, alias: string, more: string) => `<attribute name="${name}" alias="${alias}" ${more}/>`;
const fetchOf = (entity: string, inner: string, more = '') =>
  `<fetch aggregate="true" ${more}><entity name="${entity}">${inner}</entity></fetch>`;
const ask = (set: string, fetch: string) => dataverse.get(`${set}?fetchXml=${encodeURIComponent(fetch)}`);
const rows = async (set: string, fetch: string) => {
  const { status, body } = await ask(set, fetch);
  expect(body.error?.message).toBeUndefined();
  expect(status).toBe(200);
  return body.value;
};
const refusal = async (inner: string, entity = 'account') => {
  const { status, body } = await ask(`${entity}s`, inner.startsWith('<fetch') ? inner : fetchOf(entity, inner));
  expect(status).toBe(400);
  return body.error.message;
};

// The figures are those of Microsoft's page "Aggregate data using FetchXml".
describe('aggregates of a table', () => {
  beforeEach(async () => {
    for (const [name, numberofemployees, address1_city, overriddencreatedon] of accounts)
      await dataverse.make('accounts', { name, numberofemployees, address1_city, overriddencreatedon });
  });

  it('counts rows and values, adds up, averages, and finds the ends; empty values count as rows only', async () => {
    const functions = ['avg', 'count', 'countcolumn', 'max', 'min', 'sum'];
    const inner = functions.map((name) => attribute('numberofemployees', `a_${name}`, `aggregate="${name}"`)).join('');
    const [row, ...more] = await rows('accounts', fetchOf('account', inner));
    expect(more).toEqual([]);
    expect(row).toMatchObject({ a_avg: 3911, a_count: 10, a_countcolumn: 9, a_max: 6200, a_min: 1500, a_sum: 35200 });
    expect(row[`a_sum${label}`]).toBe('35,200');
    const distinct = attribute('numberofemployees', 'different', 'aggregate="countcolumn" distinct="true"');
    expect(await rows('accounts', fetchOf('account', distinct))).toMatchObject([{ different: 8 }]);
  });

  it('groups by a column, rows without a value together and first', async () => {
    const inner =
      attribute('numberofemployees', 'Total', 'aggregate="sum"') +
      attribute('address1_city', 'Count', 'aggregate="count"') +
      attribute('address1_city', 'City', 'groupby="true"');
    const found = await rows('accounts', fetchOf('account', `${inner}<order alias="City"/>`));
    expect(found.map((row: Record<string, unknown>) => [row.Total, row.Count, row.City])).toEqual([
      [0, 1, undefined],
      [6000, 1, 'Dallas'],
      [2900, 1, 'Los Angeles'],
      [2700, 1, 'Lynnwood'],
      [4800, 1, 'Missoula'],
      [3900, 1, 'Phoenix'],
      [10600, 3, 'Redmond'],
      [4300, 1, 'Santa Cruz'],
    ]);
    const top = await rows('accounts', fetchOf('account', `${inner}<order alias="Total" descending="true"/>`, 'count="2"'));
    expect(top.map((row: Record<string, unknown>) => row.City)).toEqual(['Redmond', 'Dallas']);
  });

  it('groups by parts of a date', async () => {
    const parts = ['day', 'week', 'month', 'quarter', 'year'];
    const inner = parts.map((part) => attribute('createdon', part, `groupby="true" dategrouping="${part}"`)).join('');
    const total = attribute('numberofemployees', 'Total', 'aggregate="sum"');
    const found = await rows('accounts', fetchOf('account', `${total}${inner}<order alias="month"/>`));
    expect(found).toMatchObject([
      { Total: 35200, day: 25, week: 12, month: 3, quarter: 1, year: 2023, [`year${label}`]: '2,023' },
      { Total: 0, day: 27, week: 35, month: 8, quarter: 3, year: 2023 },
    ]);
  });

  it('heeds filters and linked tables', async () => {
    const count = attribute('accountid', 'n', 'aggregate="count"');
    const filter = '<filter><condition attribute="address1_city" operator="eq" value="Redmond"/></filter>';
    expect(await rows('accounts', fetchOf('account', count + filter))).toMatchObject([{ n: 3 }]);
    const none = '<filter><condition attribute="address1_city" operator="eq" value="Oslo"/></filter>';
    expect(await rows('accounts', fetchOf('account', count + none))).toMatchObject([{ n: 0 }]);
    const [account] = (await dataverse.get("accounts?$filter=name eq 'Kiln'&$select=accountid")).body.value;
    for (const lastname of ['Ash', 'Birch'])
      await dataverse.make('contacts', { lastname, 'parentcustomerid_account@odata.bind': `/accounts(${account.accountid})` });
    const link = `<link-entity name="account" from="accountid" to="parentcustomerid" alias="a">${attribute('name', 'customer', 'groupby="true"')}</link-entity>`;
    const people = attribute('contactid', 'people', 'aggregate="count"');
    expect(await rows('contacts', fetchOf('contact', people + link))).toEqual([expect.objectContaining({ customer: 'Kiln', people: 2 })]);
  });
});

describe('what a group is called, and money', () => {
  it('a lookup and a choice carry their label; amounts of several currencies are added up in base currency', async () => {
    const euro = await dataverse.make('transactioncurrencies', {
      isocurrencycode: 'EUR',
      currencyname: 'Euro',
      currencysymbol: '€',
      exchangerate: 0.5,
    });
    const account = await dataverse.make('accounts', { name: 'Kiln' });
    const payment = (name: string, xc_amount: number, more: object = {}) =>
      dataverse.make('xc_payments', {
        xc_name: name,
        xc_amount,
        xc_state: 272000000,
        'xc_accountid@odata.bind': `/accounts(${account})`,
        ...more,
      });
    await payment('one', 100.1);
    await payment('two', 50.05, { 'transactioncurrencyid@odata.bind': `/transactioncurrencies(${euro})` });
    const inner =
      attribute('xc_amount', 'total', 'aggregate="sum"') +
      attribute('xc_accountid', 'account', 'groupby="true"') +
      attribute('xc_state', 'state', 'groupby="true"');
    const [row] = await rows('xc_payments', fetchOf('xc_payment', inner));
    expect(row).toMatchObject({
      total: 200.2,
      [`total${label}`]: '$200.20',
      account,
      [`account${label}`]: 'Kiln',
      [`state${label}`]: 'Applied',
    });
    expect(row['account@Microsoft.Dynamics.CRM.lookuplogicalname']).toBe('account');
  });
});

describe('an aggregate query that is wrong is refused with the reason', () => {
  it.each([
    ['<attribute name="name" aggregate="count"/>', /no alias/],
    [attribute('name', 'a', ''), /needs an aggregate or groupby/],
    [attribute('name', 'a', 'aggregate="median"'), /aggregate 'median' is not built/],
    [attribute('name', 'a', 'aggregate="sum"'), /type string has no sum/],
    [attribute('createdon', 'a', 'groupby="true" dategrouping="fiscal-year"'), /dategrouping 'fiscal-year' is not built/],
    [attribute('createdon', 'a', 'groupby="true"'), /needs a dategrouping/],
    [attribute('name', 'a', 'groupby="true" dategrouping="month"'), /is for a date/],
    [attribute('name', 'a', 'aggregate="count" distinct="true"'), /is for countcolumn/],
    [`${attribute('name', 'a', 'aggregate="count"')}<order attribute="name"/>`, /orders by alias/],
    [`${attribute('name', 'a', 'aggregate="count"')}<order alias="b"/>`, /'b', which is no alias/],
    [attribute('name', 'a', 'aggregate="count"').repeat(2), /alias 'a' is there twice/],
    [`${attribute('name', 'a', 'aggregate="count"')}<all-attributes/>`, /all-attributes/],
    [attribute('xc_nosuch', 'a', 'aggregate="count"'), /xc_nosuch/],
    ['<fetch><entity name="account"><attribute name="name" alias="a" aggregate="count"/></entity></fetch>', /without aggregate="true"/],
    ['<fetch><entity name="account"><attribute name="name"/><order alias="a"/></entity></fetch>', /is for aggregate queries/],
    ['<fetch aggregate="true" aggregatelimit="10"><entity name="account"/></fetch>', /aggregatelimit is not built/],
    [
      '<fetch><entity name="account"><attribute name="accountid" rowaggregate="CountChildren"/></entity></fetch>',
      /rowaggregate is not built/,
    ],
  ])('%s', async (inner, reason) => {
    expect(await refusal(inner)).toMatch(reason);
  });
});
