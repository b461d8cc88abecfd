import { Button, Link } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { formatAmount } from '../lib/format.ts';
import { touch } from '../lib/live.ts';
import { goTo, linkTo } from '../lib/place.ts';
import { actInXero, fullPhone, useXero, type XeroAddress, type XeroContact } from '../lib/xero.ts';
import { isCredit, titleOf, useDocuments } from '../lib/xero-documents.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { useKeepFocus } from '../ui/keep-focus.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { StateBadge } from '../ui/tone.tsx';
import { AddAdvance, MergeButton } from './contact-acts.tsx';
import { ContactEdit } from './contact-edit.tsx';
import { InvoiceState } from './status.tsx';

interface ContactProps {
  organisation: string;
  contact: XeroContact;
  all: XeroContact[];
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return children ? (
    <div>
      <span className="field-label">{label}</span>
      {children}
    </div>
  ) : null;
}

function addressOf({ Addresses = [] }: XeroContact, type: string): string {
  const address: Partial<XeroAddress> = Addresses.find(({ AddressType }) => AddressType === type) ?? {};
  return [address.AddressLine1, address.AddressLine2, address.City, address.Region, address.PostalCode, address.Country]
    .filter(Boolean)
    .join(', ');
}

function Facts({ contact }: { contact: XeroContact }) {
  const { AccountsReceivable: owed, AccountsPayable: owing } = contact.Balances ?? {};
  const people = contact.ContactPersons ?? [];
  return (
    <div className="invoice-head">
      <Fact label="Primary person">{[contact.FirstName, contact.LastName].filter(Boolean).join(' ')}</Fact>
      <Fact label="Email">{contact.EmailAddress}</Fact>
      <Fact label="Phone">{contact.Phones?.map(fullPhone).find(Boolean)}</Fact>
      <Fact label="Account number">{contact.AccountNumber}</Fact>
      <Fact label="Postal address">{addressOf(contact, 'POBOX')}</Fact>
      <Fact label="Street address">{addressOf(contact, 'STREET')}</Fact>
      <Fact label="They owe">{owed?.Outstanding ? formatAmount(owed.Outstanding) : null}</Fact>
      <Fact label="Overdue">{owed?.Overdue ? <span className="overdue">{formatAmount(owed.Overdue)}</span> : null}</Fact>
      <Fact label="You owe">{owing?.Outstanding ? formatAmount(owing.Outstanding) : null}</Fact>
      {people.length > 0 && (
        <div className="wide">
          <span className="field-label">People</span>
          <ul aria-label="People">
            {people.map(({ FirstName, LastName, EmailAddress, IncludeInEmails }) => (
              <li key={`${FirstName} ${LastName} ${EmailAddress}`}>
                {[FirstName, LastName].filter(Boolean).join(' ')} <span className="quiet">{EmailAddress}</span>{' '}
                {IncludeInEmails && <StateBadge label="Gets emails" />}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Documents({ organisation, contact }: { organisation: string; contact: XeroContact }) {
  const documents = (useDocuments(organisation).data ?? []).filter(
    (one) => one.Contact.ContactID === contact.ContactID && one.Status !== 'DELETED',
  );
  if (documents.length === 0) return null;
  return (
    <ul className="payments" aria-label="Documents of this contact">
      {documents.map((document) => (
        <li key={document.InvoiceID}>
          <span className="payment-what">
            <Link href={linkTo({ xero: `invoice/${document.InvoiceID}` })}>{titleOf(document)}</Link>
          </span>
          <InvoiceState status={document.Status} credit={isCredit(document)} />
          <span className="line-amount">
            {formatAmount(document.Total)} {document.CurrencyCode}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Contact({ organisation, contact, all }: ContactProps) {
  const [editing, setEditing] = useState(false);
  const archived = contact.ContactStatus !== 'ACTIVE';
  const heading = useKeepFocus<HTMLHeadingElement>(`${editing} ${contact.ContactStatus}`);
  const winner = all.find(({ ContactID }) => ContactID === contact.MergedToContactID);
  const act = async (verb: string) => {
    await actInXero(organisation, `contacts/${contact.ContactID}/${verb}`);
    touch('xero');
  };
  const others = all.filter(({ ContactID, ContactStatus }) => ContactID !== contact.ContactID && ContactStatus === 'ACTIVE');
  return (
    <>
      <div className="invoice-title">
        <h2 ref={heading} tabIndex={-1}>
          {contact.Name}
        </h2>
        {archived && <StateBadge label={winner ? 'Merged' : 'Archived'} />}
        <span className="grow" />
        {!archived && !editing && (
          <div className="xero-actions" role="toolbar" aria-label="Contact actions">
            <Button size="small" onClick={() => setEditing(true)}>
              Edit
            </Button>
            <MergeButton organisation={organisation} contact={contact} others={others} />
          </div>
        )}
        {!winner && !editing && (
          <ConfirmButton
            label={archived ? 'Restore' : 'Archive'}
            appearance="secondary"
            title={archived ? 'Restore this contact?' : 'Archive this contact?'}
            confirm={archived ? 'Restore' : 'Archive'}
            act={() => act(archived ? 'restore' : 'archive')}
          >
            {archived ? 'It can be invoiced again.' : 'It keeps its history, but can no longer be invoiced.'}
          </ConfirmButton>
        )}
      </div>
      {winner && (
        <p className="merged">
          It was merged into <Link href={linkTo({ xero: `contact/${winner.ContactID}` })}>{winner.Name}</Link>.
        </p>
      )}
      {editing ? (
        <ContactEdit organisation={organisation} contact={contact} onDone={() => setEditing(false)} />
      ) : (
        <div className="paper">
          <Facts contact={contact} />
          <Documents organisation={organisation} contact={contact} />
        </div>
      )}
      {!archived && !editing && <AddAdvance organisation={organisation} contact={contact} />}
    </>
  );
}

/** One customer or supplier: who it is, its people and what it owes, with its documents. */
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
          return contact ? (
            <Contact organisation={organisation} contact={contact} all={all} />
          ) : (
            <Empty title="This contact isn't in Xero" />
          );
        }}
      </Loaded>
    </>
  );
}
