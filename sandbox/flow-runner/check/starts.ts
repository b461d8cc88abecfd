import type { Metadata } from '../../dataverse/entities/metadata.ts';
import { messagesByNumber } from '../../dataverse/events/types.ts';
import type { Flow } from '../definition.ts';
import { type Placed, placeActions } from '../tree.ts';
import { isDeliberate } from './deliberate-starts.ts';
import type { Fault } from './fault.ts';
import { type RowWrite, rowWrites } from './row-writes.ts';
import { ruledOut } from './ruled-out.ts';

/** One way in which a flow can start a flow: it calls it, or its write of a row meets the other's trigger. */
export interface Start {
  from: string;
  to: string;
  at: Placed;
  /** None for a call of a child flow. */
  write?: RowWrite;
  /** The columns of the write that the trigger watches; none for a new or deleted row. */
  watched: string[];
  /** A flow that asks for a run of its own, on purpose. */
  deliberate: boolean;
}

/** The columns by which a write meets a row trigger; undefined when it can't start it. Column filters hold for changes only. */
function meets(write: RowWrite, { trigger }: Flow): string[] | undefined {
  const parameter = (name: string) => trigger.inputs?.parameters?.[`subscriptionRequest/${name}`];
  if (trigger.type !== 'OpenApiConnectionWebhook' || parameter('entityname') !== write.table.name) return undefined;
  if (!messagesByNumber[parameter('message')]?.includes(write.message)) return undefined;
  const filter = parameter('filterexpression');
  if (typeof filter === 'string' && filter && ruledOut(filter, write)) return undefined;
  if (write.message !== 'Update') return [];
  const list = String(parameter('filteringattributes') ?? '');
  const watched = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const met = watched.length ? watched.filter((name) => write.columns.has(name)) : [...write.columns.keys()];
  return met.length ? met : undefined;
}

function childOf({ action }: Placed, flows: Flow[]): Flow | undefined {
  const id = action.type === 'Workflow' ? String(action.inputs?.host?.workflowReferenceName).toLowerCase() : undefined;
  return flows.find((flow) => flow.id === id);
}

/** Every way in which these flows can start each other: each call of a child, and each write against each row trigger. */
export function findStarts(flows: Flow[], metadata: Metadata): Start[] {
  return flows.flatMap((flow) => {
    const calls = placeActions(flow).flatMap((at): Start[] => {
      const child = childOf(at, flows);
      return child ? [{ from: flow.name, to: child.name, at, watched: [], deliberate: false }] : [];
    });
    const started = rowWrites(flow, metadata).flatMap((write) =>
      flows.flatMap((other): Start[] => {
        const watched = meets(write, other);
        const deliberate = other.name === flow.name && isDeliberate(write);
        return watched ? [{ from: flow.name, to: other.name, at: write.at, write, watched, deliberate }] : [];
      }),
    );
    return [...calls, ...started];
  });
}

/** The shortest way from one flow to another, both named; undefined when there is none. */
function wayBack(starts: Start[], from: string, to: string): string[] | undefined {
  const ways = [[from]];
  const seen = new Set([from]);
  for (const way of ways) {
    const last = way.at(-1) as string;
    if (last === to) return way;
    for (const next of starts.filter((start) => start.from === last).map((start) => start.to))
      if (!seen.has(next)) {
        seen.add(next);
        ways.push([...way, next]);
      }
  }
  return undefined;
}

/** What a start does, such as `writes salesorder.xc_syncrequestedon`. */
function deedOf({ write, watched, to }: Start): string {
  if (!write) return `calls ${to}`;
  const { name } = write.table;
  const [first, ...more] = watched;
  const columns = `${name}.${first}${more.length ? ` and ${more.length} more` : ''}`;
  const deed = { Create: `makes a row of ${name}`, Update: `writes ${columns}`, Delete: `deletes a row of ${name}` }[write.message];
  return write.follows ? `${deed} (${write.follows})` : deed;
}

/** Flows must not go round: none may start itself, alone or by way of others. Each start on such a round is a fault. */
export function checkStarts(flows: Flow[], metadata: Metadata): Fault[] {
  const starts = findStarts(flows, metadata).filter(({ deliberate }) => !deliberate);
  const faults = starts.flatMap((start): Fault[] => {
    const back = wayBack(starts, start.to, start.from);
    const round = back && [start.from, ...back].join(' → ');
    return round
      ? [{ flow: start.from, place: start.at.place, message: `${deedOf(start)} and so may start itself for ever: ${round}` }]
      : [];
  });
  return [...new Map(faults.map((fault) => [`${fault.place} ${fault.message}`, fault])).values()];
}

/** The graph as lines of a table: who starts whom, and by what. */
export function startsTable(flows: Flow[], metadata: Metadata): string {
  const rows = findStarts(flows, metadata).map((start) => [
    start.from,
    `${deedOf(start)}${start.deliberate ? ' (on purpose)' : ''}`,
    start.to,
  ]);
  const unique = [...new Map(rows.map((row) => [row.join('|'), row])).values()];
  const all = [['flow', 'does', 'can start'], ...unique];
  const widths = [0, 1].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map(([from = '', does = '', to]) => `${from.padEnd(widths[0] ?? 0)}  ${does.padEnd(widths[1] ?? 0)}  ${to}`).join('\n');
}
