import { formatAmount } from '../lib/format.ts';
import { isAdvance, isCredit, type XeroDocument } from '../lib/xero-documents.ts';

/** What a document comes to, and what is still due or left. */
export function InvoiceTotals({ invoice }: { invoice: XeroDocument }) {
  const { SubTotal, TotalTax, Total, AmountPaid, AmountCredited = 0, AmountDue, CurrencyCode, Status, LineAmountTypes } = invoice;
  const credit = isCredit(invoice);
  const rows: [string, number, string?][] = isAdvance(invoice)
    ? [['Total', Total, 'total']]
    : [
        ['Subtotal', SubTotal],
        [LineAmountTypes === 'Inclusive' ? 'Includes tax' : 'Tax', TotalTax],
        ['Total', Total, 'total'],
      ];
  if (AmountPaid > 0) rows.push([credit ? 'Less refunds' : 'Less payments', -AmountPaid]);
  if (AmountCredited > 0) rows.push([credit ? 'Less allocated' : 'Less credits', -AmountCredited]);
  if (Status === 'AUTHORISED' || Status === 'PAID')
    rows.push([`${credit ? 'Credit left' : 'Amount due'} ${CurrencyCode}`, AmountDue, 'due']);
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
