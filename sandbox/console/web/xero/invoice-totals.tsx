import { formatAmount } from '../lib/format.ts';
import type { XeroInvoice } from '../lib/xero.ts';

/** What an invoice comes to, and what is still due. */
export function InvoiceTotals({ invoice }: { invoice: XeroInvoice }) {
  const { SubTotal, TotalTax, Total, AmountPaid, AmountCredited = 0, AmountDue, CurrencyCode, Status, LineAmountTypes } = invoice;
  const rows: [string, number, string?][] = [
    ['Subtotal', SubTotal],
    [LineAmountTypes === 'Inclusive' ? 'Includes tax' : 'Tax', TotalTax],
    ['Total', Total, 'total'],
  ];
  if (AmountPaid > 0) rows.push(['Less payments', -AmountPaid]);
  if (AmountCredited > 0) rows.push(['Less credits', -AmountCredited]);
  if (Status === 'AUTHORISED' || Status === 'PAID') rows.push([`Amount due ${CurrencyCode}`, AmountDue, 'due']);
  return (
    <dl className="totals">
      {rows.map(([label, value, kind]) => (
        <div key={label} className={kind}>
          <dt>{label}</dt>
          <dd>{formatAmount(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
