import { describe, expect, it } from 'vitest';
import { type Body, baysideId, house, next, orderBody, organisationId } from './house.ts';

const at = house();

/** An order that is in Xero and deleted in Dynamics: what the flow passes of it. */
async function removed(change: Parameters<typeof orderBody>[0] = {}) {
  const body = orderBody({ customer: { name: 'Bayside Club' }, ...change });
  const answer = await at.sync(body);
  at.xero.calls.length = 0;
  const { table, settings, environmentUrl, links } = next(body, answer) as Required<Body>;
  const link = links.find((one) => one.xc_table === 'salesorder');
  const request = { table, link, problem: null as Record<string, unknown> | null, settings, environmentUrl };
  return { request, id: answer.writeBack?.xc_xeroinvoiceid ?? '', rowId: String(body.record.salesorderid) };
}
const remove = (request: unknown) => at.post('invoice-removals', request);

describe('RemoveInvoice', () => {
  it.each(['DRAFT', 'SUBMITTED', 'AUTHORISED'])(
    'P35: a document that is %s is still open: the problem says so, Xero stays as it is, the link too',
    async (status) => {
      const { request, id, rowId } = await removed();
      if (status === 'SUBMITTED') at.xero.ui.submitInvoice(organisationId, id);
      if (status === 'AUTHORISED') at.xero.ui.approveInvoice(organisationId, id);
      const answer = await remove(request);
      expect(answer).toMatchObject({ outcome: 'removed', writeBack: null, customer: null, xero: { invoiceId: id, status, total: 230 } });
      expect(answer.problems).toMatchObject([
        { code: 'removed-open', owner: 'Finance', message: expect.stringMatching(/ORD-.*230\.00 NZD/) },
      ]);
      expect(answer.links).toMatchObject([{ xc_xeroid: id, xc_rowid: rowId, xc_syncstatus: 272000003, xc_sent: expect.any(String) }]);
      expect(answer.log).toMatchObject([
        { xc_operation: 'RemoveInvoice', xc_outcome: 272000005, xc_rowid: rowId },
        { xc_logid: rowId, xc_code: 'removed-open' },
      ]);
      expect(at.writes).toEqual([]);
    },
  );

  it('P35: a part-paid one is open with what is due; a paid, voided or deleted one is no problem', async () => {
    const { request, id } = await removed();
    at.xero.ui.approveInvoice(organisationId, id);
    at.xero.ui.recordPayment(organisationId, { invoiceId: id, amount: 200 });
    expect((await remove(request)).problems).toMatchObject([{ message: expect.stringContaining('30.00 NZD') }]);
    at.xero.ui.recordPayment(organisationId, { invoiceId: id, amount: 30 });
    expect(await remove(request)).toMatchObject({ outcome: 'removed', problems: [], xero: { status: 'PAID' } });
    const other = await removed();
    at.xero.ui.deleteInvoice(organisationId, other.id);
    const open = { xc_logid: other.rowId, xc_code: 'changed-in-xero', xc_operation: 'SyncInvoice' };
    expect(await remove({ ...other.request, problem: open })).toMatchObject({
      problems: [],
      links: [{ xc_syncstatus: 272000004 }],
      log: [{}, { xc_resolvedon: expect.any(String) }],
    });
  });

  it('P35 C9: credit notes have their remaining credit; one that Xero lost or a row that was withdrawn is no problem', async () => {
    const note = await removed({ record: { xc_documenttype: 272000002 } });
    at.xero.ui.approveInvoice(organisationId, note.id);
    expect((await remove(note.request)).problems).toMatchObject([{ message: expect.stringMatching(/credit note.*230\.00/) }]);
    expect(at.books.documents.get(note.id)?.contactId).toBe(baysideId);
    const gone = { ...note.request, link: { ...note.request.link, xc_xeroid: '99999999-0000-4000-8000-000000000001' } };
    expect(await remove(gone)).toMatchObject({ outcome: 'removed', xero: null, problems: [] });
    at.xero.calls.length = 0;
    expect(await remove({ ...gone, link: { ...gone.link, xc_xeroid: null } })).toMatchObject({
      outcome: 'removed',
      xero: null,
      problems: [],
    });
    expect(at.calls).toEqual([]);
  });
});
