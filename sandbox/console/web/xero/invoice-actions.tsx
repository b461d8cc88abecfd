import { Button } from '@fluentui/react-components';
import { touch } from '../lib/live.ts';
import type { Act } from '../lib/query.ts';
import { actInXero } from '../lib/xero.ts';
import { isAdvance, nameOf, type XeroDocument } from '../lib/xero-documents.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { isOpen } from './status.tsx';
import type { InvoiceEdit } from './use-invoice-edit.ts';

interface ActionsProps {
  organisation: string;
  invoice: XeroDocument;
  edit: InvoiceEdit;
  act: Act;
}

/** What may be done with a document in its status. */
export function InvoiceActions({ organisation, invoice, edit, act }: ActionsProps) {
  const name = nameOf(invoice).toLowerCase();
  const tell = async (verb: string) => {
    await actInXero(organisation, `invoices/${invoice.InvoiceID}/${verb}`);
    touch('xero');
  };
  /** What was typed goes first. */
  const finish = (verb?: string) =>
    act.run(async () => {
      if (edit.changed) await edit.save();
      if (verb) await tell(verb);
      else touch('xero');
    });
  if (isOpen(invoice))
    return (
      <div className="xero-actions" role="toolbar" aria-label="Invoice actions">
        <ConfirmButton appearance="secondary" label="Delete" title={`Delete this ${name}?`} confirm="Delete" act={() => tell('delete')}>
          What is deleted in Xero can't be brought back.
        </ConfirmButton>
        {edit.changed && (
          <Button size="small" disabledFocusable={act.busy} onClick={() => void finish()}>
            Save
          </Button>
        )}
        {invoice.Status === 'DRAFT' && (
          <Button size="small" disabledFocusable={act.busy} onClick={() => void finish('submit')}>
            Submit for approval
          </Button>
        )}
        <Button size="small" appearance="primary" className="go" disabledFocusable={act.busy} onClick={() => void finish('approve')}>
          Approve
        </Button>
      </div>
    );
  if (invoice.Status !== 'AUTHORISED' || isAdvance(invoice)) return null;
  return (
    <div className="xero-actions" role="toolbar" aria-label="Invoice actions">
      <ConfirmButton appearance="secondary" label="Void" title={`Void this ${name}?`} confirm="Void" act={() => tell('void')}>
        A voided {name} stays in the books without its amounts and can't be brought back.
      </ConfirmButton>
    </div>
  );
}
