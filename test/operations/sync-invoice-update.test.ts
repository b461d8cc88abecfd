import { describe, expect, it } from 'vitest';
import { account, type Body, house, line, minutes, next, orderBody, organisationId } from './house.ts';

const at = house();
const bayside = { name: 'Bayside Club' };

/** An order that is in Xero, and its body as the next run of the flow passes it. */
async function synced(change: Parameters<typeof orderBody>[0] = {}): Promise<{ body: Body; id: string }> {
  const body = orderBody({ customer: bayside, ...change });
  const answer = await at.sync(body);
  const id = answer.writeBack?.xc_xeroinvoiceid ?? '';
  at.xero.calls.length = 0;
  return { body: next(body, answer), id };
}

describe('SyncInvoice of an order that is in Xero', () => {
  it('U1: nothing changed, nothing is sent', async () => {
    const { body } = await synced();
    const answer = await at.sync(body);
    expect(answer).toMatchObject({ outcome: 'unchanged', links: [], customer: null, log: [] });
    expect(at.writes).toEqual([]);
  });

  it('U1: a changed draft is updated, its lines keep their ids', async () => {
    const { body, id } = await synced();
    const before = at.books.documents.get(id)?.lines[0]?.id;
    const lines = [{ ...body.lines[0], quantity: 3 }, line({ priceperunit: 5 })];
    const answer = await at.sync({ ...body, lines, record: { ...body.record, description: 'PO 77' } });
    expect(answer).toMatchObject({ outcome: 'updated', writeBack: { xc_xerototal: 356.5 } });
    expect(at.writes).toEqual([`POST Invoices/${id}`]);
    expect(at.books.documents.get(id)).toMatchObject({ reference: 'PO 77', lines: [{ id: before, quantity: 3 }, { unitAmount: 5 }] });
    expect((await at.sync(next({ ...body, lines }, answer, { description: 'PO 77' }))).outcome).toBe('unchanged');
  });

  it('U1: a discount taken off its line and an emptied reference are gone in Xero too', async () => {
    const before = orderBody({ customer: bayside });
    const discounted = { ...before.lines[0], manualdiscountamount: 10 };
    const { body, id } = await synced({ customer: bayside, lines: [discounted], record: { description: 'PO 78' } });
    expect(at.books.documents.get(id)).toMatchObject({ reference: 'PO 78', total: expect.any(Number) });
    const total = at.books.documents.get(id)?.total ?? 0;
    const lines = [{ ...body.lines[0], manualdiscountamount: 0 }];
    expect((await at.sync({ ...body, lines, record: { ...body.record, description: null } })).outcome).toBe('updated');
    expect(at.books.documents.get(id)).toMatchObject({ reference: '', total: total + 11.5 });
  });

  it('U1 N2: our own write is no change of finance, though the flow read the link before it was written', async () => {
    const { body, id } = await synced();
    const version = Number(body.record.versionnumber ?? 1000);
    const as = (description: string, more: number, links = body.links) =>
      at.sync({ ...body, links, record: { ...body.record, description, versionnumber: version + more } });
    expect((await as('second', 1)).outcome).toBe('updated');
    expect(await as('third', 2)).toMatchObject({ outcome: 'updated', problems: [] });
    expect(await as('fourth', 3, [])).toMatchObject({ outcome: 'updated', problems: [] });
    expect(at.books.documents.get(id)).toMatchObject({ reference: 'fourth' });
    at.xero.ui.editInvoice(organisationId, id, { Reference: 'of finance' });
    expect(await as('fifth', 4)).toMatchObject({ outcome: 'skipped', problems: [{ code: 'changed-in-xero' }] });
  });

  it('U1: lines that finance added stay as they are', async () => {
    const { body, id } = await synced();
    const mine = at.books.documents.get(id)?.lines[0]?.id;
    const LineItems = [{ LineItemID: mine }, { Description: 'Late fee', Quantity: 1, UnitAmount: 7, AccountCode: '260' }];
    at.xero.ui.editInvoice(organisationId, id, { LineItems });
    const answer = await at.sync({ ...body, lines: [{ ...body.lines[0], priceperunit: 110 }] });
    expect(answer.outcome).toBe('updated');
    expect(at.books.documents.get(id)?.lines).toMatchObject([
      { id: mine, unitAmount: 110 },
      { description: 'Late fee', accountCode: '260' },
    ]);
  });

  it("U1: finance's coding stays while Dynamics changes nothing", async () => {
    const { body, id } = await synced();
    const mine = at.books.documents.get(id)?.lines[0]?.id;
    at.xero.ui.editInvoiceLines(organisationId, id, [{ LineItemID: mine, AccountCode: '260' }]);
    expect((await at.sync(body)).outcome).toBe('unchanged');
    expect(at.books.documents.get(id)?.lines[0]?.accountCode).toBe('260');
  });

  it('U1: a line changed on both sides is skipped with a problem that says so', async () => {
    const { body, id } = await synced();
    const mine = at.books.documents.get(id)?.lines[0]?.id;
    at.xero.ui.editInvoiceLines(organisationId, id, [{ LineItemID: mine, AccountCode: '260' }]);
    const answer = await at.sync({ ...body, lines: [{ ...body.lines[0], _xc_accountcodeid_value: account('210') }] });
    expect(answer).toMatchObject({ outcome: 'skipped', problems: [{ code: 'changed-in-xero', owner: 'Finance' }] });
    expect(answer.status.xc_syncstatus).toBe(272000003);
    expect(at.writes).toEqual([]);
  });

  it('U1: an approved invoice is not changed, the problem names who can', async () => {
    const { body, id } = await synced();
    at.xero.ui.editInvoice(organisationId, id, { DueDate: '2030-01-01' });
    at.xero.ui.approveInvoice(organisationId, id);
    expect((await at.sync(body)).outcome).toBe('unchanged');
    const answer = await at.sync({ ...body, lines: [{ ...body.lines[0], quantity: 9 }] });
    expect(answer).toMatchObject({ outcome: 'skipped', problems: [{ code: 'invoice-approved', owner: 'Finance' }] });
    expect(at.writes).toEqual([]);
  });

  it('S2: a deleted invoice is not made again by itself', async () => {
    const { body, id } = await synced();
    at.xero.ui.deleteInvoice(organisationId, id);
    const answer = await at.sync({ ...body, lines: [{ ...body.lines[0], quantity: 9 }] });
    expect(answer).toMatchObject({ outcome: 'skipped', problems: [{ code: 'invoice-withdrawn-in-xero' }] });
    expect(at.invoices).toHaveLength(1);
  });

  it('N1: an update whose answer was lost is found done at the repeat', async () => {
    const { body, id } = await synced();
    const changed = { ...body, lines: [{ ...body.lines[0], quantity: 3 }, line()] };
    at.xero.faults.add({ method: 'POST', path: '/Invoices/*', kind: 'timeout-after-commit' });
    expect((await at.call('invoices', changed)).status).toBe(503);
    at.clock.advance(minutes(1));
    const answer = await at.sync(changed);
    expect(answer).toMatchObject({ outcome: 'unchanged', problems: [] });
    expect(at.books.documents.get(id)?.lines).toHaveLength(2);
    expect((await at.sync(next(changed, answer))).outcome).toBe('unchanged');
  });

  it('C9: another customer on the order is another contact on the draft', async () => {
    const { body, id } = await synced();
    const answer = await at.sync({ ...body, customer: { ...orderBody().customer, name: 'Harbour City Council' } });
    expect(answer.outcome).toBe('updated');
    expect(at.books.documents.get(id)?.contactId).toBe('e0000000-0000-4000-8000-000000000002');
  });
});
