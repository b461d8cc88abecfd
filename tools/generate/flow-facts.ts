import type { Metadata } from '../../sandbox/dataverse/entities/metadata.ts';
import type { Start } from '../../sandbox/flow-runner/check/starts.ts';
import { dataverseApi, type Flow, type RetryPolicy } from '../../sandbox/flow-runner/definition.ts';
import { enclosing, type Placed, placeActions } from '../../sandbox/flow-runner/tree.ts';
import { readsTable, writesTable } from './flow-rows.ts';
import { triggerFacts } from './flow-trigger.ts';
import { markdownTable } from './generated.ts';

export interface FlowWorld {
  flows: Flow[];
  metadata: Metadata;
  /** What each flow is called in Power Automate, by its id. */
  titles: ReadonlyMap<string, string>;
  starts: Start[];
}

const mostActions = 25;
const isCall = ({ action }: Placed) => action.type === 'OpenApiConnection';
const isLoop = ({ action }: Placed) => ['Foreach', 'Until'].includes(action.type);
const isBranch = ({ action }: Placed) => ['If', 'Switch'].includes(action.type);
const inCatch = (placed: Placed) => [placed, ...enclosing(placed)].at(-1)?.name === 'Catch';
const words = (name: string) => `*${name.replaceAll('_', ' ')}*`;

/** How many calls of Dataverse and of the connector a run makes itself. */
function callFacts(placed: Placed[]): string {
  const calls = placed.filter((one) => isCall(one) && !inCatch(one));
  const inLoops = calls.filter((one) => enclosing(one).some(isLoop));
  const inBranches = calls.filter((one) => !inLoops.includes(one) && enclosing(one).some(isBranch));
  const parts = [`${calls.length - inLoops.length - inBranches.length} in every run`];
  if (inBranches.length) parts.push(`up to ${inBranches.length} in its branches`);
  if (inLoops.length) parts.push(`up to ${inLoops.length} in a pass of its loops`);
  return `${parts.join(', ')}; child flows come on top`;
}

function retryOf(policy: RetryPolicy | undefined): string {
  if (!policy?.type) return 'the platform’s own retries';
  return `${policy.type}, up to ${policy.count} times from ${policy.interval}`;
}

function operationFacts(flow: Flow, placed: Placed[]): string {
  const own = [...placed.filter(isCall).map(({ action }) => action.inputs), flow.trigger.inputs].filter(
    (inputs) => inputs?.host?.connectionName && flow.connectionReferences[inputs.host.connectionName]?.api?.name !== dataverseApi,
  );
  const facts = own.map(({ host, retryPolicy }) => `\`${host.operationId}\` (repeated: ${retryOf(retryPolicy)})`);
  return [...new Set(facts)].join('<br>');
}

const loopFacts = (placed: Placed[]) =>
  placed
    .filter(isLoop)
    .map(({ name, action }) => {
      const many = action.runtimeConfiguration?.concurrency?.repetitions ?? 1;
      return `${words(name)}: ${many === 1 ? 'one after the other' : `${many} at a time`}`;
    })
    .join('<br>');

/** Tables of facts for a flow's page: what starts it, what it calls, reads and writes, and which flows it starts or is started by. */
export function factsOf(flow: Flow, world: FlowWorld): string {
  const placed = placeActions(flow);
  const links = (names: string[]) =>
    [...new Set(names)]
      .sort()
      .map((name) => `[${name}](${name}.md)`)
      .join(', ');
  const here = world.starts.filter(({ from }) => from === flow.name);
  const elsewhere = world.starts.filter(({ to, from }) => to === flow.name && from !== flow.name);
  const connections = Object.values(flow.connectionReferences).map(({ connection }) => `\`${connection?.connectionReferenceLogicalName}\``);
  const facts = [
    ['file', `[flows/${flow.name}.json](../../flows/${flow.name}.json)`],
    ...triggerFacts(flow.trigger),
    ['connections', connections.join(', ')],
    ['operations of the connector', operationFacts(flow, placed)],
    ['child flows', links(here.filter(({ write }) => !write).map(({ to }) => to))],
    ['its writes can start', links(here.filter(({ write, to }) => write && to !== flow.name).map(({ to }) => to))],
    ['called by', links(elsewhere.filter(({ write }) => !write).map(({ from }) => from))],
    ['started by writes of', links(elsewhere.filter(({ write }) => write).map(({ from }) => from))],
    ['actions', `${placed.length} of at most ${mostActions}`],
    ['calls of its own', callFacts(placed)],
    ['loops', loopFacts(placed)],
    ['runs at the same time', flow.trigger.runtimeConfiguration?.concurrency ? 'limited' : 'not limited'],
  ].filter(([, value]) => value);
  return [markdownTable(['fact', 'value'], facts as string[][]), readsTable(placed, world.metadata), writesTable(flow, world.metadata)]
    .filter(Boolean)
    .join('\n\n');
}
