import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultRule } from '../../sandbox/xero/http/faults.ts';
import { type Row, Stage, synced } from './stage.ts';

describe('N1: one order is one invoice', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    stage.sandbox.dataverse.setDelivery({});
    stage.sandbox.xero.faults.clear();
    await stage.nextPoll();
  });

  let made = 0;
  /** An order of a customer and a product that Xero doesn't know yet. */
  const newcomer = async (): Promise<{ id: string; name: string; code: string }> => {
    made += 1;
    const name = `Customer ${made}`;
    const code = `ONCE-${made}`;
    const product = await stage.newProduct(code);
    const id = await stage.newOrder({ customer: await stage.newAccount(name), lines: [{ number: product, quantity: 2, price: 40 }] });
    return { id, name, code };
  };
  /** Exactly one invoice, contact and item, and an order that says so. */
  const isOnce = async ({ id, name, code }: { id: string; name: string; code: string }): Promise<void> => {
    const invoice = await stage.invoiceOf(id);
    const row = await stage.order(id);
    expect.soft([row.xc_syncstatus, row.xc_xeroinvoiceid]).toEqual([synced, invoice.InvoiceID]);
    expect.soft(invoice).toMatchObject({ InvoiceNumber: row.ordernumber, SubTotal: 80, Contact: { Name: name } });
    expect.soft((await stage.finance.list('contacts')).filter((one) => one.Name === name)).toHaveLength(1);
    expect.soft((await stage.finance.list('items')).filter((one) => one.Code === code)).toHaveLength(1);
    const numbered = (await stage.finance.list('invoices')).filter((one) => one.InvoiceNumber === row.ordernumber);
    expect.soft(numbered).toHaveLength(1);
    expect.soft(await stage.sales.rows('xc_links', `xc_rowid eq '${id}'`)).toMatchObject([{ xc_xeroid: invoice.InvoiceID }]);
    expect.soft((await stage.problem(id))?.xc_resolvedon).not.toBeNull();
  };

  it('N1: pushed ten times at once to the API', async () => {
    const order = await newcomer();
    // What the flow would send, taken from a run that was refused: nothing of it is in Xero.
    await stage.settings({ xc_mode: 272000000 });
    await stage.toggle(order.id);
    const body = stage.sentBody(order.id);
    await stage.settings({ xc_mode: 272000001 });
    const settings = { ...(body.settings as Row), xc_mode: 272000001 };
    expect(await stage.invoicesOf(order.id)).toEqual([]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => stage.call('invoices', { ...body, settings })));
    expect(answers.map((one) => one.status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map((one) => (one.body.xero as Row).invoiceId)).size).toBe(1);
    await stage.sales.write('salesorders', order.id, { description: 'The flow comes after.' });
    await stage.idle();
    await isOnce(order);
  });

  it('N1: toggled twice within a second [trap: toggled twice within a second]', async () => {
    const order = await newcomer();
    await stage.sales.write('salesorders', order.id, { xc_synctoxero: true });
    await stage.sales.write('salesorders', order.id, { xc_synctoxero: true, description: 'Again' });
    await stage.idle();
    await isOnce(order);
    expect(stage.badRuns).toEqual([]);
  });

  it('N1: two changes at once start two runs', async () => {
    const order = await newcomer();
    const before = stage.runs('order-to-xero').length;
    await Promise.all([
      stage.sales.write('salesorders', order.id, { xc_synctoxero: true }),
      stage.admin.write('salesorders', order.id, { xc_synctoxero: true, description: 'The latest' }),
    ]);
    await stage.idle();
    expect(stage.runs('order-to-xero').length - before).toBeGreaterThanOrEqual(2);
    await isOnce(order);
    expect((await stage.invoiceOf(order.id)).Reference).toBe((await stage.order(order.id)).description);
  });

  it('N1: every trigger delivered twice and in any order', async () => {
    const order = await newcomer();
    stage.sandbox.dataverse.setDelivery({ twice: true, unordered: true });
    await stage.toggle(order.id);
    await isOnce(order);
    await stage.sales.write('salesorders', order.id, { description: 'Changed' });
    await stage.idle();
    await isOnce(order);
    expect((await stage.invoiceOf(order.id)).Reference).toBe('Changed');
    await stage.finance.approve(String((await stage.order(order.id)).xc_xeroinvoiceid));
    await stage.nextPoll();
    expect(await stage.dynamicsInvoices(order.id)).toHaveLength(1);
    expect(stage.badRuns).toEqual([]);
  });

  const faults: (FaultRule & { what: string })[] = [
    { what: 'the answer of the invoice is lost after Xero committed', method: 'PUT', path: '/Invoices', kind: 'timeout-after-commit' },
    { what: 'the connection of the invoice breaks before', method: 'PUT', path: '/Invoices', kind: 'reset-before' },
    { what: '500 before commit, three times', method: 'PUT', path: '/Invoices', kind: 'error', times: 3 },
    { what: '500 after commit', method: 'PUT', path: '/Invoices', kind: 'error', afterCommit: true },
    { what: 'HTML with 200 after commit', method: 'PUT', path: '/Invoices', kind: 'html-200', afterCommit: true },
    { what: 'an empty 200 after commit', method: 'PUT', path: '/Invoices', kind: 'empty-200', afterCommit: true },
    { what: 'the minute is spent', path: '/Invoices', kind: 'rate-limit', problem: 'minute', retryAfter: 40 },
    { what: 'too many at once', path: '/Invoices', kind: 'rate-limit', problem: 'concurrent', retryAfter: 1, times: 2 },
    { what: 'the answer of the contact is lost after commit', method: 'PUT', path: '/Contacts', kind: 'timeout-after-commit' },
    { what: 'HTML with 200 after the contact is committed', method: 'PUT', path: '/Contacts', kind: 'html-200', afterCommit: true },
    { what: 'the answer of the item is lost after commit', method: 'PUT', path: '/Items', kind: 'timeout-after-commit' },
    { what: '500 after the item is committed', method: 'PUT', path: '/Items', kind: 'error', afterCommit: true },
  ];
  it.each(faults)('N1 E2: $what', async ({ what: _what, ...rule }) => {
    const order = await newcomer();
    stage.sandbox.xero.faults.add(rule);
    await stage.sales.write('salesorders', order.id, { xc_synctoxero: true });
    await stage.idleThroughWaits();
    expect(stage.sandbox.xero.faults.list()).toEqual([]);
    await isOnce(order);
    expect(stage.badRuns).toEqual([]);
  });

  it('N1: the answer lost while every trigger comes twice', async () => {
    const order = await newcomer();
    stage.sandbox.dataverse.setDelivery({ twice: true });
    stage.sandbox.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'timeout-after-commit' });
    await stage.sales.write('salesorders', order.id, { xc_synctoxero: true });
    await stage.idleThroughWaits();
    await isOnce(order);
    expect(stage.badRuns).toEqual([]);
  });

  it('N1: Xero in trouble for an hour: the run fails, says so, and the next change makes the one invoice', async () => {
    const order = await newcomer();
    stage.sandbox.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'timeout-after-commit' });
    stage.sandbox.xero.faults.add({ path: /Invoices/, kind: 'error', status: 503, times: 500 });
    await stage.sales.write('salesorders', order.id, { xc_synctoxero: true });
    await stage.idleThroughWaits(480_000, 60);
    expect((await stage.problem(order.id))?.xc_message).toEqual(expect.any(String));
    stage.sandbox.xero.faults.clear();
    stage.sandbox.clock.advance(3_600_000);
    await stage.idleThroughWaits();
    await stage.sales.write('salesorders', order.id, { description: 'Try again' });
    await stage.idleThroughWaits();
    await isOnce(order);
  });
});
