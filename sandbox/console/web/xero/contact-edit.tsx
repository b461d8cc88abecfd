import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useState } from 'react';
import { touch } from '../lib/live.ts';
import { useAct } from '../lib/query.ts';
import { actInXero, fullPhone, type XeroAddress, type XeroContact, type XeroPerson } from '../lib/xero.ts';
import { Messages } from '../ui/messages.tsx';

const names: [field: keyof XeroContact & string, label: string][] = [
  ['Name', 'Contact name'],
  ['AccountNumber', 'Account number'],
  ['FirstName', 'First name'],
  ['LastName', 'Last name'],
  ['EmailAddress', 'Email'],
];
const addressFields: [field: keyof XeroAddress, label: string][] = [
  ['AddressLine1', 'Postal address'],
  ['City', 'City'],
  ['Region', 'Region'],
  ['PostalCode', 'Postcode'],
  ['Country', 'Country'],
];
const mostPersons = 5;

function PersonRow({ person, place, set, remove }: { person: XeroPerson; place: number; set(next: XeroPerson): void; remove(): void }) {
  const isNew = Object.values(person).every((value) => typeof value !== 'string' || value === '');
  const field = (name: 'FirstName' | 'LastName' | 'EmailAddress', label: string) => (
    <Input
      autoFocus={isNew && name === 'FirstName'}
      size="small"
      aria-label={`${label} of person ${place}`}
      placeholder={label}
      value={person[name] ?? ''}
      onChange={(_, { value }) => set({ ...person, [name]: value })}
    />
  );
  return (
    <li className="person">
      {field('FirstName', 'First name')}
      {field('LastName', 'Last name')}
      {field('EmailAddress', 'Email')}
      <Checkbox
        label="Gets emails"
        checked={person.IncludeInEmails ?? false}
        onChange={(_, { checked }) => set({ ...person, IncludeInEmails: checked === true })}
      />
      <Button size="small" appearance="subtle" icon={<DeleteRegular />} aria-label={`Remove person ${place}`} onClick={remove} />
    </li>
  );
}

/** Finance changes a contact: name, primary person, address, and up to five more people. */
export function ContactEdit({ organisation, contact, onDone }: { organisation: string; contact: XeroContact; onDone(): void }) {
  const [fields, setFields] = useState<Record<string, string>>({});
  const postal = contact.Addresses?.find(({ AddressType }) => AddressType === 'POBOX');
  const [address, setAddress] = useState<Partial<XeroAddress>>({});
  const phone = contact.Phones?.find(({ PhoneType }) => PhoneType === 'DEFAULT');
  const [number, setNumber] = useState<string>();
  const [people, setPeople] = useState<(XeroPerson & { key: number })[]>(
    (contact.ContactPersons ?? []).map((one, key) => ({ ...one, key })),
  );
  const act = useAct();
  const save = async () => {
    const saved = await act.run(async () => {
      await actInXero(organisation, `contacts/${contact.ContactID}/edit`, {
        ...fields,
        ...(Object.keys(address).length > 0 && { Addresses: [{ ...postal, ...address, AddressType: 'POBOX' }] }),
        ...(number !== undefined && { Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: number, PhoneAreaCode: '', PhoneCountryCode: '' }] }),
        ContactPersons: people.map(({ key: _key, ...person }) => person),
      });
      touch('xero');
    });
    if (saved) onDone();
  };
  return (
    <form
      className="paper"
      aria-label="Edit contact"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <Messages intent="error" messages={act.error} />
      <div className="payment-fields">
        {names.map(([field, label], place) => (
          <Field key={field} size="small" label={label}>
            <Input
              size="small"
              autoFocus={place === 0}
              value={fields[field] ?? String(contact[field] ?? '')}
              onChange={(_, { value }) => setFields((before) => ({ ...before, [field]: value }))}
            />
          </Field>
        ))}
        <Field size="small" label="Phone">
          <Input size="small" value={number ?? (phone ? fullPhone(phone) : '')} onChange={(_, { value }) => setNumber(value)} />
        </Field>
        {addressFields.map(([field, label]) => (
          <Field key={field} size="small" label={label}>
            <Input
              size="small"
              value={address[field] ?? postal?.[field] ?? ''}
              onChange={(_, { value }) => setAddress((before) => ({ ...before, [field]: value }))}
            />
          </Field>
        ))}
      </div>
      <h3 className="persons-title">People</h3>
      <ul className="persons" aria-label="People">
        {people.map((person, place) => (
          <PersonRow
            key={person.key}
            person={person}
            place={place + 1}
            set={(next) => setPeople((before) => before.map((one) => (one.key === person.key ? { ...next, key: one.key } : one)))}
            remove={() => setPeople((before) => before.filter((one) => one.key !== person.key))}
          />
        ))}
      </ul>
      <div className="edit-buttons">
        {people.length < mostPersons && (
          <Button
            size="small"
            appearance="subtle"
            icon={<AddRegular />}
            onClick={() => setPeople((before) => [...before, { key: Math.max(-1, ...before.map(({ key }) => key)) + 1 }])}
          >
            Add a person
          </Button>
        )}
        <span className="grow" />
        <Button size="small" onClick={onDone}>
          Cancel
        </Button>
        <Button size="small" type="submit" appearance="primary" className="go" disabledFocusable={act.busy}>
          Save
        </Button>
      </div>
    </form>
  );
}
