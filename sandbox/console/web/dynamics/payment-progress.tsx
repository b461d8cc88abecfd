import { ProgressBar } from '@fluentui/react-components';
import { StateBadge } from '../ui/tone.tsx';

interface PaymentProgressProps {
  total: number;
  paid: number;
  credited: number;
  due: number;
  /** Whether it is a credit note, which is refunded or used on invoices. */
  credit: boolean;
  /** Of the row's currency. */
  format(amount: number): string;
  status: string;
}

/** What is paid against the total, as a bar and in words. */
export function PaymentProgress({ total, paid, credited, due, credit, format, status }: PaymentProgressProps) {
  const settled = paid + credited;
  const share = total > 0 ? Math.min(1, settled / total) : 0;
  const [done, used, open] = credit ? ['refunded', 'used on invoices', 'left'] : ['paid', 'credited', 'outstanding'];
  const words = [`${format(paid)} of ${format(total)} ${done}`, credited > 0 && `${format(credited)} ${used}`].filter(Boolean).join(', ');
  return (
    <fieldset className="payment-progress" aria-label="Payments">
      <div className="payment-words">
        <span>{words}</span>
        {status && <StateBadge label={status} />}
        <span className="grow" />
        <span className={due > 0 ? 'outstanding' : 'settled'}>{due > 0 ? `${format(due)} ${open}` : `Nothing ${open}`}</span>
      </div>
      <ProgressBar value={share} thickness="large" shape="rounded" color={due > 0 ? 'brand' : 'success'} aria-label={words} />
    </fieldset>
  );
}
