import { Link, Tab, TabList } from '@fluentui/react-components';
import { formatAmount } from '../lib/format.ts';
import { goTo, linkTo } from '../lib/place.ts';
import { useXero, type XeroContact } from '../lib/xero.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { StateBadge } from '../ui/tone.tsx';

const personOf = ({ FirstName, LastName }: XeroContact) => [FirstName, LastName].filter(Boolean).join(' ');
const isActive = ({ ContactStatus }: XeroContact) => ContactStatus === 'ACTIVE';

const tabs: { value: string; label: string; holds(contact: XeroContact): boolean }[] = [
  { value: '', label: 'All', holds: isActive },
  { value: 'customers', label: 'Customers', holds: (contact) => isActive(contact) && contact.IsCustomer === true },
  { value: 'suppliers', label: 'Suppliers', holds: (contact) => isActive(contact) && contact.IsSupplier === true },
  { value: 'archived', label: 'Archived', holds: (contact) => !isActive(contact) },
];

/** What is owed, and how much of it is late. */
function Balance({ side }: { side: { Outstanding: number; Overdue: number } | undefined }) {
  if (!side?.Outstanding) return null;
  return (
    <>
      {formatAmount(side.Outstanding)}
      {side.Overdue > 0 && <span className="second-line overdue">{formatAmount(side.Overdue)} overdue</span>}
    </>
  );
}

function List({ contacts }: { contacts: XeroContact[] }) {
  return (
    <table className="xero-table" aria-label="Contacts">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" className="roomy">
            Email
          </th>
          <th scope="col" className="right">
            They owe
          </th>
          <th scope="col" className="right">
            You owe
          </th>
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <tr key={contact.ContactID}>
            <td>
              <Link href={linkTo({ xero: `contact/${contact.ContactID}` })}>{contact.Name}</Link>{' '}
              {!isActive(contact) && <StateBadge label={contact.MergedToContactID ? 'Merged' : 'Archived'} />}
              <span className="second-line">{[contact.AccountNumber, personOf(contact)].filter(Boolean).join(' · ')}</span>
            </td>
            <td className="roomy">{contact.EmailAddress}</td>
            <td className="right">
              <Balance side={contact.Balances?.AccountsReceivable} />
            </td>
            <td className="right">
              <Balance side={contact.Balances?.AccountsPayable} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Customers and suppliers, with what they owe. */
export function ContactsPage({ organisation, kind }: { organisation: string; kind: string }) {
  const contacts = useXero(organisation, 'contacts');
  const tab = tabs.find(({ value }) => value === kind) ?? tabs[0];
  return (
    <>
      <h2>Contacts</h2>
      <TabList
        size="small"
        aria-label="Contacts by kind"
        selectedValue={tab?.value}
        onTabSelect={(_, { value }) => goTo({ xero: value ? `contacts/${value}` : 'contacts' })}
      >
        {tabs.map(({ value, label }) => (
          <Tab key={value} value={value}>
            {label}
          </Tab>
        ))}
      </TabList>
      <Loaded query={contacts}>
        {(all) => {
          const shown = all.filter((contact) => tab?.holds(contact)).sort((a, b) => a.Name.localeCompare(b.Name));
          return shown.length === 0 ? <Empty title="No such contacts" /> : <List contacts={shown} />;
        }}
      </Loaded>
    </>
  );
}
