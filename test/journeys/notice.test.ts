import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../sandbox/xero/default-seed.ts';
import { choice, type Row, Stage } from './stage.ts';

describe('how a change in Xero is noticed', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    stage.sandbox.xero.state.webhookOnPayment = true;
    stage.sandbox.xero.faults.clear();
    await stage.nextPoll();
    expect(stage.badRuns).toEqual([]);
  });

  const amountPaid = async (id: string) => (await stage.dynamicsInvoice(id)).xc_amountpaid;
  const looks = () => stage.sandbox.runner.triggerEvents.filter((event) => event.flow === 'xero-invoice-changed');
  const key = 'sandbox-webhook-key';
  const post = async (body: string, signature: string): Promise<number> => {
    const headers = { 'content-type': 'application/json', 'x-xero-signature': signature };
    return (await fetch(`${stage.sandbox.urls.api}/webhooks/xero`, { method: 'POST', headers, body })).status;
  };
  const sign = (body: string, secret = key) => createHmac('sha256', secret).update(body).digest('base64');
  const event = (resourceId: string) =>
    JSON.stringify({
      events: [
        {
          resourceUrl: `https://api.xero.com/api.xro/2.0/Invoices/${resourceId}`,
          resourceId,
          eventDateUtc: stage.sandbox.clock.now().toISOString().slice(0, 23),
          eventType: 'UPDATE',
          eventCategory: 'INVOICE',
          tenantId: demoTenantId,
          tenantType: 'ORGANISATION',
        },
      ],
      firstEventSequence: 900,
      lastEventSequence: 900,
      entropy: 'ABCDEFGHIJKLMNOPQRST',
    });

  it('W1 S1: within a second of the webhook the next poll has it, for three reads of Xero', async () => {
    const { id, xeroId } = await stage.approvedOrder();
    await stage.nextPoll();
    await stage.finance.recordPayment(xeroId, 15, 'Now');
    await stage.sandbox.xero.webhooks.flush();
    const mark = stage.mark;
    const look = await stage.sandbox.runner.poll('xero-invoice-changed');
    expect(look).toMatchObject({ statusCode: 200, runs: [expect.anything()] });
    await stage.idle();
    expect(await amountPaid(id)).toBe(15);
    const reads = stage.sandbox.xero.calls.slice(mark).filter((call) => call.path.includes('/api.xro/'));
    // The poll's, of up to forty invoices; then the invoice and its payments.
    expect(reads.map((call) => call.method)).toEqual(['GET', 'GET', 'GET']);
  });

  it('F8 W1: a poll that finds nothing costs Xero no call', async () => {
    await stage.nextPoll(16 * 60_000);
    await stage.nextPoll();
    const mark = stage.mark;
    const before = looks().length;
    for (let poll = 0; poll < 5; poll += 1) await stage.sandbox.runner.poll('xero-invoice-changed');
    expect(looks().length - before).toBe(5);
    expect(looks().slice(0, 5)).toEqual(Array(5).fill(expect.objectContaining({ statusCode: 202, runs: [] })));
    expect(stage.sandbox.xero.calls.slice(mark).map((call) => call.path)).toEqual([]);
  });

  it('W1: a payment that no webhook told of is found within 15 minutes', async () => {
    const { id, xeroId } = await stage.approvedOrder();
    await stage.nextPoll(16 * 60_000);
    stage.sandbox.xero.state.webhookOnPayment = false;
    await stage.finance.recordPayment(xeroId, 25, 'Quiet');
    for (let minute = 0; minute < 15; minute += 1) await stage.nextPoll(61_000);
    expect(await amountPaid(id)).toBe(25);
  });

  it('W1: webhooks that were lost on their way cost nothing but minutes', async () => {
    const { id, xeroId } = await stage.approvedOrder();
    const { apps } = stage.sandbox.xero.state;
    const [[clientId, app] = []] = [...apps];
    if (!clientId || !app) throw new Error('no app');
    apps.set(clientId, { ...app, webhookKey: undefined });
    await stage.finance.recordPayment(xeroId, 35, 'Lost');
    apps.set(clientId, app);
    await stage.nextPoll(16 * 60_000);
    await stage.nextPoll();
    expect(await amountPaid(id)).toBe(35);
  });

  it('W1: a forged, altered or unsigned event is refused and nothing happens', async () => {
    const { xeroId } = await stage.approvedOrder();
    await stage.nextPoll();
    const runs = stage.runs('xero-invoice-changed').length;
    const body = event(xeroId);
    expect(await post(body, sign(body, 'another key'))).toBe(401);
    expect(await post(body.replace('UPDATE', 'CREATE'), sign(body))).toBe(401);
    expect(await post(`${body} `, sign(body))).toBe(401);
    expect(await post(body, '')).toBe(401);
    const mark = stage.mark;
    expect((await stage.sandbox.runner.poll('xero-invoice-changed')).runs).toEqual([]);
    expect(stage.runs('xero-invoice-changed').length).toBe(runs);
    expect(stage.writes(mark)).toEqual([]);
    expect(await post(body, sign(body))).toBe(200);
  });

  it('W1: the same event ten times, and one of an invoice that is not ours, write nothing', async () => {
    const { id, xeroId } = await stage.approvedOrder();
    await stage.nextPoll();
    const before = await stage.dynamicsInvoice(id);
    const [same, foreign] = [event(xeroId), event('e0000000-0000-4000-8000-00000000ffff')];
    const answers = await Promise.all([...Array(10).fill(same), foreign].map((body: string) => post(body, sign(body))));
    expect(answers).toEqual(Array(11).fill(200));
    await stage.nextPoll();
    expect((await stage.dynamicsInvoice(id)).versionnumber).toBe(before.versionnumber);
  });

  it('W1: Xero is down while a change is due; the poll after it has the change', async () => {
    const { id, xeroId } = await stage.approvedOrder();
    await stage.finance.recordPayment(xeroId, 45, 'In the storm');
    await stage.sandbox.xero.webhooks.flush();
    stage.sandbox.xero.faults.add({ path: /api\.xro/, kind: 'error', status: 503, times: 3 });
    stage.sandbox.clock.advance(61_000);
    await stage.idleThroughWaits();
    await stage.nextPoll();
    expect(await amountPaid(id)).toBe(45);
  });

  it('X16: Read-only: the order is previewed and logged, nothing is written; once Active the next change sends it [setting mode = Read-only] [setting mode = Active]', async () => {
    await stage.settings({ xc_mode: choice(0) });
    const id = await stage.newOrder();
    const mark = stage.mark;
    const row = await stage.toggle(id);
    expect(stage.writes(mark)).toEqual([]);
    expect([row.xc_syncstatus, row.xc_syncmessage]).toEqual([choice(5), expect.stringMatching(/Read-only/)]);
    const log = await stage.sales.rows('xc_logs', `xc_rowid eq '${id}'`);
    expect(log).toMatchObject([{ xc_kind: choice(0), xc_outcome: choice(6), xc_message: expect.stringMatching(/Read-only/) }]);
    await stage.settings({ xc_mode: choice(1) });
    await stage.sales.write('salesorders', id, { description: 'Go' });
    await stage.idle();
    expect((await stage.invoiceOf(id)).Reference).toBe('Go');
  });

  it('X16 E3: Read-only: what would stand in the way is a problem already', async () => {
    await stage.settings({ xc_mode: choice(0) });
    const id = await stage.newOrder({ currency: 'EUR' });
    const mark = stage.mark;
    const row: Row = await stage.toggle(id);
    await stage.settings({ xc_mode: choice(1) });
    expect([row.xc_syncstatus, (await stage.problem(id))?.xc_code]).toEqual([choice(3), 'currency-unknown']);
    expect(stage.writes(mark)).toEqual([]);
  });

  it('P1 P2 P3: an order that nobody toggled, or that is not Active, is not sent; without lines it waits for its first', async () => {
    const untouched = await stage.newOrder();
    await stage.sales.write('salesorders', untouched, { description: 'Nobody asked' });
    await stage.idle();
    expect(await stage.invoicesOf(untouched)).toEqual([]);
    expect((await stage.order(untouched)).xc_syncstatus ?? null).not.toBe(choice(2));

    const empty = await stage.newOrder({ lines: [] });
    const row = await stage.toggle(empty);
    expect([row.xc_syncstatus, await stage.problem(empty)]).toEqual([choice(5), undefined]);
    await stage.addLine(empty, { text: 'The first', quantity: 1, price: 5 });
    await stage.idle();
    expect((await stage.invoiceOf(empty)).SubTotal).toBe(5);
  });
});
