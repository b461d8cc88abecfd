import { Button } from '@fluentui/react-components';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { updateRow } from '../lib/dataverse.ts';
import { touch } from '../lib/live.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import type { FormState } from './use-form.ts';

/** Tables whose rows people switch off and on, what the other state is called, and what it means in Xero. */
const inactive: Record<string, { name: string; off: string; inXero: string }> = {
  account: { name: 'account', off: 'Deactivate', inXero: 'Nothing changes in Xero.' },
  contact: { name: 'contact', off: 'Deactivate', inXero: 'Until then it is not one of the people of its account in Xero.' },
  product: { name: 'product', off: 'Retire', inXero: 'Nothing changes in Xero.' },
};

/** Deactivates an account or contact, retires a product, or makes it active again. */
export function StateButton({ form }: { form: FormState }) {
  const { table, id, row, act } = form;
  const words = inactive[table.name];
  if (!words || id === undefined || !row.data) return null;
  const active = row.data.statecode === 0;
  const set = async (statecode: number) => {
    await updateRow(table, id, { statecode });
    touch(`table:${table.name}`);
  };
  if (!active)
    return (
      <Button
        size="small"
        appearance="subtle"
        icon={<PlayRegular />}
        disabledFocusable={act.busy}
        onClick={() => void act.run(() => set(0))}
      >
        Activate
      </Button>
    );
  return (
    <ConfirmButton
      label={words.off}
      icon={<PauseRegular />}
      title={`${words.off} this ${words.name}?`}
      confirm={words.off}
      act={() => set(1)}
    >
      It can be activated again. {words.inXero}
    </ConfirmButton>
  );
}
