import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedId } from '../../sandbox/seed/dynamics.ts';
import { Stage, synced } from './stage.ts';

describe('the sandbox, reset', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  it('P1: knows nothing of before: the same order goes to Xero again, as one invoice', async () => {
    const orderId = seedId('order', 'Espresso machines for the new terrace');
    const before = await stage.toggle(orderId);
    expect(before.xc_syncstatus).toBe(synced);
    await stage.sandbox.reset();
    await stage.idle();
    expect(await stage.finance.list('invoices')).toEqual([]);
    expect((await stage.order(orderId)).xc_xeroinvoiceid ?? null).toBeNull();
    const after = await stage.toggle(orderId);
    expect([after.xc_syncstatus, after.xc_syncmessage]).toEqual([synced, before.xc_syncmessage]);
    expect((await stage.invoiceOf(orderId)).InvoiceID).toBe(after.xc_xeroinvoiceid);
    expect(stage.badRuns).toEqual([]);
  });
});
