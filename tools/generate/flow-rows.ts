import type { Metadata } from '../../sandbox/dataverse/entities/metadata.ts';
import { splitOutside } from '../../sandbox/dataverse/odata/split.ts';
import { rowWrites } from '../../sandbox/flow-runner/check/row-writes.ts';
import type { Flow } from '../../sandbox/flow-runner/definition.ts';
import type { Placed } from '../../sandbox/flow-runner/tree.ts';
import { markdownTable } from './generated.ts';

const step = ({ name }: Placed) => `*${name.replaceAll('_', ' ')}*`;
const names = (columns: Iterable<string>) => [...columns].map((name) => `\`${name}\``).join(', ');

interface Read {
  what: string;
  columns: string;
}

/** The columns of a read, and those of each row it expands, such as `salesorder`, its `customerid_account`. */
function readsOf(what: string, select: string | undefined, expand: string | undefined): Read[] {
  const own = { what, columns: select ? names(splitOutside(select, ',')) : 'all' };
  const others = splitOutside(expand ?? '', ',').flatMap((item) => {
    const [nav = '', options = ''] = item.split(/\((.*)\)$/);
    const of = (name: string) =>
      splitOutside(options, ';')
        .find((option) => option.startsWith(`${name}=`))
        ?.slice(name.length + 1);
    return readsOf(`${what}, its \`${nav}\``, of('$select'), of('$expand'));
  });
  return [own, ...others];
}

/** What a flow reads of Dataverse, table by table; nothing where it reads nothing. */
export function readsTable(placed: Placed[], metadata: Metadata): string {
  const found = new Map<string, { read: Read; steps: Set<string> }>();
  for (const one of placed) {
    const { host, parameters } = one.action.inputs ?? {};
    if (!['GetItem', 'ListRecords'].includes(host?.operationId)) continue;
    const table = metadata.bySet(parameters.entityName)?.name ?? parameters.entityName;
    for (const read of readsOf(`\`${table}\``, parameters.$select, parameters.$expand)) {
      const key = `${read.what}|${read.columns}`;
      const entry = found.get(key) ?? { read, steps: new Set<string>() };
      found.set(key, { ...entry, steps: entry.steps.add(step(one)) });
    }
  }
  if (found.size === 0) return '';
  const rows = [...found.values()].map(({ read, steps }) => [read.what, read.columns, [...steps].join(', ')]);
  return markdownTable(['reads', 'columns', 'in the step'], rows);
}

const ways: Record<string, string> = {
  CreateRecord: 'makes it',
  UpdateRecord: 'changes it, or makes it',
  UpdateOnlyRecord: 'changes it',
  DeleteRecord: 'deletes it',
};

/** What a flow writes to Dataverse itself, table by table; nothing where it writes nothing. */
export function writesTable(flow: Flow, metadata: Metadata): string {
  const found = new Map<string, { table: string; way: string; columns: Set<string>; steps: Set<string> }>();
  for (const { at, table, columns, follows } of rowWrites(flow, metadata)) {
    if (follows) continue;
    const way = ways[at.action.inputs.host.operationId] ?? '';
    const key = `${table.name}|${way}`;
    const entry = found.get(key) ?? { table: table.name, way, columns: new Set(), steps: new Set() };
    for (const name of columns.keys()) entry.columns.add(name);
    found.set(key, { ...entry, steps: entry.steps.add(step(at)) });
  }
  if (found.size === 0) return '';
  const rows = [...found.values()].map(({ table, way, columns, steps }) => [
    `\`${table}\``,
    way,
    names(columns) || '–',
    [...steps].join(', '),
  ]);
  return markdownTable(['writes', 'how', 'columns', 'in the step'], rows);
}
