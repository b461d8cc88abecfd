import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type Row, Stage } from './stage.ts';

/** One stage for the tests of a group, with these settings; after each test what waits for a poll has come back, and no run has failed. */
export function onStage(take: (stage: Stage) => void, settings?: Row): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
    take(stage);
    if (settings) await stage.settings(settings);
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    await stage.nextPoll();
    expect(stage.badRuns).toEqual([]);
  });
}
