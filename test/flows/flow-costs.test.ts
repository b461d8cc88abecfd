import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../../sandbox/flow-runner/run/history.ts';
import { newInvoice, sourceDocument } from '../journeys/dynamics-invoices.ts';
import { choice, type NewLine, type NewOrder, type Row, Stage } from '../journeys/stage.ts';

const costOf = ({ calls }: Run): number => calls.dataverse + calls.connector;
/** Every other one of a product, the rest written in. */
const lines = (count: number, product: string): NewLine[] =>
  Array.from({ length: count }, (_, at) => ({ ...(at % 2 ? { number: product } : { text: `Line ${at + 1}` }), quantity: 1, price: 10 }));

interface Case {
  what: string;
  lines: number;
  flow: string;
  /** The dearest run of the flow. */
  calls: number;
  most: number;
  /** Runs of every flow that the case started, and what they cost together. */
  runs: number;
  total: number;
}

describe('F3: what flows cost, in calls of Dataverse and of the connector, child flows counted with their caller', () => {
  let stage: Stage;
  let product = '';
  const table: Case[] = [];

  beforeAll(async () => {
    stage = await Stage.open();
    // Customers reach Xero with their order, and lines are typed in before anything listens.
    await stage.settings({ xc_createcontacts: choice(1), xc_sourcedocument: sourceDocument.both });
    product = await stage.newProduct('COST-1');
    await stage.idle();
  });
  afterAll(async () => {
    const rows = table.map((one) => [one.what, one.lines, one.flow, one.calls, one.most, one.runs, one.total].map(String));
    const all = [['case', 'lines', 'flow', 'calls', 'at most', 'runs', 'all runs'], ...rows];
    const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
    console.log(all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n'));
    await stage.close();
  });

  /** Plays one case and notes what it cost. */
  async function play(what: string, count: number, flow: string, most: number, act: () => Promise<unknown>): Promise<void> {
    await stage.idle();
    const before = new Set(stage.sandbox.runner.runs.map(({ id }) => id));
    await act();
    await stage.idle();
    const runs = stage.sandbox.runner.runs.filter((run) => !before.has(run.id) && !run.parentRunId);
    const own = runs.filter((run) => run.flow === flow).map(costOf);
    const total = runs.reduce((sum, run) => sum + costOf(run), 0);
    const calls = Math.max(0, ...own);
    table.push({ what, lines: count, flow, calls, most, runs: runs.length, total });
    expect.soft(runs.filter((run) => run.status !== 'Succeeded').map((run) => `${run.flow}: ${run.error?.message}`)).toEqual([]);
    expect.soft(own.length, `${what}: ${flow} ran`).toBeGreaterThan(0);
    expect(calls, `${what}, ${count} lines`).toBeLessThanOrEqual(most);
  }

  async function typedIn(count: number, more: NewOrder = {}): Promise<string> {
    stage.sandbox.runner.setEnabled('order-line-to-xero', false);
    const id = await stage.newOrder({ lines: lines(count, product), ...more });
    await stage.idle();
    stage.sandbox.runner.setEnabled('order-line-to-xero', true);
    return id;
  }

  describe.each([1, 10, 100])('with %i lines', (count) => {
    let id = '';
    let xeroId = '';

    it('F3: an order costs at most 12 calls, one more the first time, two more for a customer new to Xero', async () => {
      const customer = await stage.newAccount(`Customer of ${count}`);
      const first = await typedIn(count, { customer });
      await play('order, new customer', count, 'order-to-xero', 15, () => stage.toggle(first));
      id = await typedIn(count, { customer });
      await play('order, first time', count, 'order-to-xero', 13, () => stage.toggle(id));
      await play('order changed', count, 'order-to-xero', 12, () => stage.sales.write('salesorders', id, { description: 'Changed' }));
      const [line] = await stage.sales.rows('salesorderdetails', `_salesorderid_value eq ${id}`, '&$top=1');
      await play('a line changed', count, 'order-to-xero', 12, () =>
        stage.sales.write('salesorderdetails', String(line?.salesorderdetailid), { quantity: 2 }),
      );
      const blocked = await typedIn(count, { customer: null });
      await play('order blocked', count, 'order-to-xero', 13, () => stage.toggle(blocked));
      await play('blocked again', count, 'order-to-xero', 12, () => stage.sales.write('salesorders', blocked, { description: 'Again' }));
    });

    it('F3: a changed invoice costs at most 10 calls, one per settlement, two when a state changes, one per line that is made', async () => {
      xeroId = String((await stage.order(id)).xc_xeroinvoiceid);
      const changed = (what: string, more: number, act: () => Promise<unknown>) =>
        play(what, count, 'xero-invoice-changed', 10 + more, async () => {
          await act();
          await stage.nextPoll();
        });
      const total = Number((await stage.finance.invoice(xeroId)).Total);
      await changed('invoice approved, made in Dynamics', count, () => stage.finance.approve(xeroId));
      await changed('invoice changed', 0, () => stage.finance.act(`invoices/${xeroId}/edit`, { Reference: 'Changed by finance' }));
      await changed('part paid', 1, () => stage.finance.recordPayment(xeroId, 1, 'Deposit'));
      await changed('paid in full', 3, () => stage.finance.recordPayment(xeroId, total - 1, 'Rest'));
      const payments = await stage.finance.list('payments');
      const rest = payments.find((row) => row.Reference === 'Rest' && (row.Invoice as Row).InvoiceID === xeroId);
      await changed('payment taken back', 3, () => stage.finance.act(`payments/${rest?.PaymentID}/delete`));
      const contactId = String(((await stage.finance.invoice(xeroId)).Contact as Row).ContactID);
      await changed('credit applied and part paid', 2, async () => {
        const advance = await stage.finance.act('advances', { type: 'RECEIVE-OVERPAYMENT', contactId, amount: 2 });
        await stage.finance.act('allocations', { sourceId: advance.OverpaymentID, invoiceId: xeroId, amount: 2 });
        await stage.finance.recordPayment(xeroId, 1, 'More');
      });
    });

    it('F3: a Dynamics invoice that is the source costs as much as an order', async () => {
      stage.sandbox.runner.setEnabled('invoice-line-to-xero', false);
      const typed = lines(count, product).map(({ quantity, price }, at) => ({ text: `Line ${at + 1}`, quantity, price }));
      const invoice = await newInvoice(stage, { lines: typed });
      await stage.idle();
      stage.sandbox.runner.setEnabled('invoice-line-to-xero', true);
      const write = (columns: Row) => () => stage.sales.write('invoices', invoice, columns);
      await play('Dynamics invoice, first time', count, 'invoice-to-xero', 15, write({ xc_synctoxero: true }));
      await play('Dynamics invoice changed', count, 'invoice-to-xero', 12, write({ description: 'Changed' }));
    });
  });
});
