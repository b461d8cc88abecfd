import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../sandbox/xero/default-seed.ts';
import { choice, type Row, Stage } from './stage.ts';

const day = 86_400_000;

describe('the integration log is tidied', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
    await stage.idle();
  });
  afterAll(() => stage.close());

  const organisation = { 'xc_organisationid@odata.bind': `/xc_organisations(${demoTenantId})` };
  const row = async (name: string, kind: number, more: Row = {}): Promise<void> => {
    await stage.admin.add('xc_logs', { xc_name: name, xc_kind: choice(kind), ...organisation, ...more });
  };
  const left = async (): Promise<unknown[]> => {
    const rows = await stage.admin.rows('xc_logs', "startswith(xc_name,'Row ')", '&$orderby=xc_name');
    return rows.map((one) => one.xc_name);
  };
  const daysLater = async (days: number): Promise<void> => {
    for (let gone = 0; gone < days; gone += 30) {
      stage.sandbox.clock.advance(Math.min(30, days - gone) * day);
      await stage.idleThroughWaits();
    }
    await stage.sandbox.runner.poll('tidy-log');
    await stage.idle();
  };
  const closedOn = (): Row => ({ xc_resolvedon: stage.sandbox.clock.now().toISOString() });

  it('E1: attempts and closed problems go after 90 days, also where the setting is empty; open problems stay [setting keep log = 90]', async () => {
    await row('Row attempt', 0);
    await row('Row closed', 1, closedOn());
    await row('Row open', 1);
    await row('Row of no organisation', 0, { 'xc_organisationid@odata.bind': undefined });
    await stage.settings({ xc_keeplogdays: null });
    await daysLater(89);
    expect(await left()).toEqual(['Row attempt', 'Row closed', 'Row of no organisation', 'Row open']);
    await daysLater(2);
    expect(await left()).toEqual(['Row open']);
    await stage.settings({ xc_keeplogdays: 90 });
    await row('Row attempt', 0);
    await daysLater(89);
    expect(await left()).toEqual(['Row attempt', 'Row open']);
    await daysLater(2);
    expect(await left()).toEqual(['Row open']);
  });

  it('E1: a shorter time, and more rows than one portion', async () => {
    await stage.settings({ xc_keeplogdays: 7 });
    stage.sandbox.dataverse.seed(
      Array.from({ length: 1100 }, (_, index) => ({
        entitySet: 'xc_logs',
        body: { xc_name: `Row ${index}`, xc_kind: choice(0), ...organisation },
      })),
    );
    await daysLater(6);
    expect(await left()).toHaveLength(1101);
    await row('Row new', 0);
    await daysLater(2);
    expect(await left()).toEqual(['Row new', 'Row open']);
    expect(stage.badRuns).toEqual([]);
  });
});
