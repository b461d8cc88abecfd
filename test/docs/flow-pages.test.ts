import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeActions } from '../../sandbox/flow-runner/tree.ts';
import { flowPage, sections } from '../../tools/generate/flow-pages.ts';
import { linksOf, read, root } from './markdown.ts';
import { world } from './world.ts';

const page = (name: string) => read(`docs/flows/${name}.md`);
const handWritten = (text: string) => text.replace(/<!-- facts:[\s\S]*<!-- \/facts -->/, '');

/** Headings of a page that are not those of every page, and those below which nobody has written anything. */
function faultsOf(text: string): string[] {
  const parts = text.split(/^## /m).slice(1);
  const headings = parts.map((part) => part.split('\n', 1)[0] ?? '');
  if (headings.join() !== sections.join()) return [`has the sections ${headings.join(', ')}`];
  const own = parts.filter((part) => !part.startsWith(sections[2] ?? ''));
  return own
    .filter((part) => part.split('\n').slice(1).join('').trim().length < 10)
    .map((part) => `says nothing below ${part.split('\n', 1)[0]}`);
}

describe('the page of a flow', () => {
  it('is there for each flow, and for nothing else', () => {
    const pages = readdirSync(join(root, 'docs/flows')).sort();
    expect(pages).toEqual(world.flows.map(({ name }) => `${name}.md`));
    const linked = linksOf(read('flows/README.md'));
    expect(world.flows.filter(({ name }) => !linked.includes(`../docs/flows/${name}.md`)).map(({ name }) => name)).toEqual([]);
  });

  it('says what starts it, what it does, what it costs, how to change it and what can go wrong', () => {
    expect(world.flows.flatMap(({ name }) => faultsOf(handWritten(page(name))).map((fault) => `${name} ${fault}`))).toEqual([]);
    const [flow] = world.flows;
    if (!flow) throw new Error('there are no flows');
    expect(faultsOf(flowPage(flow, world, '')).length).toBe(sections.length - 1);
    expect(faultsOf('# A\n## What starts it\nSomething does.')).toHaveLength(1);
  });

  it('has the title and the facts of its flow as it is now', () => {
    const stale = world.flows.filter((flow) => flowPage(flow, world, page(flow.name)) !== page(flow.name));
    expect(stale.map(({ name }) => name)).toEqual([]);
  });

  it('names every column that the flow selects or writes one by one, and every operation that it calls', () => {
    for (const flow of world.flows) {
      const text = page(flow.name);
      for (const { action } of placeActions(flow)) {
        if (action.type !== 'OpenApiConnection') continue;
        const { host, parameters } = action.inputs;
        const selected = String(parameters.$select ?? '').split(',');
        const written = Object.keys(parameters).flatMap((key) => /^item\/(\w+)$/.exec(key)?.[1] ?? []);
        const known = ['GetItem', 'ListRecords', 'UpdateRecord', 'UpdateOnlyRecord', 'DeleteRecord'].includes(host.operationId);
        const told = [...selected, ...written, ...(known ? [] : [host.operationId])].filter(Boolean);
        expect(
          told.filter((name) => !text.includes(`\`${name}\``)),
          `${flow.name}: ${host.operationId}`,
        ).toEqual([]);
      }
    }
  });

  it('is stale once its flow has changed, and refused without a place for the facts', () => {
    const flow = structuredClone(world.flows.find(({ name }) => name === 'order-to-xero'));
    if (!flow) throw new Error('there is no order-to-xero');
    const before = page(flow.name);
    flow.trigger.inputs.parameters['subscriptionRequest/filterexpression'] = 'statecode eq 0';
    const after = flowPage(flow, world, before);
    expect(after).not.toBe(before);
    expect(after).toContain('`statecode eq 0`');
    expect(handWritten(after)).toBe(handWritten(before));
    expect(() => flowPage(flow, world, '# Order to Xero\n## What starts it\n')).toThrow('has no');
    expect(() => flowPage(flow, world, before.replace('<!-- /facts -->', ''))).toThrow('is not closed');
  });
});
