import { Link, Tab, TabList } from '@fluentui/react-components';
import { formatAmount, formatDate } from '../lib/format.ts';
import { goTo, linkTo } from '../lib/place.ts';
import { xeroDate } from '../lib/xero.ts';
import { isAdvance, isCredit, nameOf, useDocuments, type XeroDocument } from '../lib/xero-documents.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { InvoiceState, tabsOf } from './status.tsx';

/** The three lists of documents, as Xero's menu has them. */
export type DocumentList = 'invoices' | 'bills' | 'credits';

interface ListWords {
  title: string;
  who: string;
  amount: string;
  holds(document: XeroDocument): boolean;
  none: [title: string, hint: string];
}

export const lists: Record<DocumentList, ListWords> = {
  invoices: {
    title: 'Invoices',
    who: 'To',
    amount: 'Amount due',
    holds: ({ Type }) => Type === 'ACCREC',
    none: ['No invoices yet', 'Set Sync to Xero on an order or invoice in Dynamics: it arrives here as a draft.'],
  },
  bills: {
    title: 'Bills',
    who: 'From',
    amount: 'Amount due',
    holds: ({ Type }) => Type === 'ACCPAY',
    none: ['No bills yet', 'An order whose document type is Purchase invoice arrives here as a bill.'],
  },
  credits: {
    title: 'Credit notes',
    who: 'Contact',
    amount: 'Credit left',
    holds: isCredit,
    none: [
      'No credit notes yet',
      'An order whose document type is Credit note arrives here. Prepayments and overpayments are listed here too.',
    ],
  },
};

const gone = ['VOIDED', 'DELETED'];

/** Newest first; All leaves out what was deleted. */
function chosen(all: XeroDocument[], list: DocumentList, status: string): XeroDocument[] {
  const own = all.filter(lists[list].holds);
  return own.filter(({ Status }) => (status === 'ALL' ? Status !== 'DELETED' : Status === status)).reverse();
}

const numberOf = (document: XeroDocument): string => document.InvoiceNumber || (isAdvance(document) ? nameOf(document) : 'No number');

function List({ list, documents }: { list: DocumentList; documents: XeroDocument[] }) {
  const { title, who, amount } = lists[list];
  return (
    <table className="xero-table" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">{who}</th>
          <th scope="col" className="roomy">
            {list === 'credits' ? 'Date' : 'Due'}
          </th>
          <th scope="col" className="right">
            {amount}
          </th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr key={document.InvoiceID} className={gone.includes(document.Status) ? 'gone' : undefined}>
            <td className="nowrap">
              <Link href={linkTo({ xero: `invoice/${document.InvoiceID}` })}>{numberOf(document)}</Link>
              {document.Type === 'ACCPAYCREDIT' && <span className="second-line">From a supplier</span>}
            </td>
            <td>
              {document.Contact.Name}
              {document.Reference && <span className="second-line">{document.Reference}</span>}
            </td>
            <td className="nowrap roomy">{formatDate(xeroDate(list === 'credits' ? document.DateString : document.DueDateString))}</td>
            <td className="right nowrap">
              {formatAmount(document.AmountDue)} <span className="quiet">{document.CurrencyCode}</span>
              {document.AmountPaid > 0 && (
                <span className="second-line">
                  {formatAmount(document.AmountPaid)} {isCredit(document) ? 'refunded' : 'paid'}
                </span>
              )}
              {(document.AmountCredited ?? 0) > 0 && (
                <span className="second-line">
                  {formatAmount(document.AmountCredited ?? 0)} {isCredit(document) ? 'allocated' : 'credited'}
                </span>
              )}
            </td>
            <td>
              <InvoiceState status={document.Status} credit={isCredit(document)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Invoices, bills or credit notes by status. */
export function InvoicesPage({ organisation, list, status }: { organisation: string; list: DocumentList; status: string }) {
  const documents = useDocuments(organisation);
  const { title, none } = lists[list];
  return (
    <>
      <h2>{title}</h2>
      <TabList
        size="small"
        selectedValue={status}
        onTabSelect={(_, { value }) => goTo({ xero: `${list}/${value}` })}
        aria-label={`${title} by status`}
      >
        {tabsOf(list === 'credits').map(({ value, label }) => {
          const count = value === 'ALL' ? 0 : chosen(documents.data ?? [], list, value).length;
          return (
            <Tab key={value} value={value}>
              {label}
              {count > 0 ? ` (${count})` : ''}
            </Tab>
          );
        })}
      </TabList>
      <Loaded query={documents}>
        {(all) => {
          const shown = chosen(all, list, status);
          if (shown.length > 0) return <List list={list} documents={shown} />;
          if (status === 'ALL') return <Empty title={none[0]}>{none[1]}</Empty>;
          return <Empty title="Nothing here">None has this status.</Empty>;
        }}
      </Loaded>
    </>
  );
}
