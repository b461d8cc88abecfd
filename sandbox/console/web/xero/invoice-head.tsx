import { Field, Input, Link } from '@fluentui/react-components';
import { formatDate } from '../lib/format.ts';
import { linkTo, openRow } from '../lib/place.ts';
import { type XeroInvoice, xeroDate } from '../lib/xero.ts';
import { isInvoice, isSale } from '../lib/xero-documents.ts';
import { isOpen } from './status.tsx';
import type { InvoiceEdit } from './use-invoice-edit.ts';

const rows: Record<string, string> = { salesorder: 'An order in Dynamics', invoice: 'An invoice in Dynamics' };

/** The Dynamics row that an invoice came from, read off the address it carries. */
function source(invoice: XeroInvoice): { table: string; id: string } | undefined {
  if (!invoice.Url || !URL.canParse(invoice.Url)) return undefined;
  const { searchParams } = new URL(invoice.Url);
  const table = searchParams.get('etn');
  const id = searchParams.get('id');
  return table && id ? { table, id } : undefined;
}

/** Whom it is for, its dates and reference; what may still change can be typed. */
export function InvoiceHead({ invoice, edit }: { invoice: XeroInvoice; edit: InvoiceEdit }) {
  const from = source(invoice);
  const editable = isOpen(invoice);
  return (
    <div className="invoice-head">
      <div>
        <span className="field-label">{isSale(invoice) ? 'To' : 'From'}</span>
        <Link href={linkTo({ xero: `contact/${invoice.Contact.ContactID}` })}>{invoice.Contact.Name}</Link>
      </div>
      <div>
        <span className="field-label">Date</span>
        {formatDate(xeroDate(invoice.DateString))}
      </div>
      {!isInvoice(invoice) ? null : editable ? (
        <Field size="small" label="Due date">
          <Input size="small" type="date" value={edit.dueDate} onChange={(_, { value }) => edit.setDueDate(value)} />
        </Field>
      ) : (
        <div>
          <span className="field-label">Due date</span>
          {formatDate(xeroDate(invoice.DueDateString))}
        </div>
      )}
      {editable && isSale(invoice) ? (
        <Field size="small" label="Reference" className="wide">
          <Input size="small" value={edit.reference} onChange={(_, { value }) => edit.setReference(value)} />
        </Field>
      ) : (
        invoice.Reference && (
          <div className="wide">
            <span className="field-label">Reference</span>
            {invoice.Reference}
          </div>
        )
      )}
      {from && (
        <div>
          <span className="field-label">Made by</span>
          <Link as="button" onClick={() => openRow(from.table, from.id)}>
            {rows[from.table] ?? 'A row in Dynamics'}
          </Link>
        </div>
      )}
    </div>
  );
}
