import { Link } from '@fluentui/react-components';
import type { Row } from '../lib/dataverse.ts';
import { formatted, listRows } from '../lib/dataverse.ts';
import { formatDate } from '../lib/format.ts';
import { linkTo, rowPath } from '../lib/place.ts';
import { useQuery } from '../lib/query.ts';
import { StateBadge } from '../ui/tone.tsx';

const select = 'xc_paymentid,xc_date,xc_amount,xc_paidto,xc_reference,xc_kind,xc_state,_transactioncurrencyid_value';

function Payment({ row }: { row: Row }) {
  const reversed = formatted(row, 'xc_state') === 'Reversed';
  const kind = formatted(row, 'xc_kind') ?? '';
  const named = [row.xc_paidto, row.xc_reference].filter((part) => typeof part === 'string' && part !== '');
  // A payment is known by its bank account.
  const what = (kind === 'Payment' && named.length > 0 ? named : [kind, ...named]).join(' · ');
  return (
    <li className={reversed ? 'reversed' : undefined}>
      <Link href={linkTo({ dynamics: rowPath('xc_payment', String(row.xc_paymentid)) })}>{formatDate(String(row.xc_date ?? ''))}</Link>
      <span className="quiet">{what}</span>
      {reversed && <StateBadge label="Reversed" />}
      <span className="money">{formatted(row, 'xc_amount')}</span>
    </li>
  );
}

/** Every payment of an order or Dynamics invoice, oldest first; an order's hang on its Dynamics invoice once there is one. */
export function PaymentList({ orderId, invoiceId }: { orderId?: string; invoiceId?: string }) {
  const on = [orderId && `_xc_salesorderid_value eq ${orderId}`, invoiceId && `_xc_invoiceid_value eq ${invoiceId}`]
    .filter(Boolean)
    .join(' or ');
  const rows = useQuery(on || undefined, () => listRows('xc_payments', { $select: select, $filter: on, $orderby: 'xc_date,createdon' }), [
    'table:xc_payment',
  ]);
  if (!rows.data?.length) return null;
  return (
    <ul className="payment-list" aria-label="Payments">
      {rows.data.map((row) => (
        <Payment key={String(row.xc_paymentid)} row={row} />
      ))}
    </ul>
  );
}
