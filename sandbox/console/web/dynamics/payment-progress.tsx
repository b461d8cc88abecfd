import { ProgressBar } from '@fluentui/react-components';
import { StateBadge } from '../ui/tone.tsx';

interface PaymentProgressProps {
  total: number;
  paid: number;
  credited: number;
  due: number;
  /** Of the row's currency. */
  format(amount: number): string;
  status: string;
}

/** What is paid against the total, as a bar and in words. */
export function PaymentProgress({ total, paid, credited, due, format, status }: PaymentProgressProps) {
  const settled = paid + credited;
  const share = total > 0 ? Math.min(1, settled / total) : 0;
  const words = [`${format(paid)} of ${format(total)} paid`, credited > 0 && `${format(credited)} credited`].filter(Boolean).join(', ');
  return (
    <fieldset className="payment-progress" aria-label="Payments">
      <div className="payment-words">
        <span>{words}</span>
        {status && <StateBadge label={status} />}
        <span className="grow" />
        <span className={due > 0 ? 'outstanding' : 'settled'}>{due > 0 ? `${format(due)} outstanding` : 'Nothing outstanding'}</span>
      </div>
      <ProgressBar value={share} thickness="large" shape="rounded" color={due > 0 ? 'brand' : 'success'} aria-label={words} />
    </fieldset>
  );
}
