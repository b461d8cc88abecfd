import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Select,
} from '@fluentui/react-components';
import { useState } from 'react';
import { touch } from '../lib/live.ts';
import { useAct } from '../lib/query.ts';
import { actInXero, useXero, type XeroItem } from '../lib/xero.ts';
import { Messages } from '../ui/messages.tsx';

interface ItemDialogProps {
  organisation: string;
  /** Undefined for a new one. */
  item: XeroItem | undefined;
  onClose(): void;
}

/** One thing the organisation sells, as finance edits it. */
export function ItemDialog({ organisation, item, onClose }: ItemDialogProps) {
  const { UnitPrice, AccountCode = '', TaxType = '' } = item?.SalesDetails ?? {};
  const [form, setForm] = useState({
    Code: item?.Code ?? '',
    Name: item?.Name ?? '',
    Description: item?.Description ?? '',
    UnitPrice: UnitPrice === undefined ? '' : String(UnitPrice),
    AccountCode,
    TaxType,
  });
  const act = useAct();
  const accounts = (useXero(organisation, 'accounts').data ?? []).filter(({ Status, Class }) => Status === 'ACTIVE' && Class === 'REVENUE');
  const taxRates = (useXero(organisation, 'tax-rates').data ?? []).filter(
    ({ Status, CanApplyToRevenue }) => Status === 'ACTIVE' && CanApplyToRevenue !== false,
  );
  const set =
    (field: keyof typeof form) =>
    (_: unknown, { value }: { value: string }) =>
      setForm((before) => ({ ...before, [field]: value }));
  const close = async (work: () => Promise<unknown>) => {
    const done = await act.run(async () => {
      await work();
      touch('xero');
    });
    if (done) onClose();
  };
  const save = () => {
    const { UnitPrice: price, AccountCode: account, TaxType: tax, ...plain } = form;
    const sales = {
      ...(price.trim() && { UnitPrice: Number(price.replaceAll(',', '')) }),
      ...(account && { AccountCode: account }),
      ...(tax && { TaxType: tax }),
    };
    return actInXero(organisation, item ? `items/${item.ItemID}/edit` : 'items', { ...plain, SalesDetails: sales });
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className="small-dialog">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void close(save);
          }}
        >
          <DialogBody>
            <DialogTitle>{item ? `Edit ${item.Name || item.Code}` : 'New item'}</DialogTitle>
            <DialogContent className="dialog-fields">
              <Messages intent="error" messages={act.error} />
              <Field label="Code" required>
                <Input value={form.Code} onChange={set('Code')} />
              </Field>
              <Field label="Name">
                <Input value={form.Name} onChange={set('Name')} />
              </Field>
              <Field label="Description">
                <Input value={form.Description} onChange={set('Description')} />
              </Field>
              <Field label="Sale price">
                <Input inputMode="decimal" value={form.UnitPrice} onChange={set('UnitPrice')} />
              </Field>
              <Field label="Account">
                <Select value={form.AccountCode} onChange={set('AccountCode')}>
                  {!AccountCode && <option value="">None</option>}
                  {accounts.map(({ Code, Name }) => (
                    <option key={Code} value={Code}>
                      {Code} – {Name}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field label="Tax rate">
                <Select value={form.TaxType} onChange={set('TaxType')}>
                  {!TaxType && <option value="">None</option>}
                  {taxRates.map((rate) => (
                    <option key={rate.TaxType} value={rate.TaxType}>
                      {rate.Name}
                    </option>
                  ))}
                </Select>
              </Field>
            </DialogContent>
            <DialogActions fluid>
              {item && (
                <Button
                  className="push-left"
                  appearance="subtle"
                  disabled={act.busy}
                  onClick={() => void close(() => actInXero(organisation, `items/${item.ItemID}/delete`))}
                >
                  Delete
                </Button>
              )}
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" appearance="primary" disabled={form.Code.trim() === ''} disabledFocusable={act.busy}>
                Save
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
