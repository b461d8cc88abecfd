import { Button, Field, Input, Select } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useState } from 'react';
import { formatAmount, formatDate } from '../lib/format.ts';
import { touch, useClockOffset } from '../lib/live.ts';
import { useAct } from '../lib/query.ts';
import { actInXero, useXero, type XeroInvoice, type XeroPayment, xeroDate } from '../lib/xero.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Messages } from '../ui/messages.tsx';

/** The date by the sandbox's clock where the person sits. */
function useToday(): string {
  const now = new Date(Date.now() + useClockOffset());
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Records a payment of what is due, or a part of it. */
export function AddPayment({ organisation, invoice }: { organisation: string; invoice: XeroInvoice }) {
  const today = useToday();
  const accounts = (useXero(organisation, 'accounts').data ?? []).filter(
    ({ Type, Status, EnablePaymentsToAccount }) => Status === 'ACTIVE' && (Type === 'BANK' || EnablePaymentsToAccount),
  );
  const [amount, setAmount] = useState<string>();
  const [date, setDate] = useState<string>();
  const [account, setAccount] = useState<string>();
  const [reference, setReference] = useState('');
  const act = useAct();
  const paidOn = date ?? [today, xeroDate(invoice.DateString)].sort().at(-1) ?? today;
  const shown = amount ?? invoice.AmountDue.toFixed(2);
  const add = async () => {
    const input = {
      amount: Number(shown.replaceAll(',', '')),
      date: paidOn,
      accountCode: account ?? accounts[0]?.Code,
      reference: reference || undefined,
    };
    const done = await act.run(() => actInXero(organisation, `invoices/${invoice.InvoiceID}/payments`, input));
    if (!done) return;
    setAmount(undefined);
    setReference('');
    touch('xero');
  };
  return (
    <form
      className="add-payment"
      aria-label="Receive a payment"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h3>Receive a payment</h3>
      <Messages intent="error" messages={act.error} />
      <div className="payment-fields">
        <Field size="small" label="Amount paid">
          <Input
            size="small"
            inputMode="decimal"
            contentAfter={invoice.CurrencyCode}
            value={shown}
            onChange={(_, { value }) => setAmount(value)}
          />
        </Field>
        <Field size="small" label="Date paid">
          <Input size="small" type="date" value={paidOn} onChange={(_, { value }) => setDate(value)} />
        </Field>
        <Field size="small" label="Paid to">
          <Select size="small" value={account ?? accounts[0]?.Code ?? ''} onChange={(_, { value }) => setAccount(value)}>
            {accounts.map(({ Code, Name }) => (
              <option key={Code} value={Code}>
                {Code} – {Name}
              </option>
            ))}
          </Select>
        </Field>
        <Field size="small" label="Payment reference">
          <Input size="small" value={reference} onChange={(_, { value }) => setReference(value)} />
        </Field>
        <Button type="submit" size="small" appearance="primary" className="go" disabledFocusable={act.busy}>
          Add payment
        </Button>
      </div>
    </form>
  );
}

/** What was paid on an invoice, and when. */
export function Payments({ organisation, payments }: { organisation: string; payments: XeroPayment[] }) {
  const details = useXero(organisation, 'payments').data ?? [];
  const remove = async (id: string) => {
    await actInXero(organisation, `payments/${id}/delete`);
    touch('xero');
  };
  return (
    <ul className="payments" aria-label="Payments">
      {payments.map(({ PaymentID, Date: date, Amount, Reference }) => {
        const account = details.find((one) => one.PaymentID === PaymentID)?.Account?.Name;
        return (
          <li key={PaymentID}>
            <span className="payment-what">
              Payment {formatDate(xeroDate(date))}
              <span className="quiet">{[account, Reference].filter(Boolean).join(' · ')}</span>
            </span>
            <span className="line-amount">{formatAmount(Amount)}</span>
            <ConfirmButton
              label="Delete payment"
              icon={<DeleteRegular />}
              title="Delete this payment?"
              confirm="Delete"
              act={() => remove(PaymentID)}
            >
              The invoice is open again by {formatAmount(Amount)}.
            </ConfirmButton>
          </li>
        );
      })}
    </ul>
  );
}
