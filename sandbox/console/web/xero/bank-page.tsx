import { Link } from '@fluentui/react-components';
import { formatAmount, formatDate } from '../lib/format.ts';
import { linkTo } from '../lib/place.ts';
import { useXero, type XeroAccount, type XeroPayment, xeroDate } from '../lib/xero.ts';
import { Empty, Loaded } from '../ui/loading.tsx';

function Bank({ account, payments }: { account: XeroAccount; payments: XeroPayment[] }) {
  return (
    <section className="paper bank" aria-label={account.Name}>
      <h3>
        {account.Name} <span className="quiet">{account.BankAccountNumber}</span>
      </h3>
      {payments.length === 0 ? (
        <p className="quiet">No payments received yet.</p>
      ) : (
        <ul className="payments" aria-label={`Payments to ${account.Name}`}>
          {payments.map(({ PaymentID, Date: date, Amount, Reference, Invoice }) => (
            <li key={PaymentID}>
              <span className="payment-what">
                {formatDate(xeroDate(date))}{' '}
                {Invoice && <Link href={linkTo({ xero: `invoice/${Invoice.InvoiceID}` })}>{Invoice.InvoiceNumber}</Link>}
                <span className="quiet">{[Invoice?.Contact?.Name, Reference].filter(Boolean).join(' · ')}</span>
              </span>
              <span className="line-amount">
                {formatAmount(Amount)} {Invoice?.CurrencyCode}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Where money arrives, and what did. */
export function BankPage({ organisation }: { organisation: string }) {
  const accounts = useXero(organisation, 'accounts');
  const payments = useXero(organisation, 'payments');
  const received = (payments.data ?? []).filter(({ Status }) => Status !== 'DELETED').reverse();
  return (
    <>
      <h2>Bank accounts</h2>
      <Loaded query={accounts}>
        {(all) => {
          const banks = all.filter(({ Type }) => Type === 'BANK');
          if (banks.length === 0) return <Empty title="No bank accounts" />;
          return banks.map((account) => (
            <Bank
              key={account.AccountID}
              account={account}
              payments={received.filter((one) => one.Account?.AccountID === account.AccountID)}
            />
          ));
        }}
      </Loaded>
    </>
  );
}
