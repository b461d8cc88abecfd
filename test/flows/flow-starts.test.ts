import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readMetadata } from '../../sandbox/dataverse/entities/metadata.ts';
import { checkStarts, findStarts, startsTable } from '../../sandbox/flow-runner/check/starts.ts';
import { readFlows } from '../../sandbox/flow-runner/load.ts';

const root = new URL('../../', import.meta.url).pathname;
const metadata = readMetadata([join(root, 'solution/core')]);
const flows = readFlows(join(root, 'flows'), []);

it("P1: no flow starts itself for ever, whatever the flows write of Dataverse's rows [trap: the flow's own write triggering the flow]", () => {
  console.log(startsTable(flows, metadata));
  expect(checkStarts(flows, metadata)).toEqual([]);
});

it('P1: a flow that asks for a run of its own does so once, by its stamp alone', () => {
  const own = findStarts(flows, metadata).filter((start) => start.from === start.to);
  expect(own.every((start) => start.deliberate)).toBe(true);
  expect(new Set(own.map((start) => start.from)).size).toBe(own.length);
});
