import { Button } from '@fluentui/react-components';
import { touch } from '../lib/live.ts';
import { goTo } from '../lib/place.ts';
import { useAct } from '../lib/query.ts';
import { actInXero, useXero, type XeroInvoice } from '../lib/xero.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Empty, Loaded } from '../ui/loading.tsx';
import { Messages } from '../ui/messages.tsx';
import { InvoiceHead } from './invoice-head.tsx';
import { InvoiceLines } from './invoice-lines.tsx';
import { InvoiceTotals } from './invoice-totals.tsx';
import { AddPayment, Payments } from './payments.tsx';
import { InvoiceState, isOpen, isSale } from './status.tsx';
import { type InvoiceEdit, useInvoiceEdit } from './use-invoice-edit.ts';

interface InvoiceProps {
  organisation: string;
  invoice: XeroInvoice;
}

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
  if (isOpen(invoice))
    return (
      <div className="xero-actions" role="toolbar" aria-label="Invoice actions">
        <ConfirmButton appearance="secondary" label="Delete" title="Delete this invoice?" confirm="Delete" act={() => act('delete')}>
          A deleted invoice can't be brought back.
        </ConfirmButton>
        {edit.changed && (
          <Button size="small" disabledFocusable={busy} onClick={() => void save()}>
            Save
          </Button>
        )}
        {invoice.Status === 'DRAFT' && (
          <Button size="small" disabledFocusable={busy} onClick={() => void submit()}>
            Submit for approval
          </Button>
        )}
        <Button size="small" appearance="primary" className="go" disabledFocusable={busy} onClick={() => void approve()}>
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
        <InvoiceHead invoice={invoice} edit={edit} />
        <InvoiceLines organisation={organisation} invoice={invoice} editable={isOpen(invoice)} edit={edit} />
        <InvoiceTotals invoice={invoice} />
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
