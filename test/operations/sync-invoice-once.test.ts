import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { startApi } from '../../api/server.ts';
import { type Answer, baysideId, house, minutes, next, orderBody, organisationId, productLine, settingsRow } from './house.ts';

const at = house();
const creates = () => at.writes.filter((call) => call === 'PUT Invoices').length;
const bayside = { name: 'Bayside Club' };

describe('SyncInvoice, once', () => {
  it('N1: ten pushes at once are one invoice, one contact and one item, and all ten say so', async () => {
    const body = orderBody({ lines: [productLine('NEW-1')] });
    const answers = await Promise.all(Array.from({ length: 10 }, () => at.sync(body)));
    expect(at.invoices).toHaveLength(1);
    expect(at.writes.sort()).toEqual(['PUT Contacts', 'PUT Invoices', 'PUT Items']);
    expect(answers.map((one) => one.outcome).sort()).toEqual(['created', ...Array(9).fill('unchanged')]);
    expect(new Set(answers.map((one) => one.writeBack?.xc_xeroinvoiceid))).toEqual(new Set([at.invoices[0]?.id]));
    expect(new Set(answers.map((one) => one.links.at(-1)?.xc_xeroid))).toEqual(new Set([at.invoices[0]?.id]));
  });

  it('N1: two processes on one store are as one', async () => {
    const other = await startApi({ clock: at.clock, config: at.system.config, database: at.database, log: pino({ level: 'silent' }) });
    const body = orderBody();
    const there = async () => {
      const headers = { Authorization: `Bearer ${await at.system.token()}`, 'Content-Type': 'application/json' };
      const response = await fetch(`${other.url}/v1/organisations/${organisationId}/invoices`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return (await response.json()) as Answer;
    };
    const answers = await Promise.all([at.sync(body), there(), at.sync(body), there()]);
    await other.close();
    expect(answers.map((one) => one.outcome).sort()).toEqual(['created', 'unchanged', 'unchanged', 'unchanged']);
    expect(at.writes.sort()).toEqual(['PUT Contacts', 'PUT Invoices']);
  });

  it('N1: a new customer of two orders at once is one contact', async () => {
    const first = orderBody();
    const second = orderBody({ customer: first.customer ?? {} });
    const answers = await Promise.all([at.sync(first), at.sync(second)]);
    expect(answers.map((one) => one.outcome)).toEqual(['created', 'created']);
    expect(at.writes.filter((call) => call === 'PUT Contacts')).toHaveLength(1);
    expect(new Set(at.invoices.map((one) => one.contactId)).size).toBe(1);
  });

  it('N1: a time-out after Xero committed is 503, and the repeat finds the same invoice [trap: time-out after Xero committed]', async () => {
    const body = orderBody({ customer: bayside });
    at.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'timeout-after-commit', answer: 'hold' });
    const lost = at.call('invoices', body);
    await expect.poll(creates).toBe(1);
    await expect.poll(() => at.invoices.length).toBe(1);
    at.clock.advance(20_001);
    expect(await lost).toMatchObject({ status: 503, retryAfter: '20', body: { code: 'outcome-in-doubt', retryable: true } });
    at.clock.advance(20_000);
    expect(await at.sync(body)).toMatchObject({ outcome: 'created', writeBack: { xc_xeroinvoiceid: at.invoices[0]?.id } });
    expect(at.xero.calls.filter((one) => one.replayed)).toHaveLength(1);
    expect(at.invoices).toHaveLength(1);
  });

  it('N1 P29: nothing is created anew before a look-up, six minutes after the first send; what is found is logged once', async () => {
    const body = orderBody({ customer: bayside });
    at.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'html-200', afterCommit: true });
    expect((await at.call('invoices', body)).status).toBe(503);
    at.clock.advance(minutes(5.5));
    const early = await at.call('invoices', body);
    expect(early.status).toBe(503);
    expect(Number(early.retryAfter)).toBeGreaterThan(20);
    at.clock.advance(Number(early.retryAfter) * 1000);
    const found = await at.sync(body);
    expect(found).toMatchObject({
      outcome: 'linked',
      writeBack: { xc_xeroinvoiceid: at.invoices[0]?.id },
      log: [{ xc_outcome: 272000003 }],
    });
    expect(found.log[0]?.xc_message).toMatch(/was found: an earlier try had made it/);
    expect(await at.sync(body)).toMatchObject({ outcome: 'unchanged', log: [] });
    expect(creates()).toBe(1);
  });

  it('N1: what changed while the outcome was in doubt is brought after the invoice that is found', async () => {
    const body = orderBody({ customer: bayside });
    at.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'error', afterCommit: true });
    expect((await at.call('invoices', body)).status).toBe(503);
    at.clock.advance(minutes(7));
    const changed = { ...body, record: { ...body.record, description: 'PO 77', versionnumber: 1001 } };
    expect((await at.sync(changed)).outcome).toBe('updated');
    expect(at.invoices).toMatchObject([{ reference: 'PO 77' }]);
  });

  it('N1: where Xero gives the number, the invoice is found by contact and mark', async () => {
    const body = orderBody({ customer: bayside, settings: settingsRow({ xc_usexeroinvoicenumber: true }) });
    at.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'empty-200', afterCommit: true });
    expect((await at.call('invoices', body)).status).toBe(503);
    at.clock.advance(minutes(6));
    expect(await at.sync(body)).toMatchObject({ writeBack: { xc_xeroinvoiceid: at.invoices[0]?.id, xc_xeroinvoicenumber: 'INV-0041' } });
    expect(at.invoices).toHaveLength(1);
  });

  it('N1: a create that never arrived is sent anew, with a new key, after the look-up', async () => {
    const body = orderBody({ customer: bayside });
    at.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'reset-before' });
    expect((await at.call('invoices', body)).status).toBe(503);
    at.clock.advance(minutes(6));
    expect((await at.sync(body)).outcome).toBe('created');
    const keys = at.xero.calls.filter((one) => one.method === 'PUT').map((one) => one.idempotencyKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(at.invoices).toHaveLength(1);
  });

  it('N1: a refusal that Xero keeps under the key does not come back once the cause is mended there [trap: failed write cached by the idempotency key]', async () => {
    const body = orderBody({ customer: bayside });
    await at.sync(orderBody({ customer: bayside }));
    at.xero.ui.setAccountStatus(organisationId, '200', 'ARCHIVED');
    expect((await at.sync(body)).outcome).toBe('failed');
    at.xero.ui.setAccountStatus(organisationId, '200', 'ACTIVE');
    expect((await at.sync(body)).outcome).toBe('created');
  });

  it('N1: a store that was lost adopts the invoice by its mark', async () => {
    const body = orderBody({ customer: bayside });
    const made = await at.sync(body);
    await at.database.query('truncate changes, documents, intents, leases, reads');
    const answer = await at.sync(body);
    expect(answer).toMatchObject({ outcome: 'linked', writeBack: made.writeBack });
    expect(creates()).toBe(1);
    const rows = await at.database.query<{ xero_id: string }>('select xero_id from documents');
    expect(rows.map((one) => one.xero_id)).toEqual([at.invoices[0]?.id]);
  });

  it('N1: a lost write-back is no second invoice', async () => {
    const body = orderBody();
    const made = await at.sync(body);
    at.clock.advance(minutes(30));
    const again = await at.sync(next(body, { ...made, links: [], writeBack: null, customer: null } as Answer));
    expect(again).toMatchObject({ outcome: 'unchanged', writeBack: made.writeBack });
    expect(at.invoices).toHaveLength(1);
    expect(at.writes.filter((call) => call === 'PUT Contacts')).toHaveLength(1);
  });

  it("N1: a number that finance's invoice has is a problem, and nothing is created [trap: invoice number taken by another document]", async () => {
    const body = orderBody({ customer: bayside });
    const lines = [{ Description: 'By hand', Quantity: 1, UnitAmount: 1, AccountCode: '200' }];
    const number = body.record.ordernumber;
    at.xero.ui.createDocument(organisationId, {
      Type: 'ACCREC',
      Contact: { ContactID: baysideId },
      InvoiceNumber: number,
      LineItems: lines,
    });
    const preview = await at.preview(body);
    expect(preview).toMatchObject({ outcome: 'failed', problems: [{ code: 'number-taken' }] });
    expect(await at.sync(body)).toMatchObject({
      outcome: 'failed',
      problems: [{ code: 'number-taken', owner: 'Finance' }],
      writeBack: null,
    });
    expect(at.invoices).toHaveLength(1);
  });
});
