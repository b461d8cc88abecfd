import { Divider, Switch, Tooltip } from '@fluentui/react-components';
import type { ConsoleState } from '../../shared.ts';
import { get, request } from '../lib/http.ts';
import { setNow } from '../lib/live.ts';
import { useAct, useQuery } from '../lib/query.ts';
import { FlowMenu } from './flow-menu.tsx';
import { ResetButton } from './reset-button.tsx';
import { SandboxClock } from './sandbox-clock.tsx';

async function readState(): Promise<ConsoleState> {
  const state = await get<ConsoleState>('/console-api/state');
  setNow(state.now);
  return state;
}

/** What steers the sandbox itself. */
export function TopBar() {
  const state = useQuery('state', readState);
  const act = useAct();
  const switchWebhooks = (on: boolean) =>
    act.run(async () => {
      await request('PUT', '/console-api/webhook-on-payment', { on });
      state.reload();
    });
  return (
    <header className="top-bar">
      <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#1160b7" />
        <path d="M9 12h11l-3-3m6 11H12l3 3" fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <h1>
        Xero Connector <span>for Dynamics 365</span>
      </h1>
      <span className="sandbox-mark">Sandbox</span>
      <div className="grow" />
      <SandboxClock />
      <Divider vertical className="bar-divider" />
      <Tooltip
        content="Nobody could find out whether recording a payment in Xero raises a webhook. Off, payments arrive with the next look, at most 15 minutes later."
        relationship="description"
      >
        <Switch
          label="Payments raise webhooks"
          checked={state.data?.webhookOnPayment ?? false}
          disabledFocusable={!state.data || act.busy}
          onChange={(_, { checked }) => void switchWebhooks(checked)}
        />
      </Tooltip>
      <Divider vertical className="bar-divider" />
      <FlowMenu flows={state.data?.flows ?? []} onChange={state.reload} />
      <ResetButton onDone={state.reload} />
    </header>
  );
}
