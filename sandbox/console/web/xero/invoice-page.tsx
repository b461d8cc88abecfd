import { Button, Field, Input, Link } from '@fluentui/react-components';
import { formatAmount, formatDate } from '../lib/format.ts';
import { touch } from '../lib/live.ts';
import { goTo, linkTo, openRow } from '../lib/place.ts';
import { useAct } from '../lib/query.ts';
import { actInXero, useXero, type XeroInvoice, xeroDate } from '../lib/xero.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Empty, Loaded } from '../ui/loading.tsx';
import { Messages } from '../ui/messages.tsx';
import { InvoiceLines } from './invoice-lines.tsx';
import { AddPayment, Payments } from './payments.tsx';
import { InvoiceState, isSale } from './status.tsx';
import { type InvoiceEdit, useInvoiceEdit } from './use-invoice-edit.ts';

interface InvoiceProps {
  organisation: string;
  invoice: XeroInvoice;
}

const open = ({ Status }: XeroInvoice) => Status === 'DRAFT' || Status === 'SUBMITTED';

function Actions({
  organisation,
  invoice,
  edit,
  busy,
  run,
}: InvoiceProps & { edit: InvoiceEdit; busy: boolean; run(work: () => Promise<unknown>): Promise<boolean> }) {
  const path = `invoices/${invoice.InvoiceID}`;
  const act = async (verb: string) => {
    await actInXero(organisation, `${path}/${verb}`);
    touch('xero');
  };
  const approve = () =>
    run(async () => {
      if (edit.changed) await edit.save();
      await act('approve');
    });
  const submit = () =>
    run(async () => {
      if (edit.changed) await edit.save();
      await act('submit');
    });
  const save = () =>
    run(async () => {
      await edit.save();
      touch('xero');
    });
  if (open(invoice))
    return (
      <div className="xero-actions" role="toolbar" aria-label="Invoice actions">
        <ConfirmButton appearance="secondary" label="Delete" title="Delete this invoice?" confirm="Delete" act={() => act('delete')}>
          A deleted invoice can't be brought back.
        </ConfirmButton>
        {edit.changed && (
          <Button size="small" disabled={busy} onClick={() => void save()}>
            Save
          </Button>
        )}
        {invoice.Status === 'DRAFT' && (
          <Button size="small" disabled={busy} onClick={() => void submit()}>
            Submit for approval
          </Button>
        )}
        <Button size="small" appearance="primary" className="go" disabled={busy} onClick={() => void approve()}>
          Approve
        </Button>
      </div>
    );
  if (invoice.Status !== 'AUTHORISED') return null;
  return (
    <div className="xero-actions" role="toolbar" aria-label="Invoice actions">
      <ConfirmButton appearance="secondary" label="Void" title="Void this invoice?" confirm="Void" act={() => act('void')}>
        A voided invoice stays in the books without its amounts and can't be brought back.
      </ConfirmButton>
    </div>
  );
}

/** The Dynamics row that an invoice came from, read off the address it carries. */
function source(invoice: XeroInvoice): { table: string; id: string } | undefined {
  if (!invoice.Url || !URL.canParse(invoice.Url)) return undefined;
  const { searchParams } = new URL(invoice.Url);
  const table = searchParams.get('etn');
  const id = searchParams.get('id');
  return table && id ? { table, id } : undefined;
}

function Head({ invoice, edit }: { invoice: XeroInvoice; edit: InvoiceEdit }) {
  const from = source(invoice);
  const editable = open(invoice);
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
      {editable ? (
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
            {from.table === 'salesorder' ? 'An order in Dynamics' : 'A row in Dynamics'}
          </Link>
        </div>
      )}
    </div>
  );
}

function Totals({ invoice }: { invoice: XeroInvoice }) {
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

function Invoice({ organisation, invoice }: InvoiceProps) {
  const edit = useInvoiceEdit(organisation, invoice);
  const act = useAct();
  const payments = invoice.Payments ?? [];
  return (
    <>
      <div className="invoice-title">
        <h2>
          {isSale(invoice) ? 'Invoice' : 'Bill'} {invoice.InvoiceNumber}
        </h2>
        <InvoiceState status={invoice.Status} />
        <span className="grow" />
        <Actions organisation={organisation} invoice={invoice} edit={edit} busy={act.busy} run={act.run} />
      </div>
      <Messages intent="error" messages={act.error} />
      <div className="paper">
        <Head invoice={invoice} edit={edit} />
        <InvoiceLines organisation={organisation} invoice={invoice} editable={open(invoice)} edit={edit} />
        <Totals invoice={invoice} />
        {payments.length > 0 && <Payments organisation={organisation} payments={payments} />}
      </div>
      {invoice.Status === 'AUTHORISED' && invoice.AmountDue > 0 && (
        <AddPayment key={invoice.AmountDue} organisation={organisation} invoice={invoice} />
      )}
    </>
  );
}

/** One invoice or bill: coding and approval while it is a draft, payments once it is approved. */
export function InvoicePage({ organisation, id }: { organisation: string; id: string }) {
  const invoices = useXero(organisation, 'invoices');
  return (
    <>
      <Button appearance="transparent" size="small" className="crumb" onClick={() => goTo({ xero: 'invoices/ALL' })}>
        ‹ Invoices
      </Button>
      <Loaded query={invoices}>
        {(all) => {
          const invoice = all.find(({ InvoiceID }) => InvoiceID === id);
          return invoice ? (
            <Invoice organisation={organisation} invoice={invoice} />
          ) : (
            <Empty title="This invoice isn't in Xero">It may be from before the sandbox started over.</Empty>
          );
        }}
      </Loaded>
    </>
  );
}
