import { Button } from '@fluentui/react-components';
import { goTo } from '../lib/place.ts';
import { useAct } from '../lib/query.ts';
import { isAdvance, isCredit, isLeft, titleOf, useDocuments, type XeroDocument } from '../lib/xero-documents.ts';
import { useKeepFocus } from '../ui/keep-focus.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { Messages } from '../ui/messages.tsx';
import { Allocate, Allocations } from './allocations.tsx';
import { InvoiceActions } from './invoice-actions.tsx';
import { InvoiceHead } from './invoice-head.tsx';
import { InvoiceLines } from './invoice-lines.tsx';
import { InvoiceTotals } from './invoice-totals.tsx';
import { lists } from './invoices-page.tsx';
import { AddPayment, Payments } from './payments.tsx';
import { InvoiceState, isOpen } from './status.tsx';
import { useInvoiceEdit } from './use-invoice-edit.ts';

interface InvoiceProps {
  organisation: string;
  invoice: XeroDocument;
  all: XeroDocument[];
}

function Invoice({ organisation, invoice, all }: InvoiceProps) {
  const edit = useInvoiceEdit(organisation, invoice);
  const act = useAct();
  const payments = invoice.Payments ?? [];
  const { Status, AmountDue } = invoice;
  const heading = useKeepFocus<HTMLHeadingElement>(`${Status} ${AmountDue}`);
  return (
    <>
      <div className="invoice-title">
        <h2 ref={heading} tabIndex={-1}>
          {titleOf(invoice)}
        </h2>
        <InvoiceState status={Status} credit={isCredit(invoice)} />
        <span className="grow" />
        <InvoiceActions organisation={organisation} invoice={invoice} edit={edit} act={act} />
      </div>
      <Messages intent="error" messages={act.error} />
      <div className="paper">
        <InvoiceHead invoice={invoice} edit={edit} />
        {!isAdvance(invoice) && <InvoiceLines organisation={organisation} invoice={invoice} editable={isOpen(invoice)} edit={edit} />}
        <InvoiceTotals invoice={invoice} />
        {payments.length > 0 && <Payments organisation={organisation} payments={payments} refunds={isCredit(invoice)} />}
        <Allocations organisation={organisation} document={invoice} all={all} />
      </div>
      <Allocate key={`allocate ${AmountDue}`} organisation={organisation} document={invoice} all={all} />
      {isLeft(invoice) && <AddPayment key={AmountDue} organisation={organisation} invoice={invoice} />}
    </>
  );
}

/** The list that a document stands in. */
const listOf = (document: XeroDocument | undefined) =>
  (document && (['bills', 'credits'] as const).find((list) => lists[list].holds(document))) ?? 'invoices';

/** One invoice, bill, credit note or money in advance: coding and approval while it is a draft, payments and credit once it is approved. */
export function InvoicePage({ organisation, id }: { organisation: string; id: string }) {
  const documents = useDocuments(organisation);
  const list = listOf(documents.data?.find(({ InvoiceID }) => InvoiceID === id));
  return (
    <>
      <Button appearance="transparent" size="small" className="crumb" onClick={() => goTo({ xero: `${list}/ALL` })}>
        ‹ {lists[list].title}
      </Button>
      <Loaded query={documents}>
        {(all) => {
          const invoice = all.find(({ InvoiceID }) => InvoiceID === id);
          return invoice ? (
            <Invoice organisation={organisation} invoice={invoice} all={all} />
          ) : (
            <Empty title="This document isn't in Xero">It may be from before the sandbox started over.</Empty>
          );
        }}
      </Loaded>
    </>
  );
}
