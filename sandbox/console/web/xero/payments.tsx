import { Button, Field, Input, Select } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useState } from 'react';
import { formatAmount, formatDate } from '../lib/format.ts';
import { touch, useClockOffset } from '../lib/live.ts';
import { useAct } from '../lib/query.ts';
import { actInXero, useXero, type XeroInvoice, type XeroPayment, xeroDate } from '../lib/xero.ts';
import { isCredit, isSale } from '../lib/xero-documents.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Messages } from '../ui/messages.tsx';

/** The date by the sandbox's clock where the person sits. */
function useToday(): string {
  const now = new Date(Date.now() + useClockOffset());
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

interface PaymentWords {
  title: string;
  amount: string;
  date: string;
  account: string;
  reference: string;
  add: string;
}

const received: PaymentWords = {
  title: 'Receive a payment',
  amount: 'Amount paid',
  date: 'Date paid',
  account: 'Paid to',
  reference: 'Payment reference',
  add: 'Add payment',
};

/** Money that comes in, goes out for a bill, or goes back where it came from. */
function wordsOf(invoice: XeroInvoice): PaymentWords {
  if (isCredit(invoice))
    return { ...received, title: 'Refund', amount: 'Amount refunded', date: 'Date refunded', account: 'Bank account', add: 'Add refund' };
  return isSale(invoice) ? received : { ...received, title: 'Make a payment', account: 'Paid from' };
}

/** Records a payment or refund of what is due or left, or a part of it. */
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
  const words = wordsOf(invoice);
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
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h3>{words.title}</h3>
      <Messages intent="error" messages={act.error} />
      <div className="payment-fields">
        <Field size="small" label={words.amount}>
          <Input
            size="small"
            inputMode="decimal"
            contentAfter={invoice.CurrencyCode}
            value={shown}
            onChange={(_, { value }) => setAmount(value)}
          />
        </Field>
        <Field size="small" label={words.date}>
          <Input size="small" type="date" value={paidOn} onChange={(_, { value }) => setDate(value)} />
        </Field>
        <Field size="small" label={words.account}>
          <Select size="small" value={account ?? accounts[0]?.Code ?? ''} onChange={(_, { value }) => setAccount(value)}>
            {accounts.map(({ Code, Name }) => (
              <option key={Code} value={Code}>
                {Code} – {Name}
              </option>
            ))}
          </Select>
        </Field>
        <Field size="small" label={words.reference}>
          <Input size="small" value={reference} onChange={(_, { value }) => setReference(value)} />
        </Field>
        <Button type="submit" size="small" appearance="primary" className="go" disabledFocusable={act.busy}>
          {words.add}
        </Button>
      </div>
    </form>
  );
}

/** What was paid on a document or refunded, and when. */
export function Payments({ organisation, payments, refunds }: { organisation: string; payments: XeroPayment[]; refunds: boolean }) {
  const what = refunds ? 'refund' : 'payment';
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
              {refunds ? 'Refund' : 'Payment'} {formatDate(xeroDate(date))}
              <span className="quiet">{[account, Reference].filter(Boolean).join(' · ')}</span>
            </span>
            <span className="line-amount">{formatAmount(Amount)}</span>
            <ConfirmButton
              label={`Delete ${what}`}
              icon={<DeleteRegular />}
              title={`Delete this ${what}?`}
              confirm="Delete"
              act={() => remove(PaymentID)}
            >
              {refunds ? 'The credit is there again' : 'The document is open again'} by {formatAmount(Amount)}.
            </ConfirmButton>
          </li>
        );
      })}
    </ul>
  );
}
