import type { DataverseEmulator } from '../../dataverse/emulator.ts';
import type { Run } from '../../flow-runner/run/history.ts';
import type { About } from '../shared.ts';

type Rows = Pick<DataverseEmulator, 'metadata' | 'store'>;

const numbers: Record<string, string> = { salesorder: 'ordernumber', invoice: 'invoicenumber', product: 'productnumber' };

/** How people call a row: its number and its name. */
function labelOf(dataverse: Rows, table: string, id: string): string | undefined {
  const row = dataverse.store.row(table, id);
  if (!row) return undefined;
  const number = numbers[table] && row[numbers[table]];
  const name = row[dataverse.metadata.table(table).primaryName];
  return [number, name].filter((part) => typeof part === 'string' && part !== '').join(' · ') || undefined;
}

function aboutRow(dataverse: Rows, table: string, id: string): About | undefined {
  if (!dataverse.metadata.tables.has(table)) return undefined;
  return { table, id, label: labelOf(dataverse, table, id) ?? dataverse.metadata.table(table).displayName };
}

/** The row a run is about: the one that triggered it, or the one that the changed Xero document belongs to. */
export function aboutRun(dataverse: Rows, run: Run): About | undefined {
  const outputs = run.trigger.outputs as { body?: Record<string, unknown> } | undefined;
  const body = outputs?.body;
  if (typeof body !== 'object' || body === null) return undefined;
  const { ItemInternalId: triggered, table, rowId } = body;
  if (typeof table === 'string' && typeof rowId === 'string') return aboutRow(dataverse, table, rowId);
  if (typeof triggered !== 'string') return undefined;
  for (const candidate of dataverse.metadata.tables.values())
    if (body[candidate.primaryId] === triggered && dataverse.store.row(candidate.name, triggered))
      return aboutRow(dataverse, candidate.name, triggered);
  return undefined;
}
