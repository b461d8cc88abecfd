import { Button, Spinner } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import type { FormState } from '../dynamics/use-form.ts';
import { useActivities } from '../lib/activities.ts';
import { updateRow } from '../lib/dataverse.ts';
import { formatMoment } from '../lib/format.ts';
import { sandboxNow, touch } from '../lib/live.ts';
import { useAct } from '../lib/query.ts';
import { Messages } from '../ui/messages.tsx';

/** The flows that read them; balances are another matter. */
const refreshing = /^refresh-(?!balances)/;
const column = 'xc_refreshrequestedon';

/** Asks for accounts, tax rates, branding themes and tracking options anew, which otherwise comes once a day. */
export function RefreshCard({ form }: { form: FormState }) {
  const act = useAct();
  const last = (useActivities().data ?? []).find(({ kind, code }) => kind === 'run' && refreshing.test(code ?? ''));
  if (!form.id || !form.table.columns.some(({ name }) => name === column)) return null;
  const ask = () =>
    act.run(async () => {
      await updateRow(form.table, form.id ?? '', { [column]: sandboxNow().toISOString().replace(/\.\d+/, '') });
      touch('table:xc_organisation');
    });
  return (
    <div className="setting">
      <p className="quiet">
        Accounts, tax rates, branding themes and tracking options come once a day. Ask now if finance has just changed one.
      </p>
      <Messages intent="error" messages={act.error} />
      <div className="setting-acts">
        <Button
          size="small"
          icon={<ArrowSyncRegular />}
          disabledFocusable={act.busy || last?.status === 'running'}
          onClick={() => void ask()}
        >
          Refresh lists from Xero
        </Button>
        {last?.status === 'running' && <Spinner size="extra-tiny" label="Reading…" />}
        {last?.status === 'done' && <span className="quiet">Read {formatMoment(last.at)}</span>}
        {last?.status === 'failed' && <span className="failed">The last refresh failed: see What happened.</span>}
      </div>
    </div>
  );
}
