import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../api/operations/operation.ts';
import { allScopes, clientId } from '../http/system.ts';
import { baysideId, house, orderBody, organisationId } from './house.ts';
import { environment, polling } from './polling.ts';

const { at, hooksArrive, invoice } = polling();

type Report = Required<Schemas['SetupReport']>;

async function check(more: Parameters<typeof at.system.token>[0] = {}): Promise<Report> {
  const Authorization = `Bearer ${await at.system.token(more)}`;
  const response = await at.system.call(`/v1/organisations/${organisationId}/setup`, { headers: { Authorization } });
  const report = (await response.json()) as Report;
  expect(response.status, JSON.stringify(report)).toBe(200);
  return report;
}
const without = (scope: string) => ({ scopes: allScopes.filter((one) => one !== scope) });
const codes = (report: Report) => report.problems.map((one) => one.code);

describe('CheckSetup', () => {
  it('E1: says what is there when nothing is missing', async () => {
    expect(await check()).toEqual({
      organisationId,
      organisationName: 'Kauri Office Supplies (Demo)',
      ready: true,
      scopes: ['accounting.contacts', 'accounting.invoices', 'accounting.payments.read', 'accounting.settings.read'].map((scope) => ({
        scope,
        granted: true,
        purpose: expect.stringMatching(/^reading/),
      })),
      rights: expect.arrayContaining([{ action: 'CreateDraftInvoice', allowed: true }]),
      webhooksOn: true,
      webhookSeenOn: null,
      periodLockDate: '2025-03-31',
      yearEndLockDate: null,
      callsLeftToday: expect.any(Number),
      registerIncomplete: true,
      problems: [],
    });
    expect(at.calls.sort()).toEqual(['GET Organisation', 'GET Organisation/Actions']);
  });

  it('E1: every scope that is missing is a problem of its own, and the rest is answered [trap: scope missing]', async () => {
    const report = await check({ scopes: ['accounting.settings.read', 'accounting.contacts.read'] });
    expect(report).toMatchObject({ ready: false, periodLockDate: '2025-03-31' });
    expect(report.scopes.map((one) => one.granted)).toEqual([false, false, false, true]);
    expect(codes(report)).toEqual(['scope-missing', 'scope-missing', 'scope-missing']);
    expect(report.problems[1]).toMatchObject({ owner: 'Admin', message: expect.stringContaining('accounting.invoices') });
  });

  it('E1: without the scope to read the organisation it says what it knows, and asks Xero nothing [trap: scope missing]', async () => {
    const report = await check(without('accounting.settings.read'));
    expect(report).toMatchObject({ ready: false, organisationName: 'Kauri Office Supplies (Demo)', rights: [], periodLockDate: null });
    expect(codes(report)).toEqual(['scope-missing']);
    expect(at.calls).toEqual([]);
  });

  it('E1: a broad scope that Xero replaced counts for the granular ones, and writing for reading', async () => {
    const report = await check({ scopes: ['accounting.transactions', 'accounting.contacts', 'accounting.settings'] });
    expect(report).toMatchObject({ ready: true, problems: [] });
  });

  it('E1: a right that the signed-in user lacks is named; those for other settings do not hold it up', async () => {
    for (const action of ['CreateApprovedInvoice', 'UseMulticurrency', 'CreateDraftQuote'])
      at.xero.ui.setAction(organisationId, action, false);
    const report = await check();
    expect(report.rights.find((one) => one.action === 'CreateApprovedInvoice')).toEqual({
      action: 'CreateApprovedInvoice',
      allowed: false,
    });
    expect(report.rights.map((one) => one.action)).not.toContain('CreateDraftQuote');
    expect([report.ready, codes(report).sort()]).toEqual([true, ['currencies-not-allowed', 'optional-right-missing']]);
    at.xero.ui.setAction(organisationId, 'CreateDraftInvoice', false);
    const worse = await check();
    expect(worse.ready).toBe(false);
    expect(worse.problems.find((one) => one.code === 'right-missing')?.message).toContain('create draft invoices');
  });

  it('W1: says when the last webhook of the organisation came', async () => {
    expect((await check()).webhookSeenOn).toBeNull();
    invoice();
    await hooksArrive();
    const { webhookSeenOn } = await check();
    expect(Math.abs(new Date(webhookSeenOn ?? 0).getTime() - at.clock.now().getTime())).toBeLessThan(5000);
    await at.database.query(`update changes set client_id = 'OTHERAPP'`);
    expect((await check()).webhookSeenOn).toBeNull();
  });

  it('L1: lock dates are as they are now, though the organisation is kept an hour', async () => {
    await check();
    at.xero.ui.changeLockDates(organisationId, { endOfYearLockDate: '2024-03-31' });
    at.clock.advance(6000);
    expect(await check()).toMatchObject({ yearEndLockDate: '2024-03-31' });
  });

  it('F2: the calls left of the day are what Xero’s newest answer said', async () => {
    const before = (await check()).callsLeftToday ?? 0;
    await at.sync(orderBody({ customer: { xc_xerocontactid: baysideId } }));
    const after = (await check()).callsLeftToday ?? 0;
    expect(before).toBeGreaterThan(4000);
    expect(before - after).toBe(at.calls.length - 2);
  });

  it('N1: the register is complete once all links were told', async () => {
    await at.call('link-registrations', { links: [], complete: true, environmentUrl: `https://${environment}` });
    expect(await check()).toMatchObject({ registerIncomplete: false });
  });

  it('X1: an organisation that Xero no longer lets in is a problem; one never granted is refused [trap: organisation disconnected]', async () => {
    at.xero.faults.add({ path: '/Organisation', kind: 'slow', ms: 1000 });
    const checked = check();
    await expect.poll(() => at.calls.length).toBeGreaterThan(0);
    at.xero.state.connections.clear();
    at.clock.advance(1001);
    expect(await checked).toMatchObject({ ready: false, problems: [{ code: 'organisation-disconnected', owner: 'Admin' }] });
    const other = 'c2cc9b6e-0000-4000-8000-000000000002';
    const response = await at.system.call(`/v1/organisations/${other}/setup`);
    expect([response.status, await response.json()]).toMatchObject([403, { code: 'organisation-not-granted' }]);
  });

  it('F2: a spent day is a problem that says when it goes on', async () => {
    at.xero.faults.add({ path: '/Organisation', kind: 'rate-limit', problem: 'day', retryAfter: 7200 });
    const report = await check();
    expect(report).toMatchObject({ ready: false, problems: [{ code: 'xero-day-limit', retryAfter: expect.any(String) }] });
    at.clock.advance(7_300_000);
  });
});

describe('CheckSetup of an API without a webhook key', () => {
  const quiet = house({ environment: { XERO_APPS: `${clientId}:` } });

  it('W1: says what that costs, and is ready all the same', async () => {
    const { body } = await quiet.call('setup');
    expect(body).toMatchObject({ webhooksOn: false, ready: true, problems: [{ code: 'webhooks-off', owner: 'Admin' }] });
  });
});
