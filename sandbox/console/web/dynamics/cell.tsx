import { Link } from '@fluentui/react-components';
import type { ColumnMetadata } from '../../shared.ts';
import { formatted, type Row, reference } from '../lib/dataverse.ts';
import { formatDate, formatMoment } from '../lib/format.ts';
import { goTo, linkTo, openInvoice, rowPath } from '../lib/place.ts';
import { StateBadge } from '../ui/tone.tsx';

/** A column's value as a person reads it; empty for none. */
export function valueText(row: Row, column: ColumnMetadata): string {
  const value = row[column.wireName];
  if (value === null || value === undefined || value === '') return '';
  if (column.type === 'datetime') return column.format === 'date' ? formatDate(String(value)) : formatMoment(String(value));
  if (column.type === 'decimal') {
    const most = column.precision ?? 2;
    // An amount is read by its cents; a quantity or a rate has more places than it uses.
    return Number(value).toLocaleString('en-NZ', {
      minimumFractionDigits: column.name.includes('amount') ? most : 0,
      maximumFractionDigits: most,
    });
  }
  return formatted(row, column.wireName) ?? String(value);
}

const isState = ({ type }: ColumnMetadata) => type === 'picklist' || type === 'state' || type === 'status';

/** Xero's own words for the state of an invoice. */
const xeroStatusLabels: Record<string, string> = {
  DRAFT: 'Draft',
  SUBMITTED: 'Awaiting approval',
  AUTHORISED: 'Awaiting payment',
  PAID: 'Paid',
  VOIDED: 'Voided',
  DELETED: 'Deleted',
};
const creditLabels: Record<string, string> = { AUTHORISED: 'Credit left', PAID: 'Used up' };

/** A Xero status as Xero's screens call it; of a credit note they speak of what is left. */
export const statusLabel = (status: string, credit = false): string =>
  (credit && creditLabels[status]) || (xeroStatusLabels[status] ?? status);

/** A link to Xero opens the document or contact in the other half. */
function AddressLink({ address }: { address: string }) {
  const contact = /\/contacts\/(?:contact\/)?([0-9a-f-]{36})/i.exec(address)?.[1];
  if (contact)
    return (
      <Link as="button" onClick={() => goTo({ xero: `contact/${contact.toLowerCase()}`, show: 'xero' })}>
        Open in Xero
      </Link>
    );
  const invoice = /[?&]InvoiceID=([0-9a-f-]{36})/i.exec(address)?.[1] ?? /([0-9a-f-]{36})\/?$/i.exec(address)?.[1];
  if (invoice)
    return (
      <Link as="button" onClick={() => openInvoice(invoice.toLowerCase())}>
        Open in Xero
      </Link>
    );
  return (
    <Link href={address} target="_blank" rel="noreferrer">
      {address}
    </Link>
  );
}

/** Shown as a dash. */
export const NoValue = () => (
  <span className="no-value">
    <span className="visually-hidden">No value</span>
  </span>
);

/** A value that is only read: a lookup is a link, a state has its colour. */
export function Cell({ row, column }: { row: Row; column: ColumnMetadata }) {
  const text = valueText(row, column);
  if (text === '') return <NoValue />;
  if (column.type === 'lookup') {
    const to = reference(row, column);
    return <Link href={linkTo({ dynamics: rowPath(to?.table ?? '', to?.id) })}>{text}</Link>;
  }
  if (column.name === 'xc_xerostatus') return <StateBadge label={statusLabel(text, formatted(row, 'xc_documenttype') === 'Credit note')} />;
  if (isState(column)) return <StateBadge label={text} />;
  if (column.name.endsWith('url') && text.startsWith('http')) return <AddressLink address={text} />;
  return <span className={column.type === 'money' ? 'money' : undefined}>{text}</span>;
}
