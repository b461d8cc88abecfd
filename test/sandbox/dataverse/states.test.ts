import { describe, expect, it } from 'vitest';
import { makeOrder, startDataverse, writeIn } from './harness.ts';

const dataverse = startDataverse();
const { emulator } = dataverse;

const patch = (path: string, body: unknown) => dataverse.send('PATCH', path, body, { 'if-match': '*' });

async function makeInvoice(): Promise<{ invoice: string; line: string }> {
  const invoice = await dataverse.make('invoices', { name: 'I' });
  return { invoice, line: await dataverse.make('invoicedetails', writeIn(invoice, 'invoiceid')) };
}

describe('states and status reasons', () => {
  it('P25: a paid invoice takes its state in a write of only statecode and statuscode', async () => {
    const { invoice } = await makeInvoice();
    expect(await patch(`invoices(${invoice})`, { statecode: 2, statuscode: 100001, xc_syncmessage: 'x' })).toMatchObject({ status: 400 });
    expect(await patch(`invoices(${invoice})`, { statecode: 2, statuscode: 100001 })).toMatchObject({ status: 204 });
  });

  it('P25: a paid invoice is read-only until it is reactivated', async () => {
    const { invoice } = await makeInvoice();
    await patch(`invoices(${invoice})`, { statecode: 2, statuscode: 100001 });
    const refused = await patch(`invoices(${invoice})`, { xc_xerostatus: 'PAID' });
    expect(refused).toMatchObject({
      status: 400,
      body: { error: { code: '0x80048408', message: expect.stringContaining('Cannot Update a Read-Only Entity') } },
    });
    expect(await patch(`invoices(${invoice})`, { statecode: 0, statuscode: 1 })).toMatchObject({ status: 204 });
    expect(await patch(`invoices(${invoice})`, { xc_xerostatus: 'AUTHORISED' })).toMatchObject({ status: 204 });
  });

  it.each([1, 2, 3, 4])('P25: an order in state %i can not be edited', async (statecode) => {
    const { order } = await makeOrder(dataverse);
    expect(await patch(`salesorders(${order})`, { statecode })).toMatchObject({ status: 204 });
    expect(await patch(`salesorders(${order})`, { name: 'x' })).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('Only active orders can be edited') } },
    });
  });

  it('P25: fulfilling an order dates it and leaves a close record; it is not opened again', async () => {
    const { order } = await makeOrder(dataverse);
    await patch(`salesorders(${order})`, { statecode: 3, statuscode: 100001 });
    expect(emulator.store.row('salesorder', order)).toMatchObject({
      statecode: 3,
      datefulfilled: dataverse.clock.now().toISOString().slice(0, 10),
    });
    expect(emulator.store.rows('orderclose')).toMatchObject([{ salesorderid: { table: 'salesorder', id: order } }]);
    expect(await patch(`salesorders(${order})`, { statecode: 0, statuscode: 1 })).toMatchObject({ status: 400 });
  });

  it('a status reason belongs to its state', async () => {
    const { order } = await makeOrder(dataverse);
    expect(await patch(`salesorders(${order})`, { statecode: 3, statuscode: 1 })).toMatchObject({
      status: 400,
      body: { error: { code: '0x80048408' } },
    });
    expect(await patch(`salesorders(${order})`, { statuscode: 100001 })).toMatchObject({ status: 400 });
    expect(await patch(`salesorders(${order})`, { statecode: 3 })).toMatchObject({ status: 204 });
    expect(emulator.store.row('salesorder', order)?.statuscode).toBe(100001);
  });

  it('a new order or invoice starts active', async () => {
    expect(await dataverse.send('POST', 'invoices', { name: 'I', statecode: 2, statuscode: 100001 })).toMatchObject({ status: 400 });
  });

  it.each([
    ['changed', (line: string) => patch(`invoicedetails(${line})`, { quantity: 2 })],
    ['deleted', (line: string) => dataverse.send('DELETE', `invoicedetails(${line})`)],
    ['added', async (_line: string, invoice: string) => dataverse.send('POST', 'invoicedetails', writeIn(invoice, 'invoiceid'))],
  ])('a line of a paid invoice can not be %s', async (_what, write) => {
    const { invoice, line } = await makeInvoice();
    await patch(`invoices(${invoice})`, { statecode: 2 });
    expect(await write(line, invoice)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('parent is not editable') } },
    });
    expect(emulator.store.row('invoicedetail', line)?.quantity).toBe(1);
  });
});
