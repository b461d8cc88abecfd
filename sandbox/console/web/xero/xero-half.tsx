import { FluentProvider } from '@fluentui/react-components';
import { linkTo, usePlace } from '../lib/place.ts';
import { useOrganisations } from '../lib/xero.ts';
import { useDocuments } from '../lib/xero-documents.ts';
import { xeroTheme } from '../theme.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { BankPage } from './bank-page.tsx';
import { ContactPage } from './contact-page.tsx';
import { ContactsPage } from './contacts-page.tsx';
import { InvoicePage } from './invoice-page.tsx';
import { type DocumentList, InvoicesPage, lists } from './invoices-page.tsx';
import { ItemsPage } from './items-page.tsx';

const pages = [
  { path: 'invoices/ALL', label: 'Invoices', kinds: ['invoices'] },
  { path: 'bills/ALL', label: 'Bills', kinds: ['bills'] },
  { path: 'credits/ALL', label: 'Credit notes', kinds: ['credits'] },
  { path: 'contacts', label: 'Contacts', kinds: ['contacts', 'contact'] },
  { path: 'items', label: 'Products', kinds: ['items'] },
  { path: 'bank', label: 'Bank', kinds: ['bank'] },
];

const isList = (kind: string): kind is DocumentList => kind in lists;

/** The entry of the menu that is current; a document belongs to the list it stands in. */
function useCurrent(kind: string, part: string, organisation: string | undefined): string {
  const documents = useDocuments(kind === 'invoice' ? organisation : undefined);
  if (kind !== 'invoice') return kind;
  const document = documents.data?.find(({ InvoiceID }) => InvoiceID === part);
  return (document && Object.keys(lists).find((list) => isList(list) && lists[list].holds(document))) ?? 'invoices';
}

function Page({ kind, part, organisation }: { kind: string; part: string; organisation: string }) {
  if (isList(kind)) return <InvoicesPage key={kind} organisation={organisation} list={kind} status={part || 'ALL'} />;
  switch (kind) {
    case 'invoice':
      return <InvoicePage key={part} organisation={organisation} id={part} />;
    case 'contacts':
      return <ContactsPage organisation={organisation} kind={part} />;
    case 'contact':
      return <ContactPage key={part} organisation={organisation} id={part} />;
    case 'items':
      return <ItemsPage organisation={organisation} />;
    case 'bank':
      return <BankPage organisation={organisation} />;
    default:
      return (
        <Empty title="There is no such page">
          <a href={linkTo({ xero: 'invoices/ALL' })}>To the invoices</a>
        </Empty>
      );
  }
}

const whole = { display: 'grid', minWidth: 0, minHeight: 0, background: 'transparent' } as const;

/** Xero as the finance clerk sees it. */
export function XeroHalf() {
  const { xero } = usePlace();
  const [kind = '', part = ''] = xero.split('/');
  const organisations = useOrganisations();
  const organisation = organisations.data?.[0];
  const current = useCurrent(kind, part, organisation?.OrganisationID);
  return (
    <FluentProvider theme={xeroTheme} style={whole}>
      <section className="xero-half" aria-label="Xero">
        <header className="xero-header">
          <span className="xero-mark" aria-hidden>
            xero
          </span>
          <span className="organisation">{organisation?.Name ?? ''}</span>
          <span className="grow" />
          <span className="persona" title="You play the finance clerk">
            <span aria-hidden>FC</span> Finance
          </span>
        </header>
        <nav className="xero-nav" aria-label="Xero areas">
          {pages.map(({ path, label, kinds }) => (
            <a key={path} href={linkTo({ xero: path })} aria-current={kinds.includes(current) ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <div className="xero-page">
          <Loaded query={organisations}>
            {([first]) =>
              first ? (
                <Page kind={kind} part={part} organisation={first.OrganisationID} />
              ) : (
                <Empty title="No organisation">Xero holds none.</Empty>
              )
            }
          </Loaded>
        </div>
      </section>
    </FluentProvider>
  );
}
