import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readMetadata } from '../../sandbox/dataverse/entities/metadata.ts';
import { findStarts } from '../../sandbox/flow-runner/check/starts.ts';
import type { Flow } from '../../sandbox/flow-runner/definition.ts';
import { readFlows } from '../../sandbox/flow-runner/load.ts';
import { readWorkflows } from '../../sandbox/solution-parts.ts';
import { type FlowWorld, factsOf } from './flow-facts.ts';
import { fillMarked, type Generated } from './generated.ts';

/** The sections of every page; the facts stand in the third. */
export const sections = [
  'What starts it',
  'What it does',
  'What it reads and writes',
  'What it costs',
  'How to change it safely',
  'What can go wrong',
];
const marker = '<!-- facts: made from the flow by npm run generate -->';

/** A page that is still to be written. */
function emptyPage(): string {
  const parts = sections.map((name) => `## ${name}\n${name === sections[2] ? `\n${marker}\n<!-- /facts -->\n` : ''}`);
  return `# \n\n${parts.join('\n')}`;
}

/**
 * The flow's page with its title and facts as they are now; what is written by hand stays. Without a page, one to fill in.
 * @throws Error where the page has no place for the facts
 */
export function flowPage(flow: Flow, world: FlowWorld, before: string): string {
  const page = (before || emptyPage()).replace(/^#.*/, `# ${world.titles.get(flow.id) ?? flow.name}`);
  if (!page.includes(marker)) throw new Error(`docs/flows/${flow.name}.md has no '${marker}'`);
  return fillMarked(page, 'facts', () => factsOf(flow, world));
}

/** What the flows of a checkout say of each other, of their tables and of their names. */
export function readFlowWorld(root: string): FlowWorld {
  const flows = readFlows(`${root}flows`, []);
  const metadata = readMetadata([`${root}solution/core`]);
  const titles = new Map(readWorkflows(`${root}solution/core`).map(({ id, title }) => [id, title]));
  return { flows, metadata, titles, starts: findStarts(flows, metadata) };
}

/** A page a flow, docs/flows/<name>.md, below the root of the checkout. */
export function flowPages(root: URL): Generated[] {
  const folder = fileURLToPath(root);
  let world: FlowWorld | undefined;
  return readdirSync(`${folder}flows`)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const name = file.slice(0, -'.json'.length);
      const make = (before: string) => {
        world ??= readFlowWorld(folder);
        const flow = world.flows.find((one) => one.name === name);
        if (!flow) throw new Error(`flows/${file} is not an exported flow`);
        return flowPage(flow, world, before);
      };
      return { file: new URL(`docs/flows/${name}.md`, root), make };
    });
}
