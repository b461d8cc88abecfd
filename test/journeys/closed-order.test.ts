import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../../sandbox/flow-runner/run/history.ts';
import { Stage } from './stage.ts';

const stepNames = (steps: Step[]): string[] => steps.flatMap((step) => [step.name, ...stepNames(step.steps ?? [])]);

describe('P25: an order is closed while what happened in Xero is on its way', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.badRuns).toEqual([]));

  /** Acts when the next poll's change was read in Dynamics and Xero, and nothing is written yet. */
  async function whenRead(act: () => Promise<void>): Promise<void> {
    const hasRead = () =>
      stage.runs('xero-invoice-changed').some((run) => run.status === 'Running' && stepNames(run.steps).includes('Reconcile_the_invoice'));
    stage.sandbox.clock.advance(61_000);
    for (let turn = 0; !hasRead(); turn += 1) {
      if (turn > 5000) throw new Error('no change was offered');
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await act();
    await stage.idle();
  }

  async function payAndClose(state: { statecode: number; statuscode: number }): Promise<string> {
    const { id, xeroId } = await stage.approvedOrder();
    await stage.finance.recordPayment(xeroId, 115, 'All');
    await stage.idle();
    await whenRead(() => stage.sales.write('salesorders', id, state));
    return id;
  }

  it.each([
    { what: 'cancelled', state: { statecode: 2, statuscode: 4 } },
    { what: 'fulfilled', state: { statecode: 3, statuscode: 100002 } },
  ])(
    'P25 P29: $what in that very moment it stays so; its Dynamics invoice is paid and the log has a warning [trap: order closed while paid]',
    async ({ state }) => {
      const id = await payAndClose(state);
      expect(await stage.order(id)).toMatchObject(state);
      expect(await stage.dynamicsInvoice(id)).toMatchObject({ statecode: 2, statuscode: 100001, xc_amountpaid: 115, xc_amountdue: 0 });
      expect(await stage.problem(id)).toBeUndefined();
      const warnings = await stage.sales.rows('xc_logs', `xc_rowid eq '${id}' and xc_code eq 'order-closed-meanwhile'`);
      expect(warnings.map((row) => row._xc_salesorderid_value)).toEqual([id]);
    },
  );

  it('P25 P35: one that is deleted in that very moment ends quietly', async () => {
    const id = await stage.newOrder();
    const xeroId = String((await stage.toggle(id)).xc_xeroinvoiceid);
    await stage.nextPoll();
    await stage.finance.act(`invoices/${xeroId}/submit`);
    await stage.idle();
    await whenRead(() => stage.deleteRow('salesorders', id));
    expect(await stage.sales.rows('xc_logs', `xc_rowid eq '${id}' and xc_code eq 'flow-failed'`)).toEqual([]);
    expect(await stage.problem(id)).toMatchObject({ xc_code: 'removed-open', _xc_salesorderid_value: null });
  });
});
