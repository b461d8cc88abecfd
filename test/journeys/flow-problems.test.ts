import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, Stage } from './stage.ts';

describe('problems of flows that are about no row', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
    // Without a customer in Xero nobody's balance is read.
    await stage.newAccount('Owing Ltd');
    await stage.idle();
  });
  afterAll(() => stage.close());

  const ran = async (flow: string): Promise<void> => {
    await stage.sandbox.runner.poll(flow);
    await stage.idleThroughWaits(300_000);
  };
  const open = (flow: string): Promise<Row[]> =>
    stage.admin.rows('xc_logs', `xc_code eq 'flow-failed' and xc_operation eq '${flow}' and xc_resolvedon eq null`);

  it.each([['refresh-reference-data'], ['refresh-balances']])(
    'E1: %s that fails while Xero is down is one problem, however often, and the next that succeeds closes it',
    async (flow) => {
      stage.sandbox.clock.advance(3_700_000);
      await stage.idle();
      stage.sandbox.xero.faults.add({
        path: /^\/(xero\/)?(connections|api\.xro)|Contacts/i,
        kind: 'error',
        status: 503,
        times: 10_000,
      });
      await ran(flow);
      await ran(flow);
      const [first, ...more] = await open(flow);
      expect(more).toEqual([]);
      expect(first?.xc_message).toContain(flow);
      stage.sandbox.xero.faults.clear();
      await ran(flow);
      expect(await open(flow)).toEqual([]);
      expect((await stage.problem(String(first?.xc_logid)))?.xc_resolvedon).toEqual(expect.any(String));
    },
  );
});
