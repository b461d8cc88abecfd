import { Button, Field, Input, Link, Select } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useState } from 'react';
import { formatAmount, formatDate } from '../lib/format.ts';
import { touch } from '../lib/live.ts';
import { linkTo } from '../lib/place.ts';
import { useAct } from '../lib/query.ts';
import { actInXero, xeroDate } from '../lib/xero.ts';
import { fits, isCredit, isInvoice, isLeft, nameOf, titleOf, type XeroDocument } from '../lib/xero-documents.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Messages } from '../ui/messages.tsx';

interface AllocationProps {
  organisation: string;
  document: XeroDocument;
  all: XeroDocument[];
}

/** What may be brought together with a document: open invoices for credit, credit that is left for an invoice. */
function partners({ document, all }: AllocationProps): XeroDocument[] {
  if (!isLeft(document)) return [];
  if (isCredit(document)) return all.filter((one) => isInvoice(one) && isLeft(one) && fits(document, one));
  return all.filter((one) => isCredit(one) && isLeft(one) && fits(one, document));
}

const choice = (one: XeroDocument) => `${titleOf(one)} – ${formatAmount(one.AmountDue)} ${isCredit(one) ? 'left' : 'due'}`;

/** Applies credit to an invoice, from either of the two. */
export function Allocate(props: AllocationProps) {
  const { organisation, document } = props;
  const [id, setId] = useState<string>();
  const [amount, setAmount] = useState<string>();
  const act = useAct();
  const choices = partners(props);
  const other = choices.find(({ InvoiceID }) => InvoiceID === id) ?? choices[0];
  if (!other) return null;
  const credit = isCredit(document);
  const shown = amount ?? Math.min(document.AmountDue, other.AmountDue).toFixed(2);
  const allocate = () =>
    act.run(async () => {
      const [source, invoice] = credit ? [document, other] : [other, document];
      const input = { sourceId: source.InvoiceID, invoiceId: invoice.InvoiceID, amount: Number(shown.replaceAll(',', '')) };
      await actInXero(organisation, 'allocations', input);
      touch('xero');
    });
  return (
    <form
      className="add-payment"
      aria-label="Allocate credit"
      onSubmit={(event) => {
        event.preventDefault();
        void allocate();
      }}
    >
      <h3>{credit ? 'Use it on an invoice' : 'Use credit of this contact'}</h3>
      <Messages intent="error" messages={act.error} />
      <div className="payment-fields">
        <Field size="small" label={credit ? 'Invoice' : 'Credit'}>
          <Select
            size="small"
            value={other.InvoiceID}
            onChange={(_, { value }) => {
              setId(value);
              setAmount(undefined);
            }}
          >
            {choices.map((one) => (
              <option key={one.InvoiceID} value={one.InvoiceID}>
                {choice(one)}
              </option>
            ))}
          </Select>
        </Field>
        <Field size="small" label="Amount to use">
          <Input
            size="small"
            inputMode="decimal"
            contentAfter={document.CurrencyCode}
            value={shown}
            onChange={(_, { value }) => setAmount(value)}
          />
        </Field>
        <Button type="submit" size="small" appearance="primary" className="go" disabledFocusable={act.busy}>
          Allocate credit
        </Button>
      </div>
    </form>
  );
}

interface Applied {
  id: string;
  amount: number;
  date: string;
  sourceId: string;
  other: XeroDocument;
}

function appliedOf({ document, all }: AllocationProps): Applied[] {
  const sources = isCredit(document) ? [document] : all.filter(isCredit);
  return sources.flatMap((source) =>
    (source.Allocations ?? []).flatMap(({ AllocationID, Amount, Date: date, Invoice }) => {
      const target = all.find(({ InvoiceID }) => InvoiceID === Invoice.InvoiceID);
      const other = isCredit(document) ? target : source;
      const own = isCredit(document) || target?.InvoiceID === document.InvoiceID;
      return own && other ? [{ id: AllocationID, amount: Amount, date: xeroDate(date), sourceId: source.InvoiceID, other }] : [];
    }),
  );
}

/** Which credit is used on which invoice; each can be taken back. */
export function Allocations(props: AllocationProps) {
  const applied = appliedOf(props);
  if (applied.length === 0) return null;
  const remove = async ({ id, sourceId }: Applied) => {
    await actInXero(props.organisation, `allocations/${id}/delete`, { sourceId });
    touch('xero');
  };
  return (
    <ul className="payments" aria-label="Credit used">
      {applied.map((one) => (
        <li key={one.id}>
          <span className="payment-what">
            {isCredit(props.document) ? 'Used on ' : `${nameOf(one.other)} `}
            <Link href={linkTo({ xero: `invoice/${one.other.InvoiceID}` })}>
              {isCredit(props.document) ? titleOf(one.other) : one.other.InvoiceNumber || 'to the contact'}
            </Link>
            <span className="quiet">{formatDate(one.date)}</span>
          </span>
          <span className="line-amount">{formatAmount(one.amount)}</span>
          <ConfirmButton
            label="Take back"
            icon={<DeleteRegular />}
            title="Take this credit back?"
            confirm="Take back"
            act={() => remove(one)}
          >
            Both documents are open again by {formatAmount(one.amount)}.
          </ConfirmButton>
        </li>
      ))}
    </ul>
  );
}
