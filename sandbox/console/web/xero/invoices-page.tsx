import { Link, Tab, TabList } from '@fluentui/react-components';
import { formatAmount, formatDate } from '../lib/format.ts';
import { goTo, linkTo } from '../lib/place.ts';
import { useXero, type XeroInvoice, xeroDate } from '../lib/xero.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { InvoiceState, isSale, tabs } from './status.tsx';

const gone = ['VOIDED', 'DELETED'];

/** Newest first; All leaves out what was deleted. */
function chosen(all: XeroInvoice[], status: string): XeroInvoice[] {
  const kept = all.filter(({ Status }) => (status === 'ALL' ? Status !== 'DELETED' : Status === status));
  return kept.reverse();
}

function List({ invoices }: { invoices: XeroInvoice[] }) {
  return (
    <table className="xero-table" aria-label="Invoices">
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">To</th>
          <th scope="col" className="roomy">
            Due
          </th>
          <th scope="col" className="right">
            Amount due
          </th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => (
          <tr key={invoice.InvoiceID} className={gone.includes(invoice.Status) ? 'gone' : undefined}>
            <td className="nowrap">
              <Link href={linkTo({ xero: `invoice/${invoice.InvoiceID}` })}>{invoice.InvoiceNumber || 'No number'}</Link>
              {!isSale(invoice) && <span className="quiet"> Bill</span>}
            </td>
            <td>
              {invoice.Contact.Name}
              {invoice.Reference && <span className="second-line">{invoice.Reference}</span>}
            </td>
            <td className="nowrap roomy">{formatDate(xeroDate(invoice.DueDateString))}</td>
            <td className="right nowrap">
              {formatAmount(invoice.AmountDue)} <span className="quiet">{invoice.CurrencyCode}</span>
              {invoice.AmountPaid > 0 && <span className="second-line">{formatAmount(invoice.AmountPaid)} paid</span>}
            </td>
            <td>
              <InvoiceState status={invoice.Status} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Invoices and bills by status. */
export function InvoicesPage({ organisation, status }: { organisation: string; status: string }) {
  const invoices = useXero(organisation, 'invoices');
  return (
    <>
      <h2>Invoices</h2>
      <TabList
        size="small"
        selectedValue={status}
        onTabSelect={(_, { value }) => goTo({ xero: `invoices/${value}` })}
        aria-label="Invoices by status"
      >
        {tabs.map(({ value, label }) => {
          const count = value === 'ALL' ? 0 : chosen(invoices.data ?? [], value).length;
          return (
            <Tab key={value} value={value}>
              {label}
              {count > 0 ? ` (${count})` : ''}
            </Tab>
          );
        })}
      </TabList>
      <Loaded query={invoices}>
        {(all) => {
          const shown = chosen(all, status);
          if (shown.length > 0) return <List invoices={shown} />;
          if (status === 'ALL')
            return <Empty title="No invoices yet">Set Sync to Xero on an order in Dynamics: its invoice arrives here as a draft.</Empty>;
          return <Empty title="Nothing here">No invoice has this status.</Empty>;
        }}
      </Loaded>
    </>
  );
}
