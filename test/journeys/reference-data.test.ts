import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../sandbox/xero/default-seed.ts';
import { choice, type Row, Stage } from './stage.ts';

const ofDemo = `_xc_organisationid_value eq ${demoTenantId}`;

describe('what Xero has is in Dynamics', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
    await stage.idle();
  });
  afterAll(() => stage.close());

  const refreshed = async (): Promise<void> => {
    // A list that is only seconds old is not read again.
    stage.sandbox.clock.advance(3_700_000);
    await stage.idle();
    await stage.settings({ xc_refreshrequestedon: stage.sandbox.clock.now().toISOString() });
    await stage.idle();
    expect(stage.badRuns).toEqual([]);
  };
  const organisation = (): Promise<Row> => stage.admin.row('xc_organisations', demoTenantId);

  it('X6 X7 X16 B13: the first refresh brings lists and organisation, Read-only until an administrator decides, with its environment', async () => {
    const [first] = stage.runs('refresh-reference-data');
    expect(first?.status).toBe('Succeeded');
    expect(await organisation()).toMatchObject({
      xc_isdefault: true,
      xc_environmenturl: 'https://contoso.crm.dynamics.com',
      xc_createcontacts: choice(0),
      xc_callsleft: expect.any(Number),
    });
    for (const set of ['xc_accountcodes', 'xc_taxrates', 'xc_brandingthemes', 'xc_trackingoptions'])
      expect.soft((await stage.sales.rows(set, ofDemo)).length, set).toBeGreaterThan(0);
    const [option] = await stage.sales.rows('xc_trackingoptions', ofDemo);
    expect(option).toMatchObject({ xc_category: expect.any(String), xc_xeroid: expect.any(String), xc_status: 'Active' });
  });

  it('X6: on demand, from the form; what finance archived is marked, and only what differs is written', async () => {
    stage.sandbox.xero.ui.setAccountStatus(demoTenantId, '260', 'ARCHIVED');
    const before = await stage.sales.rows('xc_accountcodes', ofDemo);
    await refreshed();
    const after = await stage.sales.rows('xc_accountcodes', ofDemo);
    const changed = after.filter(
      (row) => row.versionnumber !== before.find((one) => one.xc_accountcodeid === row.xc_accountcodeid)?.versionnumber,
    );
    expect(changed.map((row) => [row.xc_code, row.xc_status])).toEqual([['260', 'Archived']]);
    stage.sandbox.xero.ui.setAccountStatus(demoTenantId, '260', 'ACTIVE');
    await refreshed();
    expect((await stage.sales.rows('xc_accountcodes', `xc_code eq '260'`))[0]?.xc_status).toBe('Active');
  });

  it('X7: what Xero no longer has is marked archived and stays, for the rows that name it', async () => {
    const row = { xc_name: 'Gone theme', xc_status: 'Active', 'xc_organisationid@odata.bind': `/xc_organisations(${demoTenantId})` };
    const id = String((await stage.admin.add('xc_brandingthemes', row)).xc_brandingthemeid);
    await refreshed();
    expect((await stage.sales.row('xc_brandingthemes', id)).xc_status).toBe('Archived');
  });

  it('X1 X16: an organisation that is there is never made anew: mode, settings and environment stay', async () => {
    const set = { xc_mode: choice(0), xc_keeplogdays: 11, xc_environmenturl: 'https://production.crm.dynamics.com' };
    await stage.settings(set);
    await stage.idle();
    await stage.sandbox.runner.poll('refresh-reference-data');
    await stage.idle();
    await refreshed();
    expect(await organisation()).toMatchObject(set);
    await stage.settings({ xc_environmenturl: null });
    await refreshed();
    expect(await organisation()).toMatchObject({ xc_mode: choice(0), xc_environmenturl: 'https://contoso.crm.dynamics.com' });
    await stage.settings({ xc_mode: choice(1) });
    await stage.idle();
  });

  it('X6: the register is told all links, with what Dynamics shows of them', async () => {
    const id = await stage.newOrder();
    await stage.toggle(id);
    await refreshed();
    const link = (await stage.sales.rows('xc_links', `xc_rowid eq '${id}'`))[0] ?? {};
    const { body } = await stage.call('link-registrations', { links: [link], environmentUrl: 'https://contoso.crm.dynamics.com' });
    expect(body).toEqual({ received: 1, new: 0, registerIncomplete: false });
  });

  it('E1: a refresh that fails is one problem of the organisation, however often, and the next that succeeds closes it', async () => {
    stage.sandbox.clock.advance(3_700_000);
    for (let turn = 0; turn < 2; turn += 1) {
      stage.sandbox.xero.faults.add({ path: '/TrackingCategories', kind: 'error', status: 500, times: 100 });
      await stage.settings({ xc_refreshrequestedon: stage.sandbox.clock.now().toISOString() });
      await stage.idleThroughWaits(300_000);
    }
    const open = await stage.admin.rows('xc_logs', `xc_table eq 'xc_organisation' and xc_resolvedon eq null`);
    expect(open).toMatchObject([{ xc_logid: demoTenantId, xc_code: 'flow-failed' }]);
    stage.sandbox.xero.faults.clear();
    await stage.settings({ xc_refreshrequestedon: stage.sandbox.clock.now().toISOString() });
    await stage.idleThroughWaits();
    expect((await stage.problem(demoTenantId))?.xc_resolvedon).toEqual(expect.any(String));
  });
});
