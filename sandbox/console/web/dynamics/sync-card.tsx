import { Spinner, Switch } from '@fluentui/react-components';
import type { ColumnMetadata } from '../../shared.ts';
import { useWorking } from '../lib/activities.ts';
import { formatted, listRows, type Row } from '../lib/dataverse.ts';
import { formatAmount, formatMoment } from '../lib/format.ts';
import { sandboxNow } from '../lib/live.ts';
import { useQuery } from '../lib/query.ts';
import { StateBadge } from '../ui/tone.tsx';
import { InXero } from './in-xero.tsx';
import { PaymentList } from './payment-list.tsx';
import { PaymentProgress } from './payment-progress.tsx';
import { Problem } from './problem.tsx';
import type { FormState } from './use-form.ts';

const amount = (row: Row, name: string) => (typeof row[name] === 'number' ? (row[name] as number) : 0);

/** Amounts in the row's currency, written as the row's own amounts are. */
function inCurrencyOf(row: Row, table: FormState['table']): (value: number) => string {
  const sample = table.columns.map(({ type, wireName }) => (type === 'money' ? formatted(row, wireName) : undefined)).find(Boolean);
  const symbol = (sample ?? '').replace(/[-\d.,\s]/g, '');
  return (value) => `${symbol}${formatAmount(value)}`;
}

/** Where amounts stand: on the Dynamics invoice of an order once there is one, else on the row itself. */
function useSettled(form: FormState): Row | undefined {
  const isOrder = form.table.name === 'salesorder';
  const invoices = useQuery(
    isOrder && form.id ? `invoice-of/${form.id}` : undefined,
    () => listRows('invoices', { $filter: `_salesorderid_value eq ${form.id}`, $top: '1' }),
    ['table:invoice'],
  );
  return invoices.data?.[0] ?? form.row.data;
}

/** How a row stands with Xero: the toggle, the state, what is paid, and what stands in the way. */
export function SyncCard({ form, save }: { form: FormState; save(more: Record<string, unknown>): Promise<unknown> }) {
  const settled = useSettled(form);
  const working = useWorking(form.id);
  const row = form.row.data;
  if (!row || !form.id || !form.table.columns.some(({ name }) => name === 'xc_syncstatus')) return null;
  const toggle = form.table.columns.find(({ name }) => name === 'xc_synctoxero');
  const status = formatted(row, 'xc_syncstatus');
  const message = typeof row.xc_syncmessage === 'string' ? row.xc_syncmessage : '';
  const failed = status === 'Problem';
  const credit = settled !== undefined && formatted(settled, 'xc_documenttype') === 'Credit note';
  const total = settled && amount(settled, 'xc_xerototal');
  return (
    <fieldset className="sync-card" aria-label="Xero sync">
      <div className="sync-line">
        {toggle ? <SyncSwitch form={form} column={toggle} save={save} /> : <strong>Xero</strong>}
        <span className="grow" />
        {working ? (
          <Spinner size="extra-tiny" label="Working…" />
        ) : (
          <StateBadge label={status ?? (row.xc_xerocontactid ? 'In Xero' : 'Not synced')} />
        )}
        {row.xc_lastsyncedon && status !== 'Withdrawn' ? <span className="quiet">{formatMoment(String(row.xc_lastsyncedon))}</span> : null}
      </div>
      {message && !failed && <p className="sync-message">{message}</p>}
      {settled && <InXero row={settled.xc_xeroinvoiceid ? settled : row} />}
      {settled &&
        total !== undefined &&
        total > 0 &&
        settled.xc_paymentstatus !== null &&
        formatted(settled, 'xc_paymentstatus') !== 'Voided' && (
          <PaymentProgress
            total={total}
            paid={amount(settled, 'xc_amountpaid')}
            credited={amount(settled, 'xc_amountcredited')}
            due={amount(settled, 'xc_amountdue')}
            credit={credit}
            format={inCurrencyOf(row, form.table)}
            status={credit ? '' : (formatted(settled, 'xc_paymentstatus') ?? '')}
          />
        )}
      {settled && (
        <PaymentList
          orderId={form.table.name === 'salesorder' ? form.id : undefined}
          invoiceId={typeof settled.invoiceid === 'string' ? settled.invoiceid : undefined}
        />
      )}
      <Problem
        rowId={form.id}
        busy={form.act.busy || form.closed}
        onRetry={() => void save({ xc_syncrequestedon: sandboxNow().toISOString().replace(/\.\d+/, '') })}
      />
    </fieldset>
  );
}

/** The star: setting it saves at once, together with what else was typed. */
function SyncSwitch({
  form,
  column,
  save,
}: {
  form: FormState;
  column: ColumnMetadata;
  save(more: Record<string, unknown>): Promise<unknown>;
}) {
  return (
    <Switch
      className="sync-switch"
      label="Sync to Xero"
      checked={form.value(column) === true}
      disabled={form.closed}
      disabledFocusable={form.act.busy}
      onChange={(_, { checked }) => {
        form.set(column, checked);
        void save({ [column.name]: checked });
      }}
    />
  );
}
