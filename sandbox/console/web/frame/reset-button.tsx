import { ArrowResetRegular } from '@fluentui/react-icons/svg/arrow-reset';
import { request } from '../lib/http.ts';
import { goTo } from '../lib/place.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';

/** Puts everything back to the start, after asking. */
export function ResetButton({ onDone }: { onDone(): void }) {
  const reset = async () => {
    await request('POST', '/console-api/reset', {});
    goTo({ dynamics: 'salesorder', xero: 'invoices/ALL', run: '' });
    onDone();
  };
  return (
    <ConfirmButton label="Reset" icon={<ArrowResetRegular />} title="Start over?" confirm="Start over" act={reset}>
      Dynamics and Xero go back to how they were at the start. What you entered and what happened is gone.
    </ConfirmButton>
  );
}
