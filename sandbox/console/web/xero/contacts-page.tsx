import { Link } from '@fluentui/react-components';
import { linkTo } from '../lib/place.ts';
import { useXero, type XeroContact } from '../lib/xero.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { StateBadge } from '../ui/tone.tsx';

const personOf = ({ FirstName, LastName }: XeroContact) => [FirstName, LastName].filter(Boolean).join(' ');

/** Customers and suppliers. */
export function ContactsPage({ organisation }: { organisation: string }) {
  const contacts = useXero(organisation, 'contacts');
  return (
    <>
      <h2>Contacts</h2>
      <Loaded query={contacts}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="No contacts yet" />
          ) : (
            <table className="xero-table" aria-label="Contacts">
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Primary person</th>
                  <th scope="col">Email</th>
                </tr>
              </thead>
              <tbody>
                {[...all]
                  .sort((a, b) => a.Name.localeCompare(b.Name))
                  .map((contact) => (
                    <tr key={contact.ContactID}>
                      <td>
                        <Link href={linkTo({ xero: `contact/${contact.ContactID}` })}>{contact.Name}</Link>
                        {contact.ContactStatus !== 'ACTIVE' && <StateBadge label="Archived" />}
                        {contact.AccountNumber && <span className="second-line">{contact.AccountNumber}</span>}
                      </td>
                      <td>{personOf(contact)}</td>
                      <td>{contact.EmailAddress}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </>
  );
}
