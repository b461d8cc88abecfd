import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { story } from '../../sandbox/demo/story.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { emptyStore } from '../empty-store.ts';

// The story reads and writes rows in Dynamics and documents in Xero through HTTP alone.
describe.each([
  { webhookOnPayment: true, how: 'a payment raises an invoice webhook' },
  { webhookOnPayment: false, how: 'a payment raises no webhook' },
])('P1 P4 P6 P15–P28 W1 E1: one order, there and back, where $how', ({ webhookOnPayment }) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ webhookOnPayment, openStore: emptyStore });
  });
  afterAll(() => sandbox.stop());

  it('P15 P25 [setting create dynamics invoice = On approval] [setting fulfil order = Yes]: is the story', async () => {
    for (const step of story(sandbox)) {
      const evidence = await step.play();
      expect
        .soft(Object.fromEntries(evidence.map(({ what, seen }) => [what, seen])), step.title)
        .toEqual(Object.fromEntries(evidence.map(({ what, expected }) => [what, expected])));
    }
    expect(sandbox.runner.runs.filter((run) => run.status !== 'Succeeded')).toEqual([]);
  });

  it('F3: an order costs at most 13 calls the first time, 2 more for a customer new to Xero; a change at most 10 and its settlements', () => {
    const cost = (flow: string) =>
      sandbox.runner.runs.filter((run) => run.flow === flow && !run.parentRunId).map((run) => run.calls.dataverse + run.calls.connector);
    expect(Math.max(...cost('order-to-xero'))).toBeLessThanOrEqual(15);
    expect(Math.max(...cost('xero-invoice-changed'))).toBeLessThanOrEqual(13);
  });

  it("P1: no flow started itself by what it wrote [trap: the flow's own write triggering the flow]", () => {
    const triggered = sandbox.runner.runs.filter((run) => run.flow === 'order-to-xero' && !run.parentRunId);
    // One run for each write of a person: two toggles and one change of a description.
    expect(triggered.length).toBe(3);
  });
});
