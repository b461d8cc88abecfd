import { listRows, type Row, updateRow, useTable } from './dataverse.ts';
import { touch } from './live.ts';
import { type Query, useQuery } from './query.ts';

const columns = [
  'xc_logid,xc_name,xc_message,xc_fix,xc_owner,xc_code,xc_repeats,xc_retry,xc_retryable,xc_retryafter,xc_resolvedon,xc_table,xc_rowid',
  'createdon,modifiedon,statecode,_xc_salesorderid_value,_xc_invoiceid_value,_xc_accountid_value,_xc_contactid_value,_xc_productid_value',
].join(',');

/** 272000001 is the kind Problem: one row for each row that is not in sync. */
const problems = 'xc_kind eq 272000001';

/** Since when a problem is open: one that came only once may stand in the row of one that was solved long ago. */
export const sinceOf = (row: Row): string => String(Number(row.xc_repeats ?? 1) > 1 ? row.createdon : row.modifiedon);

async function readOpen(): Promise<Row[]> {
  const filter = `${problems} and xc_resolvedon eq null and statecode eq 0`;
  const rows = await listRows('xc_logs', { $select: columns, $filter: filter, $orderby: 'createdon desc' });
  return rows.sort((one, other) => sinceOf(other).localeCompare(sinceOf(one)));
}

/** Open problems, the newest first: trying one again doesn't move it. */
export const useOpenProblems = (): Query<Row[]> => useQuery('problems/open', readOpen, ['table:xc_log']);

/** The last fifty that were solved. */
export const useResolvedProblems = (wanted: boolean): Query<Row[]> =>
  useQuery(
    wanted ? 'problems/resolved' : undefined,
    () =>
      listRows('xc_logs', {
        $select: columns,
        $filter: `${problems} and xc_resolvedon ne null`,
        $orderby: 'xc_resolvedon desc',
        $top: '50',
      }),
    ['table:xc_log'],
  );

/** Asks to try problems again: the flow that watches the column does the rest. */
export function useRetry(): (ids: string[]) => Promise<void> {
  const table = useTable('xc_log').data;
  return async (ids) => {
    if (!table) return;
    for (const id of ids) await updateRow(table, id, { xc_retry: true });
    touch('table:xc_log');
  };
}

export interface About {
  table: string;
  id: string;
  name: string;
  kind: string;
}

const lookups: [column: string, table: string, kind: string][] = [
  ['_xc_salesorderid_value', 'salesorder', 'Order'],
  ['_xc_invoiceid_value', 'invoice', 'Invoice'],
  ['_xc_accountid_value', 'account', 'Account'],
  ['_xc_contactid_value', 'contact', 'Contact'],
  ['_xc_productid_value', 'product', 'Product'],
];

/** The row that a problem is about; a row that is gone, or of a custom table, has a name only. */
export function aboutOf(row: Row, formatted: (row: Row, column: string) => string | undefined): Partial<About> & { name: string } {
  for (const [column, table, kind] of lookups)
    if (typeof row[column] === 'string') return { table, id: row[column], kind, name: formatted(row, column) ?? 'No name' };
  const kind = lookups.find(([, table]) => table === row.xc_table)?.[2];
  return { kind, name: String(row.xc_name ?? '').replace(/^Problem: /, '') };
}
