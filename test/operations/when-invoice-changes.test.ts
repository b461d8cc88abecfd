import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addChanges, rowsMayBeBehind } from '../../api/store/changes.ts';
import { findByXeroId, upsertDocument } from '../../api/store/documents.ts';
import { clientId, organisationId } from '../http/system.ts';
import { environment, polling } from './polling.ts';

const { answer, at, begin, calls, drain, hooksArrive, invoice, poll } = polling();

describe('WhenInvoiceChanges', () => {
  it('W1: begins with 202 and a state, then 202 while nothing happens', async () => {
    const first = await poll('/v1/invoice-changes');
    expect(first).toMatchObject({ status: 202, value: [], retryAfter: '60' });
    expect(first.location).toMatch(new RegExp(`^${at.system.url}/v1/invoice-changes\\?onlySynced=true&triggerState=[\\w-]+$`));
    const second = await poll(first.location);
    expect([second.status, second.retryAfter]).toEqual([202, '60']);
    const one = await poll(`/v1/invoice-changes?organisationId=${organisationId}&onlySynced=false`);
    expect(one.location).toContain(`organisationId=${organisationId}&onlySynced=false&triggerState=`);
  });

  it('F8 W1: a webhook is in the next poll within a second; with the row, from the register or from the mark', async () => {
    const state = await begin();
    const [registered, marked, foreign] = [randomUUID(), randomUUID(), undefined];
    const one = invoice();
    await upsertDocument(at.database, {
      organisationId,
      environment,
      table: 'salesorder',
      rowId: registered,
      generation: 1,
      type: 'invoice',
      xeroId: one,
      entitySet: 'salesorders',
    });
    const two = invoice(marked);
    const three = invoice(foreign);
    await hooksArrive();
    const began = performance.now();
    const { value, polls } = await drain(state);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(polls[0]).toMatchObject({ status: 200, retryAfter: '60' });
    const order = {
      organisationId,
      environment,
      type: 'invoice',
      table: 'salesorder',
      entitySet: 'salesorders',
      generation: 1,
      source: 'Webhook',
    };
    expect(value).toEqual([
      {
        ...order,
        xeroId: one,
        rowId: registered,
        dynamicsInvoiceId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        updatedOn: expect.any(String),
      },
      { ...order, xeroId: two, rowId: marked, dynamicsInvoiceId: expect.any(String), updatedOn: expect.any(String) },
    ]);
    expect(value.map((change) => change.xeroId)).not.toContain(three);
    expect(await findByXeroId(at.database, organisationId, two)).toMatchObject({ rowId: marked, environment });
  });

  it('asks Xero once whose a document is, and not again when it is somebody else’s', async () => {
    let { location } = await drain(await begin());
    const foreign = invoice();
    const asked: number[] = [];
    for (let round = 0; round < 3; round++) {
      await hooksArrive();
      const before = calls();
      const polled = await drain(location);
      location = polled.location;
      asked.push(calls() - before);
      expect(polled.value).toEqual([]);
      at.system.clock.advance(2000);
      at.system.xero.ui.editInvoice(organisationId, foreign, { Reference: `round ${round}` });
    }
    expect(asked).toEqual([1, 0, 0]);
  });

  it('computes the id of the Dynamics invoice as the contract fixes it', async () => {
    const state = await begin();
    const rowId = '11111111-2222-3333-4444-555555555555';
    await upsertDocument(at.database, {
      organisationId,
      environment,
      table: 'salesorder',
      rowId,
      generation: 1,
      type: 'invoice',
      xeroId: invoice(),
    });
    const own = randomUUID();
    await upsertDocument(at.database, {
      organisationId,
      environment,
      table: 'invoice',
      rowId: own,
      generation: 1,
      type: 'invoice',
      xeroId: invoice(),
    });
    await hooksArrive();
    expect((await drain(state)).value.map((change) => change.dynamicsInvoiceId)).toEqual(['c3a3a861-88ae-5618-8223-0accef21e19a', own]);
  });

  it('offers anything with onlySynced off, with its type', async () => {
    const state = await begin('?onlySynced=false');
    const sale = invoice();
    const bill = invoice(undefined, {
      Type: 'ACCPAY',
      InvoiceNumber: 'B-1',
      LineItems: [{ Description: 'Paper', Quantity: 1, UnitAmount: 5, AccountCode: '400', TaxType: 'INPUT2' }],
    });
    await hooksArrive();
    const { value } = await drain(state);
    expect(value.map(({ xeroId, type, environment: host, rowId }) => [xeroId, type, host, rowId])).toEqual([
      [sale, 'invoice', null, null],
      [bill, 'bill', null, null],
    ]);
  });

  it('does not offer what an answer of ours has held, and offers what came after [trap: our own write coming back as a webhook]', async () => {
    const state = await begin();
    const xeroId = invoice(randomUUID());
    await hooksArrive();
    const seen = await drain(state);
    expect(seen.value).toHaveLength(1);
    await answer(xeroId);
    // The same state offered again is the same answer to a flow that lost it, minus what has been answered since.
    expect((await drain(state)).value).toEqual([]);
    at.system.clock.advance(2000);
    at.system.xero.ui.recordPayment(organisationId, { invoiceId: xeroId, amount: 50 });
    await hooksArrive();
    const paid = await drain(seen.location);
    expect(paid.value.map((change) => change.xeroId)).toEqual([xeroId]);
    await answer(xeroId);
    expect((await drain(paid.location)).value).toEqual([]);
  });

  it('N2: offers a document again where its rows may be behind, though an answer held it and an echo follows', async () => {
    const state = await begin();
    const xeroId = invoice(randomUUID());
    await hooksArrive();
    const { location } = await drain(state);
    await answer(xeroId);
    expect((await drain(state)).value).toEqual([]);
    const change = { organisationId, xeroId, xeroType: 'invoice' as const, receivedAt: at.system.clock.now() };
    await addChanges(at.database, [{ ...change, source: 'Read', state: rowsMayBeBehind }]);
    await addChanges(at.database, [{ ...change, source: 'Webhook', clientId, updatedOn: new Date(0) }]);
    expect((await drain(location)).value.map((one) => one.xeroId)).toEqual([xeroId]);
  });
});
