import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { formatted, listRows, type Row, useTable } from '../lib/dataverse.ts';
import { linkTo, rowPath } from '../lib/place.ts';
import { useQuery } from '../lib/query.ts';

const doers: Record<string, string> = { Sales: 'Sales, here in Dynamics', Finance: 'Finance, in Xero', Admin: 'An administrator' };

/** The open problem of a row: why, what to do, and who does it. An open problem's row has the id of the row it is about. */
export function Problem({ rowId, busy, onRetry }: { rowId: string; busy: boolean; onRetry(): void }) {
  const table = useTable('xc_log');
  const problem = useQuery(
    `problem/${rowId}`,
    async (): Promise<Row | null> => (await listRows('xc_logs', { $filter: `xc_logid eq ${rowId}` }))[0] ?? null,
    ['table:xc_log'],
  );
  const row = problem.data;
  if (!row || !table.data || row.xc_resolvedon || row.statecode === 1) return null;
  const owner = formatted(row, 'xc_owner') ?? '';
  const repeats = Number(row.xc_repeats ?? 0);
  return (
    <MessageBar intent="error" layout="multiline" className="problem" aria-label="Problem" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{String(row.xc_message ?? row.xc_name)}</MessageBarTitle>
        <p>
          <b>What to do:</b> {String(row.xc_fix ?? 'See the integration log.')}
        </p>
        <p className="problem-who">
          {owner && (
            <>
              <b>Who:</b> {doers[owner] ?? owner}
            </>
          )}
          {repeats > 1 && <> · tried {repeats} times</>} · <a href={linkTo({ dynamics: rowPath('xc_log', rowId) })}>Details</a>
        </p>
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" disabledFocusable={busy} onClick={onRetry}>
          Try again
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
