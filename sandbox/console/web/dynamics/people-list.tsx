import { Button, Link } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import { listRows, updateRow } from '../lib/dataverse.ts';
import { touch } from '../lib/live.ts';
import { goTo, linkTo, rowPath } from '../lib/place.ts';
import { useAct, useQuery } from '../lib/query.ts';
import { Loaded } from '../ui/loading.tsx';
import { Messages } from '../ui/messages.tsx';
import { StateBadge } from '../ui/tone.tsx';
import type { FormState } from './use-form.ts';

const select = 'contactid,fullname,emailaddress1,xc_includeinxeroemails,statecode';

/** The contacts of an account, which are the people of its contact in Xero; one of them is its primary contact. */
export function PeopleList({ form }: { form: FormState }) {
  const { id, table } = form;
  const people = useQuery(
    id && `people/${id}`,
    () => listRows('contacts', { $select: select, $filter: `_parentcustomerid_value eq ${id}`, $orderby: 'createdon,fullname' }),
    ['table:contact'],
  );
  const act = useAct();
  const primary = form.row.data?._primarycontactid_value;
  const makePrimary = (contactId: string) =>
    act.run(async () => {
      await updateRow(table, id ?? '', { primarycontactid: { table: 'contact', id: contactId } });
      touch('table:account');
    });
  return (
    <fieldset className="form-section people" aria-label="People">
      <div className="section-head">
        <h3>People</h3>
        <Button size="small" appearance="subtle" icon={<PersonAddRegular />} onClick={() => goTo({ dynamics: `contact/new/of=${id}` })}>
          New contact
        </Button>
      </div>
      <Messages intent="error" messages={act.error} />
      <Loaded query={people}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="subgrid-empty">No contacts yet.</p>
          ) : (
            <ul className="payment-list" aria-label="Contacts of this account">
              {rows.map((row) => {
                const contactId = String(row.contactid);
                const name = String(row.fullname ?? 'No name');
                return (
                  <li key={contactId}>
                    <Link href={linkTo({ dynamics: rowPath('contact', contactId) })}>{name}</Link>
                    <span className="quiet">{String(row.emailaddress1 ?? '')}</span>
                    {row.statecode === 1 && <StateBadge label="Inactive" />}
                    {contactId === primary ? (
                      <StateBadge label="Primary contact" tone="brand" />
                    ) : (
                      <Button
                        size="small"
                        appearance="subtle"
                        disabledFocusable={act.busy || form.dirty}
                        aria-label={`Make ${name} the primary contact`}
                        onClick={() => void makePrimary(contactId)}
                      >
                        Make primary
                      </Button>
                    )}
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
    </fieldset>
  );
}
