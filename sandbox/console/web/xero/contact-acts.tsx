import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { touch } from '../lib/live.ts';
import { goTo } from '../lib/place.ts';
import { useAct } from '../lib/query.ts';
import { actInXero, type XeroContact } from '../lib/xero.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Messages } from '../ui/messages.tsx';

interface ContactProps {
  organisation: string;
  contact: XeroContact;
}

/** Merges a contact into another: what it has moves there, and it is archived for good. */
export function MergeButton({ organisation, contact, others }: ContactProps & { others: XeroContact[] }) {
  const [into, setInto] = useState('');
  const merge = async () => {
    await actInXero(organisation, `contacts/${contact.ContactID}/merge`, { into });
    touch('xero');
    goTo({ xero: `contact/${into}` });
  };
  return (
    <ConfirmButton
      label="Merge"
      appearance="secondary"
      title={`Merge ${contact.Name} into another contact?`}
      confirm="Merge"
      ready={into !== ''}
      act={merge}
    >
      <Field label="Into" hint="Its invoices, bills and credit notes move there. It is archived and can't be brought back.">
        <Select value={into} onChange={(_, { value }) => setInto(value)}>
          <option value="">Choose a contact</option>
          {others.map(({ ContactID, Name }) => (
            <option key={ContactID} value={ContactID}>
              {Name}
            </option>
          ))}
        </Select>
      </Field>
    </ConfirmButton>
  );
}

const kinds = [
  { value: 'RECEIVE-PREPAYMENT', label: 'Prepayment, before an invoice' },
  { value: 'RECEIVE-OVERPAYMENT', label: 'Overpayment, more than was due' },
];

/** Records money of a customer that no invoice asked for; it is used on an invoice, or refunded. */
export function AddAdvance({ organisation, contact }: ContactProps) {
  const [type, setType] = useState(kinds[0]?.value ?? '');
  const [amount, setAmount] = useState('');
  const act = useAct();
  const add = () =>
    act.run(async () => {
      await actInXero(organisation, 'advances', { type, contactId: contact.ContactID, amount: Number(amount.replaceAll(',', '')) });
      setAmount('');
      touch('xero');
    });
  return (
    <form
      className="add-payment"
      aria-label="Money in advance"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h3>Money in advance</h3>
      <Messages intent="error" messages={act.error} />
      <div className="payment-fields">
        <Field size="small" label="What it is">
          <Select size="small" value={type} onChange={(_, { value }) => setType(value)}>
            {kinds.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field size="small" label="Amount received">
          <Input size="small" inputMode="decimal" value={amount} onChange={(_, { value }) => setAmount(value)} />
        </Field>
        <Button type="submit" size="small" appearance="primary" className="go" disabledFocusable={act.busy || amount.trim() === ''}>
          Record
        </Button>
      </div>
    </form>
  );
}
