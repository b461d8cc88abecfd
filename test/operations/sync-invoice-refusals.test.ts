import { describe, expect, it } from 'vitest';
import { house, line, orderBody, organisationId, productLine, settingsRow } from './house.ts';

const at = house();
const bayside = { name: 'Bayside Club' };
const codes = (answer: { problems: { code: string }[] }) => answer.problems.map((one) => one.code);

describe('SyncInvoice, refused', () => {
  it('E1: what Xero refuses at the create is translated, its words kept, and nothing is left behind', async () => {
    await at.sync(orderBody({ customer: bayside }));
    at.xero.ui.setAccountStatus(organisationId, '200', 'ARCHIVED');
    const answer = await at.sync(orderBody({ customer: bayside }));
    expect(answer).toMatchObject({
      outcome: 'failed',
      writeBack: null,
      xero: null,
      problems: [{ original: expect.stringContaining('200') }],
    });
    expect(codes(answer)[0]).toMatch(/^account-/);
    expect(at.invoices).toHaveLength(1);
  });

  it('E1: a contact made on the way to a refused invoice is answered, so that it is linked', async () => {
    await at.sync(orderBody({ customer: bayside }));
    at.xero.ui.setAccountStatus(organisationId, '200', 'ARCHIVED');
    const answer = await at.sync(orderBody());
    expect(answer.outcome).toBe('failed');
    expect(answer.customer).toMatchObject({ table: 'account', xc_xerocontactid: expect.any(String) });
    expect(answer.links.map((one) => one.xc_table)).toEqual(['account']);
  });

  it('E1: an order that arrives Authorised without account or due date says everything that Xero would miss', async () => {
    const settings = settingsRow({ xc_invoicestatus: 272000002, _xc_defaultaccountid_value: null });
    const answer = await at.sync(orderBody({ customer: bayside, settings }));
    expect(codes(answer)).toContain('account-missing');
    expect(at.writes).toEqual([]);
  });

  it('E3: what Xero refuses is a blocker at the next try, though the lists were kept', async () => {
    await at.sync(orderBody({ customer: bayside }));
    at.xero.ui.setAccountStatus(organisationId, '200', 'ARCHIVED');
    const body = orderBody({ customer: bayside });
    await at.sync(body);
    at.xero.calls.length = 0;
    expect(codes(await at.sync(body))).toEqual(['account-archived']);
    expect(at.writes).toEqual([]);
  });

  it('an organisation that was disconnected meanwhile is a problem for the admin [trap: organisation disconnected]', async () => {
    at.xero.faults.add({ path: '/Organisation', kind: 'slow', ms: 1000 });
    const pushed = at.sync(orderBody({ customer: bayside }));
    await expect.poll(() => at.calls.length).toBeGreaterThan(0);
    at.xero.state.connections.clear();
    at.clock.advance(1001);
    expect(await pushed).toMatchObject({ outcome: 'failed', problems: [{ code: 'organisation-disconnected', owner: 'Admin' }] });
  });

  it('P13: an order arrives Authorised where the settings say so', async () => {
    const settings = settingsRow({ xc_invoicestatus: 272000002 });
    const answer = await at.sync(orderBody({ customer: bayside, settings, record: { xc_duedate: '2031-01-01' } }));
    expect(answer).toMatchObject({ outcome: 'created', xero: { status: 'AUTHORISED' } });
  });

  it('F2: a spent day is an answer with the time to go on, not an error', async () => {
    at.xero.faults.add({ path: '/Contacts/*', kind: 'rate-limit', problem: 'day', retryAfter: 7200 });
    const answer = await at.sync(orderBody());
    expect(answer).toMatchObject({
      outcome: 'failed',
      problems: [{ code: 'xero-day-limit', retryable: true, retryAfter: expect.any(String) }],
    });
    const wait = new Date(answer.problems[0]?.retryAfter ?? 0).getTime() - at.clock.now().getTime();
    expect(wait).toBeGreaterThan(7100_000);
    at.clock.advance(7_300_000);
    expect((await at.sync(orderBody())).outcome).toBe('created');
  });

  it("F2: a minute's wait is held inside the call", async () => {
    at.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'rate-limit', problem: 'minute', retryAfter: 26 });
    const pushed = at.sync(orderBody({ customer: bayside }));
    await expect.poll(() => at.writes.length).toBe(1);
    at.clock.advance(26_001);
    expect((await pushed).outcome).toBe('created');
    expect(at.invoices).toHaveLength(1);
  });

  it('F2: a longer wait is 429 with Retry-After', async () => {
    at.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'rate-limit', problem: 'minute', retryAfter: 90 });
    expect(await at.call('invoices', orderBody({ customer: bayside }))).toMatchObject({ status: 429, retryAfter: '90' });
    at.clock.advance(91_000);
    expect((await at.sync(orderBody({ customer: bayside }))).outcome).toBe('created');
  });

  it('E2: Xero down before anything was written is 503, and the next try goes through', async () => {
    const body = orderBody({ customer: bayside });
    at.xero.faults.add({ path: '/Organisation', kind: 'error', status: 503 });
    expect(await at.call('invoices', body)).toMatchObject({ status: 503 });
    expect((await at.sync(body)).outcome).toBe('created');
  });

  it('E1: HTML in place of a list is an outage, never an empty list [trap: HTML or empty bodies]', async () => {
    at.xero.faults.add({ path: '/Accounts', kind: 'html-200' });
    expect(await at.call('invoices', orderBody({ customer: bayside }))).toMatchObject({ status: 503 });
    expect(at.writes).toEqual([]);
  });

  it('C2: products are left out where none are to be made, and the line says so [trap: product missing with creation off]', async () => {
    const settings = settingsRow({ xc_createproducts: 272000002 });
    const answer = await at.sync(orderBody({ customer: bayside, settings, lines: [productLine('NEW-9')] }));
    expect(answer).toMatchObject({ outcome: 'created', warnings: [{ code: 'contact-matched' }, { code: 'item-left-out' }] });
    expect(at.writes).toEqual(['PUT Invoices']);
  });

  it('P39: an item that somebody made in Xero meanwhile is used', async () => {
    await at.sync(orderBody({ customer: bayside, lines: [productLine('DESK-OAK')] }));
    at.xero.faults.add({ method: 'PUT', path: '/Items', kind: 'slow', ms: 5_500 });
    const pushed = at.sync(orderBody({ customer: bayside, lines: [productLine('RACE-1')] }));
    await expect.poll(() => at.writes.includes('PUT Items')).toBe(true);
    at.books.items.put({
      id: 'f0000000-0000-4000-8000-000000000099',
      code: 'RACE-1',
      name: 'Race',
      isSold: true,
      isPurchased: true,
      sales: {},
      purchase: {},
      updated: at.clock.now(),
    });
    at.books.commit();
    at.clock.advance(6_000);
    expect((await pushed).outcome).toBe('created');
  });

  it('P2 P3: rows that nobody asked for, closed ones and those without lines are skipped', async () => {
    expect(await at.sync(orderBody({ record: { xc_synctoxero: false } }))).toMatchObject({ outcome: 'skipped', log: [] });
    expect(await at.sync(orderBody({ record: { statecode: 3 } }))).toMatchObject({ outcome: 'skipped', problems: [] });
    expect(await at.sync(orderBody({ lines: [] }))).toMatchObject({ outcome: 'skipped', problems: [] });
    expect(at.calls).toEqual([]);
  });

  it('C16 C40: discounts, write-ins and description-only lines arrive [trap: quantity 0 price 0]', async () => {
    const lines = [
      productLine('DESK-OAK', { quantity: 1, priceperunit: 100.1234, manualdiscountamount: 10 }),
      line({ quantity: 0, priceperunit: 0 }),
    ];
    await at.sync(orderBody({ customer: bayside, lines }));
    expect(at.invoices[0]?.lines).toMatchObject([{ unitAmount: 100.1234, discountAmount: 10 }, { descriptionOnly: true }]);
  });
});
