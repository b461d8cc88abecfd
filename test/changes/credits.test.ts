import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { answeredState } from '../../api/changes/answered-state.ts';
import { intentKey } from '../../api/once/wish.ts';
import { findByRow, recordAnswered, upsertDocument } from '../../api/store/documents.ts';
import { beginIntent, recordSend } from '../../api/store/intents.ts';
import { asInvoice } from '../../api/xero/documents.ts';
import type { WireCreditNote } from '../../api/xero/wire.ts';
import { baysideId, organisationId } from '../operations/house.ts';
import { environment, minute, polling } from '../operations/polling.ts';

const { answer, at, begin, calls, drain, hooksArrive, invoice, read } = polling();

const ui = () => at.system.xero.ui;
const day = 24 * 60 * minute;
const row = (rowId: string) => ({ organisationId, environment, table: 'salesorder', rowId, generation: 1 });

function creditNote(more: object = {}): string {
  const LineItems = [{ Description: 'Returned', Quantity: 1, UnitAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2' }];
  const json = { Type: 'ACCRECCREDIT', Contact: { ContactID: baysideId }, Status: 'AUTHORISED', LineItems, ...more };
  return String(ui().createDocument(organisationId, json).CreditNoteID);
}

const register = (rowId: string, xeroId: string, type: 'invoice' | 'credit-note') =>
  upsertDocument(at.database, { ...row(rowId), entitySet: 'salesorders', type, xeroId, createdByUs: true });

async function answerNote(id: string): Promise<void> {
  const note = asInvoice((await read(`CreditNotes/${id}`, 'CreditNotes')) as WireCreditNote);
  await recordAnswered(at.database, { organisationId, xeroId: id, ...answeredState(note) });
}

/** Leaves of what webhooks told only what is not of an invoice itself. */
const withoutInvoiceHooks = () => at.database.query('delete from changes where xero_type is null');

describe('WhenInvoiceChanges: credit notes, prepayments and overpayments', () => {
  let state: string;
  beforeEach(async () => {
    state = await begin();
  });

  it.each([
    ['credit note', () => creditNote()],
    ['prepayment', () => String(ui().recordAdvance(organisationId, { type: 'RECEIVE-PREPAYMENT', contactId: baysideId, amount: 80 }).ID)],
    ['overpayment', () => String(ui().recordAdvance(organisationId, { type: 'RECEIVE-OVERPAYMENT', contactId: baysideId, amount: 80 }).ID)],
  ])(
    'W1 S1: a %s that finance allocates reaches the invoice it pays, by its own webhook [trap: credit note allocated]',
    async (_, make) => {
      const xeroId = invoice(randomUUID());
      const sourceId = make();
      await hooksArrive();
      let { location } = await drain(state);
      await answer(xeroId);
      at.system.clock.advance(minute);
      ui().allocateCredit(organisationId, { sourceId, invoiceId: xeroId, amount: 50 });
      await hooksArrive();
      await withoutInvoiceHooks();
      const before = calls();
      const found = await drain(location);
      expect(found.value.map((change) => [change.type, change.xeroId])).toEqual([['invoice', xeroId]]);
      expect(calls() - before).toBe(2);
      await answer(xeroId);
      ({ location } = found);
      expect((await drain(location)).value).toEqual([]);
    },
  );

  it('W1: a credit note of ours is offered with its row, and what an answer held is not', async () => {
    const rowId = randomUUID();
    const xeroId = creditNote();
    await register(rowId, xeroId, 'credit-note');
    await hooksArrive();
    const { value, location } = await drain(state);
    expect(value).toMatchObject([{ type: 'credit-note', xeroId, rowId, table: 'salesorder', dynamicsInvoiceId: null, source: 'Webhook' }]);
    await answerNote(xeroId);
    at.system.clock.advance(16 * minute);
    expect((await drain(location)).value).toEqual([]);
    ui().recordPayment(organisationId, { invoiceId: xeroId, amount: 15 });
    await hooksArrive();
    expect((await drain(location)).value).toMatchObject([{ type: 'credit-note', xeroId }]);
  });

  it('W1: without webhooks, refunds and allocations come with the next read', async () => {
    const rowId = randomUUID();
    const [paid, note] = [invoice(randomUUID()), creditNote()];
    await register(rowId, note, 'credit-note');
    await hooksArrive();
    const { location } = await drain(state);
    await answer(paid);
    await answerNote(note);
    at.system.clock.advance(16 * minute);
    const silent = (await drain(location)).location;
    ui().allocateCredit(organisationId, { sourceId: note, invoiceId: paid, amount: 50 });
    ui().recordPayment(organisationId, { invoiceId: note, amount: 15 });
    await hooksArrive();
    await at.database.query('truncate changes');
    at.system.clock.advance(16 * minute);
    const { value } = await drain(silent);
    expect(value.map((change) => [change.type, change.xeroId, change.source]).sort()).toEqual([
      ['credit-note', note, 'Read'],
      ['invoice', paid, 'Read'],
    ]);
  });

  it('W1: the daily compare finds what was missed of open credit notes, more than a handful of them too', async () => {
    const notes = Array.from({ length: 8 }, () => creditNote());
    for (const id of notes) await register(randomUUID(), id, 'credit-note');
    await hooksArrive();
    let { location } = await drain(state);
    for (const id of notes) await answerNote(id);
    const changed = [...notes].sort().slice(-2);
    for (const id of changed) ui().recordPayment(organisationId, { invoiceId: id, amount: 15 });
    await hooksArrive();
    await at.database.query('truncate changes');
    // Nothing is read of what happened meanwhile but by the compare.
    await at.database.query(`update reads set read_from = now() + interval '10 years', next_read_at = now() + interval '10 years'`);
    at.system.clock.advance(day + minute);
    const found: unknown[] = [];
    for (let polls = 1; polls <= 3; polls++) {
      const before = calls();
      const polled = await drain(location);
      ({ location } = polled);
      found.push(...polled.value.map((change) => [change.xeroId, change.source]));
      expect(calls() - before).toBeLessThanOrEqual(6);
      at.system.clock.advance(minute);
    }
    expect(found.sort()).toEqual(changed.map((id) => [id, 'Compare']));
  });

  it('N1: a poll looks up credit notes and bills in doubt, and offers what it found with its row', async () => {
    const today = at.system.clock.now().toISOString().slice(0, 10);
    const line = { Description: 'Back', Quantity: 1, UnitAmount: 10, AccountCode: '200' };
    const Contact = { ContactID: baysideId };
    const sent = [
      { CreditNotes: [{ Type: 'ACCRECCREDIT', Contact, Date: today, Reference: 'PO 1', CurrencyCode: 'NZD', LineItems: [line] }] },
      { Invoices: [{ Type: 'ACCPAY', Contact, Date: today, InvoiceNumber: 'B-1', LineItems: [line] }] },
    ];
    const ids = [randomUUID(), randomUUID()];
    const made = [creditNote({ Date: today, Reference: 'PO 1', LineItems: [line], Status: 'DRAFT' })];
    for (const [index, body] of sent.entries()) {
      const start = { key: intentKey(row(ids[index] ?? ''), 'document'), kind: 'document', organisationId, idempotencyKey: `k${index}` };
      const { hold = '' } = await beginIntent(at.database, { ...start, body: JSON.stringify(body), now: at.system.clock.now() });
      await recordSend(at.database, start.key, hold, at.system.clock.now());
    }
    await hooksArrive();
    at.system.clock.advance(7 * minute);
    const { value } = await drain(state);
    expect(value).toMatchObject([{ type: 'credit-note', xeroId: made[0], rowId: ids[0] }]);
    expect(await findByRow(at.database, row(ids[0] ?? ''))).toMatchObject({ type: 'credit-note', xeroId: made[0] });
    expect(await findByRow(at.database, row(ids[1] ?? ''))).toBeUndefined();
  });
});
