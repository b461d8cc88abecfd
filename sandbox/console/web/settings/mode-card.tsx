import { Button } from '@fluentui/react-components';
import type { FormState } from '../dynamics/use-form.ts';
import { formatted, updateRow } from '../lib/dataverse.ts';
import { touch } from '../lib/live.ts';
import { useAct } from '../lib/query.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { useKeepFocus } from '../ui/keep-focus.ts';
import { Messages } from '../ui/messages.tsx';
import { StateBadge } from '../ui/tone.tsx';

/** Read-only or Active: what it means now, and the way to the other. */
export function ModeCard({ form }: { form: FormState }) {
  const act = useAct();
  const row = form.row.data;
  const column = form.table.columns.find(({ name }) => name === 'xc_mode');
  const mode = (row && formatted(row, 'xc_mode')) ?? 'Read-only';
  const heading = useKeepFocus<HTMLHeadingElement>(mode);
  if (!row || !column) return null;
  const active = mode === 'Active';
  const host = typeof row.xc_environmenturl === 'string' && row.xc_environmenturl ? row.xc_environmenturl : undefined;
  const choose = async (label: string) => {
    const option = column.options?.find((one) => one.label === label);
    if (form.id && option) await updateRow(form.table, form.id, { xc_mode: option.value });
    touch('table:xc_organisation');
  };
  return (
    <div className="setting">
      <h4 ref={heading} tabIndex={-1}>
        {String(row.xc_name)} is <StateBadge label={mode} tone={active ? 'success' : 'warning'} />
      </h4>
      <p className="quiet">{column.options?.find(({ label }) => label === mode)?.description}</p>
      {host && <p className="quiet">Only this environment may write to it: {host}. A copy of the environment stays Read-only.</p>}
      <Messages intent="error" messages={act.error} />
      <div className="setting-acts">
        {active ? (
          <Button size="small" disabledFocusable={act.busy} onClick={() => void act.run(() => choose('Read-only'))}>
            Switch to Read-only
          </Button>
        ) : (
          <ConfirmButton
            appearance="primary"
            label="Switch to Active"
            title={`Write to ${String(row.xc_name)} from now on?`}
            confirm="Switch to Active"
            act={() => choose('Active')}
          >
            Whatever is synced from now on is written to Xero, from this environment alone. You can switch back at any time; what is in Xero
            then stays there.
          </ConfirmButton>
        )}
      </div>
    </div>
  );
}
