import { Field, Select } from '@fluentui/react-components';
import { formatAmount } from '../lib/format.ts';
import { useXero, type XeroAccount, type XeroInvoice, type XeroLine, type XeroTaxRate } from '../lib/xero.ts';
import { isSale } from '../lib/xero-documents.ts';
import type { InvoiceEdit } from './use-invoice-edit.ts';

/** Accounts a line may be booked to. Xero: neither bank accounts nor those it keeps itself. */
const bookable = (accounts: XeroAccount[], sale: boolean) =>
  accounts
    .filter(
      ({ Status, Type, Class }) =>
        Status === 'ACTIVE' && Type !== 'BANK' && (!sale || Class === 'REVENUE' || Class === 'LIABILITY' || Class === 'EXPENSE'),
    )
    .sort((a, b) => Number(b.Class === 'REVENUE') - Number(a.Class === 'REVENUE') || a.Code.localeCompare(b.Code));

interface LineProps {
  line: XeroLine;
  place: number;
  editable: boolean;
  edit: InvoiceEdit;
  accounts: XeroAccount[];
  taxRates: XeroTaxRate[];
}

function Coding({ line, place, editable, edit, accounts, taxRates }: LineProps) {
  const { AccountCode, TaxType } = edit.line(line);
  const account = accounts.find(({ Code }) => Code === AccountCode);
  const tax = taxRates.find((rate) => rate.TaxType === TaxType);
  if (!editable)
    return (
      <p className="line-coding quiet">
        {account ? `${account.Code} ${account.Name}` : 'No account'} · {tax?.Name ?? 'No tax rate'}
      </p>
    );
  return (
    <div className="line-coding">
      <Field size="small" label="Account">
        <Select
          size="small"
          aria-label={`Account of line ${place}`}
          value={AccountCode ?? ''}
          onChange={(_, { value }) => edit.setLine(line, { AccountCode: value })}
        >
          {!line.AccountCode && <option value="">Choose an account</option>}
          {accounts.map(({ Code, Name }) => (
            <option key={Code} value={Code}>
              {Code} – {Name}
            </option>
          ))}
        </Select>
      </Field>
      <Field size="small" label="Tax rate">
        <Select
          size="small"
          aria-label={`Tax rate of line ${place}`}
          value={TaxType ?? ''}
          onChange={(_, { value }) => edit.setLine(line, { TaxType: value })}
        >
          {!line.TaxType && <option value="">Choose a tax rate</option>}
          {taxRates.map((rate) => (
            <option key={rate.TaxType} value={rate.TaxType}>
              {rate.Name}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

function discountOf({ DiscountRate, DiscountAmount }: XeroLine): string {
  if (DiscountRate) return `less ${formatAmount(DiscountRate)} %`;
  return DiscountAmount ? `less ${formatAmount(DiscountAmount)}` : '';
}

function Line(props: LineProps) {
  const { line } = props;
  const textOnly = line.LineAmount === undefined && line.Quantity === undefined;
  return (
    <li className="line">
      <div className="line-head">
        <div className="line-what">
          {line.ItemCode && <code>{line.ItemCode}</code>} {line.Description}
        </div>
        {!textOnly && (
          <>
            <span className="line-price">
              {formatAmount(line.Quantity ?? 0, 4).replace(/\.00$/, '')} × {formatAmount(line.UnitAmount ?? 0, 4)} {discountOf(line)}
            </span>
            <span className="line-amount">{formatAmount(line.LineAmount ?? 0)}</span>
          </>
        )}
      </div>
      {!textOnly && <Coding {...props} />}
    </li>
  );
}

/** The lines of an invoice; account and tax rate can be chosen while it is a draft. */
export function InvoiceLines({
  organisation,
  invoice,
  editable,
  edit,
}: {
  organisation: string;
  invoice: XeroInvoice;
  editable: boolean;
  edit: InvoiceEdit;
}) {
  const sale = isSale(invoice);
  const accounts = bookable(useXero(organisation, 'accounts').data ?? [], sale);
  const all = useXero(organisation, 'tax-rates').data ?? [];
  const used = invoice.LineItems.map(({ TaxType }) => TaxType);
  const taxRates = all.filter(
    ({ Status, CanApplyToRevenue, TaxType }) => used.includes(TaxType) || (Status === 'ACTIVE' && (!sale || CanApplyToRevenue !== false)),
  );
  return (
    <ol className="lines" aria-label="Lines">
      {invoice.LineItems.map((line, index) => (
        <Line key={line.LineItemID} line={line} place={index + 1} editable={editable} edit={edit} accounts={accounts} taxRates={taxRates} />
      ))}
    </ol>
  );
}
