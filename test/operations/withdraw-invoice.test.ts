import { describe, expect, it } from 'vitest';
import { type Answer, account, type Body, house, line, minutes, next, orderBody, organisationId, settingsRow } from './house.ts';

const at = house();
const bayside = { name: 'Bayside Club' };
const approvedToo = settingsRow({ xc_withdraw: 272000001 });
const nothing = {
  xc_xeroinvoiceid: null,
  xc_xeroinvoicenumber: null,
  xc_xeroduedate: null,
  xc_xerourl: null,
  xc_xerototal: null,
  xc_xerototaltax: null,
};

/** An order that is in Xero, as the next run of the flow passes it once its toggle is No. */
async function toggledOff(change: Parameters<typeof orderBody>[0] = {}): Promise<{ body: Body; id: string }> {
  const body = orderBody({ customer: bayside, ...change });
  const answer = await at.sync(body);
  at.xero.calls.length = 0;
  return { body: next(body, answer, { xc_synctoxero: false }), id: answer.writeBack?.xc_xeroinvoiceid ?? '' };
}
const again = (body: Body, answer: Answer, toggle: boolean) => next(body, answer, { xc_synctoxero: toggle });
const stored = (id: string) => at.books.documents.get(id);
const lines = [{ Description: 'Less', Quantity: 1, UnitAmount: 10, AccountCode: '200' }];

describe('SyncInvoice of an order whose toggle is back to No', () => {
  it.each(['DRAFT', 'SUBMITTED'])('U2: a document that is %s is deleted, the row is emptied, the link remembers it', async (status) => {
    const { body, id } = await toggledOff();
    if (status === 'SUBMITTED') at.xero.ui.submitInvoice(organisationId, id);
    const answer = await at.sync(body);
    expect(answer).toMatchObject({ outcome: 'withdrawn', writeBack: nothing, problems: [], status: { xc_syncstatus: 272000004 } });
    expect(answer.links).toMatchObject([{ xc_xeroid: null, xc_toggled: false, xc_generation: 1, xc_syncstatus: 272000004, xc_sent: null }]);
    expect(answer.log).toMatchObject([{ xc_outcome: 272000004 }]);
    expect(stored(id)?.status).toBe('DELETED');
    expect(await at.sync(again(body, answer, false))).toMatchObject({
      outcome: 'withdrawn',
      writeBack: { xc_xeroinvoiceid: null },
      log: [],
    });
    expect(at.writes).toHaveLength(1);
  });

  it('U2 N1: No, then Yes makes the next generation, with its own mark, once', async () => {
    const { body, id } = await toggledOff();
    const withdrawn = await at.sync(body);
    const wanted = again(body, withdrawn, true);
    const answers = await Promise.all([at.sync(wanted), at.sync(wanted)]);
    expect(answers.map((one) => one.outcome).sort()).toEqual(['created', 'unchanged']);
    const [answer] = answers;
    expect(answer?.links).toMatchObject([{ xc_generation: 2, xc_toggled: true, xc_xeroid: answer?.writeBack?.xc_xeroinvoiceid }]);
    expect(answer?.writeBack?.xc_xeroinvoiceid).not.toBe(id);
    expect(at.invoices).toHaveLength(2);
    expect(at.invoices[1]?.url).toMatch(/&generation=2$/);
    const off = again(wanted, answer as Answer, false);
    expect(await at.sync(off)).toMatchObject({ outcome: 'withdrawn', links: [{ xc_generation: 2 }] });
    expect(at.invoices.map((one) => one.status)).toEqual(['DELETED', 'DELETED']);
  });

  it('U2 N1: Yes again at once, its link read before the withdrawal was written, makes one new document [trap: toggled twice within a second]', async () => {
    const { body } = await toggledOff();
    await at.sync(body);
    const stale = { ...body, record: { ...body.record, xc_synctoxero: true, versionnumber: 1002 } };
    expect(await at.sync(stale)).toMatchObject({ outcome: 'created', links: [{ xc_generation: 2 }] });
    expect(await at.sync(stale)).toMatchObject({ outcome: 'unchanged' });
    expect(at.invoices.map((one) => one.status)).toEqual(['DELETED', 'DRAFT']);
  });

  it('N2: a late older state undoes no withdrawal, whatever link it came with', async () => {
    const { body } = await toggledOff();
    const withdrawn = await at.sync(body);
    const older = { ...body.record, xc_synctoxero: true, versionnumber: 1000 };
    for (const links of [body.links, withdrawn.links, []]) {
      const answer = await at.sync({ ...body, links, record: older });
      expect(answer).toMatchObject({ outcome: 'unchanged', writeBack: null, links: [], warnings: [{ code: 'superseded' }] });
      expect(answer.status.xc_syncstatus).toBe(272000004);
    }
    expect(at.invoices.map((one) => one.status)).toEqual(['DELETED']);
  });

  it('U2: an approved one stays, finance is asked; the next No withdraws it once finance voided it [setting withdraw = Drafts only]', async () => {
    const { body, id } = await toggledOff();
    at.xero.ui.approveInvoice(organisationId, id);
    const answer = await at.sync(body);
    expect(answer).toMatchObject({
      outcome: 'failed',
      links: [],
      writeBack: null,
      problems: [{ code: 'withdrawal-approved', owner: 'Finance' }],
    });
    expect(at.writes).toEqual([]);
    at.xero.ui.voidInvoice(organisationId, id);
    expect(await at.sync(again(body, answer, false))).toMatchObject({ outcome: 'withdrawn', writeBack: nothing });
  });

  it('U2: an approved one is voided [setting withdraw = Approved too]', async () => {
    const { body, id } = await toggledOff({ settings: approvedToo });
    at.xero.ui.approveInvoice(organisationId, id);
    expect(await at.preview(body)).toMatchObject({ outcome: 'withdrawn', problems: [] });
    expect(await at.sync(body)).toMatchObject({ outcome: 'withdrawn', writeBack: nothing });
    expect(stored(id)?.status).toBe('VOIDED');
  });

  it('U2: one that was paid or credited stays, also with the setting [setting withdraw = Approved too]', async () => {
    const { body, id } = await toggledOff({ settings: approvedToo });
    at.xero.ui.approveInvoice(organisationId, id);
    at.xero.ui.recordPayment(organisationId, { invoiceId: id, amount: 1 });
    expect(await at.sync(body)).toMatchObject({ outcome: 'failed', problems: [{ code: 'withdrawal-paid' }] });
    expect(await at.preview(body)).toMatchObject({ outcome: 'failed', problems: [{ code: 'withdrawal-paid' }] });
    expect(at.writes).toEqual([]);
  });

  it.each(['periodLockDate', 'endOfYearLockDate'])('U2 L1: no approved one is voided where a lock date covers it (%s)', async (lock) => {
    const { body, id } = await toggledOff({ settings: approvedToo, record: { datefulfilled: '2026-01-10' } });
    at.xero.ui.approveInvoice(organisationId, id);
    at.xero.ui.changeLockDates(organisationId, { [lock]: '2026-01-31' });
    expect(await at.sync(body)).toMatchObject({ outcome: 'failed', problems: [{ code: 'date-locked' }] });
    expect(at.writes).toEqual([]);
    expect(stored(id)?.status).toBe('AUTHORISED');
  });

  it('L1: a draft of a locked year stays, of a locked period it goes with a warning', async () => {
    const { body, id } = await toggledOff({ record: { datefulfilled: '2026-01-10' } });
    at.xero.ui.changeLockDates(organisationId, { endOfYearLockDate: '2026-01-31' });
    expect(await at.sync(body)).toMatchObject({ outcome: 'failed', problems: [{ code: 'date-locked' }] });
    expect(at.writes).toEqual([]);
    at.xero.ui.changeLockDates(organisationId, { endOfYearLockDate: null, periodLockDate: '2026-01-31' });
    at.clock.advance(6000);
    expect(await at.sync(body)).toMatchObject({ outcome: 'withdrawn', warnings: [{ code: 'period-locked' }] });
    expect(stored(id)?.status).toBe('DELETED');
  });

  it('U2 S2: one that finance deleted counts as withdrawn, and Yes makes the next', async () => {
    const { body, id } = await toggledOff();
    at.xero.ui.deleteInvoice(organisationId, id);
    const answer = await at.sync(body);
    expect(answer).toMatchObject({ outcome: 'withdrawn', links: [{ xc_xeroid: null, xc_generation: 1 }] });
    expect(at.writes).toEqual([]);
    expect(await at.sync(again(body, answer, true))).toMatchObject({ outcome: 'created', links: [{ xc_generation: 2 }] });
  });

  it('U2: a toggle that was never Yes withdraws nothing', async () => {
    const record = { xc_synctoxero: false, xc_syncrequestedon: '2026-03-01T00:00:00Z' };
    const body = orderBody({ customer: bayside, record });
    const made = await at.sync(body);
    expect(made.outcome).toBe('created');
    expect(await at.sync(next(body, made))).toMatchObject({ outcome: 'unchanged' });
  });

  it('U2 N1: an outcome in doubt is settled first, then what was made is taken back', async () => {
    const body = orderBody({ customer: bayside });
    at.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'timeout-after-commit' });
    expect((await at.call('invoices', body)).status).toBe(503);
    const off = { ...body, record: { ...body.record, xc_synctoxero: false, versionnumber: 1001 } };
    const early = await at.call('invoices', off);
    expect(early.status).toBe(503);
    expect(Number(early.retryAfter)).toBeGreaterThan(60);
    at.clock.advance(minutes(6));
    expect(await at.sync(off)).toMatchObject({ outcome: 'withdrawn', links: [{ xc_xeroid: null, xc_generation: 1 }] });
    expect(at.invoices.map((one) => one.status)).toEqual(['DELETED']);
  });

  it('U2 N1: a doubt that comes to nothing leaves nothing to withdraw', async () => {
    const body = orderBody({ customer: bayside });
    at.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'reset-before' });
    expect((await at.call('invoices', body)).status).toBe(503);
    at.clock.advance(minutes(7));
    const off = { ...body, record: { ...body.record, xc_synctoxero: false, versionnumber: 1001 } };
    expect(await at.sync(off)).toMatchObject({ outcome: 'skipped', writeBack: null, links: [] });
    expect(at.invoices).toEqual([]);
  });

  it('U2 N1: a withdrawal whose answer was lost is found done at the repeat', async () => {
    const { body, id } = await toggledOff();
    at.xero.faults.add({ method: 'POST', path: '/Invoices/*', kind: 'timeout-after-commit' });
    expect((await at.call('invoices', body)).status).toBe(503);
    expect(await at.sync(body)).toMatchObject({ outcome: 'withdrawn', writeBack: nothing });
    expect(stored(id)?.status).toBe('DELETED');
  });

  it('U2: approved between our read and our write: what the setting says of approved ones counts [trap: draft approved or paid while we sync]', async () => {
    const { body, id } = await toggledOff();
    at.xero.faults.add({ method: 'POST', path: '/Invoices/*', kind: 'slow', ms: 5000 });
    const running = at.sync(body);
    await expect.poll(() => at.writes.length).toBe(1);
    at.xero.ui.approveInvoice(organisationId, id);
    at.clock.advance(5001);
    expect(await running).toMatchObject({ outcome: 'failed', problems: [{ code: 'withdrawal-approved' }] });
  });

  it('U2: approved between our read and our write, it is voided where that is allowed [setting withdraw = Approved too]', async () => {
    const { body, id } = await toggledOff({ settings: approvedToo });
    at.xero.faults.add({ method: 'POST', path: '/Invoices/*', kind: 'slow', ms: 5000 });
    const running = at.sync(body);
    await expect.poll(() => at.writes.length).toBe(1);
    at.xero.ui.approveInvoice(organisationId, id);
    at.clock.advance(5001);
    expect(await running).toMatchObject({ outcome: 'withdrawn' });
    expect(stored(id)?.status).toBe('VOIDED');
  });

  it('X16: a Read-only organisation takes nothing back', async () => {
    const { body, id } = await toggledOff();
    const answer = await at.sync({ ...body, settings: settingsRow({ xc_mode: 272000000 }) });
    expect(answer).toMatchObject({ outcome: 'skipped', links: [] });
    expect(stored(id)?.status).toBe('DRAFT');
  });

  it('X1: after a withdrawal the row may go to another organisation', async () => {
    const { body } = await toggledOff();
    const withdrawn = await at.sync(body);
    const other = '99999999-0000-4000-8000-000000000009';
    const links = withdrawn.links.map((one) => ({ ...one, xc_linkid: other, xc_organisationid: other }));
    expect(await at.sync({ ...again(body, withdrawn, true), links })).toMatchObject({ outcome: expect.not.stringMatching('failed') });
  });

  it('U2 C9: bills and credit notes are taken back too; a credit note that is allocated stays', async () => {
    const bill = await toggledOff({ record: { xc_documenttype: 272000001 }, lines: [line({ _xc_accountcodeid_value: account('453') })] });
    expect(await at.sync(bill.body)).toMatchObject({ outcome: 'withdrawn', links: [{ xc_xerotype: 272000003 }] });
    expect(stored(bill.id)?.status).toBe('DELETED');
    const note = await toggledOff({ record: { xc_documenttype: 272000002 }, settings: approvedToo });
    at.xero.ui.approveInvoice(organisationId, note.id);
    const contact = { ContactID: stored(note.id)?.contactId };
    const owed = at.xero.ui.createDocument(organisationId, { Type: 'ACCREC', Status: 'AUTHORISED', Contact: contact, LineItems: lines });
    at.xero.ui.allocateCredit(organisationId, { sourceId: note.id, invoiceId: String(owed.InvoiceID), amount: 5 });
    expect(await at.sync(note.body)).toMatchObject({ outcome: 'failed', problems: [{ code: 'withdrawal-paid' }] });
    const free = await toggledOff({ record: { xc_documenttype: 272000002 }, settings: approvedToo });
    at.xero.ui.approveInvoice(organisationId, free.id);
    expect(await at.sync(free.body)).toMatchObject({ outcome: 'withdrawn', links: [{ xc_xerotype: 272000004, xc_xeroid: null }] });
    expect(at.writes).toEqual([`POST CreditNotes/${free.id}`]);
    expect(stored(free.id)?.status).toBe('VOIDED');
  });
});

describe('WithdrawInvoice', () => {
  const withdraw = ({ table, entitySet, record, links, problem, settings, environmentUrl }: Body) =>
    at.post('invoice-withdrawals', { table, entitySet, record, links, problem, settings, environmentUrl });

  it('U2: takes the document back whatever the toggle says, and a second call says the same', async () => {
    const { body, id } = await toggledOff();
    const toggled = { ...body, record: { ...body.record, xc_synctoxero: true } };
    const answer = await withdraw(toggled);
    expect(answer).toMatchObject({ outcome: 'withdrawn', writeBack: nothing, links: [{ xc_xeroid: null, xc_toggled: false }] });
    expect(answer.log).toMatchObject([{ xc_operation: 'WithdrawInvoice' }]);
    expect(stored(id)?.status).toBe('DELETED');
    expect(await withdraw(toggled)).toMatchObject({ outcome: 'withdrawn', writeBack: nothing });
    expect(await withdraw(next(toggled, answer))).toMatchObject({ outcome: 'withdrawn' });
    expect(at.writes).toHaveLength(1);
  });

  it('U2: by the same rules as the toggle, and nothing where there is nothing', async () => {
    const { body, id } = await toggledOff();
    at.xero.ui.approveInvoice(organisationId, id);
    expect(await withdraw(body)).toMatchObject({ outcome: 'failed', problems: [{ code: 'withdrawal-approved' }] });
    expect(await withdraw(orderBody())).toMatchObject({ outcome: 'skipped', writeBack: null });
    expect(await withdraw({ ...body, settings: null })).toMatchObject({ outcome: 'failed', problems: [{ code: 'organisation-missing' }] });
    expect(await withdraw({ ...body, settings: settingsRow({ xc_mode: 272000000 }) })).toMatchObject({ outcome: 'skipped' });
    expect(at.writes).toEqual([]);
  });
});
