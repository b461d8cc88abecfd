import { describe, expect, it } from 'vitest';
import type { CallbackRegistration, TriggerBody } from '../../../sandbox/dataverse/events/types.ts';
import { makeOrder, startDataverse, writeIn } from './harness.ts';

const dataverse = startDataverse();
const { emulator } = dataverse;
const row = (table: string, id: string) => emulator.store.row(table, id);
const remove = async (set: string, id: string) => {
  const { status, body } = await dataverse.send('DELETE', `${set}(${id})`);
  return status === 204 ? 'deleted' : String(body.error.message);
};

/** The bodies that a trigger gets while something happens. */
async function heard(registration: Partial<CallbackRegistration>, act: () => Promise<unknown>): Promise<TriggerBody[]> {
  const bodies: TriggerBody[] = [];
  const stop = emulator.subscribe({ message: 7, entityname: 'account', scope: 4, ...registration }, (body) => void bodies.push(body));
  await act();
  await emulator.idle();
  stop();
  return bodies;
}

describe('an account that is deleted', () => {
  it('takes its contacts along, each with a deletion of its own that names nothing but its id; its links stay', async () => {
    const account = await dataverse.make('accounts', { name: 'Harbour' });
    const parent = { 'parentcustomerid_account@odata.bind': `/accounts(${account})` };
    const contact = await dataverse.make('contacts', { lastname: 'Parata', ...parent });
    const organisation = await dataverse.make('xc_organisations', { xc_name: 'Kauri' });
    const link = await dataverse.make('xc_links', {
      xc_name: 'Harbour',
      xc_table: 'account',
      xc_rowid: account,
      'xc_organisationid@odata.bind': `/xc_organisations(${organisation})`,
    });
    const contacts = await heard({ entityname: 'contact', message: 2 }, async () => {
      expect(await remove('accounts', account)).toBe('deleted');
    });
    expect(contacts).toEqual([{ ItemInternalId: contact, SdkMessage: 'Delete', contactid: contact }]);
    expect([row('account', account), row('contact', contact)]).toEqual([undefined, undefined]);
    expect(row('xc_link', link)).toMatchObject({ xc_rowid: account });
  });

  it('is refused while an order or a Dynamics invoice is its own, and nothing is gone', async () => {
    const account = await dataverse.make('accounts', { name: 'Harbour' });
    const contact = await dataverse.make('contacts', { lastname: 'P', 'parentcustomerid_account@odata.bind': `/accounts(${account})` });
    const customer = { 'customerid_account@odata.bind': `/accounts(${account})` };
    const { order } = await makeOrder(dataverse, customer);
    const invoice = await dataverse.make('invoices', { name: 'Invoice', ...customer });
    expect(row('salesorder', order)?.accountid).toEqual({ table: 'account', id: account });
    expect(await remove('accounts', account)).toContain('invoice_customer_accounts');
    await remove('invoices', invoice);
    expect(await remove('accounts', account)).toContain('order_customer_accounts');
    expect(row('contact', contact)).toBeDefined();
    await remove('salesorders', order);
    expect(await remove('accounts', account)).toBe('deleted');
  });

  it('leaves accounts below it without a parent', async () => {
    const account = await dataverse.make('accounts', { name: 'Above' });
    const below = await dataverse.make('accounts', { name: 'Below', 'parentaccountid@odata.bind': `/accounts(${account})` });
    expect(await remove('accounts', account)).toBe('deleted');
    expect(row('account', below)?.parentaccountid).toBeNull();
  });

  it('leaves payments and log rows, without their lookup', async () => {
    const account = await dataverse.make('accounts', { name: 'Harbour' });
    const bind = { 'xc_accountid@odata.bind': `/accounts(${account})` };
    const log = await dataverse.make('xc_logs', { xc_name: 'Attempt', xc_rowid: account, ...bind });
    const raised = await heard({ entityname: 'xc_log', message: 3 }, () => remove('accounts', account));
    expect(row('xc_log', log)).toMatchObject({ xc_accountid: null, xc_rowid: account });
    expect(raised).toEqual([]);
  });
});

describe('other rows that are deleted', () => {
  it('a contact: no longer anybody’s primary contact; refused while it is a customer', async () => {
    const contact = await dataverse.make('contacts', { lastname: 'Parata' });
    const account = await dataverse.make('accounts', { name: 'Harbour', 'primarycontactid@odata.bind': `/contacts(${contact})` });
    const { order } = await makeOrder(dataverse, { 'customerid_contact@odata.bind': `/contacts(${contact})` });
    expect(await remove('contacts', contact)).toContain('order_customer_contacts');
    await remove('salesorders', order);
    expect(await remove('contacts', contact)).toBe('deleted');
    expect(row('account', account)?.primarycontactid).toBeNull();
  });

  it('a product: refused while a line has it; its prices go with it', async () => {
    const { product, price, line } = await bundleOrder();
    expect(await remove('products', product)).toContain('product_order_details');
    const again = await dataverse.send('DELETE', `products(${product})`);
    expect([again.status, again.body.error.code]).toEqual([400, '0x80040227']);
    await remove('salesorderdetails', line);
    expect(await remove('products', product)).toBe('deleted');
    expect(row('productpricelevel', price)).toBeUndefined();
  });

  it('an order: its lines go with it; refused while it has a Dynamics invoice', async () => {
    const { order, line } = await makeOrder(dataverse);
    const invoice = await dataverse.make('invoices', { name: 'Invoice', 'salesorderid@odata.bind': `/salesorders(${order})` });
    expect(await remove('salesorders', order)).toContain('order_invoices');
    expect(await remove('invoices', invoice)).toBe('deleted');
    const lines = await heard({ entityname: 'salesorderdetail', message: 2 }, () => remove('salesorders', order));
    expect(lines.map((body) => body.salesorderdetailid)).toEqual([line]);
    expect(await dataverse.get(`salesorders(${order})`)).toMatchObject({ status: 404, body: { error: { code: '0x80040217' } } });
  });

  it('a Dynamics invoice: its lines go with it, its payments stay without it', async () => {
    const invoice = await dataverse.make('invoices', { name: 'Invoice' });
    const line = await dataverse.make('invoicedetails', writeIn(invoice, 'invoiceid'));
    const organisation = await dataverse.make('xc_organisations', { xc_name: 'Kauri' });
    const payment = await dataverse.make('xc_payments', {
      xc_name: 'Payment',
      'xc_organisationid@odata.bind': `/xc_organisations(${organisation})`,
      'xc_invoiceid@odata.bind': `/invoices(${invoice})`,
    });
    expect(await remove('invoices', invoice)).toBe('deleted');
    expect([row('invoicedetail', line), row('xc_payment', payment)?.xc_invoiceid]).toEqual([undefined, null]);
  });
});

describe('accounts and contacts that end otherwise', () => {
  it.each(['accounts', 'contacts'] as const)('%s are deactivated with or without other columns, and made active again', async (set) => {
    const table = set.slice(0, -1);
    const id = await dataverse.make(set, set === 'accounts' ? { name: 'Harbour' } : { lastname: 'Parata' });
    const bodies = await heard({ entityname: table, message: 3, filteringattributes: 'statecode' }, async () => {
      expect((await dataverse.send('PATCH', `${set}(${id})`, { statecode: 1, emailaddress1: 'a@b.example' })).status).toBe(204);
    });
    expect(bodies).toMatchObject([{ statecode: 1, statuscode: 2, emailaddress1: 'a@b.example' }]);
    expect((await dataverse.send('PATCH', `${set}(${id})`, { statecode: 0 })).status).toBe(204);
    expect(row(table, id)).toMatchObject({ statecode: 0, statuscode: 1 });
  });

  it('a contact is moved to another account, and away from any', async () => {
    const [one, two] = [await dataverse.make('accounts', { name: 'One' }), await dataverse.make('accounts', { name: 'Two' })];
    const contact = await dataverse.make('contacts', { lastname: 'P', 'parentcustomerid_account@odata.bind': `/accounts(${one})` });
    const to = (value: unknown) => () => dataverse.send('PATCH', `contacts(${contact})`, value);
    const watch = { entityname: 'contact', message: 3, filteringattributes: 'parentcustomerid' };
    expect(await heard(watch, to({ 'parentcustomerid_account@odata.bind': `/accounts(${two})` }))).toMatchObject([
      { _parentcustomerid_value: two, _parentcustomerid_type: 'accounts' },
    ]);
    expect(row('contact', contact)?.accountid).toEqual({ table: 'account', id: two });
    const [away] = await heard(watch, to({ parentcustomerid_account: null }));
    expect(away).not.toHaveProperty('_parentcustomerid_value');
    expect(row('contact', contact)?.accountid).toBeNull();
  });

  it('merging two is not built, and says so', async () => {
    const answer = await dataverse.send('POST', 'Merge', { PerformParentingChecks: false });
    expect([answer.status, answer.body.error.message]).toEqual([501, 'POST /Merge is not built in the sandbox']);
  });
});

/** An order with a bundle at 100 and a part of it that the price list would sell for 40. */
async function bundleOrder() {
  const schedule = await dataverse.make('uomschedules', { name: 'Units', baseuomname: 'Each' });
  const [unit] = emulator.store.rows('uom');
  const uom = unit
    ? String(unit.uomid)
    : await dataverse.make('uoms', { name: 'Each', quantity: 1, 'uomscheduleid@odata.bind': `/uomschedules(${schedule})` });
  const units = { 'defaultuomid@odata.bind': `/uoms(${uom})`, 'defaultuomscheduleid@odata.bind': `/uomschedules(${schedule})` };
  const make = (productnumber: string, productstructure: number) =>
    dataverse.make('products', { name: productnumber, productnumber, productstructure, quantitydecimal: 2, ...units });
  const [bundle, product] = [await make('SET', 3), await make('PART', 1)];
  const list = await dataverse.make('pricelevels', { name: 'Standard' });
  const priced = (id: string, amount: number) =>
    dataverse.make('productpricelevels', {
      amount,
      'pricelevelid@odata.bind': `/pricelevels(${list})`,
      'productid@odata.bind': `/products(${id})`,
      'uomid@odata.bind': `/uoms(${uom})`,
    });
  await priced(bundle, 100);
  const price = await priced(product, 40);
  const order = await dataverse.make('salesorders', { name: 'Order', 'pricelevelid@odata.bind': `/pricelevels(${list})` });
  const lineOf = (id: string, more: object = {}) =>
    dataverse.send(
      'POST',
      'salesorderdetails',
      {
        'salesorderid@odata.bind': `/salesorders(${order})`,
        'productid@odata.bind': `/products(${id})`,
        'uomid@odata.bind': `/uoms(${uom})`,
        quantity: 1,
        ...more,
      },
      { prefer: 'return=representation' },
    );
  const header = String((await lineOf(bundle)).body.salesorderdetailid);
  const part = (id: string) => ({ 'parentbundleidref@odata.bind': `/salesorderdetails(${id})` });
  const line = String((await lineOf(product, part(header))).body.salesorderdetailid);
  return { order, product, price, header, line, lineOf, part };
}

describe('X10: bundles', () => {
  it('the bundle has the price; its part has none, points to it, and goes with it', async () => {
    const { order, header, line } = await bundleOrder();
    expect(row('salesorderdetail', header)).toMatchObject({ producttypecode: 2, priceperunit: 100 });
    expect(row('salesorderdetail', line)).toMatchObject({
      producttypecode: 3,
      priceperunit: 0,
      pricingerrorcode: 0,
      parentbundleid: header,
    });
    expect(row('salesorder', order)?.totalamount).toBe(100);
    expect(await remove('salesorderdetails', header)).toBe('deleted');
    expect([row('salesorderdetail', line), row('salesorder', order)?.totalamount]).toEqual([undefined, 0]);
  });

  it('a part without a bundle, a bundle of another order, and a part of what is no bundle are refused', async () => {
    const { product, line, lineOf, part } = await bundleOrder();
    const other = await makeOrder(dataverse);
    for (const wrong of [{ producttypecode: 3 }, part(line), part(other.line), { producttypecode: 1, ...part(line) }])
      expect((await lineOf(product, wrong)).status).toBe(400);
  });

  it('an optional part may be told', async () => {
    const { product, header, lineOf, part } = await bundleOrder();
    expect((await lineOf(product, { producttypecode: 4, ...part(header) })).body).toMatchObject({ producttypecode: 4, priceperunit: 0 });
  });
});
