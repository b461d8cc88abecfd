import type { Metadata } from '../../dataverse/entities/metadata.ts';
import type { Table } from '../../dataverse/entities/types.ts';
import { totalColumns } from '../../dataverse/rules/pricing.ts';
import { amounts, documents } from '../../dataverse/rules/sales-documents.ts';
import { repricing } from '../../dataverse/rules/sales-lines.ts';
import type { Flow } from '../definition.ts';
import { type Placed, placeActions } from '../tree.ts';
import { isDataverse } from './action-shapes.ts';
import { filled, type Known, knownOf, unknown } from './known-values.ts';

/** One thing that a flow does to rows of a table, as a row trigger sees it. */
export interface RowWrite {
  flow: string;
  at: Placed;
  table: Table;
  message: 'Create' | 'Update' | 'Delete';
  /** The columns in the request, and those that the server names along with them. */
  columns: ReadonlyMap<string, Known>;
  /** What the server does by itself after another write. */
  follows?: string;
}

const bind = '@odata.bind';
const messagesOf: Record<string, RowWrite['message'][]> = {
  CreateRecord: ['Create'],
  UpdateRecord: ['Create', 'Update'],
  UpdateOnlyRecord: ['Update'],
  DeleteRecord: ['Delete'],
};

function columnsOf(parameters: Record<string, unknown>, table: Table, metadata: Metadata): Map<string, Known> {
  const columns = new Map<string, Known>();
  for (const [name, value] of Object.entries(parameters)) {
    if (!name.startsWith('item/')) continue;
    const key = name.slice('item/'.length);
    if (!key.endsWith(bind)) columns.set(key, knownOf(value));
    else columns.set(metadata.single(table, key.slice(0, -bind.length))?.column.name ?? key, filled);
  }
  return columns;
}

const names = (write: RowWrite, columns: readonly string[]): boolean => columns.some((name) => write.columns.has(name));

/** A write of a line makes its header compute its totals; so do amounts of the header itself, and a state sets the date fulfilled. */
function followUps(write: RowWrite, metadata: Metadata): RowWrite[] {
  const { table, message } = write;
  const total: [string, Known][] = totalColumns.map((name) => [name, unknown]);
  for (const [header, { lines }] of Object.entries(documents)) {
    if (table.name === lines && (message !== 'Update' || names(write, repricing)))
      return [{ ...write, table: metadata.table(header), message: 'Update', columns: new Map(total), follows: `the total of ${header}` }];
    if (table.name !== header || message === 'Delete') continue;
    const own: [string, Known][] = message === 'Create' || names(write, amounts) ? total : [];
    if (table.columns.has('datefulfilled') && names(write, ['statecode'])) own.push(['datefulfilled', unknown]);
    if (own.length) return [{ ...write, message: 'Update', columns: new Map(own), follows: 'what the server computes' }];
  }
  return [];
}

/** Rows that go with the one that is deleted. */
function cascades(write: RowWrite, metadata: Metadata, seen = new Set([write.table.name])): RowWrite[] {
  if (write.message !== 'Delete') return [];
  return metadata.references(write.table.name).flatMap(({ table, target }) => {
    if (target.onDelete !== 'Cascade' || seen.has(table.name)) return [];
    seen.add(table.name);
    const gone: RowWrite = { ...write, table, follows: `the deletion of its ${write.table.name}` };
    return [gone, ...cascades(gone, metadata, seen)];
  });
}

/** Every write of Dataverse rows in a flow, with what the server does by itself because of it. UpdateRecord makes or changes, so it is both. */
export function rowWrites(flow: Flow, metadata: Metadata): RowWrite[] {
  return placeActions(flow).flatMap((at) => {
    const { type, inputs } = at.action;
    const messages = messagesOf[inputs?.host?.operationId];
    const table = metadata.bySet(String(inputs?.parameters?.entityName));
    if (type !== 'OpenApiConnection' || !messages || !table || !isDataverse(flow, inputs.host)) return [];
    const columns = columnsOf(inputs.parameters, table, metadata);
    return messages
      .map((message): RowWrite => ({ flow: flow.name, at, table, message, columns }))
      .flatMap((write) => [write, ...followUps(write, metadata), ...cascades(write, metadata)]);
  });
}
