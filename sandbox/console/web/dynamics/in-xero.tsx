import { Link } from '@fluentui/react-components';
import { formatted, type Row } from '../lib/dataverse.ts';
import { formatAmount, formatDate } from '../lib/format.ts';
import { goTo, openInvoice } from '../lib/place.ts';
import { StateBadge } from '../ui/tone.tsx';
import { statusLabel } from './cell.tsx';

const show = (xero: string) => goTo({ xero, show: 'xero' });

function Amounts({ row }: { row: Row }) {
  const due = Number(row.xc_amountdue ?? 0);
  const overdue = Number(row.xc_amountoverdue ?? 0);
  if (due === 0 && overdue === 0) return null;
  const currency = String(row.xc_currency ?? '');
  return (
    <>
      <span className="quiet">owes</span> <b className="money">{`${formatAmount(due)} ${currency}`.trim()}</b>
      {overdue > 0 && <span className="failed money">{formatAmount(overdue)} overdue</span>}
    </>
  );
}

/** Where a row is in Xero, with a way there: its invoice, contact or item. */
export function InXero({ row }: { row: Row }) {
  const { xc_xeroinvoiceid: invoice, xc_xerocontactid: contact, xc_xeroitemid: item } = row;
  if (typeof invoice === 'string') {
    const status = String(row.xc_xerostatus ?? '');
    const type = formatted(row, 'xc_documenttype') ?? 'Sales invoice';
    const name = { 'Purchase invoice': 'Xero bill', 'Credit note': 'Xero credit note' }[type] ?? 'Xero invoice';
    return (
      <p className="in-xero">
        <Link as="button" onClick={() => openInvoice(invoice)}>
          {name} {String(row.xc_xeroinvoicenumber ?? '')}
        </Link>
        {status && <StateBadge label={statusLabel(status, type === 'Credit note')} />}
        {row.xc_xeroduedate ? <span className="quiet">due {formatDate(String(row.xc_xeroduedate))}</span> : null}
      </p>
    );
  }
  if (typeof contact === 'string')
    return (
      <p className="in-xero">
        <Link as="button" onClick={() => show(`contact/${contact.toLowerCase()}`)}>
          Contact in Xero
        </Link>
        <Amounts row={row} />
      </p>
    );
  if (typeof item === 'string')
    return (
      <p className="in-xero">
        <Link as="button" onClick={() => show('items')}>
          Item in Xero
        </Link>
      </p>
    );
  return null;
}
