import { Button, Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { formatAmount } from '../lib/format.ts';
import { touch } from '../lib/live.ts';
import { goTo, linkTo } from '../lib/place.ts';
import { actInXero, fullPhone, useXero, type XeroContact } from '../lib/xero.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Empty, Loaded } from '../ui/loading.tsx';
import { StateBadge } from '../ui/tone.tsx';
import { InvoiceState } from './status.tsx';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return children ? (
    <div>
      <span className="field-label">{label}</span>
      {children}
    </div>
  ) : null;
}

function Contact({ organisation, contact }: { organisation: string; contact: XeroContact }) {
  const invoices = (useXero(organisation, 'invoices').data ?? []).filter(
    (one) => one.Contact.ContactID === contact.ContactID && one.Status !== 'DELETED',
  );
  const address = contact.Addresses?.find(({ AddressType, AddressLine1, City }) => AddressType === 'POBOX' && (AddressLine1 || City));
  const archived = contact.ContactStatus !== 'ACTIVE';
  const act = async (verb: string) => {
    await actInXero(organisation, `contacts/${contact.ContactID}/${verb}`);
    touch('xero');
  };
  const people = contact.ContactPersons ?? [];
  return (
    <>
      <div className="invoice-title">
        <h2>{contact.Name}</h2>
        {archived && <StateBadge label="Archived" />}
        <span className="grow" />
        <ConfirmButton
          label={archived ? 'Restore' : 'Archive'}
          title={archived ? 'Restore this contact?' : 'Archive this contact?'}
          confirm={archived ? 'Restore' : 'Archive'}
          act={() => act(archived ? 'restore' : 'archive')}
        >
          {archived ? 'It can be invoiced again.' : 'It keeps its history, but can no longer be invoiced.'}
        </ConfirmButton>
      </div>
      <div className="paper">
        <div className="invoice-head">
          <Fact label="Primary person">{[contact.FirstName, contact.LastName].filter(Boolean).join(' ')}</Fact>
          <Fact label="Email">{contact.EmailAddress}</Fact>
          <Fact label="Phone">{contact.Phones?.map(fullPhone).find(Boolean)}</Fact>
          <Fact label="Account number">{contact.AccountNumber}</Fact>
          <Fact label="Postal address">
            {address &&
              [address.AddressLine1, address.City, address.Region, address.PostalCode, address.Country].filter(Boolean).join(', ')}
          </Fact>
          <Fact label="Other people">
            {people.map(({ FirstName, LastName }) => [FirstName, LastName].filter(Boolean).join(' ')).join(', ')}
          </Fact>
        </div>
        {invoices.length > 0 && (
          <ul className="payments" aria-label="Invoices of this contact">
            {invoices.map((invoice) => (
              <li key={invoice.InvoiceID}>
                <span className="payment-what">
                  <Link href={linkTo({ xero: `invoice/${invoice.InvoiceID}` })}>{invoice.InvoiceNumber}</Link>
                </span>
                <InvoiceState status={invoice.Status} />
                <span className="line-amount">
                  {formatAmount(invoice.Total)} {invoice.CurrencyCode}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

/** One customer or supplier, with its invoices. */
export function ContactPage({ organisation, id }: { organisation: string; id: string }) {
  const contacts = useXero(organisation, 'contacts');
  return (
    <>
      <Button appearance="transparent" size="small" className="crumb" onClick={() => goTo({ xero: 'contacts' })}>
        ‹ Contacts
      </Button>
      <Loaded query={contacts}>
        {(all) => {
          const contact = all.find(({ ContactID }) => ContactID === id);
          return contact ? <Contact organisation={organisation} contact={contact} /> : <Empty title="This contact isn't in Xero" />;
        }}
      </Loaded>
    </>
  );
}
